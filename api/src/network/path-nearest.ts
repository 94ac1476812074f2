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
  for (const hopsMissing of [1, 2]) {
    const circle = yield* circleAround(rules, workspace, work);
    if (circle.length === 0) return null;
    const path = yield* warmestOf(circle, rules, workspace, work, maxHops);
    if (path === 'CUT_SHORT' || path === 'NOBODY_THAT_FAR') return path === 'CUT_SHORT' ? path : null;
    if (path !== null) return { path, hopsMissing };
  }
  return null;
}

/** The possible connectors who know one of the targets. */
function* circleAround(rules: PathRules, { back }: PathWorkspace, work: Work): Generator<void, number[]> {
  back.wipe();
  const row = emptyRow();
  for (const target of rules.targets) {
    rules.readRow(target, row);
    const { columns, start, end } = row;
    for (let place = start; place < end; place += 1) {
      const person = columns.neighbours[place] as number;
      if (back.latest[person] !== NO_LABEL || !rules.mayConnect(person)) continue;
      if (rules.isUsable(columns.sharing[place] as number, target, person)) back.put(person, 0, 0, NO_LABEL);
    }
    work.done += end - start + 1;
    if (work.done >= work.pauseAt) yield;
  }
  return Array.from(back.people.subarray(0, back.length));
}

/**
 * The best path to the warmest of them. All are exactly as many hops away as are allowed (or else there would be a
 * path), so none stands on a way to another. Of equally warm ones the lowest id counts, while the search puts first
 * whoever has the lowest id list: so ask again among the lower ids until nobody is as warm.
 */
function* warmestOf(
  circle: readonly number[],
  rules: PathRules,
  workspace: PathWorkspace,
  work: Work,
  maxHops: number,
): Generator<void, FoundPath | null | 'CUT_SHORT' | 'NOBODY_THAT_FAR'> {
  let best: FoundPath | null = null;
  let rest = circle;
  while (rest.length > 0) {
    rules.retarget(rest);
    const mostCost: number = best === null ? Number.MAX_VALUE : best.cost;
    const limits = { maxHops, limit: 1, perIntroducer: Number.POSITIVE_INFINITY, mostCost };
    const run = new PathSearchRun(rules, workspace, work, limits);
    yield* run.run();
    if (run.isCutShort) return 'CUT_SHORT';
    const path = run.found[0];
    if (path === undefined) return run.reachesFar ? best : 'NOBODY_THAT_FAR';
    if (run.isLastAlone) return path;
    best = path;
    const lowest = path.people.at(-1) as number;
    rest = rest.filter((person) => rules.graph.compareIds(person, lowest) < 0);
  }
  return best;
}
