/**
 * How cheap the way from anybody to the nearest target can be at best, found backward from the targets hop by hop. The
 * way may meet a person twice, which a path may not, so these are lower bounds; within their hops they are the best ones.
 */

import type { PathRules } from './path-rules.js';
import type { BoundLevel, PathWorkspace } from './path-workspace.js';
import { emptyRow, type RowReader } from './search-graph.js';

/** Counts the ties looked at, so that a search can pause between two people. */
export interface Work {
  done: number;
  pauseAt: number;
}

export class TargetBounds {
  readonly #rules: PathRules;
  readonly #workspace: PathWorkspace;
  readonly #work: Work;
  /** Ways that cost more than this are of no use. */
  readonly #mostCost: number;
  readonly #row: RowReader;
  #known = 0;
  #isComplete = false;
  /** The lowest cost of any last hop; Infinity if nobody knows a target. */
  cheapestLastHop = Number.POSITIVE_INFINITY;

  constructor(rules: PathRules, workspace: PathWorkspace, work: Work, mostCost: number) {
    this.#rules = rules;
    this.#workspace = workspace;
    this.#work = work;
    this.#mostCost = mostCost;
    this.#row = emptyRow();
  }

  /** Goes back `hops` hops from the targets, and further up to `mostHops` while that is cheap or nothing is left. */
  *goBack(hops: number, mostHops: number): Generator<void> {
    yield* this.#firstHop();
    while (!this.#isComplete && this.#known < mostHops) {
      if (this.#known >= hops && this.#tiesAhead() > CHEAP_LEVEL_TIES) return;
      yield* this.#nextHop();
    }
  }

  /** Whether the bounds within so many hops are the best ones. */
  knows(hops: number): boolean {
    return this.#isComplete || hops <= this.#known;
  }

  /** The lowest cost from everybody to a target within so many hops; only for hops that are known. */
  within(hops: number): Float64Array {
    return this.levelWithin(hops).costs;
  }

  levelWithin(hops: number): BoundLevel {
    return this.#workspace.level(Math.min(hops, this.#known));
  }

  *#firstHop(): Generator<void> {
    const level = this.#workspace.level(1);
    for (const target of this.#rules.targets) {
      this.#goBackFrom(target, 0, level, null);
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
    this.#finishHop(level);
    for (let place = 0; place < level.reached.length; place += 1) {
      const cost = level.costs[level.reached.values[place] as number] as number;
      this.cheapestLastHop = Math.min(this.cheapestLastHop, cost);
    }
  }

  *#nextHop(): Generator<void> {
    const previous = this.#workspace.level(this.#known);
    const level = this.#workspace.level(this.#known + 1);
    for (let place = 0; place < previous.reached.length; place += 1) {
      const person = previous.reached.values[place] as number;
      level.costs[person] = previous.costs[person] as number;
      level.reached.push(person);
    }
    for (let place = 0; place < previous.improved.length; place += 1) {
      const person = previous.improved.values[place] as number;
      if (!this.#rules.mayConnect(person)) continue;
      const cost = (previous.costs[person] as number) + this.#rules.availabilityCost(person);
      this.#goBackFrom(person, cost, level, previous.costs);
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
    this.#finishHop(level);
  }

  #finishHop(level: BoundLevel): void {
    this.#known += 1;
    this.#isComplete = level.improved.length === 0;
  }

  #goBackFrom(person: number, costSoFar: number, level: BoundLevel, previous: Float64Array | null): void {
    const rules = this.#rules;
    rules.readRow(person, this.#row);
    const { columns, start, end } = this.#row;
    const { neighbours, costs, sharing } = columns;
    const lowest = level.costs;
    let place = start;
    for (; place < end; place += 1) {
      const cost = costSoFar + (costs[place] as number);
      if (cost > this.#mostCost) break;
      const neighbour = neighbours[place] as number;
      const before = lowest[neighbour] as number;
      if (cost >= before || !rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      if (!rules.mayConnect(neighbour) && !rules.isSource(neighbour)) continue;
      if (before === Number.POSITIVE_INFINITY) level.reached.push(neighbour);
      if (before === (previous === null ? Number.POSITIVE_INFINITY : previous[neighbour])) {
        level.improved.push(neighbour);
      }
      lowest[neighbour] = cost;
    }
    this.#work.done += place - start + 1;
  }

  /** About how many ties the next hop back would look at. */
  #tiesAhead(): number {
    const { improved } = this.#workspace.level(this.#known);
    let ties = 0;
    for (let place = 0; place < improved.length && ties <= CHEAP_LEVEL_TIES; place += 1) {
      this.#rules.graph.readRow(improved.values[place] as number, this.#row);
      ties += this.#row.end - this.#row.start + 1;
    }
    return ties;
  }
}

const CHEAP_LEVEL_TIES = 2000;
