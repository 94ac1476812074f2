import type { Context } from '../graphql/context.js';
import { checkPageSize, type Page, pageOf, positionOf } from '../graphql/paging.js';
import { canSeePerson } from '../privacy/visibility.js';
import { latestFirst } from '../projects/project-fields.js';
import { currentEmployments } from '../read-model/directory.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
} from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { compareByName, namePosition, sortedAfter } from '../search/name-order.js';
import { visiblePerson } from '../ties/tie-view.js';

/** The employee who answers for it, also one who has left: `kind` says so. */
export function accountOwner(context: Context, { accountOwnerIds }: OrganizationRecord): PersonRecord | null {
  const [id] = [...accountOwnerIds].sort();
  return id === undefined ? null : (visiblePerson(context, id) ?? null);
}

/** People outside the company with a present employment there whom the viewer may know of, by name. */
export function contacts(
  context: Context,
  { id }: OrganizationRecord,
  input: { after?: string | null; first: number },
): Page<PersonRecord> {
  const { model, viewer } = context;
  const found = model.directory.peopleEmployedAt(id).filter((person) => {
    const isThere = currentEmployments(person, model.asOf).some(
      ({ organizationId }) => organizationId === id,
    );
    return isThere && standingOf(person, model.asOf) !== 'EMPLOYEE' && canSeePerson(model, viewer, person);
  });
  const rows = sortedAfter(found, positionOf(input.after));
  return pageOf(rows, checkPageSize(input.first), namePosition);
}

/** Projects for it, latest first. */
export function organizationProjects(context: Context, { id }: OrganizationRecord): ProjectRecord[] {
  return context.directory.projectsOfOrganization(id).sort(latestFirst);
}

/** Departments whose people worked on those projects, by name. */
export function involvedDepartments(context: Context, { id }: OrganizationRecord): DepartmentRecord[] {
  const { directory } = context;
  const ids = new Set<string>();
  for (const project of directory.projectsOfOrganization(id)) {
    for (const { personId } of project.members) {
      for (const departmentId of directory.person(personId)?.departmentIds ?? []) ids.add(departmentId);
    }
  }
  return [...ids].flatMap((one) => directory.departments.get(one) ?? []).sort(compareByName);
}
