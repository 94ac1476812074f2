/** The first so many paths found, at most so many for each introducer: what a further path must beat. */
export class PathRanking {
  readonly #limit: number;
  readonly #perIntroducer: number;
  readonly #costs: number[] = [];
  readonly #introducers: number[] = [];

  constructor(limit: number, perIntroducer: number) {
    this.#limit = limit;
    this.#perIntroducer = perIntroducer;
  }

  /** What the last path of the answer costs at most; the largest number while the answer is not full. */
  get mostCost(): number {
    return this.#costs[this.#limit - 1] ?? Number.MAX_VALUE;
  }

  /** Takes note of a path that exists. */
  add(cost: number, introducer: number): void {
    if (cost >= this.mostCost) return;
    if (this.#count(introducer) >= this.#perIntroducer) {
      const worst = this.#introducers.lastIndexOf(introducer);
      if (cost >= (this.#costs[worst] as number)) return;
      this.#costs.splice(worst, 1);
      this.#introducers.splice(worst, 1);
    }
    const place = this.#costs.findIndex((other) => other > cost);
    const at = place < 0 ? this.#costs.length : place;
    this.#costs.splice(at, 0, cost);
    this.#introducers.splice(at, 0, introducer);
    this.#costs.length = Math.min(this.#costs.length, this.#limit);
    this.#introducers.length = this.#costs.length;
  }

  #count(introducer: number): number {
    let count = 0;
    for (const other of this.#introducers) if (other === introducer) count += 1;
    return count;
  }
}
