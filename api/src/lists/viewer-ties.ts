import type { Context } from '../graphql/context.js';
import type { TieGraph } from '../network/graph.js';
import { SHARING } from '../network/types.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';

/** What lists say about ties: only of the viewer's own and of those that everybody may use. */

/** Ids of all people the viewer has a usable tie to; none for the operator, who is nobody. */
export function knownPeople({ model, viewer }: Pick<Context, 'model' | 'viewer'>): ReadonlySet<string> {
  if (viewer.kind !== 'PERSON') return new Set();
  const own = model.graph.neighbours(viewer.personId).filter(({ sharing }) => sharing > SHARING.unusable);
  return new Set(own.map(({ id }) => id));
}

/**
 * Ids of organizations where somebody works whom a present employee knows by a tie that the viewer may use: a named one
 * or one of their own; any but a private one for the operator.
 */
export function knownOrganizations(context: Pick<Context, 'model' | 'viewer'>): ReadonlySet<string> {
  const { model, viewer } = context;
  if (viewer.kind === 'OPERATOR') return openlyKnown(model, SHARING.blind);
  const own = [...knownPeople(context)].flatMap((id) => {
    const person = model.directory.person(id);
    return person === undefined ? [] : employersOf(model, person);
  });
  return new Set([...openlyKnown(model, SHARING.named), ...own]);
}

/** Whether the viewer may know of an organization of this id; an unknown id is none. */
export function isVisibleOrganization(
  { model, viewer }: Pick<Context, 'model' | 'viewer'>,
  id: string,
): boolean {
  const organization = model.directory.organizations.get(id);
  return organization !== undefined && canSeeOrganization(model, viewer, organization);
}

/** One answer for everybody, kept as long as its version of the graph. */
const openlyKnownOf = new WeakMap<TieGraph, Map<number, ReadonlySet<string>>>();

function openlyKnown(model: ReadModel, leastSharing: number): ReadonlySet<string> {
  const { graph, directory } = model;
  const answers = openlyKnownOf.get(graph) ?? new Map<number, ReadonlySet<string>>();
  openlyKnownOf.set(graph, answers);
  const answered = answers.get(leastSharing);
  if (answered !== undefined) return answered;
  const found = new Set<string>();
  for (const person of directory.people.values()) {
    if (person.employments.length === 0) continue;
    const employers = employersOf(model, person).filter((id) => !found.has(id));
    if (employers.length === 0) continue;
    const isKnown = graph.hasTie(
      person.id,
      (id, sharing) => sharing >= leastSharing && graph.isPresentEmployee(id),
    );
    if (isKnown) for (const id of employers) found.add(id);
  }
  answers.set(leastSharing, found);
  return found;
}

/** Where somebody outside works now. */
function employersOf({ asOf }: ReadModel, person: PersonRecord): string[] {
  if (standingOf(person, asOf) === 'EMPLOYEE') return [];
  return currentEmployments(person, asOf).map(({ organizationId }) => organizationId);
}
