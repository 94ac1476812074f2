import { v7 as uuidV7 } from 'uuid';
import type {
  ProjectInput,
  ProjectMemberInput,
  ProjectsFilter,
  UpdateProjectInput,
} from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { checkOrder, dayInput, lineInput, nameInput, textInput } from '../graphql/inputs.js';
import { checkPageSize, type Page, pageOf, positionOf, rowsWhere } from '../graphql/paging.js';
import { isVisibleOrganization } from '../lists/viewer-ties.js';
import { organizationInput } from '../organizations/organizations.js';
import { changeByHand, PROJECT } from '../provenance/change-by-hand.js';
import { pairsOfProject } from '../read-model/evidence.js';
import { projectsByIds } from '../read-model/queries.js';
import type { PersonRecord, ProjectRecord } from '../read-model/records.js';
import { fold } from '../search/fold.js';
import { namePosition, projectsByName, sortedAfter } from '../search/name-order.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader, WriteTransaction } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import { visiblePerson } from '../ties/tie-view.js';

/** A project, null if there is none of that id. */
export function project(context: Context, id: string): ProjectRecord | null {
  return context.directory.projects.get(id) ?? null;
}

/** Projects by name, page by page. */
export function projects(
  context: Context,
  input: { filter?: ProjectsFilter | null; after?: string | null; first: number },
): Page<ProjectRecord> {
  const first = checkPageSize(input.first);
  const filter = input.filter ?? {};
  const found = rowsWhere(candidates(context, filter, input.after), matches(context, filter));
  return pageOf(found, first, namePosition);
}

/** Creates a project. */
export async function createProject(context: Context, input: ProjectInput): Promise<ProjectRecord> {
  const id = uuidV7();
  const properties = propertiesOf(input);
  checkOrder('to', properties['from'] ?? null, properties['to'] ?? null);
  const organizationIds = organizationIdsOf(context, input.organizations) ?? [];
  await context.application.live.write(async (transaction) => {
    await changeByHand(context, transaction, PROJECT, { id }, async () => {
      await transaction.run(createQuery, { id, properties });
      await transaction.run(setOrganizations, { id, organizationIds });
    });
    transaction.touch(`project:${id}`);
  });
  return known(context, id);
}

/**
 * Changes the fields that are given; null empties one. Other days change the ties that came from it. With `expected`,
 * the version the change was made upon, throws CONFLICT where it has changed.
 */
export async function updateProject(
  context: Context,
  id: string,
  input: UpdateProjectInput,
  expected?: string | null,
): Promise<ProjectRecord> {
  const before = known(context, id);
  const properties = propertiesOf(input);
  const organizationIds = organizationIdsOf(context, input.organizations, before);
  const { from = before.from, to = before.to } = properties;
  checkOrder('to', from, to);
  await changeWithTies(context, id, async (transaction) => {
    await changeByHand(context, transaction, PROJECT, { id, expected }, async () => {
      await transaction.run(updateQuery, { id, properties });
      if (organizationIds !== undefined) await transaction.run(setOrganizations, { id, organizationIds });
    });
  });
  return known(context, id);
}

/** Removes a project and recomputes the ties that came from it. */
export async function removeProject(context: Context, id: string): Promise<boolean> {
  known(context, id);
  await changeWithTies(context, id, async (transaction) => {
    await transaction.run(removeQuery, { id });
  });
  return true;
}

/**
 * Records who worked on it and when, in place of what was known of this person there. The steward, a manager, or oneself
 * for one's own part.
 */
export async function setProjectMember(
  context: Context,
  id: string,
  input: ProjectMemberInput,
): Promise<ProjectRecord> {
  known(context, id);
  const person = visiblePerson(context, input.person);
  context.requireObject('setProjectMember', isViewer(context, person));
  if (person === undefined) throw badInput('person', 'There is no such person, or you may not see them.');
  const properties = {
    role: lineInput('role', input.role),
    from: dayInput('from', input.from),
    to: dayInput('to', input.to),
  };
  checkOrder('to', properties.from, properties.to);
  const personIds = context.directory.idsOf(person.id);
  await changeWithTies(context, id, async (transaction) => {
    await transaction.run(removeMember, { id, personIds });
    await transaction.run(setMember, { id, personId: person.id, properties });
  });
  return known(context, id);
}

/** Takes somebody off a project as if they had never been on it; the same may do so. */
export async function removeProjectMember(
  context: Context,
  id: string,
  personId: string,
): Promise<ProjectRecord> {
  known(context, id);
  const person = visiblePerson(context, personId);
  context.requireObject('removeProjectMember', isViewer(context, person));
  if (person === undefined) throw notFound('person');
  const personIds = context.directory.idsOf(person.id);
  await changeWithTies(context, id, async (transaction) => {
    await transaction.run(removeMember, { id, personIds });
  });
  return known(context, id);
}

const createQuery = defineQuery('projects/create', noRows);
const updateQuery = defineQuery('projects/update', noRows);
const removeQuery = defineQuery('projects/remove', noRows);
const setOrganizations = defineQuery('projects/set-organizations', noRows);
const setMember = defineQuery('projects/set-member', noRows);
const removeMember = defineQuery('projects/remove-member', noRows);

/** The shortest list that holds all that is asked for, in order behind the cursor. */
function candidates(
  context: Context,
  filter: ProjectsFilter,
  cursor: string | null | undefined,
): Iterable<ProjectRecord> {
  const { directory, model } = context;
  const after = positionOf(cursor);
  const prefix = fold(filter.nameStartsWith ?? '');
  if (filter.person) {
    const person = visiblePerson(context, filter.person);
    return person === undefined ? [] : sortedAfter(directory.projectsOfPerson(person.id), after, prefix);
  }
  if (filter.organization) {
    if (!isVisibleOrganization(context, filter.organization)) return [];
    return sortedAfter(directory.projectsOfOrganization(filter.organization), after, prefix);
  }
  return projectsByName(model).after(after, prefix);
}

function matches(context: Context, filter: ProjectsFilter): (row: ProjectRecord) => boolean {
  const today = context.model.asOf;
  return (row) => {
    if (filter.organization && !isFor(context, row, filter.organization)) return false;
    if (filter.isRunning === null || filter.isRunning === undefined) return true;
    const isRunning = (row.from === null || row.from <= today) && (row.to === null || row.to >= today);
    return isRunning === filter.isRunning;
  };
}

function known(context: Context, id: string): ProjectRecord {
  const found = context.directory.projects.get(id);
  if (found === undefined) throw notFound('project');
  return found;
}

function isViewer({ viewer }: Context, person: PersonRecord | undefined): boolean {
  return viewer.kind === 'PERSON' && person?.id === viewer.personId;
}

function propertiesOf(input: UpdateProjectInput): Record<string, string | null> {
  const properties: Record<string, string | null> = {};
  if (input.name !== undefined) properties['name'] = nameInput('name', input.name);
  if (input.description !== undefined) {
    properties['description'] = textInput('description', input.description);
  }
  if (input.from !== undefined) properties['from'] = dayInput('from', input.from);
  if (input.to !== undefined) properties['to'] = dayInput('to', input.to);
  return properties;
}

function isFor(context: Context, row: ProjectRecord, organizationId: string): boolean {
  return row.organizationIds.includes(organizationId) && isVisibleOrganization(context, organizationId);
}

/** What was chosen, with those of before that the viewer may not know of: nobody takes away what they were not shown. */
function organizationIdsOf(
  context: Context,
  ids: readonly string[] | null | undefined,
  before?: ProjectRecord,
): string[] | undefined {
  if (ids === undefined) return undefined;
  const chosen = (ids ?? []).map((id) => organizationInput(context, 'organizations', id).id);
  const hidden = (before?.organizationIds ?? []).filter((id) => !isVisibleOrganization(context, id));
  return [...new Set([...chosen, ...hidden])];
}

/** Changes a project and, in the same transaction, the ties of all pairs who worked on it before and after. */
async function changeWithTies(
  context: Context,
  id: string,
  change: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  const { asOfDay } = context.model;
  const pairs = async (reader: Reader) =>
    (await reader.read(projectsByIds, { ids: [id] })).flatMap((row) =>
      pairsOfProject(row, context.directory.canonicalId, asOfDay),
    );
  await context.application.live.write(async (transaction) => {
    const before = await pairs(transaction);
    await change(transaction);
    await deriveTies(transaction, [...before, ...(await pairs(transaction))], asOfDay);
    transaction.touch(`project:${id}`);
  });
}
