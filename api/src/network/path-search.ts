/**
 * One search for the first paths within so many hops, in exact order. Beginnings of paths are taken in the order of the
 * lowest cost a path through them can have, equal ones by id list; a beginning of a list stands before the list, so
 * complete paths come out in the order of the answer, without listing all those of equal cost.
 */

import { TargetBounds, type Work } from './path-bounds.js';
import { PathRanking } from './path-ranking.js';
import type { PathRules } from './path-rules.js';
import { NO_PARENT, type SearchTree } from './path-tree.js';
import type { PathWorkspace } from './path-workspace.js';
import { emptyRow } from './search-graph.js';

/** A path by the numbers of its people, source first. */
export interface FoundPath {
  readonly people: readonly number[];
  /** Its place in the order: rank key times 8, plus hops. */
  readonly cost: number;
}

export interface SearchLimits {
  readonly maxHops: number;
  readonly limit: number;
  /** How many paths one introducer may have; Infinity: any number. */
  readonly perIntroducer: number;
  /** Known beforehand: the answer holds nothing that costs more. */
  readonly mostCost: number;
}

const COMPLETE = -1;
const NOBODY_YET = -1;
/** A cursor of a beginning whose bound is still rough. */
const UNREFINED = -2;
/** More beginnings than this would take too much memory; the search then ends as if its time were up. */
const MOST_BEGINNINGS = 8_000_000;
/** From so many sources on it is cheaper to come from the targets' side all the way. */
const MANY_SOURCES = 16;

export class PathSearchRun {
  /** The paths found so far, in order: always the first of the exact answer within these hops. */
  readonly found: FoundPath[] = [];
  /** Ended early for want of memory. */
  isCutShort = false;
  readonly #rules: PathRules;
  readonly #limits: SearchLimits;
  readonly #work: Work;
  readonly #tree: SearchTree;
  readonly #workspace: PathWorkspace;
  readonly #bounds: TargetBounds;
  readonly #ranking: PathRanking;
  readonly #answeredFor = new Map<number, number>();
  readonly #row = emptyRow();
  readonly #rowGoneOver = emptyRow();
  /** With one target its last hop is known from the bounds, without reading rows. */
  readonly #onlyTarget: number;
  #mostCost: number;

  constructor(rules: PathRules, workspace: PathWorkspace, work: Work, limits: SearchLimits) {
    this.#rules = rules;
    this.#limits = limits;
    this.#work = work;
    this.#workspace = workspace;
    this.#tree = workspace.tree;
    this.#mostCost = Math.min(limits.mostCost, Number.MAX_VALUE);
    this.#bounds = new TargetBounds(rules, workspace, work, this.#mostCost);
    this.#ranking = new PathRanking(limits.limit, limits.perIntroducer);
    this.#onlyTarget = rules.targets.length === 1 ? (rules.targets[0] as number) : -1;
  }

  /** Runs to the end, pausing whenever the work allowed is done. The workspace is wiped at the start. */
  *run(): Generator<void> {
    this.#workspace.wipeLevels();
    this.#tree.clear();
    this.#tree.compareIds = (first, second) => this.#rules.graph.compareIds(first, second);
    const { maxHops } = this.#limits;
    yield* this.#bounds.goBack(this.#hopsBack(), maxHops);
    if (this.#bounds.cheapestLastHop === Number.POSITIVE_INFINITY) return;
    this.#plantSources();
    while (this.found.length < this.#limits.limit) {
      const node = this.#tree.takeFirst();
      if (node < 0 || (this.#tree.bounds[node] as number) > this.#mostCost) return;
      this.#take(node);
      if (this.#tree.length > MOST_BEGINNINGS) {
        this.isCutShort = true;
        return;
      }
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
  }

  #hopsBack(): number {
    const { maxHops } = this.#limits;
    if (this.#rules.isCompany) return maxHops;
    if (this.#rules.sources.length > MANY_SOURCES) return Math.max(1, maxHops - 1);
    const half = Math.max(1, maxHops >> 1);
    // The hop in the middle of an odd number is gone from the side with fewer ties.
    const isFromTargets = this.#tiesOf(this.#rules.sources) > this.#tiesOf(this.#rules.targets);
    return maxHops % 2 === 1 && isFromTargets ? Math.min(maxHops, half + 1) : half;
  }

  #tiesOf(people: readonly number[]): number {
    let ties = 0;
    for (const person of people) {
      this.#rules.readRow(person, this.#row);
      ties += this.#row.end - this.#row.start;
    }
    return ties;
  }

  #plantSources(): void {
    if (!this.#rules.isCompany) {
      for (const source of this.#rules.sources) this.#plant(source);
      return;
    }
    const { reached } = this.#bounds.levelWithin(this.#limits.maxHops);
    for (let place = 0; place < reached.length; place += 1) {
      const person = reached.values[place] as number;
      if (this.#rules.isSource(person)) this.#plant(person);
    }
  }

  #plant(source: number): void {
    this.#grow(source, NO_PARENT, this.#rules.sourceCost(source), this.#limits.maxHops);
  }

  #take(node: number): void {
    this.#work.done += 1;
    const introducer = this.#introducerOf(node);
    if ((this.#answeredFor.get(introducer) ?? 0) >= this.#limits.perIntroducer) return;
    const cursor = this.#tree.cursors[node] as number;
    if (cursor === UNREFINED) {
      this.#refine(node);
      return;
    }
    if (cursor !== COMPLETE) {
      this.#goOn(node);
      return;
    }
    this.#answeredFor.set(introducer, (this.#answeredFor.get(introducer) ?? 0) + 1);
    this.found.push({ people: this.#tree.pathOf(node), cost: this.#tree.costs[node] as number });
  }

  /** Adds a beginning unless no path through it can be part of the answer. */
  #grow(person: number, parent: number, cost: number, hopsLeft: number): void {
    const bounds = this.#bounds;
    const isKnown = bounds.knows(hopsLeft);
    const rest = isKnown ? (bounds.within(hopsLeft)[person] as number) : this.#roughRest(person);
    const bound = cost + rest;
    if (bound > this.#mostCost) return;
    const cursor = !isKnown && bounds.knows(hopsLeft - 1) ? UNREFINED : 0;
    const node = this.#tree.add(person, parent, cursor, cost, bound);
    const lastHop = this.#onlyTarget < 0 ? Number.POSITIVE_INFINITY : (bounds.within(1)[person] as number);
    if (lastHop < Number.POSITIVE_INFINITY) this.#complete(this.#onlyTarget, node, cost + lastHop);
  }

  /** At least this much is missing from somebody too far from the targets to be sure. */
  #roughRest(person: number): number {
    this.#rules.readRow(person, this.#row);
    const { columns, start, end } = this.#row;
    if (start === end) return Number.POSITIVE_INFINITY;
    const overOthers = (columns.costs[start] as number) + this.#bounds.cheapestLastHop;
    return Math.min(overOthers, this.#bounds.within(1)[person] as number);
  }

  /** Finds the best bound one hop beyond the known ones; only for beginnings whose turn has come by the rough one. */
  #refine(node: number): void {
    const tree = this.#tree;
    const person = tree.people[node] as number;
    const hopsLeft = this.#limits.maxHops - (tree.depths[node] as number);
    const rests = this.#bounds.within(hopsLeft - 1);
    const cheapest = this.#bounds.cheapestLastHop;
    this.#rules.readRow(person, this.#row);
    const { columns, start, end } = this.#row;
    let best = this.#bounds.within(1)[person] as number;
    let place = start;
    for (; place < end; place += 1) {
      const tieCost = columns.costs[place] as number;
      if (tieCost + cheapest >= best) break;
      const rest = tieCost + (rests[columns.neighbours[place] as number] as number);
      if (rest < best) best = rest;
    }
    this.#work.done += place - start;
    const bound = Math.max(tree.bounds[node] as number, (tree.costs[node] as number) + best);
    if (bound <= this.#mostCost) tree.putBack(node, 0, bound);
  }

  #complete(target: number, parent: number, cost: number): void {
    if (cost > this.#mostCost) return;
    const node = this.#tree.add(target, parent, COMPLETE, cost, cost);
    this.#ranking.add(cost, this.#introducerOf(node));
    this.#mostCost = Math.min(this.#mostCost, this.#ranking.mostCost);
  }

  /** Goes on from a beginning over its last person's ties, as far as they can be next in order. */
  #goOn(node: number): void {
    const tree = this.#tree;
    const person = tree.people[node] as number;
    const hopsLeft = this.#limits.maxHops - (tree.depths[node] as number);
    // The one target is already joined to everybody who knows it.
    if (hopsLeft === 1 && this.#onlyTarget >= 0) return;
    const leastCost = (tree.costs[node] as number) + this.#leastRest(person);
    const row = this.#rowGoneOver;
    this.#rules.readRow(person, row);
    const { costs } = row.columns;
    const first = row.start + (tree.cursors[node] as number);
    let place = first;
    for (; place < row.end; place += 1) {
      const bound = leastCost + (costs[place] as number);
      if (bound > this.#mostCost || bound > tree.lowestBound) break;
      this.#follow(node, person, hopsLeft, place);
    }
    this.#work.done += place - first;
    if (place === row.end) return;
    const bound = Math.max(leastCost + (costs[place] as number), tree.bounds[node] as number);
    if (bound <= this.#mostCost) tree.putBack(node, place - row.start, bound);
  }

  /** At least this much is missing after any further tie of the person; a target ends the path. */
  #leastRest(person: number): number {
    const knowsTarget = (this.#bounds.within(1)[person] as number) < Number.POSITIVE_INFINITY;
    return knowsTarget && this.#onlyTarget < 0 ? 0 : this.#bounds.cheapestLastHop;
  }

  /** Extends a beginning by one tie of its last person's row. */
  #follow(node: number, person: number, hopsLeft: number, place: number): void {
    const { neighbours, costs, sharing } = this.#rowGoneOver.columns;
    const rules = this.#rules;
    const next = neighbours[place] as number;
    const isTarget = rules.isTarget(next);
    if (isTarget ? this.#onlyTarget >= 0 : hopsLeft === 1) return;
    const cost = (this.#tree.costs[node] as number) + (costs[place] as number);
    if (!isTarget && this.#bounds.knows(hopsLeft - 1)) {
      if (cost + (this.#bounds.within(hopsLeft - 1)[next] as number) > this.#mostCost) return;
    }
    if (!rules.isUsable(sharing[place] as number, person, next)) return;
    if (isTarget) this.#complete(next, node, cost);
    else if (rules.mayConnect(next) && !this.#tree.holds(node, next)) {
      this.#grow(next, node, cost + rules.availabilityCost(next), hopsLeft - 1);
    }
  }

  /** Who would be asked first; NOBODY_YET while a single source has not gone on. */
  #introducerOf(node: number): number {
    const tree = this.#tree;
    const depth = tree.depths[node] as number;
    if (!this.#rules.isSingle) return tree.people[tree.ancestorAt(node, 0)] as number;
    if (depth === 0) return NOBODY_YET;
    // A complete path of one hop has only its source to ask.
    const isDirect = depth === 1 && tree.cursors[node] === COMPLETE;
    return tree.people[tree.ancestorAt(node, isDirect ? 0 : 1)] as number;
  }
}
