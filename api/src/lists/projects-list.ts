import { ANY_COLLEAGUE } from '../auth/viewer.js';
import type { ProjectState, ProjectsListFilter, ProjectsSort } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type { ReadModel } from '../read-model/read-model.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
} from '../read-model/records.js';
import { fold } from '../search/fold.js';
import { compareByName, namePosition } from '../search/name-order.js';
import { visiblePerson } from '../ties/tie-view.js';
import { departmentLineage, wordsOf } from './entry-words.js';
import type { Facet } from './facets.js';
import {
  chosenOf,
  type ListQuestion,
  type ListView,
  listView,
  type PageInput,
  textFilter,
} from './list-view.js';
import type { ListEntry } from './ordered-rows.js';
import { ListTable, tableOf } from './table.js';
import { isVisibleOrganization } from './viewer-ties.js';

export type ProjectsFacetKey = 'ORGANIZATION' | 'DEPARTMENT' | 'YEAR' | 'STATE';

/** A project as the list knows it for everybody, or for one viewer who may know more. */
export interface ProjectEntry extends ListEntry<ProjectsSort> {
  readonly record: ProjectRecord;
  readonly state: ProjectState;
  /** For whom as far as everybody may know, by name. */
  readonly organizations: readonly OrganizationRecord[];
  /** For whom besides, as only those may know who know somebody there. */
  readonly hidden: readonly OrganizationRecord[];
  /** What is known of its members, who alone belong to departments. */
  readonly members: readonly (PersonRecord | undefined)[];
  readonly departmentIds: readonly string[];
  readonly years: readonly string[];
  readonly words: string;
}

export interface ProjectRow {
  readonly project: ProjectRecord;
  readonly departments: readonly DepartmentRecord[];
  readonly memberCount: number;
  readonly state: ProjectState;
}

export type ProjectsListView = ListView<ProjectRow, ProjectsFacetKey>;

export interface ProjectsListInput {
  readonly filter?: ProjectsListFilter | null;
  readonly sort: ProjectsSort;
  readonly isDescending: boolean;
}

/** A page of projects. Throws BAD_INPUT naming the argument. */
export function projectsList(context: Context, input: ProjectsListInput & PageInput): ProjectsListView {
  return listView(projectsQuestion(context, input), input, (entry) => projectRow(context, entry));
}

/** What the list shows of a project to this viewer. */
export function projectRow(context: Context, { record, departmentIds, state }: ProjectEntry): ProjectRow {
  const { departments } = context.directory;
  const visible = new Set(
    record.members.flatMap(({ personId }) => visiblePerson(context, personId)?.id ?? []),
  );
  return {
    project: record,
    departments: departmentIds.flatMap((id) => departments.get(id) ?? []).sort(compareByName),
    memberCount: visible.size,
    state,
  };
}

/** The question behind a page, its count, its facets and its export. */
export function projectsQuestion(
  context: Context,
  { filter, sort, isDescending }: ProjectsListInput,
): ListQuestion<ProjectsSort, ProjectEntry, ProjectsFacetKey> {
  const { directory } = context;
  const isFound = textFilter<ProjectEntry>(filter?.text, ({ words }) => words);
  return {
    table: tableFor(context),
    sort,
    isDescending,
    isCandidate: (entry) => isFound === null || isFound(entry),
    facets: facetsOf(context, filter ?? {}),
    nameOf: (key, value) => {
      if (key === 'DEPARTMENT') return directory.departments.get(value)?.name ?? null;
      return key === 'ORGANIZATION' ? (directory.organizations.get(value)?.name ?? null) : null;
    },
  };
}

function facetsOf(context: Context, filter: ProjectsListFilter): Facet<ProjectsFacetKey, ProjectEntry>[] {
  const { directory } = context;
  const lineageOf = departmentLineage(directory);
  return [
    {
      key: 'ORGANIZATION',
      valuesOf: ({ organizations }) => organizations.map(({ id }) => id),
      chosen: chosenOf(filter.organizations, (id) => isVisibleOrganization(context, id)),
    },
    {
      key: 'DEPARTMENT',
      valuesOf: ({ departmentIds }) => lineageOf(departmentIds),
      chosen: chosenOf(filter.departments, (id) => directory.departments.has(id)),
    },
    { key: 'YEAR', valuesOf: ({ years }) => years, chosen: chosenOf(filter.years?.map(String)) },
    { key: 'STATE', valuesOf: ({ state }) => [state], chosen: chosenOf(filter.states) },
  ];
}

/** What everybody may know of the projects, so that neither words nor order nor cursor hold anything else. */
const projectsTable = tableOf<ProjectsSort, ProjectRecord, ProjectEntry>(
  ({ directory }) => directory.projects,
  (model, { record, organizations, hidden, members }) =>
    organizations.every((organization) => isKnown(model, organization) && isOpen(model, organization)) &&
    hidden.every((organization) => isKnown(model, organization) && !isOpen(model, organization)) &&
    record.members.every(({ personId }, place) => model.directory.person(personId) === members[place]),
  (model) => (record) => entryOf(model, record, isOpen),
);

/** The same, or one with the organizations that this viewer may know of besides. */
function tableFor({ model, viewer }: Context): ListTable<ProjectsSort, ProjectEntry> {
  const table = projectsTable(model);
  const isSeen = (_: ReadModel, organization: OrganizationRecord) =>
    canSeeOrganization(model, viewer, organization);
  const more = [...table.entries.values()].filter(({ hidden }) =>
    hidden.some((organization) => isSeen(model, organization)),
  );
  if (more.length === 0) return table;
  const own = more.map(({ id, record }) => [id, entryOf(model, record, isSeen)] as const);
  return new ListTable(new Map([...table.entries, ...own]), table);
}

function isKnown({ directory }: ReadModel, organization: OrganizationRecord): boolean {
  return directory.organizations.get(organization.id) === organization;
}

/** Whether whoever looks may know of it. */
function isOpen(model: ReadModel, organization: OrganizationRecord): boolean {
  return canSeeOrganization(model, ANY_COLLEAGUE, organization);
}

/** Later than any day: a project without an end is the latest to end. */
const NO_END = '9999-12-31';

function entryOf(
  model: ReadModel,
  record: ProjectRecord,
  isSeen: (model: ReadModel, organization: OrganizationRecord) => boolean,
): ProjectEntry {
  const { directory, asOf } = model;
  const all = record.organizationIds
    .flatMap((id) => directory.organizations.get(id) ?? [])
    .sort(compareByName);
  const organizations = all.filter((organization) => isSeen(model, organization));
  const members = record.members.map(({ personId }) => directory.person(personId));
  const { key: name, id } = namePosition(record);
  const [first] = organizations;
  const texts = [record.name, record.description, ...organizations.map((organization) => organization.name)];
  return {
    id,
    name,
    record,
    state: stateOf(record, asOf),
    organizations,
    hidden: all.filter((organization) => !organizations.includes(organization)),
    members,
    departmentIds: [...new Set(members.flatMap((member) => member?.departmentIds ?? []))].sort(),
    years: yearsOf(record, asOf),
    words: wordsOf(texts.filter((text) => text !== null).join(' ')),
    keys: {
      NAME: '',
      ORGANIZATION: first === undefined ? null : fold(first.name),
      FROM: record.from,
      TO: record.to ?? NO_END,
    },
  };
}

function stateOf({ from, to }: ProjectRecord, asOf: string): ProjectState {
  if (to !== null && to < asOf) return 'ENDED';
  return from !== null && from > asOf ? 'PLANNED' : 'RUNNING';
}

/** The years in which it ran, up to today for one without an end. */
function yearsOf({ from, to }: ProjectRecord, asOf: string): string[] {
  const lastYear = yearOf(to ?? (from !== null && from > asOf ? from : asOf));
  const firstYear = from === null ? (to === null ? null : lastYear) : yearOf(from);
  if (firstYear === null || lastYear < firstYear) return [];
  const count = Math.min(lastYear - firstYear + 1, MOST_YEARS);
  return Array.from({ length: count }, (_, place) => String(lastYear - place));
}

const MOST_YEARS = 100;

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
