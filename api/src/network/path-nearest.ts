/** Who comes nearest to a target when no path gets there within the hops allowed. */
import type { Work } from './path-bounds.js';
import { NO_LABEL } from './path-labels.js';
import type { PathRules } from './path-rules.js';
import { type FoundPath, PathSearchRun } from './path-search.js';
import type { PathWorkspace } from './path-workspace.js';
import { emptyRow } from './search-graph.js';

export interface NearestFound {
  /** The best path to the person nearest, who stands last. */
  readonly path: FoundPath;
  readonly hopsMissing: number;
}

/** What is known of the search for somebody near: their path, that there is nobody, or that memory ran out. */
type Warmest = FoundPath | null | 'CUT_SHORT';

/**
 * Among the people within reach who could be connectors: one who knows a target, else one who knows somebody who does;
 * of these the warmest to reach, then the lowest id. Null if there is none; CUT_SHORT for want of memory. Only for
 * questions without any path: it makes those nearest the targets of the rules.
 */
export function* findNearest(
  rules: PathRules,
  workspace: PathWorkspace,
  work: Work,
  maxHops: number,
): Generator<void, NearestFound | null | 'CUT_SHORT'> {
  const search = new NearestSearch(rules, workspace, work, maxHops);
  for (const hopsMissing of [1, 2]) {
    const path = yield* search.inNextCircle(hopsMissing);
    if (path === 'CUT_SHORT') return path;
    if (path !== null) return { path, hopsMissing };
    if (search.isOver) return null;
  }
  return null;
}

/** About so many of somebody's ties are looked at to see whether they know one of a few. */
const TIES_LOOKED_AT = 20;

/**
 * All who are looked for are exactly as many hops from the sources as a path may have, or else there would be a path: so
 * nobody stands on a way to another, and whoever is met with fewer hops is of no further interest.
 */
class NearestSearch {
  /** Nobody can be found any more. */
  isOver = false;
  readonly #rules: PathRules;
  readonly #workspace: PathWorkspace;
  readonly #work: Work;
  readonly #maxHops: number;
  readonly #row = emptyRow();

  constructor(rules: PathRules, workspace: PathWorkspace, work: Work, maxHops: number) {
    this.#rules = rules;
    this.#workspace = workspace;
    this.#work = work;
    this.#maxHops = maxHops;
  }

  /** The best path to the warmest of those who know one of the targets. */
  *inNextCircle(hopsMissing: number): Generator<void, Warmest> {
    if (hopsMissing > 1 && !this.#rules.isCompany) {
      // Around somebody well connected that circle can be far larger than all that the sources reach.
      const ties = this.#tiesOfTargets();
      const isReached = yield* this.#goForth(ties);
      if (isReached) return yield* this.#warmestReached(ties);
    }
    const circle = yield* this.#circle();
    if (circle.length > 0) return yield* this.#warmestOf(circle);
    this.isOver = true;
    return null;
  }

  /** The possible connectors who know one of the targets. */
  *#circle(): Generator<void, number[]> {
    const rules = this.#rules;
    const { back } = this.#workspace;
    back.wipe();
    const row = this.#row;
    for (const target of rules.targets) {
      rules.readRow(target, row);
      const { columns, start, end } = row;
      for (let place = start; place < end; place += 1) {
        const person = columns.neighbours[place] as number;
        if (back.latestOf(person) !== NO_LABEL || !rules.mayConnect(person)) continue;
        if (rules.isUsable(columns.sharing[place] as number, target, person)) {
          back.put(person, 0, 0, NO_LABEL);
        }
      }
      this.#work.done += end - start + 1;
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
    return Array.from(back.people.subarray(0, back.length));
  }

  /**
   * Of equally warm ones the lowest id counts, while the search puts first whoever has the lowest id list: so ask again
   * among the lower ids until nobody is as warm.
   */
  *#warmestOf(circle: readonly number[]): Generator<void, Warmest> {
    let best: FoundPath | null = null;
    let rest = circle;
    while (rest.length > 0) {
      this.#rules.retarget(rest);
      const run = this.#runTo(best === null ? Number.MAX_VALUE : best.cost);
      yield* run.run();
      if (run.isCutShort) return 'CUT_SHORT';
      const path = run.found[0];
      if (path === undefined) {
        this.isOver ||= !run.reachesFar;
        return best;
      }
      if (run.isLastAlone) return path;
      best = path;
      const lowest = path.people.at(-1) as number;
      rest = rest.filter((person) => this.#rules.graph.compareIds(person, lowest) < 0);
    }
    return best;
  }

  #runTo(mostCost: number): PathSearchRun {
    const limits = { maxHops: this.#maxHops, limit: 1, perIntroducer: Number.POSITIVE_INFINITY, mostCost };
    return new PathSearchRun(this.#rules, this.#workspace, this.#work, limits);
  }

  #tiesOfTargets(): number {
    let ties = 0;
    for (const target of this.#rules.targets) {
      this.#rules.readRow(target, this.#row);
      ties += this.#row.end - this.#row.start;
    }
    return ties;
  }

  /** Reaches everybody with as many hops as are allowed; gives up, and tells so, beyond so many ties. */
  *#goForth(mostTies: number): Generator<void, boolean> {
    const { forth } = this.#workspace;
    this.#workspace.wipe();
    for (const source of this.#rules.sources) forth.put(source, this.#rules.sourceCost(source), 0, NO_LABEL);
    const endAt = this.#work.done + mostTies;
    let start = 0;
    for (let hops = 1; hops <= this.#maxHops; hops += 1) {
      const end = forth.length;
      for (let label = start; label < end; label += 1) {
        this.#spread(label, hops);
        if (this.#work.done > endAt) return false;
        if (this.#work.done >= this.#work.pauseAt) yield;
      }
      start = end;
    }
    return true;
  }

  #spread(step: number, hops: number): void {
    const rules = this.#rules;
    const { forth } = this.#workspace;
    const person = forth.people[step] as number;
    const soFar = forth.costs[step] as number;
    const row = this.#row;
    rules.readRow(person, row);
    const { neighbours, costs, sharing } = row.columns;
    const isLast = hops === this.#maxHops;
    for (let place = row.start; place < row.end; place += 1) {
      const neighbour = neighbours[place] as number;
      const known = forth.latestOf(neighbour);
      if (known !== NO_LABEL && (forth.hops[known] as number) < hops) continue;
      if (!rules.mayConnect(neighbour)) continue;
      if (!rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      // Whoever stands last is not asked.
      const cost = soFar + (costs[place] as number) + (isLast ? 0 : rules.availabilityCost(neighbour));
      if (known === NO_LABEL || cost < (forth.costs[known] as number)) forth.put(neighbour, cost, hops, step);
    }
    this.#work.done += row.end - row.start + 1;
  }

  /** The best path to the warmest of those reached last who know a target. */
  *#warmestReached(tiesOfTargets: number): Generator<void, Warmest> {
    const { forth, back } = this.#workspace;
    let first = forth.length;
    while (first > 0 && forth.hops[first - 1] === this.#maxHops) first -= 1;
    const isCircleCheap = tiesOfTargets < (forth.length - first) * TIES_LOOKED_AT;
    if (isCircleCheap) yield* this.#circle();
    let best = NO_LABEL;
    for (let label = first; label < forth.length; label += 1) {
      if (!this.#isBetter(label, best)) continue;
      const person = forth.people[label] as number;
      if (isCircleCheap ? back.latestOf(person) !== NO_LABEL : this.#knowsTarget(person)) best = label;
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
    if (best === NO_LABEL) return null;
    const cost = forth.costs[best] as number;
    this.#rules.retarget([forth.people[best] as number]);
    const run = this.#runTo(cost);
    yield* run.run();
    return run.isCutShort ? 'CUT_SHORT' : (run.found[0] ?? null);
  }

  #isBetter(label: number, best: number): boolean {
    if (best === NO_LABEL) return true;
    const { people, costs } = this.#workspace.forth;
    const difference = (costs[label] as number) - (costs[best] as number);
    if (difference !== 0) return difference < 0;
    return this.#rules.graph.compareIds(people[label] as number, people[best] as number) < 0;
  }

  #knowsTarget(person: number): boolean {
    const rules = this.#rules;
    const row = this.#row;
    rules.readRow(person, row);
    const { neighbours, sharing } = row.columns;
    let place = row.start;
    const isFound = () => {
      const neighbour = neighbours[place] as number;
      return rules.isTarget(neighbour) && rules.isUsable(sharing[place] as number, person, neighbour);
    };
    while (place < row.end && !isFound()) place += 1;
    this.#work.done += place - row.start + 1;
    return place < row.end;
  }
}
