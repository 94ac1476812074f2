import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import type { TieGraph } from '../network/graph.js';
import type { GraphPerson } from '../network/types.js';
import { asksSince, graphPersonFor, type ReadModel } from '../read-model/read-model.js';
import { defineQuery } from '../store/queries.js';

const offerAsksBy = defineQuery('introductions/offer-asks-by', z.object({ personId: z.string() }));

/**
 * The tie graph with availabilities as this viewer may feel them: whom Perlen asked behind an offer the viewer took up
 * stays unknown to them, so these requests must not move anybody down in the viewer's own answers.
 */
export async function graphForAsker(context: Context, model: ReadModel): Promise<TieGraph> {
  const { viewer, application } = context;
  if (viewer.kind !== 'PERSON') return model.graph;
  const { directory, asOfDay, graph } = model;
  const askerIds = directory.idsOf(directory.canonicalId(viewer.personId));
  const asks = await application.store.read(offerAsksBy, { askerIds, since: asksSince(asOfDay) });
  const hiddenCounts = new Map<string, number>();
  for (const { personId } of asks) {
    const id = directory.canonicalId(personId);
    hiddenCounts.set(id, (hiddenCounts.get(id) ?? 0) + 1);
  }
  if (hiddenCounts.size === 0) return graph;
  const people: GraphPerson[] = [...hiddenCounts].flatMap(([id, hidden]) => {
    const person = graph.hasPerson(id) ? directory.people.get(id) : undefined;
    if (person === undefined) return [];
    const row = graphPersonFor(directory, person, asOfDay);
    return [{ ...row, askedCount: Math.max(0, row.askedCount - hidden) }];
  });
  return graph.with(graph.version, { people });
}
