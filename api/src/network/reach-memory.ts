/**
 * The working memory of one search to everybody: the best way to each person found so far, as entries that know the one
 * they extend. Kept between searches, so that one allocates nothing that grows with the graph.
 */
import { IntList } from './path-workspace.js';

/** The entry of a source extends none. */
export const NO_ENTRY = -1;

const FIRST_ENTRIES = 4096;

export class ReachMemory {
  readonly capacity: number;
  /** What each person is in the search under way: one of MARK. */
  readonly marks: Uint8Array;
  /** 1 for whoever is asked about. */
  readonly isWanted: Uint8Array;
  readonly wanted = new IntList();
  /** The person each entry leads to. */
  people = new Int32Array(FIRST_ENTRIES);
  parents = new Int32Array(FIRST_ENTRIES);
  /** A path's place in the order: rank key times 8, plus hops. The last person is not asked. */
  costs = new Float64Array(FIRST_ENTRIES);
  length = 0;
  /** One more than the number of each person's best entry; 0: none. */
  readonly #best: Int32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.marks = new Uint8Array(capacity);
    this.isWanted = new Uint8Array(capacity);
    this.#best = new Int32Array(capacity);
  }

  want(person: number): void {
    if (this.isWanted[person] === 1) return;
    this.isWanted[person] = 1;
    this.wanted.push(person);
  }

  /** The person's best entry, or NO_ENTRY. */
  bestOf(person: number): number {
    return (this.#best[person] as number) - 1;
  }

  /** Adds an entry, which is its person's best from now on. */
  add(person: number, parent: number, cost: number): void {
    if (this.length === this.people.length) this.#grow();
    this.people[this.length] = person;
    this.parents[this.length] = parent;
    this.costs[this.length] = cost;
    this.length += 1;
    this.#best[person] = this.length;
  }

  /** Forgets the entries from this one on. An entry is better than all of its person before it. */
  cutOff(length: number): void {
    for (let entry = length; entry < this.length; entry += 1) this.#best[this.people[entry] as number] = 0;
    this.length = length;
    for (let entry = 0; entry < length; entry += 1) this.#best[this.people[entry] as number] = entry + 1;
  }

  /** The people of an entry's path, source first. */
  pathOf(entry: number): number[] {
    const path: number[] = [];
    for (let at = entry; at !== NO_ENTRY; at = this.parents[at] as number) {
      path.push(this.people[at] as number);
    }
    return path.reverse();
  }

  wipe(): void {
    for (let entry = 0; entry < this.length; entry += 1) this.#best[this.people[entry] as number] = 0;
    for (let place = 0; place < this.wanted.length; place += 1) {
      this.isWanted[this.wanted.values[place] as number] = 0;
    }
    this.length = 0;
    this.wanted.length = 0;
  }

  #grow(): void {
    const people = new Int32Array(this.length * 2);
    const parents = new Int32Array(this.length * 2);
    const costs = new Float64Array(this.length * 2);
    people.set(this.people);
    parents.set(this.parents);
    costs.set(this.costs);
    this.people = people;
    this.parents = parents;
    this.costs = costs;
  }
}

const MOST_IDLE = 2;
const idle: ReachMemory[] = [];

/** Clean memory for a graph of this capacity, for one search alone until it is given back. */
export function takeReachMemory(capacity: number): ReachMemory {
  const place = idle.findIndex((memory) => memory.capacity >= capacity);
  const [found] = place < 0 ? [] : idle.splice(place, 1);
  // Some room above the graph of today: it grows by small steps.
  return found ?? new ReachMemory(Math.ceil(capacity * 1.1) + 64);
}

/** Gives memory back; its marks must be wiped. The largest are kept. */
export function giveBackReachMemory(memory: ReachMemory): void {
  memory.wipe();
  idle.push(memory);
  idle.sort((first, second) => first.capacity - second.capacity);
  if (idle.length > MOST_IDLE) idle.shift();
}
