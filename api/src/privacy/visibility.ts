import type { Viewer } from '../auth/viewer.js';
import { type GraphAccess, SHARING } from '../network/types.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';

/**
 * Which people and ties a viewer may know of. Every answer about people passes here: an unshared tie answers exactly
 * like none, and a contact known only through private ties is absent for everybody but their owner.
 */
export function canSeePerson(model: ReadModel, viewer: Viewer, person: PersonRecord): boolean {
  if (person.recorded || standingOf(person, model.asOf) !== 'CONTACT') return true;
  if (usesNoTies(viewer) || !model.graph.hasPerson(person.id)) return false;
  return model.graph.hasTie(
    person.id,
    (id, sharing) => canUseTie(viewer, person.id, id, sharing) || sharing === SHARING.blind,
  );
}

/**
 * Whether a viewer may know of an organization: one that only somebody's own contacts named is there for whoever may
 * know of anybody there.
 */
export function canSeeOrganization(
  model: ReadModel,
  viewer: Viewer,
  organization: OrganizationRecord,
): boolean {
  if (organization.isPersonal !== true) return true;
  return model.directory
    .peopleEmployedAt(organization.id)
    .some((person) => canSeePerson(model, viewer, person));
}

/** Whether a tie may enter an answer to this viewer: a named one, one of their own, or any but private for the operator. */
export function canUseTie(viewer: Viewer, a: string, b: string, sharing: number): boolean {
  if (usesNoTies(viewer)) return false;
  if (viewer.kind === 'OPERATOR') return sharing >= SHARING.blind;
  if (viewer.kind === 'PERSON' && (viewer.personId === a || viewer.personId === b))
    return sharing >= SHARING.private;
  return sharing === SHARING.named;
}

/** Whether the viewer is one of the two, and so may see numbers, counts and dates. */
export function ownsTie(viewer: Viewer, a: string, b: string): boolean {
  return viewer.kind === 'PERSON' && (viewer.personId === a || viewer.personId === b);
}

/** The same for a search of paths, which the policy opens to employees and the operator alone. */
export function graphAccess(viewer: Viewer): GraphAccess {
  if (viewer.kind === 'OPERATOR') return { kind: 'OPERATOR' };
  return { kind: 'PERSON', id: viewer.kind === 'PERSON' ? viewer.personId : '' };
}

/** Whether e-mail and phone of a person may be shown: to employees of colleagues always, of contacts with a tie of one's own. */
export function canSeeContactDetails(model: ReadModel, viewer: Viewer, person: PersonRecord): boolean {
  if (usesNoTies(viewer)) return false;
  if (viewer.kind === 'OPERATOR' || standingOf(person, model.asOf) === 'EMPLOYEE') return true;
  if (viewer.kind !== 'PERSON') return false;
  return viewer.personId === person.id || model.graph.tie(viewer.personId, person.id) !== null;
}

/**
 * Who is not signed in, and whoever runs the system by an account that is nobody in the graph: they know of no tie and of
 * nobody whom ties alone know.
 */
function usesNoTies({ kind }: Viewer): boolean {
  return kind === 'ANONYMOUS' || kind === 'ACCOUNT';
}
