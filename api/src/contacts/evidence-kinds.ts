import type { EvidenceKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { reasonsOf } from '../ties/reasons.js';
import type { OwnTie } from './own-ties.js';

/** What an own tie rests on, each kind once, in the order of the reasons. */
export async function evidenceKinds(
  context: Context,
  { person, strength }: Pick<OwnTie, 'person' | 'strength'>,
): Promise<EvidenceKind[]> {
  const reasons = await reasonsOf(context, { a: context.requirePerson(), b: person, strength });
  return [...new Set(reasons.map(({ kind }) => kind))];
}
