/** The first so many paths known to exist, at most so many for each introducer: what a further path must beat. */
export class PathRanking {
  /** What the last path of the answer costs at most; the largest number while nothing is known. */
  mostCost: number;
  readonly #limit: number;
  readonly #perIntroducer: number;
  readonly #costs: number[] = [];
  readonly #introducers: number[] = [];
  readonly #paths: (readonly number[])[] = [];

  /** `mostCost` is what is known beforehand. */
  constructor(limit: number, perIntroducer: number, mostCost: number) {
    this.#limit = limit;
    this.#perIntroducer = perIntroducer;
    this.mostCost = mostCost;
  }

  /** What a path with this introducer may cost to be part of the answer. */
  mostCostOf(introducer: number): number {
    if (this.#perIntroducer > this.#costs.length) return this.mostCost;
    if (this.#count(introducer) < this.#perIntroducer) return this.mostCost;
    return Math.min(this.mostCost, this.#costs[this.#introducers.lastIndexOf(introducer)] as number);
  }

  /** Takes note of a path that exists; one known already changes nothing. */
  add(cost: number, introducer: number, path: readonly number[]): void {
    if (cost >= this.mostCost) return;
    const costs = this.#costs;
    let place = costs.length;
    while (place > 0 && (costs[place - 1] as number) >= cost) {
      place -= 1;
      if (costs[place] === cost && isSamePath(this.#paths[place] as readonly number[], path)) return;
    }
    if (this.#perIntroducer <= costs.length && this.#count(introducer) >= this.#perIntroducer) {
      const worst = this.#introducers.lastIndexOf(introducer);
      if (worst < place) return;
      this.#take(worst);
    }
    costs.splice(place, 0, cost);
    this.#introducers.splice(place, 0, introducer);
    this.#paths.splice(place, 0, path);
    if (costs.length > this.#limit) this.#take(this.#limit);
    if (costs.length === this.#limit)
      this.mostCost = Math.min(this.mostCost, costs[this.#limit - 1] as number);
  }

  #take(place: number): void {
    this.#costs.splice(place, 1);
    this.#introducers.splice(place, 1);
    this.#paths.splice(place, 1);
  }

  #count(introducer: number): number {
    let count = 0;
    for (const other of this.#introducers) if (other === introducer) count += 1;
    return count;
  }
}

function isSamePath(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let place = one.length - 1; place >= 0; place -= 1) if (one[place] !== other[place]) return false;
  return true;
}
