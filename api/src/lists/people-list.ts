import { shownSkillIds } from '../consent/shown-skills.js';
import type { PeopleListFilter, PeopleSort, PersonKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { presentEmployment } from '../people/person-fields.js';
import { canSeePerson } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { DepartmentRecord, OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { namePosition } from '../search/name-order.js';
import { departmentLineage, SharedWords, wordsOf } from './entry-words.js';
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
import { tableOf } from './table.js';
import { isVisibleOrganization, knownPeople } from './viewer-ties.js';

export type PeopleFacetKey = 'KIND' | 'DEPARTMENT' | 'ORGANIZATION' | 'SKILL' | 'KNOWN';

/** A person as the list knows them, whoever looks. */
export interface PersonEntry extends ListEntry<PeopleSort> {
  readonly record: PersonRecord;
  readonly kind: PersonKind;
  readonly title: string | null;
  readonly since: string | null;
  readonly department: DepartmentRecord | null;
  readonly organization: OrganizationRecord | null;
  /** Every present employer outside. */
  readonly organizationIds: readonly string[];
  /** Words to be found by. */
  readonly words: string;
}

export interface PersonRow {
  readonly person: PersonRecord;
  readonly since: string | null;
}

export type PeopleListView = ListView<PersonRow, PeopleFacetKey>;

export interface PeopleListInput {
  readonly filter?: PeopleListFilter | null;
  readonly sort: PeopleSort;
  readonly isDescending: boolean;
}

/** A page of the people the viewer may know of. Throws BAD_INPUT naming the argument. */
export function peopleList(context: Context, input: PeopleListInput & PageInput): PeopleListView {
  return listView(peopleQuestion(context, input), input, ({ record, since }) => ({ person: record, since }));
}

/** The question behind a page, its count, its facets and its export. */
export function peopleQuestion(
  context: Context,
  { filter, sort, isDescending }: PeopleListInput,
): ListQuestion<PeopleSort, PersonEntry, PeopleFacetKey> {
  const { model, viewer, directory } = context;
  const isFound = textFilter<PersonEntry>(filter?.text, ({ words }) => words);
  return {
    table: peopleTable(model),
    sort,
    isDescending,
    isCandidate: (entry) => (isFound === null || isFound(entry)) && canSeePerson(model, viewer, entry.record),
    facets: facetsOf(context, filter ?? {}),
    nameOf: (key, value) => {
      if (key === 'DEPARTMENT') return directory.departments.get(value)?.name ?? null;
      if (key === 'ORGANIZATION') return directory.organizations.get(value)?.name ?? null;
      return key === 'SKILL' ? (directory.skills.get(value)?.name ?? null) : null;
    },
  };
}

/** Those who have left are listed only if asked for. */
const PRESENT_KINDS: ReadonlySet<string> = new Set(['EMPLOYEE', 'CONTACT']);
const KINDS = { EMPLOYEE: ['EMPLOYEE'], CONTACT: ['CONTACT'], FORMER_EMPLOYEE: ['FORMER_EMPLOYEE'] } as const;
const NONE: readonly string[] = [];
const YES: readonly string[] = ['true'];

function facetsOf(context: Context, filter: PeopleListFilter): Facet<PeopleFacetKey, PersonEntry>[] {
  const { directory } = context;
  const known = knownPeople(context);
  const lineageOf = departmentLineage(directory);
  return [
    { key: 'KIND', valuesOf: ({ kind }) => KINDS[kind], chosen: chosenOf(filter.kinds) ?? PRESENT_KINDS },
    {
      key: 'DEPARTMENT',
      valuesOf: ({ kind, record }) => (kind === 'EMPLOYEE' ? lineageOf(record.departmentIds) : NONE),
      chosen: chosenOf(filter.departments, (id) => directory.departments.has(id)),
    },
    {
      key: 'ORGANIZATION',
      valuesOf: ({ organizationIds }) => organizationIds,
      chosen: chosenOf(filter.organizations, (id) => isVisibleOrganization(context, id)),
    },
    {
      key: 'SKILL',
      valuesOf: ({ record }) => shownSkillIds(context.model, record),
      chosen: chosenOf(filter.skills, (id) => directory.skills.has(id)),
    },
    {
      key: 'KNOWN',
      valuesOf: ({ id }) => (known.has(id) ? YES : NONE),
      chosen: filter.isKnown === true ? new Set(YES) : null,
    },
  ];
}

const peopleTable = tableOf<PeopleSort, PersonRecord, PersonEntry>(
  ({ directory }) => directory.people,
  ({ directory }, { department, organization }) =>
    (department === null || directory.departments.get(department.id) === department) &&
    (organization === null || directory.organizations.get(organization.id) === organization),
  (model) => {
    const shared = new SharedWords();
    return (record) => entryOf(model, record, shared);
  },
);

function entryOf(model: ReadModel, record: PersonRecord, shared: SharedWords): PersonEntry {
  const { directory, asOf } = model;
  const kind = standingOf(record, asOf);
  const employment = presentEmployment({ model }, record);
  const title = employment?.title ?? record.title;
  const organization =
    employment === undefined ? null : (directory.organizations.get(employment.organizationId) ?? null);
  const [departmentId] = kind === 'EMPLOYEE' ? [...record.departmentIds].sort() : [];
  const department = departmentId === undefined ? null : (directory.departments.get(departmentId) ?? null);
  const place = department?.name ?? organization?.name ?? null;
  const since = employment?.since ?? null;
  const { key: name, id } = namePosition(record);
  let words: string | undefined;
  return {
    id,
    name,
    record,
    kind,
    title,
    since,
    department,
    organization,
    organizationIds:
      kind === 'EMPLOYEE' || record.employments.length === 0
        ? NONE
        : [...new Set(currentEmployments(record, asOf).map(({ organizationId }) => organizationId))],
    keys: {
      NAME: '',
      TITLE: title === null ? null : shared.fold(title),
      PLACE: place === null ? null : shared.fold(place),
      SINCE: since,
    },
    get words() {
      words ??= wordsOf(record.name) + shared.words(title) + shared.words(place);
      return words;
    },
  };
}
