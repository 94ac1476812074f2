/**
 * The working memory of one search: arrays as long as the graph is large, kept between searches and handed from one to
 * the next, so that a search allocates nothing that grows with the graph. Each running search has its own.
 */
import { PathLabels } from './path-labels.js';
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

export class PathWorkspace {
  readonly capacity: number;
  /** What each person is in the search under way: one of MARK. */
  readonly marks: Uint8Array;
  /** Ways from the sources, and ways to the targets. */
  readonly forth: PathLabels;
  readonly back: PathLabels;
  readonly tree = new SearchTree();

  constructor(capacity: number) {
    this.capacity = capacity;
    this.marks = new Uint8Array(capacity);
    this.forth = new PathLabels(capacity);
    this.back = new PathLabels(capacity);
  }

  /** Forgets all of a search but the marks. */
  wipe(): void {
    this.forth.wipe();
    this.back.wipe();
    this.tree.clear();
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
  workspace.wipe();
  idle.push(workspace);
  idle.sort((first, second) => first.capacity - second.capacity);
  if (idle.length > MOST_IDLE) idle.shift();
}
