import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const LIST = `query ($filter: PeopleFilter, $after: String, $first: Int!) {
  people(filter: $filter, after: $after, first: $first) { nodes { id name } pageInfo { endCursor hasNextPage } }
}`;

let app: TestApplication;

async function ids(viewer: string, filter: Record<string, unknown>): Promise<string[]> {
  const { people } = await app.data(viewer, LIST, { filter, first: 100 });
  return people.nodes.map(({ id }: { id: string }) => id);
}

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

beforeAll(async () => {
  const company = new SmallCompany()
    .department('sales')
    .department('sales-north', 'sales')
    .department('lab')
    .organization('weber')
    .organization('kuhn')
    .employee('e1', { name: 'Jörg Müller', phone: '+49 1' }, 'sales')
    .employee('e2', { name: 'Anna Kern', roles: ['STEWARD'] }, 'sales-north')
    .employee('e3', { name: 'Zoe Acker' }, 'lab')
    .employee('gone', { name: 'Max Weg', leftAt: '2026-01-01' }, 'lab')
    .contact('c1', 'weber', { name: 'Ute Weber', recorded: true, phone: '+49 2', key: 'ute@weber.example' })
    .contact('c2', 'kuhn', { name: 'Ida Kuhn', recorded: true })
    .contact('former', undefined, { name: 'Otto Alt', recorded: true })
    .link('WORKS_AT', 'former', 'weber', { title: 'Buyer', until: '2025-12-31' })
    .link('WORKS_AT', 'gone', 'kuhn', { title: 'Head', since: '2026-02-01' })
    .link('REPORTS_TO', 'e1', 'e2')
    .project('p1', 'weber', { from: '2026-01-01' })
    .link('WORKED_ON', 'e1', 'p1', { from: '2026-01-01' })
    .skill('welding', 'e3')
    .tie('e1', 'c1', 0.7);
  app = await openTestApplication(company.rows());
});

afterAll(() => app.close());

describe('a person', () => {
  const PERSON = `query ($id: ID!) { person(id: $id) {
    name kind key email phone title department { name } organization { name } reportsTo { name } leftAt languages
    employments { organization { name } title since until isCurrent } skills { name }
    projects { project { name } role from to } ownTie { word }
  } }`;

  it('is shown with all that the company knows of a colleague', async () => {
    const { person } = await app.data('e3', PERSON, { id: 'e1' });
    expect(person).toMatchObject({
      name: 'Jörg Müller',
      kind: 'EMPLOYEE',
      email: 'e1@own.example',
      phone: '+49 1',
      department: { name: 'sales' },
      reportsTo: { name: 'Anna Kern' },
      projects: [{ project: { name: 'p1' }, from: '2026-01-01' }],
      ownTie: null,
    });
  });

  it('outside shows address, phone and a key that is an address to those only who know them', async () => {
    const shown = await app.data('e1', PERSON, { id: 'c1' });
    expect(shown.person).toMatchObject({
      email: 'c1@out.example',
      phone: '+49 2',
      key: 'ute@weber.example',
      organization: { name: 'weber' },
      title: 'Manager',
      ownTie: { word: 'STRONG' },
    });
    const hidden = await app.data('e3', PERSON, { id: 'c1' });
    expect(hidden.person).toMatchObject({ email: null, phone: null, key: null, ownTie: null });
  });

  it('who left and works elsewhere is a former employee at the new employer', async () => {
    const { person } = await app.data('e1', PERSON, { id: 'gone' });
    expect(person).toMatchObject({
      kind: 'FORMER_EMPLOYEE',
      leftAt: '2026-01-01',
      department: null,
      organization: { name: 'kuhn' },
      title: 'Head',
    });
  });

  it('of an unknown id is null', async () => {
    expect((await app.data('e1', PERSON, { id: "x' OR 1=1 //" })).person).toBeNull();
  });
});

describe('a list of people', () => {
  it.each([
    [{ kinds: ['CONTACT'] }, ['c2', 'former', 'c1']],
    [{ kinds: ['FORMER_EMPLOYEE'] }, ['gone']],
    [{ department: 'sales' }, ['e2', 'e1']],
    [{ department: 'lab' }, ['e3']],
    [{ organization: 'weber' }, ['c1']],
    [{ organization: 'kuhn' }, ['c2', 'gone']],
    [{ project: 'p1' }, ['e1']],
    [{ skill: 'welding' }, ['e3']],
    [{ nameStartsWith: 'JOERG MUE' }, ['e1']],
    [{ nameStartsWith: 'z', department: 'sales' }, []],
    [{ organization: 'nowhere' }, []],
    [{ project: 'nothing' }, []],
    [{ department: 'none' }, []],
  ])('with filter %j holds %j, by name', async (filter, expected) => {
    expect(await ids('e1', filter)).toEqual(expected);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 501 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ first: 10, after: 'not a cursor' }, 'after'],
    [{ first: 10, after: Buffer.from('[1,2]').toString('base64url') }, 'after'],
  ])('refuses %j', async (variables, field) => {
    expect(await code('e1', LIST, variables)).toEqual(['BAD_INPUT', field]);
  });

  it('is for those only who are signed in', async () => {
    expect(await code(null, LIST, { first: 10 })).toEqual(['UNAUTHENTICATED', undefined]);
    expect(await code('gone', LIST, { first: 10 })).toEqual(['UNAUTHENTICATED', undefined]);
    expect(await code('c1', '{ person(id: "e1") { id } }')).toEqual(['UNAUTHENTICATED', undefined]);
    expect(await code('nobody', '{ merges { id } }')).toEqual(['UNAUTHENTICATED', undefined]);
  });
});

describe('paging through people', () => {
  it('meets everybody once while people are added and renamed', async () => {
    const company = new SmallCompany().employee('boss', { name: 'Boss', roles: ['STEWARD'] });
    for (let number = 0; number < 60; number += 1) {
      company.employee(`n${number}`, { name: `${'ÄBCabc'[number % 6]}${number % 7}` });
    }
    const own = await openTestApplication(company.rows());
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; ; page += 1) {
      const { people } = await own.data('boss', LIST, { after, first: 7 });
      seen.push(...people.nodes.map(({ id }: { id: string }) => id));
      if (!people.pageInfo.hasNextPage) break;
      after = people.pageInfo.endCursor;
      await own.data(
        'boss',
        `mutation { createPerson(input: {kind: EMPLOYEE, name: "${'aB cZ'[page % 5]}${page}"}) { id } }`,
      );
    }
    const original = seen.filter((id) => /^n\d+$/.test(id));
    expect(original).toHaveLength(60);
    expect(new Set(seen).size).toBe(seen.length);
    const empty = await own.data('boss', LIST, { after: null, first: 5, filter: { nameStartsWith: 'qq' } });
    expect(empty.people).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
    await own.close();
  });
});
