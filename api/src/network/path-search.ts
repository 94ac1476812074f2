/**
 * One search for the first paths within so many hops, in exact order. Beginnings of paths are taken in the order of the
 * lowest cost a path through them can have, equal ones by id list; a beginning of a list stands before the list, so
 * complete paths come out in the order of the answer, without listing all those of equal cost.
 */
import { PathBounds, type Work } from './path-bounds.js';
import { NO_LABEL, type PathLabels } from './path-labels.js';
import { PathRanking } from './path-ranking.js';
import { PathRegion } from './path-region.js';
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
  /** Default 8,000,000. More beginnings than this would take too much memory; the search then ends as if its time were up. */
  readonly mostBeginnings?: number;
}

const NOBODY_YET = -1;
const MOST_BEGINNINGS = 8_000_000;

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
  /** The best rest of a path from everybody who may be on one. */
  readonly #rests: PathLabels;
  readonly #bounds: PathBounds;
  readonly #ranking: PathRanking;
  readonly #answeredFor = new Map<number, number>();
  readonly #row = emptyRow();
  readonly #region: PathRegion;
  /** With one target its last hop is known from the bounds, without reading rows. */
  #onlyTarget = -1;

  constructor(rules: PathRules, workspace: PathWorkspace, work: Work, limits: SearchLimits) {
    const { limit, perIntroducer, mostCost, maxHops } = limits;
    this.#rules = rules;
    this.#limits = limits;
    this.#work = work;
    this.#workspace = workspace;
    this.#tree = workspace.tree;
    this.#rests = workspace.back;
    this.#ranking = new PathRanking(limit, perIntroducer, Math.min(mostCost, Number.MAX_VALUE));
    this.#bounds = new PathBounds(rules, workspace, work, this.#ranking, maxHops);
    this.#region = new PathRegion(rules, work);
  }

  /** Runs to the end, pausing whenever the work allowed is done. The workspace is wiped at the start. */
  *run(): Generator<void> {
    this.#workspace.wipe();
    const { graph, targets } = this.#rules;
    const { mostBeginnings = MOST_BEGINNINGS } = this.#limits;
    this.#tree.compareIds = (first, second) => graph.compareIds(first, second);
    yield* this.#bounds.explore();
    if (targets.length === 1 && this.#bounds.hopsBack > 0) this.#onlyTarget = targets[0] as number;
    this.#plantSources();
    while (this.found.length < this.#limits.limit) {
      const node = this.#tree.takeFirst();
      if (node < 0 || (this.#tree.bounds[node] as number) > this.#ranking.mostCost) return;
      this.#take(node);
      if (this.#tree.length > mostBeginnings) {
        this.isCutShort = true;
        return;
      }
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
  }

  /** Whether somebody can be reached from the sources with as many hops as a path may have. */
  get reachesFar(): boolean {
    return this.#bounds.reachesFar;
  }

  /** Whether the last path found is the only one that costs so little. */
  get isLastAlone(): boolean {
    return this.#tree.lowestBound > (this.found.at(-1)?.cost ?? 0);
  }

  #plantSources(): void {
    if (!this.#rules.isCompany) {
      for (const source of this.#rules.sources) this.#plant(source);
      return;
    }
    const { people, length } = this.#rests;
    for (let label = 0; label < length; label += 1) {
      const person = people[label] as number;
      if (this.#rests.latestOf(person) === label && this.#rules.isSource(person)) this.#plant(person);
    }
  }

  #plant(source: number): void {
    const { maxHops } = this.#limits;
    const cost = this.#rules.sourceCost(source);
    const bound = cost + this.#rests.costWithin(source, maxHops);
    if (bound <= this.#ranking.mostCost) this.#grow(source, NO_PARENT, cost, bound);
  }

  #take(node: number): void {
    this.#work.done += 1;
    const introducer = this.#introducerOf(node);
    if ((this.#answeredFor.get(introducer) ?? 0) >= this.#limits.perIntroducer) return;
    if (this.#tree.isComplete[node] === 0) {
      this.#goOn(node, introducer);
      return;
    }
    this.#answeredFor.set(introducer, (this.#answeredFor.get(introducer) ?? 0) + 1);
    this.found.push({ people: this.#tree.pathOf(node), cost: this.#tree.costs[node] as number });
  }

  #grow(person: number, parent: number, cost: number, bound: number): void {
    const node = this.#tree.add(person, parent, false, cost, bound);
    // Sources have to look for the target themselves.
    if (this.#onlyTarget < 0 || parent === NO_PARENT) return;
    const lastHop = this.#rests.costWithin(person, 1);
    if (lastHop < Number.POSITIVE_INFINITY) this.#complete(this.#onlyTarget, node, cost + lastHop);
  }

  #complete(target: number, parent: number, cost: number): void {
    if (cost > this.#ranking.mostCost) return;
    const tree = this.#tree;
    const node = tree.add(target, parent, true, cost, cost);
    if (cost < this.#ranking.mostCost) this.#ranking.add(cost, this.#introducerOf(node), tree.pathOf(node));
  }

  /** Goes on from a beginning over its last person's ties, to everybody through whom a path of the answer can go. */
  #goOn(node: number, introducer: number): void {
    const tree = this.#tree;
    const rules = this.#rules;
    const { latest, costs: restCosts, hops: restHops, earlier } = this.#rests;
    const person = tree.people[node] as number;
    const soFar = tree.costs[node] as number;
    const depth = tree.depths[node] as number;
    const hopsLeft = this.#limits.maxHops - depth;
    const isFromTargets = this.#onlyTarget >= 0 && depth > 0;
    // The one target is already joined to everybody who knows it.
    if (hopsLeft === 1 && isFromTargets) return;
    const least = soFar + (isFromTargets ? this.#bounds.leastLastHop : 0);
    const row = this.#row;
    rules.readRow(person, row);
    const { neighbours, costs, sharing } = row.columns;
    const { start, end } = row;
    const isRegionKnown = this.#region.isKnownWithout((other) => tree.holds(node, other), hopsLeft - 1);
    let mostCost = this.#ranking.mostCostOf(introducer);
    let place = start;
    for (; place < end; place += 1) {
      const tieCost = costs[place] as number;
      if (least + tieCost > mostCost) break;
      const next = neighbours[place] as number;
      let label = latest[next] as number;
      while (label !== NO_LABEL && (restHops[label] as number) >= hopsLeft) label = earlier[label] as number;
      if (label === NO_LABEL) continue;
      let cost = soFar + tieCost;
      const rest = restCosts[label] as number;
      if (cost + rest > mostCost) continue;
      if (!rules.isUsable(sharing[place] as number, person, next)) continue;
      if (rules.isTarget(next)) {
        if (!isFromTargets) this.#complete(next, node, cost);
        mostCost = this.#ranking.mostCostOf(introducer);
        continue;
      }
      cost += rules.availabilityCost(next);
      if (cost + rest > mostCost || !rules.mayConnect(next) || tree.holds(node, next)) continue;
      if (isRegionKnown && !this.#region.holds(next)) continue;
      this.#grow(next, node, cost, cost + rest);
      mostCost = this.#ranking.mostCostOf(introducer);
    }
    this.#work.done += place - start;
  }

  /** Who would be asked first; NOBODY_YET while a single source has not gone on. */
  #introducerOf(node: number): number {
    const tree = this.#tree;
    const depth = tree.depths[node] as number;
    if (!this.#rules.isSingle) return tree.people[tree.ancestorAt(node, 0)] as number;
    if (depth === 0) return NOBODY_YET;
    // A complete path of one hop has only its source to ask.
    const isDirect = depth === 1 && tree.isComplete[node] === 1;
    return tree.people[tree.ancestorAt(node, isDirect ? 0 : 1)] as number;
  }
}
