/**
 * What a search knows of people's ways to one end of the path: for each person the cheapest way within so many hops, as
 * labels one after another. A person has a further label for each number of hops that makes the way cheaper.
 */

export const NO_LABEL = -1;

const FIRST_CAPACITY = 4096;
/** A search that was unusually large gives its memory back. */
const LARGEST_KEPT_CAPACITY = 1 << 20;

export class PathLabels {
  /** The label of most hops, which is the cheapest, of each person. */
  readonly latest: Int32Array;
  people = new Int32Array(FIRST_CAPACITY);
  costs = new Float64Array(FIRST_CAPACITY);
  /** The way has this many hops at most. Never falls from one label to the next. */
  hops = new Uint8Array(FIRST_CAPACITY);
  /** The label of the next person on the way. */
  steps = new Int32Array(FIRST_CAPACITY);
  /** The label of the same person with fewer hops. */
  earlier = new Int32Array(FIRST_CAPACITY);
  length = 0;

  /** For people numbered below the capacity. */
  constructor(capacity: number) {
    this.latest = new Int32Array(capacity).fill(NO_LABEL);
  }

  latestOf(person: number): number {
    return this.latest[person] as number;
  }

  /** Notes a way cheaper than those known; `hops` is at least that of the label put last. */
  put(person: number, cost: number, hops: number, step: number): number {
    const before = this.latestOf(person);
    if (before !== NO_LABEL && this.hops[before] === hops) {
      this.costs[before] = cost;
      this.steps[before] = step;
      return before;
    }
    if (this.length === this.people.length) this.#resize(this.length * 2);
    const label = this.length;
    this.length += 1;
    this.people[label] = person;
    this.costs[label] = cost;
    this.hops[label] = hops;
    this.steps[label] = step;
    this.earlier[label] = before;
    this.latest[person] = label;
    return label;
  }

  /** The label of the cheapest way within so many hops, or NO_LABEL. */
  within(person: number, hops: number): number {
    let label = this.latestOf(person);
    while (label !== NO_LABEL && (this.hops[label] as number) > hops) label = this.earlier[label] as number;
    return label;
  }

  /** What the cheapest way within so many hops costs; Infinity if there is none. */
  costWithin(person: number, hops: number): number {
    const label = this.within(person, hops);
    return label === NO_LABEL ? Number.POSITIVE_INFINITY : (this.costs[label] as number);
  }

  wipe(): void {
    for (let label = 0; label < this.length; label += 1) {
      this.latest[this.people[label] as number] = NO_LABEL;
    }
    this.length = 0;
    if (this.people.length > LARGEST_KEPT_CAPACITY) this.#resize(FIRST_CAPACITY);
  }

  #resize(capacity: number): void {
    this.people = resized(this.people, new Int32Array(capacity), this.length);
    this.costs = resized(this.costs, new Float64Array(capacity), this.length);
    this.hops = resized(this.hops, new Uint8Array(capacity), this.length);
    this.steps = resized(this.steps, new Int32Array(capacity), this.length);
    this.earlier = resized(this.earlier, new Int32Array(capacity), this.length);
  }
}

function resized<Values extends Int32Array | Uint8Array | Float64Array>(
  from: Values,
  to: Values,
  length: number,
): Values {
  to.set(from.subarray(0, length));
  return to;
}
