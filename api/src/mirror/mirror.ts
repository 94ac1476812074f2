import type { Context } from '../graphql/context.js';
import type { PersonRecord } from '../read-model/records.js';
import { evidenceWithoutTie } from './evidence-of-viewer.js';
import { factsOfViewer } from './facts.js';
import { holdingsOf } from './holdings.js';
import { sharingOutcome } from './sharing-outcome.js';

/** Whom a mirror shows: always the viewer. Each part is worked out only where it is asked for. */
export interface MirrorView {
  readonly viewer: PersonRecord;
}

/** What Perlen knows about the viewer. */
export function mirror(context: Context): MirrorView {
  return { viewer: context.requirePerson() };
}

export const possibleOf = (context: Context, { viewer }: MirrorView) => sharingOutcome(context, viewer);
export const factsOf = (context: Context, { viewer }: MirrorView) => factsOfViewer(context, viewer);
export const keptOf = (context: Context, { viewer }: MirrorView) => holdingsOf(context, viewer);

/** With how many people there is evidence that makes no tie. */
export async function evidenceWithoutTieCount(context: Context, { viewer }: MirrorView): Promise<number> {
  return (await evidenceWithoutTie(context, viewer)).length;
}
