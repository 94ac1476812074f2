import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { asksSince, type ReadModel } from '../read-model/read-model.js';
import { defineQuery } from '../store/queries.js';

const offerAsksBy = defineQuery('introductions/offer-asks-by', z.object({ personId: z.string() }));

/**
 * Who was asked how often as this viewer may feel it, for those for whom it differs from what the graph holds: whom
 * Perlen asked behind an offer the viewer took up stays unknown to them, so these requests must not move anybody down
 * in the viewer's own answers.
 */
export async function askedCountsFor(
  context: Context,
  model: ReadModel,
): Promise<ReadonlyMap<string, number>> {
  const { viewer, application } = context;
  if (viewer.kind !== 'PERSON') return new Map();
  const { directory, asOfDay } = model;
  const since = asksSince(asOfDay);
  const askerIds = directory.idsOf(directory.canonicalId(viewer.personId));
  const asks = await application.store.read(offerAsksBy, { askerIds, since });
  const counts = new Map<string, number>();
  for (const { personId } of asks) {
    const id = directory.canonicalId(personId);
    counts.set(id, Math.max(0, (counts.get(id) ?? directory.askedCount(id, since)) - 1));
  }
  return counts;
}
