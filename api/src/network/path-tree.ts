/**
 * The beginnings of paths that a search has met, as a tree (each beginning knows the one it extends), and the queue
 * that gives them back in the order of the answer: by lowest possible cost, then by id lists.
 */

const FIRST_CAPACITY = 4096;
/** A search that was unusually large gives its memory back. */
const LARGEST_KEPT_CAPACITY = 1 << 20;

export const NO_PARENT = -1;

export class SearchTree {
  /** The person each beginning ends with. */
  people = new Int32Array(FIRST_CAPACITY);
  parents = new Int32Array(FIRST_CAPACITY);
  /** Hops from the source. */
  depths = new Uint8Array(FIRST_CAPACITY);
  /** 1 for a path that has reached a target. */
  isComplete = new Uint8Array(FIRST_CAPACITY);
  /** What the beginning itself costs, the availability of its last person included. */
  costs = new Float64Array(FIRST_CAPACITY);
  /** What a path that begins so costs at least. */
  bounds = new Float64Array(FIRST_CAPACITY);
  length = 0;
  readonly #queue: BeginningQueue = new BeginningQueue(this);

  /** Says which of two people's ids stands first in the graph searched; below 0: the first one's. */
  compareIds: (first: number, second: number) => number = byNumber;

  add(person: number, parent: number, isComplete: boolean, cost: number, bound: number): number {
    if (this.length === this.people.length) this.#resize(this.length * 2);
    const node = this.length;
    this.length += 1;
    this.people[node] = person;
    this.parents[node] = parent;
    this.depths[node] = parent === NO_PARENT ? 0 : (this.depths[parent] as number) + 1;
    this.isComplete[node] = isComplete ? 1 : 0;
    this.costs[node] = cost;
    this.bounds[node] = bound;
    this.#queue.push(node);
    return node;
  }

  /** Takes the first of the queue, or -1. */
  takeFirst(): number {
    return this.#queue.pop();
  }

  /** The bound of the first of the queue; Infinity when it is empty. */
  get lowestBound(): number {
    return this.#queue.lowestBound;
  }

  holds(node: number, person: number): boolean {
    for (let at = node; at !== NO_PARENT; at = this.parents[at] as number) {
      if (this.people[at] === person) return true;
    }
    return false;
  }

  /** The people from the source to this beginning's last. */
  pathOf(node: number): number[] {
    const path: number[] = [];
    for (let at = node; at !== NO_PARENT; at = this.parents[at] as number)
      path.push(this.people[at] as number);
    return path.reverse();
  }

  /** The beginning this one grew from that has so many hops. */
  ancestorAt(node: number, depth: number): number {
    let at = node;
    while ((this.depths[at] as number) > depth) at = this.parents[at] as number;
    return at;
  }

  /** Whether the id list of one beginning stands before another's; a beginning of a list stands before the list. */
  precedes(first: number, second: number): boolean {
    const depth = Math.min(this.depths[first] as number, this.depths[second] as number);
    let one = this.ancestorAt(first, depth);
    let other = this.ancestorAt(second, depth);
    if (one === other) return one === first;
    while (this.parents[one] !== this.parents[other]) {
      one = this.parents[one] as number;
      other = this.parents[other] as number;
    }
    return this.compareIds(this.people[one] as number, this.people[other] as number) < 0;
  }

  clear(): void {
    this.length = 0;
    this.#queue.clear();
    this.compareIds = byNumber;
    if (this.people.length > LARGEST_KEPT_CAPACITY) this.#resize(FIRST_CAPACITY);
  }

  #resize(capacity: number): void {
    this.people = resized(this.people, new Int32Array(capacity), this.length);
    this.parents = resized(this.parents, new Int32Array(capacity), this.length);
    this.depths = resized(this.depths, new Uint8Array(capacity), this.length);
    this.isComplete = resized(this.isComplete, new Uint8Array(capacity), this.length);
    this.costs = resized(this.costs, new Float64Array(capacity), this.length);
    this.bounds = resized(this.bounds, new Float64Array(capacity), this.length);
  }
}

function byNumber(first: number, second: number): number {
  return first - second;
}

/** A binary heap of beginnings. */
class BeginningQueue {
  readonly #tree: SearchTree;
  readonly #nodes: number[] = [];

  constructor(tree: SearchTree) {
    this.#tree = tree;
  }

  get lowestBound(): number {
    const first = this.#nodes[0];
    return first === undefined ? Number.POSITIVE_INFINITY : (this.#tree.bounds[first] as number);
  }

  clear(): void {
    this.#nodes.length = 0;
  }

  push(node: number): void {
    const nodes = this.#nodes;
    let place = nodes.length;
    nodes.push(node);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#comesBefore(node, nodes[above] as number)) break;
      nodes[place] = nodes[above] as number;
      place = above;
    }
    nodes[place] = node;
  }

  pop(): number {
    const nodes = this.#nodes;
    const last = nodes.pop();
    if (last === undefined) return -1;
    if (nodes.length === 0) return last;
    const first = nodes[0] as number;
    this.#sinkFromTop(last);
    return first;
  }

  #sinkFromTop(node: number): void {
    const nodes = this.#nodes;
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= nodes.length) break;
      const isRightFirst =
        below + 1 < nodes.length && this.#comesBefore(nodes[below + 1] as number, nodes[below] as number);
      if (isRightFirst) below += 1;
      if (!this.#comesBefore(nodes[below] as number, node)) break;
      nodes[place] = nodes[below] as number;
      place = below;
    }
    nodes[place] = node;
  }

  #comesBefore(first: number, second: number): boolean {
    const difference = (this.#tree.bounds[first] as number) - (this.#tree.bounds[second] as number);
    return difference === 0 ? this.#tree.precedes(first, second) : difference < 0;
  }
}

function resized<Values extends Int32Array | Uint8Array | Float64Array>(
  from: Values,
  to: Values,
  length: number,
): Values {
  to.set(from.subarray(0, Math.min(length, to.length)));
  return to;
}
