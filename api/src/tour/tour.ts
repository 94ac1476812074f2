import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { defineQuery, noRows } from '../store/queries.js';

const closings = defineQuery('tour/of-viewer', z.object({ closedAt: z.string() }));
const close = defineQuery('tour/close', noRows);

/** True until the viewer has closed the tour once, on any machine. */
export async function isTourDue(context: Context): Promise<boolean> {
  if (context.viewer.kind !== 'PERSON') return false;
  const ids = context.directory.idsOf(context.viewer.personId);
  return (await context.application.store.read(closings, { ids })).length === 0;
}

/** Remembers that the tour is closed for good. */
export async function closeTour(context: Context): Promise<boolean> {
  const { id } = context.requirePerson();
  await context.application.live.write((tx) => tx.run(close, { id, at: new Date().toISOString() }));
  return true;
}
