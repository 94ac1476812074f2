import type { Context } from '../graphql/context.js';
import { canSeePerson, canUseTie } from '../privacy/visibility.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';

/** A tie that the viewer may know of, its two people as the viewer reads them. */
export interface TieView {
  /** The viewer, if one of the two. */
  readonly a: PersonRecord;
  readonly b: PersonRecord;
  /** 0.01..0.98; to be shown to the two people and the operator of a trial only. */
  readonly strength: number;
}

/**
 * The tie between two people by id (that of a merged record too), or null if there is none, if this viewer may not use
 * it, or if one of the two is not known to them: these all look the same.
 */
export function tieView(
  context: Pick<Context, 'model' | 'viewer'>,
  idA: string,
  idB: string,
): TieView | null {
  const { model, viewer } = context;
  const one = visiblePerson(context, idA);
  const other = visiblePerson(context, idB);
  if (one === undefined || other === undefined || one.id === other.id) return null;
  const tie = model.graph.tie(one.id, other.id);
  if (tie === null || !canUseTie(viewer, one.id, other.id, tie.sharing)) return null;
  const isOtherFirst = viewer.kind === 'PERSON' && viewer.personId === other.id;
  return { a: isOtherFirst ? other : one, b: isOtherFirst ? one : other, strength: tie.strength };
}

/** A person by id, or undefined if there is none or this viewer may not know of them. */
export function visiblePerson(
  { model, viewer }: { readonly model: ReadModel; readonly viewer: Context['viewer'] },
  id: string,
): PersonRecord | undefined {
  const person = model.directory.person(id);
  return person !== undefined && canSeePerson(model, viewer, person) ? person : undefined;
}
