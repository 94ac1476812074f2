import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ORGANIZATIONS,
  type RandomCompany,
  randomCompanies,
  rowsOf,
  withAndWithoutUnshared,
} from '../privacy/testing/random-company.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const PEOPLE = `query ($filter: PeopleListFilter, $sort: PeopleSort! = NAME, $down: Boolean! = false, $after: String,
  $first: Int! = 100) {
  peopleList(filter: $filter, sort: $sort, isDescending: $down, after: $after, first: $first) {
    nodes { since person { name } } totalCount pageInfo { endCursor hasNextPage }
    facets { key moreCount options { value name count isChosen } }
  }
}`;
const ORGANIZATIONS_LIST = `query ($filter: OrganizationsListFilter, $sort: OrganizationsSort! = NAME) {
  organizationsList(filter: $filter, sort: $sort) {
    nodes { organization { name } contactCount isKnown isTarget } totalCount
    facets { key moreCount options { value name count isChosen } }
  }
}`;
const PROJECTS = `query ($filter: ProjectsListFilter, $sort: ProjectsSort! = NAME, $down: Boolean! = false) {
  projectsList(filter: $filter, sort: $sort, isDescending: $down) {
    nodes { project { name } departments { name } memberCount state } totalCount
    facets { key options { value name count } }
  }
}`;

interface Option {
  readonly value: string;
  readonly name: string | null;
  readonly count: number;
}

/** "value: count" of one facet. */
function optionsOf(list: { facets: { key: string; options: Option[] }[] }, key: string): string[] {
  const facet = list.facets.find((one) => one.key === key);
  return (facet?.options ?? []).map(({ value, count }) => `${value}: ${count}`);
}

function company() {
  return new SmallCompany()
    .setting('defaultSharing', 'NAMED')
    .organization('own', 'OWN')
    .organization('acme', 'CUSTOMER', { country: 'de', city: 'Köln' })
    .organization('zeta', 'PROSPECT', { country: 'AT' })
    .organization('lone', 'PROSPECT')
    .department('sales')
    .department('inner', 'sales')
    .department('works')
    .employee('eva', { name: 'Eva Öhm', title: 'Engineer' }, 'works')
    .employee('ian', { name: 'Ian Orr', title: 'Account manager' }, 'inner')
    .employee('old', { name: 'Olga Past', leftAt: '2026-01-01' }, 'sales')
    .employee('sam', { name: '=SUM(1)', title: 'Seller' }, 'sales')
    .contact('ada', 'acme', { name: 'Ada Weber' })
    .contact('bob', 'zeta', { name: 'Bob Müller' })
    .contact('cid', 'zeta', { name: 'Cid Secret' })
    .organization('hidden', 'UNKNOWN', { name: 'Hidden Ltd', personal: true })
    .contact('dee', 'hidden', { name: 'Dee Quiet' })
    .tie('ian', 'dee', 0.7, 'PRIVATE')
    .skill('rust', 'eva', 'sam')
    .tie('sam', 'ada', 0.7, 'NAMED')
    .tie('eva', 'bob', 0.7, 'BLIND')
    .tie('ian', 'cid', 0.7, 'PRIVATE')
    .project('bridge', 'acme', { from: '2024-05-01', to: '2025-02-01' })
    .project('tower', 'zeta', { from: '2026-01-01' })
    .project('future', undefined, { from: '2027-01-01' })
    .link('OWNS_ACCOUNT', 'ian', 'acme')
    .link('WORKED_ON', 'eva', 'bridge', { role: 'lead' })
    .link('WORKED_ON', 'cid', 'tower')
    .link('WORKED_ON', 'ian', 'tower')
    .rows();
}

describe('the lists', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await openTestApplication(company());
  });
  afterAll(() => app.close());

  const names = async (viewer: string, variables: Record<string, unknown>) => {
    const { peopleList } = await app.data(viewer, PEOPLE, variables);
    expect(peopleList.totalCount).toBe(peopleList.nodes.length);
    return peopleList.nodes.map(({ person }: { person: { name: string } }) => person.name);
  };

  it('leave out at first who has left, and list them if asked for', async () => {
    expect(await names('sam', {})).toEqual(['=SUM(1)', 'Ada Weber', 'Bob Müller', 'Eva Öhm', 'Ian Orr']);
    expect(await names('sam', { filter: { kinds: ['FORMER_EMPLOYEE'] } })).toEqual(['Olga Past']);
    const { peopleList } = await app.data('sam', PEOPLE, {});
    expect(optionsOf(peopleList, 'KIND')).toEqual(['EMPLOYEE: 3', 'CONTACT: 2', 'FORMER_EMPLOYEE: 1']);
  });

  it('count a contact known by a private tie for its owner alone', async () => {
    expect(await names('ian', { filter: { text: 'secret' } })).toEqual(['Cid Secret']);
    for (const viewer of ['sam', 'operator']) {
      const { peopleList } = await app.data(viewer, PEOPLE, {});
      expect(optionsOf(peopleList, 'ORGANIZATION').sort()).toEqual(['acme: 1', 'zeta: 1']);
      const { projectsList } = await app.data(viewer, PROJECTS, {});
      expect(projectsList.nodes[2]).toMatchObject({ project: { name: 'tower' }, memberCount: 1 });
    }
    const { organizationsList } = await app.data('ian', ORGANIZATIONS_LIST, { filter: { text: 'zeta' } });
    expect(organizationsList.nodes[0]).toMatchObject({ contactCount: 2, isKnown: true });
    const { organizationsList: others } = await app.data('sam', ORGANIZATIONS_LIST, {
      filter: { text: 'zeta' },
    });
    expect(others.nodes[0]).toMatchObject({ contactCount: 1, isKnown: false });
  });

  it('sort by any column, rows with nothing there last', async () => {
    expect(await names('sam', { sort: 'TITLE' })).toEqual([
      'Ian Orr',
      'Eva Öhm',
      'Ada Weber',
      'Bob Müller',
      '=SUM(1)',
    ]);
    expect((await names('sam', { sort: 'TITLE', down: true }))[0]).toBe('=SUM(1)');
    expect(await names('sam', { sort: 'PLACE', first: 100 })).toEqual([
      'Ada Weber',
      'Ian Orr',
      '=SUM(1)',
      'Eva Öhm',
      'Bob Müller',
    ]);
    const { projectsList } = await app.data('sam', PROJECTS, { sort: 'TO', down: true });
    expect(projectsList.nodes.map(({ state }: { state: string }) => state)).toEqual([
      'RUNNING',
      'PLANNED',
      'ENDED',
    ]);
  });

  it('narrow down by several facets at once; each counts what it would leave', async () => {
    expect(await names('sam', { filter: { departments: ['sales'] } })).toEqual(['=SUM(1)', 'Ian Orr']);
    const filter = { skills: ['rust'], departments: ['works'] };
    const { peopleList } = await app.data('sam', PEOPLE, { filter });
    expect(peopleList.totalCount).toBe(1);
    expect(optionsOf(peopleList, 'DEPARTMENT')).toEqual(['works: 1', 'sales: 1']);
    expect(await names('sam', { filter: { isKnown: true } })).toEqual(['Ada Weber']);
    expect(await names('sam', { filter: { text: 'mueller' } })).toEqual(['Bob Müller']);
    const years = await app.data('sam', PROJECTS, { filter: { years: [2025] } });
    expect(years.projectsList.nodes).toHaveLength(1);
    expect(optionsOf(years.projectsList, 'YEAR').sort()).toEqual([
      '2024: 1',
      '2025: 1',
      '2026: 1',
      '2027: 1',
    ]);
    const owned = await app.data('sam', ORGANIZATIONS_LIST, {
      filter: { accountOwners: ['ian'], countries: ['DE'] },
    });
    expect(owned.organizationsList.nodes[0]).toMatchObject({
      organization: { name: 'acme' },
      contactCount: 1,
      isKnown: true,
    });
  });

  it('name nobody and nothing hidden whose id is given as a filter', async () => {
    const owners = { accountOwners: ['cid'] };
    const { organizationsList } = await app.data('sam', ORGANIZATIONS_LIST, { filter: owners });
    expect(JSON.stringify(organizationsList)).not.toContain('Secret');
    for (const [viewer, isThere] of [
      ['ian', true],
      ['sam', false],
    ] as const) {
      const filter = { organizations: ['hidden'] };
      const { peopleList } = await app.data(viewer, PEOPLE, { filter });
      expect(JSON.stringify(peopleList).includes('Hidden Ltd'), viewer).toBe(isThere);
      const { projectsList } = await app.data(viewer, PROJECTS, { filter });
      expect(JSON.stringify(projectsList).includes('Hidden Ltd'), viewer).toBe(isThere);
    }
  });

  it('pass over unknown values, and refuse cursors and texts that make no sense', async () => {
    const filter = { departments: ['gone'], organizations: ['gone'], skills: ['gone'] };
    expect(await names('sam', { filter })).toHaveLength(5);
    for (const variables of [
      { after: 'nonsense' },
      { first: 0 },
      { first: 501 },
      { filter: { text: 'x'.repeat(201) } },
    ]) {
      const { errors } = await app.run('sam', PEOPLE, variables);
      expect(errors?.[0]?.extensions['code']).toBe('BAD_INPUT');
    }
    for (const source of [PEOPLE, ORGANIZATIONS_LIST, PROJECTS]) {
      const { errors } = await app.run(null, source);
      expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    }
  });

  it('go on behind a cursor although rows came in before and behind it', async () => {
    const { peopleList } = await app.data('sam', PEOPLE, { first: 2 });
    await app.data(
      'operator',
      'mutation { createPerson(input: {kind: EMPLOYEE, name: "Aaron New"}) { id } }',
    );
    await app.data('operator', 'mutation { createPerson(input: {kind: EMPLOYEE, name: "Dora New"}) { id } }');
    const next = await app.data('sam', PEOPLE, { first: 100, after: peopleList.pageInfo.endCursor });
    const found = next.peopleList.nodes.map(({ person }: { person: { name: string } }) => person.name);
    expect(found).toEqual(['Bob Müller', 'Dora New', 'Eva Öhm', 'Ian Orr']);
  });
});

describe('a saved filter', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await openTestApplication(company());
  });
  afterAll(() => app.close());

  const SAVED = '{ savedFilters(list: PEOPLE) { id name address list } }';
  const SAVE = `mutation ($name: String!, $address: String!, $list: ListKind! = PEOPLE) {
    saveFilter(list: $list, name: $name, address: $address) { id name address } }`;

  it('is its owner’s alone, can be replaced, renamed and removed', async () => {
    const { saveFilter } = await app.data('sam', SAVE, { name: ' Mine ', address: '?known=1&sort=TITLE' });
    expect(saveFilter).toMatchObject({ name: 'Mine', address: 'known=1&sort=TITLE' });
    const again = await app.data('sam', SAVE, { name: 'mine', address: 'known=1' });
    expect(again.saveFilter.id).toBe(saveFilter.id);
    await app.data('sam', SAVE, { name: 'Äpfel', address: '' });
    await app.data('sam', SAVE, { name: 'Mine', address: '', list: 'PROJECTS' });
    const { savedFilters } = await app.data('sam', SAVED);
    expect(savedFilters.map(({ name }: { name: string }) => name)).toEqual(['Äpfel', 'mine']);
    expect((await app.data('eva', SAVED)).savedFilters).toEqual([]);
    expect((await app.data('operator', SAVED)).savedFilters).toEqual([]);

    const rename = 'mutation ($id: ID!, $name: String!) { renameFilter(id: $id, name: $name) { name } }';
    const { id } = saveFilter;
    expect((await app.run('eva', rename, { id, name: 'x' })).errors?.[0]?.extensions['code']).toBe(
      'NOT_FOUND',
    );
    expect((await app.run('sam', rename, { id, name: 'Apfel' })).errors?.[0]?.extensions['code']).toBe(
      'ALREADY_EXISTS',
    );
    expect((await app.data('sam', rename, { id, name: 'Known' })).renameFilter.name).toBe('Known');
    const remove = 'mutation ($id: ID!) { removeFilter(id: $id) }';
    expect((await app.data('eva', remove, { id })).removeFilter).toBe(false);
    expect((await app.data('sam', remove, { id })).removeFilter).toBe(true);
    expect((await app.data('sam', SAVED)).savedFilters).toHaveLength(1);
  });

  it('has a name and the address of a list, nothing else, and goes with its owner', async () => {
    for (const variables of [
      { name: '', address: '' },
      { name: 'x', address: 'https://example.com/<script>' },
      { name: 'x', address: 'a'.repeat(4_001) },
      { name: 'x'.repeat(201), address: '' },
    ]) {
      expect((await app.run('sam', SAVE, variables)).errors?.[0]?.extensions['code']).toBe('BAD_INPUT');
    }
    expect((await app.run('operator', SAVE, { name: 'x', address: '' })).errors).toHaveLength(1);
    await app.data('eva', SAVE, { name: 'Hers', address: 'known=1' });
    await app.data('operator', 'mutation { removePerson(id: "eva") }');
    const left = await app.store.runOutsideTransaction(
      'MATCH (f:SavedFilter {name: "Hers"}) RETURN f.name AS name',
    );
    expect(left ?? []).toEqual([]);
  });
});

/** A store is opened for every company: fewer of them where that takes long. */
const COMPANIES = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 4 : 10;

describe('an unshared tie', { timeout: 300_000 }, () => {
  const answers = async (drawn: RandomCompany): Promise<string[]> => {
    const app = await openTestApplication(rowsOf(drawn));
    try {
      const found: string[] = [];
      const filters = [
        {},
        { isKnown: true },
        { organizations: [ORGANIZATIONS[0]] },
        { departments: ['d0'] },
        { kinds: ['CONTACT'] },
        { text: 'c' },
      ];
      for (const filter of filters) {
        for (const sort of ['NAME', 'PLACE']) {
          found.push(JSON.stringify([filter, sort, await app.run('e0', PEOPLE, { filter, sort, first: 2 })]));
        }
      }
      for (const filter of [{}, { isKnown: true }, { stages: ['PROSPECT'] }]) {
        found.push(JSON.stringify([filter, await app.run('e0', ORGANIZATIONS_LIST, { filter })]));
      }
      return found;
    } finally {
      await app.close();
    }
  };

  it('is in no row, no count and no facet of a list of somebody else, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(randomCompanies, async (drawn) => {
        const { company, without } = withAndWithoutUnshared(drawn, 'e0');
        expect(await answers(without)).toEqual(await answers(company));
      }),
      { numRuns: COMPANIES, endOnFailure: true },
    );
  });
});
