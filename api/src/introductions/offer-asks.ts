import type { Context } from '../graphql/context.js';
import { asksSince, type ReadModel } from '../read-model/read-model.js';

/**
 * Who was asked how often as this viewer may feel it, for those for whom it differs from what the graph holds: whom
 * Perlen asked behind an offer the viewer took up stays unknown to them, so these requests must not move anybody down
 * in the viewer's own answers.
 */
export function askedCountsFor({ viewer }: Context, model: ReadModel): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (viewer.kind !== 'PERSON') return counts;
  const { directory, asOfDay } = model;
  const since = asksSince(asOfDay);
  const askerIds = directory.idsOf(directory.canonicalId(viewer.personId));
  for (const id of directory.asks.askedUnknownTo(askerIds, since)) {
    counts.set(id, Math.max(0, (counts.get(id) ?? directory.asks.countOf(id, since)) - 1));
  }
  return counts;
}
