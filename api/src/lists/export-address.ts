import type {
  OrganizationStage,
  OrganizationsSort,
  PeopleSort,
  PersonKind,
  ProjectState,
  ProjectsSort,
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

const LONGEST_TEXT = 200;

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

function text(query: Query): string {
  return typeof query['q'] === 'string' ? query['q'].slice(0, LONGEST_TEXT) : '';
}
