import { type Changes, chosenIn, isOn, piecesIn, withoutEmpty, writeAddress } from '../app/address.js';
import type {
  OrganizationStage,
  OrganizationsSort,
  PeopleSort,
  PersonKind,
  ProjectState,
  ProjectsSort,
} from '../generated/graphql.js';
import { stages } from '../organizations/stages.js';

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
const states: readonly ProjectState[] = ['PLANNED', 'RUNNING', 'ENDED'];
/** The API takes no longer text. */
export const longestText = 200;
const longestValue = 200;
const mostValues = 50;

type Raw = Record<string, unknown>;

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readPeopleSearch(raw: Raw): PeopleSearch {
  return withoutEmpty<PeopleSearch>({
    ...readCommon<PeopleSort>(raw, ['TITLE', 'PLACE', 'SINCE']),
    kind: chosenIn(raw['kind'], personKinds),
    department: values(raw['department']),
    organization: values(raw['organization']),
    skill: values(raw['skill']),
    known: flag(raw['known']),
  });
}

export function readOrganizationsSearch(raw: Raw): OrganizationsSearch {
  return withoutEmpty<OrganizationsSearch>({
    ...readCommon<OrganizationsSort>(raw, ['STAGE', 'PLACE', 'OWNER']),
    stage: chosenIn(raw['stage'], stages),
    country: values(raw['country']),
    owner: values(raw['owner']),
    known: flag(raw['known']),
    target: flag(raw['target']),
  });
}

export function readProjectsSearch(raw: Raw): ProjectsSearch {
  return withoutEmpty<ProjectsSearch>({
    ...readCommon<ProjectsSort>(raw, ['ORGANIZATION', 'FROM', 'TO']),
    organization: values(raw['organization']),
    department: values(raw['department']),
    year: values(raw['year']).filter((year) => /^\d{4}$/u.test(year)),
    state: chosenIn(raw['state'], states),
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

function readCommon<Sort extends string>(raw: Raw, sorts: readonly Sort[]): Changes<ListSearch<Sort>> {
  return {
    q: typeof raw['q'] === 'string' ? raw['q'].slice(0, longestText).trim() : undefined,
    sort: sorts.find((sort) => sort === raw['sort']),
    down: flag(raw['down']),
  };
}

function flag(value: unknown): '1' | undefined {
  return isOn(value) ? '1' : undefined;
}

function values(value: unknown): string[] {
  return piecesIn(value)
    .filter((one) => one.length <= longestValue)
    .slice(0, mostValues);
}
