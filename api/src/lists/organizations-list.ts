import type { OrganizationsListFilter, OrganizationsSort } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { canSeeOrganization, canSeePerson } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import { type OrganizationRecord, organizationStages, type PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { namePosition } from '../search/name-order.js';
import { targetIds } from '../targets/targets.js';
import { visiblePerson } from '../ties/tie-view.js';
import { wordsOf } from './entry-words.js';
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
import { knownOrganizations } from './viewer-ties.js';

export type OrganizationsFacetKey = 'STAGE' | 'COUNTRY' | 'OWNER' | 'KNOWN' | 'TARGET';

/** An organization as the list knows it, whoever looks. */
export interface OrganizationEntry extends ListEntry<OrganizationsSort> {
  readonly record: OrganizationRecord;
  readonly country: string | null;
  readonly owner: PersonRecord | null;
  readonly words: string;
}

export interface OrganizationRow {
  readonly organization: OrganizationRecord;
  readonly contactCount: number;
  readonly isKnown: boolean;
  readonly isTarget: boolean;
}

export type OrganizationsListView = ListView<OrganizationRow, OrganizationsFacetKey>;

export interface OrganizationsListInput {
  readonly filter?: OrganizationsListFilter | null;
  readonly sort: OrganizationsSort;
  readonly isDescending: boolean;
}

type OrganizationsQuestion = ListQuestion<OrganizationsSort, OrganizationEntry, OrganizationsFacetKey>;

/** A page of the organizations the viewer may know of. Throws BAD_INPUT naming the argument. */
export async function organizationsList(
  context: Context,
  input: OrganizationsListInput & PageInput,
): Promise<OrganizationsListView> {
  const { question, rowOf } = await organizationsQuestion(context, input);
  return listView(question, input, rowOf);
}

/** The question behind a page, its count, its facets and its export. */
export async function organizationsQuestion(
  context: Context,
  { filter, sort, isDescending }: OrganizationsListInput,
): Promise<{ question: OrganizationsQuestion; rowOf: (entry: OrganizationEntry) => OrganizationRow }> {
  const { viewer } = context;
  const targets = new Set(viewer.kind === 'PERSON' ? await targetIds(context) : []);
  const { model, directory } = context;
  const known = knownOrganizations(context);
  const isFound = textFilter<OrganizationEntry>(filter?.text, ({ words }) => words);
  return {
    question: {
      table: organizationsTable(model),
      sort,
      isDescending,
      isCandidate: (entry) =>
        (isFound === null || isFound(entry)) && canSeeOrganization(model, viewer, entry.record),
      facets: facetsOf(context, filter ?? {}, known, targets),
      nameOf: (key, value) => (key === 'OWNER' ? (directory.person(value)?.name ?? null) : null),
    },
    rowOf: ({ record }) => ({
      organization: record,
      contactCount: contactCount(context, record),
      isKnown: known.has(record.id),
      isTarget: targets.has(record.id),
    }),
  };
}

/** A country as filters name it: codes of two letters in capitals, no commas, which stand between values in an address. */
function countryValue(country: string | null): string | null {
  const text = country?.replace(/\s*,\s*/g, ' ').trim() ?? '';
  if (text === '') return null;
  return text.length === 2 ? text.toUpperCase() : text;
}

const NONE: readonly string[] = [];
const YES: readonly string[] = ['true'];

function facetsOf(
  context: Context,
  filter: OrganizationsListFilter,
  known: ReadonlySet<string>,
  targets: ReadonlySet<string>,
): Facet<OrganizationsFacetKey, OrganizationEntry>[] {
  const { directory } = context;
  const owners = filter.accountOwners?.map(directory.canonicalId);
  const countries = filter.countries?.map((country) => countryValue(country) ?? '');
  return [
    { key: 'STAGE', valuesOf: ({ record }) => [record.stage], chosen: chosenOf(filter.stages) },
    {
      key: 'COUNTRY',
      valuesOf: ({ country }) => (country === null ? NONE : [country]),
      chosen: chosenOf(countries, (country) => hasCountry(context, country)),
    },
    {
      key: 'OWNER',
      valuesOf: ({ record }) => record.accountOwnerIds.map(directory.canonicalId),
      chosen: chosenOf(owners, (id) => visiblePerson(context, id) !== undefined),
    },
    {
      key: 'KNOWN',
      valuesOf: ({ id }) => (known.has(id) ? YES : NONE),
      chosen: filter.isKnown === true ? new Set(YES) : null,
    },
    {
      key: 'TARGET',
      valuesOf: ({ id }) => (targets.has(id) ? YES : NONE),
      chosen: filter.isTarget === true ? new Set(YES) : null,
    },
  ];
}

function hasCountry({ directory, model, viewer }: Context, country: string): boolean {
  for (const organization of directory.organizations.values()) {
    if (countryValue(organization.country) !== country) continue;
    if (canSeeOrganization(model, viewer, organization)) return true;
  }
  return false;
}

/** People outside with a present employment there whom the viewer may know of. */
function contactCount({ model, viewer, directory }: Context, { id }: OrganizationRecord): number {
  return directory.peopleEmployedAt(id).filter((person) => {
    if (standingOf(person, model.asOf) === 'EMPLOYEE' || !canSeePerson(model, viewer, person)) return false;
    return currentEmployments(person, model.asOf).some(({ organizationId }) => organizationId === id);
  }).length;
}

const organizationsTable = tableOf<OrganizationsSort, OrganizationRecord, OrganizationEntry>(
  ({ directory }) => directory.organizations,
  (model, { record, owner }) => ownerOf(model, record) === owner,
  (model) => (record) => entryOf(model, record),
);

function ownerOf({ directory }: ReadModel, { accountOwnerIds }: OrganizationRecord): PersonRecord | null {
  const [id] = [...accountOwnerIds].sort();
  return id === undefined ? null : (directory.person(id) ?? null);
}

function entryOf(model: ReadModel, record: OrganizationRecord): OrganizationEntry {
  const owner = ownerOf(model, record);
  const country = countryValue(record.country);
  const { key: name, id } = namePosition(record);
  const place = [country, record.city].filter((text) => text !== null);
  return {
    id,
    name,
    record,
    country,
    owner,
    words: wordsOf(
      [record.name, record.domain, record.city, country].filter((text) => text !== null).join(' '),
    ),
    keys: {
      NAME: '',
      STAGE: String(organizationStages.indexOf(record.stage)),
      PLACE: place.length === 0 ? null : place.map(fold).join(' '),
      OWNER: owner === null ? null : fold(owner.name),
    },
  };
}
