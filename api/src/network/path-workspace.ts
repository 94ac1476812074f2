/**
 * The working memory of one search: arrays as long as the graph is large, kept between searches and handed from one to
 * the next, so that a search allocates nothing that grows with the graph. Each running search has its own.
 */
import { SearchTree } from './path-tree.js';

/** Whole numbers one after another, in memory that stays. */
export class IntList {
  values = new Int32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}

/** What is known of everybody's way to the targets within so many hops. */
export interface BoundLevel {
  /** The lowest cost from each person to a target, Infinity where there is no way. */
  readonly costs: Float64Array;
  /** The people with a way, so that the level can be wiped without touching the others. */
  readonly reached: IntList;
  /** Those for whom this level found better than the one before. */
  readonly improved: IntList;
}

export class PathWorkspace {
  readonly capacity: number;
  /** What each person is in the search under way: one of MARK. */
  readonly marks: Uint8Array;
  readonly tree = new SearchTree();
  readonly #levels: BoundLevel[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
    this.marks = new Uint8Array(capacity);
  }

  /** The level for so many hops, from 1; new ones know no way to anywhere. */
  level(hops: number): BoundLevel {
    for (let missing = this.#levels.length; missing < hops; missing += 1) {
      const costs = new Float64Array(this.capacity).fill(Number.POSITIVE_INFINITY);
      this.#levels.push({ costs, reached: new IntList(), improved: new IntList() });
    }
    return this.#levels[hops - 1] as BoundLevel;
  }

  wipeLevels(): void {
    for (const { costs, reached, improved } of this.#levels) {
      for (let place = 0; place < reached.length; place += 1) {
        costs[reached.values[place] as number] = Number.POSITIVE_INFINITY;
      }
      reached.length = 0;
      improved.length = 0;
    }
  }
}

const MOST_IDLE = 4;
const idle: PathWorkspace[] = [];

/** A clean workspace for a graph of this capacity, for one search alone until it is given back. */
export function takeWorkspace(capacity: number): PathWorkspace {
  const place = idle.findIndex((workspace) => workspace.capacity >= capacity);
  const [found] = place < 0 ? [] : idle.splice(place, 1);
  // Some room above the graph of today: it grows by small steps.
  return found ?? new PathWorkspace(Math.ceil(capacity * 1.1) + 64);
}

/** Gives a workspace back; its marks must be wiped. The largest few are kept. */
export function giveBackWorkspace(workspace: PathWorkspace): void {
  workspace.wipeLevels();
  workspace.tree.clear();
  idle.push(workspace);
  idle.sort((first, second) => first.capacity - second.capacity);
  if (idle.length > MOST_IDLE) idle.shift();
}
