import type {
  OrganizationStage,
  OrganizationsSort,
  PeopleSort,
  PersonKind,
  ProjectState,
  ProjectsSort,
  ReachableInput,
  ReachKind,
  ReachState,
  TieWord,
} from '../generated/schema.js';
import { organizationStages } from '../read-model/records.js';
import type { OrganizationsListInput } from './organizations-list.js';
import type { PeopleListInput } from './people-list.js';
import type { ProjectsListInput } from './projects-list.js';

/** Reads what the address of a list's page says. Whatever makes no sense is passed over, as the page does. */

export type Query = Readonly<Record<string, unknown>>;

export function peopleInput(query: Query): PeopleListInput {
  return {
    ...orderOf<PeopleSort>(query, ['NAME', 'TITLE', 'PLACE', 'SINCE']),
    filter: {
      kinds: namedValues<PersonKind>(query, 'kind', ['EMPLOYEE', 'CONTACT', 'FORMER_EMPLOYEE']),
      departments: values(query, 'department'),
      organizations: values(query, 'organization'),
      skills: values(query, 'skill'),
      isKnown: query['known'] === '1',
      text: text(query),
    },
  };
}

export function organizationsInput(query: Query): OrganizationsListInput {
  return {
    ...orderOf<OrganizationsSort>(query, ['NAME', 'STAGE', 'PLACE', 'OWNER']),
    filter: {
      stages: namedValues<OrganizationStage>(query, 'stage', organizationStages),
      countries: values(query, 'country'),
      accountOwners: values(query, 'owner'),
      isKnown: query['known'] === '1',
      isTarget: query['target'] === '1',
      text: text(query),
    },
  };
}

export function projectsInput(query: Query): ProjectsListInput {
  return {
    ...orderOf<ProjectsSort>(query, ['NAME', 'ORGANIZATION', 'FROM', 'TO']),
    filter: {
      organizations: values(query, 'organization'),
      departments: values(query, 'department'),
      years: values(query, 'year').map(Number).filter(Number.isInteger),
      states: namedValues<ProjectState>(query, 'state', ['PLANNED', 'RUNNING', 'ENDED']),
      text: text(query),
    },
  };
}

/** What cannot be asked is asked by its default: `hops` 3, `stage` prospects, `kind` organizations, from the company. */
export function reachInput(query: Query): Omit<ReachableInput, 'first' | 'after'> {
  const stages = namedValues<OrganizationStage>(query, 'stage', organizationStages);
  const kinds = namedValues<ReachKind>(query, 'kind', ['ORGANIZATION', 'PERSON']);
  const [state] = namedValues<ReachState>(query, 'state', ['WITHIN_REACH', 'WITHOUT_WAY_IN']);
  return {
    from: { kind: query['from'] === 'VIEWER' ? 'VIEWER' : 'COMPANY' },
    stages: stages.length === 0 ? ['PROSPECT'] : stages,
    kinds: kinds.length === 0 ? ['ORGANIZATION'] : kinds,
    words: namedValues<TieWord>(query, 'word', ['STRONG', 'MEDIUM', 'WEAK']),
    introducers: values(query, 'introducer').slice(0, MOST_INTRODUCERS),
    maxHops: wholeNumber(query, 'hops', 1, 6) ?? 3,
    timeoutMs: wholeNumber(query, 'timeoutMs', 10, 30_000) ?? FILE_TIMEOUT_MS,
    ...(state === undefined ? {} : { state }),
  };
}

const LONGEST_TEXT = 200;
const MOST_INTRODUCERS = 1_000;
/** Nobody watches a file come: it may take longer than a page. */
const FILE_TIMEOUT_MS = 10_000;

function orderOf<Sort extends string>(
  query: Query,
  sorts: readonly Sort[],
): { sort: Sort; isDescending: boolean } {
  const [first] = sorts;
  const sort = sorts.find((one) => one === query['sort']) ?? first;
  if (sort === undefined) throw new RangeError('a list has a sort');
  return { sort, isDescending: query['down'] === '1' };
}

/** Values joined by commas. */
function values(query: Query, name: string): string[] {
  const given = query[name];
  if (typeof given !== 'string' || given === '') return [];
  return given.split(',');
}

function namedValues<Value extends string>(query: Query, name: string, known: readonly Value[]): Value[] {
  const given = values(query, name);
  return known.filter((value) => given.includes(value));
}

function wholeNumber(query: Query, name: string, least: number, most: number): number | null {
  const value = typeof query[name] === 'string' ? Number(query[name]) : Number.NaN;
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function text(query: Query): string {
  return typeof query['q'] === 'string' ? query['q'].slice(0, LONGEST_TEXT) : '';
}
