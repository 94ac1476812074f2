/** Who comes nearest to a target when no path gets there within the hops allowed. */
import { TargetBounds, type Work } from './path-bounds.js';
import type { PathRules } from './path-rules.js';
import { type FoundPath, PathSearchRun } from './path-search.js';
import type { PathWorkspace } from './path-workspace.js';

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
  const circles = yield* circlesOf(rules, workspace, work);
  for (const [place, circle] of circles.entries()) {
    const path = yield* warmestOf(circle, rules, workspace, work, maxHops);
    if (path === 'CUT_SHORT') return path;
    if (path !== null) return { path, hopsMissing: place + 1 };
  }
  return null;
}

/** The possible connectors one hop from a target and those two hops from one. */
function* circlesOf(
  rules: PathRules,
  workspace: PathWorkspace,
  work: Work,
): Generator<void, [number[], number[]]> {
  workspace.wipeLevels();
  const bounds = new TargetBounds(rules, workspace, work, Number.MAX_VALUE);
  yield* bounds.goBack(2, 2);
  const near = bounds.within(1);
  const reached = bounds.levelWithin(2).reached;
  const connectors = [...reached.values.subarray(0, reached.length)].filter((person) =>
    rules.mayConnect(person),
  );
  const isNear = (person: number) => near[person] !== Number.POSITIVE_INFINITY;
  return [connectors.filter(isNear), connectors.filter((person) => !isNear(person))];
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
): Generator<void, FoundPath | null | 'CUT_SHORT'> {
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
    if (path === undefined) return best;
    best = path;
    const lowest = path.people.at(-1) as number;
    rest = rest.filter((person) => rules.graph.compareIds(person, lowest) < 0);
  }
  return best;
}
