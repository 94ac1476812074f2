import { writeAddress } from '../find/address.js';
import type {
  OrganizationStage,
  OrganizationsSort,
  PeopleSort,
  PersonKind,
  ProjectState,
  ProjectsSort,
} from '../generated/graphql.js';

/** What the address of a list says, as far as every list has it; a field that is absent has its default. */
export interface ListSearch<Sort extends string = string> {
  /** Words searched for within the list. */
  q?: string;
  sort?: Sort;
  /** Sorted the other way round. */
  down?: '1';
}

export interface PeopleSearch extends ListSearch<PeopleSort> {
  kind?: PersonKind[];
  department?: string[];
  organization?: string[];
  skill?: string[];
  known?: '1';
}

export interface OrganizationsSearch extends ListSearch<OrganizationsSort> {
  stage?: OrganizationStage[];
  country?: string[];
  owner?: string[];
  known?: '1';
  target?: '1';
}

export interface ProjectsSearch extends ListSearch<ProjectsSort> {
  organization?: string[];
  department?: string[];
  year?: string[];
  state?: ProjectState[];
}

export const personKinds: readonly PersonKind[] = ['EMPLOYEE', 'CONTACT', 'FORMER_EMPLOYEE'];
const stages: readonly OrganizationStage[] = [
  'PROSPECT',
  'CUSTOMER',
  'PARTNER',
  'SUPPLIER',
  'FORMER',
  'OWN',
  'UNKNOWN',
];
const states: readonly ProjectState[] = ['PLANNED', 'RUNNING', 'ENDED'];
/** The API takes no longer text. */
export const longestText = 200;
const longestValue = 200;
const mostValues = 50;

type Raw = Record<string, unknown>;

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readPeopleSearch(raw: Raw): PeopleSearch {
  return withoutEmpty({
    ...readCommon<PeopleSort>(raw, ['TITLE', 'PLACE', 'SINCE']),
    kind: known(raw['kind'], personKinds),
    department: values(raw['department']),
    organization: values(raw['organization']),
    skill: values(raw['skill']),
    known: flag(raw['known']),
  });
}

export function readOrganizationsSearch(raw: Raw): OrganizationsSearch {
  return withoutEmpty({
    ...readCommon<OrganizationsSort>(raw, ['STAGE', 'PLACE', 'OWNER']),
    stage: known(raw['stage'], stages),
    country: values(raw['country']),
    owner: values(raw['owner']),
    known: flag(raw['known']),
    target: flag(raw['target']),
  });
}

export function readProjectsSearch(raw: Raw): ProjectsSearch {
  return withoutEmpty({
    ...readCommon<ProjectsSort>(raw, ['ORGANIZATION', 'FROM', 'TO']),
    organization: values(raw['organization']),
    department: values(raw['department']),
    year: values(raw['year'])?.filter((year) => /^\d{4}$/u.test(year)),
    state: known(raw['state'], states),
  });
}

/** The address of a list as it is written behind the question mark. */
export function writeListAddress(search: object): string {
  return writeAddress({ ...search }).slice(1);
}

/** The address with one value more or one fewer. */
export function toggled<Value extends string>(chosen: readonly Value[] | undefined, value: Value): Value[] {
  const present = chosen ?? [];
  return present.includes(value) ? present.filter((one) => one !== value) : [...present, value];
}

/** The search without fields that say nothing. */
export function withoutEmpty(search: object) {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function readCommon<Sort extends string>(
  raw: Raw,
  sorts: readonly Sort[],
): { [Field in keyof ListSearch<Sort>]: ListSearch<Sort>[Field] | undefined } {
  return {
    q: typeof raw['q'] === 'string' ? raw['q'].slice(0, longestText).trim() : undefined,
    sort: sorts.find((sort) => sort === raw['sort']),
    down: flag(raw['down']),
  };
}

function flag(value: unknown): '1' | undefined {
  return String(value ?? '') === '1' ? '1' : undefined;
}

function values(value: unknown): string[] | undefined {
  const given: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const texts = given.filter((one): one is string => typeof one === 'string' && one !== '');
  return [...new Set(texts.filter((one) => one.length <= longestValue))].slice(0, mostValues);
}

function known<Value extends string>(value: unknown, all: readonly Value[]): Value[] | undefined {
  const given = values(value);
  return all.filter((one) => given?.includes(one));
}
