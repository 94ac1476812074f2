import { shownSkillIds } from '../consent/shown-skills.js';
import type { PeopleFilter } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { checkPageSize, type Page, pageOf, positionOf, rowsWhere } from '../graphql/paging.js';
import { canSeePerson } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { namePosition, peopleByName, sortedAfter } from '../search/name-order.js';
import { visiblePerson } from '../ties/tie-view.js';

/** A person, also by the id of a record that lives on in another; null if the viewer knows of nobody of that id. */
export function person(context: Context, id: string): PersonRecord | null {
  return visiblePerson(context, id) ?? null;
}

/** People the viewer may know of, by name, page by page. */
export function people(
  context: Context,
  input: { filter?: PeopleFilter | null; after?: string | null; first: number },
): Page<PersonRecord> {
  const first = checkPageSize(input.first);
  const filter = input.filter ?? {};
  const { model, viewer } = context;
  const isWanted = matches(context, filter);
  const rows = candidates(context, filter, input.after);
  return pageOf(
    rowsWhere(rows, (row) => isWanted(row) && canSeePerson(model, viewer, row)),
    first,
    namePosition,
  );
}

/** The shortest list that holds all that is asked for, in order behind the cursor. */
function candidates(
  context: Context,
  filter: PeopleFilter,
  cursor: string | null | undefined,
): Iterable<PersonRecord> {
  const { directory } = context;
  const after = positionOf(cursor);
  const prefix = fold(filter.nameStartsWith ?? '');
  if (filter.project) return sortedAfter(membersOf(context, filter.project), after, prefix);
  if (filter.organization) {
    return sortedAfter(directory.peopleEmployedAt(filter.organization), after, prefix);
  }
  if (filter.department) {
    const found = directory.departmentWithBelow(filter.department);
    const members = new Set(found.flatMap((id) => directory.peopleOfDepartment(id)));
    return sortedAfter(members, after, prefix);
  }
  return peopleByName(context.model).after(after, prefix);
}

function membersOf(context: Context, projectId: string): Set<PersonRecord> {
  const members = context.directory.projects.get(projectId)?.members ?? [];
  return new Set(members.flatMap(({ personId }) => context.directory.person(personId) ?? []));
}

function matches(context: Context, filter: PeopleFilter): (row: PersonRecord) => boolean {
  const { directory, model } = context;
  const { kinds, organization, skill } = filter;
  const departments = filter.department ? new Set(directory.departmentWithBelow(filter.department)) : null;
  const members = filter.project ? membersOf(context, filter.project) : null;
  return (row) => {
    const kind = standingOf(row, model.asOf);
    if (kinds && !kinds.includes(kind)) return false;
    if (departments !== null && (kind !== 'EMPLOYEE' || !row.departmentIds.some((id) => departments.has(id))))
      return false;
    if (organization && (kind === 'EMPLOYEE' || !worksAt(row, organization, model.asOf))) return false;
    if (members !== null && !members.has(row)) return false;
    return !skill || shownSkillIds(model, row).includes(skill);
  };
}

function worksAt(row: PersonRecord, id: string, day: string): boolean {
  return currentEmployments(row, day).some(({ organizationId }) => organizationId === id);
}
