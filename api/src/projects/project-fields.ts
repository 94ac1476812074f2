import type { Context } from '../graphql/context.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { compareByName } from '../search/name-order.js';
import { visiblePerson } from '../ties/tie-view.js';

interface Stretch {
  readonly role: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** For whom it is or was as far as the viewer may know, by name. */
export function projectOrganizations(
  { directory, model, viewer }: Pick<Context, 'directory' | 'model' | 'viewer'>,
  { organizationIds }: Pick<ProjectRecord, 'organizationIds'>,
): OrganizationRecord[] {
  return organizationIds
    .flatMap((id) => directory.organizations.get(id) ?? [])
    .filter((organization) => canSeeOrganization(model, viewer, organization))
    .sort(compareByName);
}

/** Who worked on it as far as the viewer may know, by name; of two merged records each stretch stands. */
export function projectMembers(
  context: Context,
  { members }: ProjectRecord,
): (Stretch & { person: PersonRecord })[] {
  return members
    .flatMap(({ personId, role, from, to }) => {
      const person = visiblePerson(context, personId);
      return person === undefined ? [] : [{ person, role, from, to }];
    })
    .sort((one, other) => compareByName(one.person, other.person) || compareDays(one.from, other.from));
}

/** Projects somebody worked on, latest first. */
export function projectsOfPerson(
  context: Context,
  { id }: PersonRecord,
): (Stretch & { project: ProjectRecord })[] {
  const { directory } = context;
  return directory
    .projectsOfPerson(id)
    .sort(latestFirst)
    .flatMap((project) =>
      project.members
        .filter(({ personId }) => directory.canonicalId(personId) === id)
        .sort((one, other) => compareDays(other.from, one.from))
        .map(({ role, from, to }) => ({ project, role, from, to })),
    );
}

/** Running projects first, then by last day, by first day, by name. */
export function latestFirst(one: ProjectRecord, other: ProjectRecord): number {
  if (one.to !== other.to) return one.to === null ? -1 : other.to === null ? 1 : one.to < other.to ? 1 : -1;
  return compareDays(other.from, one.from) || compareByName(one, other);
}

/** An unknown day counts as the earliest. */
function compareDays(one: string | null, other: string | null): number {
  if (one === other) return 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
