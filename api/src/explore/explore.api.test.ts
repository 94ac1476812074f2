import { afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const THING =
  '__typename ... on Person { id } ... on Organization { id } ... on Department { id } ... on Project { id }';
const SURROUNDINGS = `query ($of: [ID!]!, $limit: Int!, $after: String) {
  surroundings(of: $of, limit: $limit, after: $after) { of { ${THING} } totalCount pageInfo { endCursor hasNextPage }
    nodes { word thing { ${THING} } links { from to kind word isOwn } } } }`;
const LINKS = `query ($ids: [ID!]!, $touching: [ID!]) {
  linksAmong(ids: $ids, touching: $touching) { from to kind word isOwn } }`;
const THINGS = `query ($ids: [ID!]!) { exploreThings(ids: $ids) { ${THING} } }`;

const open: TestApplication[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

async function openCompany(rows: SmallCompany): Promise<TestApplication> {
  const app = await openTestApplication(rows.rows());
  open.push(app);
  return app;
}

interface Row {
  word: string | null;
  thing: { id: string };
  links: { kind: string }[];
}

const lines = (nodes: readonly Row[]) =>
  nodes.map(({ thing, word, links }) => [thing.id, links.map(({ kind }) => kind).join(), word]);

async function around(app: TestApplication, viewer: string, id: string, limit = 100) {
  const { surroundings } = await app.data(viewer, SURROUNDINGS, { of: [id], limit });
  return lines(surroundings[0]?.nodes ?? []);
}

async function code(app: TestApplication, source: string, variables: Record<string, unknown>) {
  const { errors } = await app.run('e1', source, variables);
  const extensions = errors?.[0]?.extensions;
  return [extensions?.['code'], extensions?.['field']];
}

describe('what stands next to something', () => {
  it('of a person: ties by word and name, then employer, department, projects and accounts', async () => {
    const app = await openCompany(
      new SmallCompany()
        .department('d1')
        .organization('o1')
        .project('p1', 'o1')
        .employee('e1', {}, 'd1')
        .employee('e2', {}, 'd1')
        .contact('c1', 'o1', { recorded: true })
        .tie('e1', 'e2', 0.3)
        .tie('e1', 'c1', 0.6)
        .link('WORKED_ON', 'e1', 'p1')
        .link('OWNS_ACCOUNT', 'e1', 'o1'),
    );
    expect(await around(app, 'e1', 'e1')).toEqual([
      ['c1', 'TIE', 'STRONG'],
      ['e2', 'TIE', 'MEDIUM'],
      ['d1', 'MEMBER_OF', null],
      ['o1', 'OWNS_ACCOUNT', null],
      ['p1', 'WORKED_ON', null],
    ]);
    expect(await around(app, 'e2', 'c1')).toEqual([
      ['e1', 'TIE', 'STRONG'],
      ['o1', 'WORKS_AT', null],
    ]);
  });

  it('of an organization: its owner, then contacts by how well the best connected colleague knows them', async () => {
    const app = await openCompany(
      new SmallCompany()
        .department('d1')
        .organization('o1')
        .project('p1', 'o1')
        .employee('e1', {}, 'd1')
        .employee('e2')
        .contact('far', 'o1', { recorded: true })
        .contact('known', 'o1', { recorded: true })
        .contact('mine', 'o1', { recorded: true })
        .tie('e2', 'known', 0.6, 'NAMED')
        .tie('e2', 'far', 0.6, 'BLIND')
        .tie('e1', 'mine', 0.3, 'PRIVATE')
        .link('WORKED_ON', 'e1', 'p1')
        .link('OWNS_ACCOUNT', 'e2', 'o1'),
    );
    expect(await around(app, 'e1', 'o1')).toEqual([
      ['e2', 'OWNS_ACCOUNT', null],
      ['known', 'WORKS_AT', 'STRONG'],
      ['mine', 'WORKS_AT', 'MEDIUM'],
      ['d1', 'INVOLVED', null],
      ['far', 'WORKS_AT', null],
      ['p1', 'PROJECT_FOR', null],
    ]);
    // The same tie, private, does not move its contact up for anybody else.
    expect(await around(app, 'e2', 'o1')).toContainEqual(['mine', 'WORKS_AT', null]);
  });

  it('of a project: for whom it is, then members, those first whom the viewer knows', async () => {
    const app = await openCompany(
      new SmallCompany()
        .organization('o1')
        .project('p1', 'o1')
        .employee('e1')
        .employee('e2')
        .employee('e3')
        .tie('e1', 'e3', 0.3)
        .link('WORKED_ON', 'e2', 'p1')
        .link('WORKED_ON', 'e3', 'p1'),
    );
    expect(await around(app, 'e1', 'p1')).toEqual([
      ['o1', 'PROJECT_FOR', null],
      ['e3', 'WORKED_ON', 'MEDIUM'],
      ['e2', 'WORKED_ON', null],
    ]);
  });

  it('comes page by page, each neighbour once, with the count of all', async () => {
    const company = new SmallCompany().employee('e1');
    for (let number = 10; number < 40; number++) company.employee(`n${number}`).tie('e1', `n${number}`, 0.3);
    const app = await openCompany(company);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { surroundings } = await app.data('e1', SURROUNDINGS, { of: ['e1'], limit: 12, after });
      expect(surroundings[0].totalCount).toBe(30);
      found.push(...surroundings[0].nodes.map((row: Row) => row.thing.id));
      after = surroundings[0].pageInfo.hasNextPage ? surroundings[0].pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(Array.from({ length: 30 }, (_, number) => `n${number + 10}`));
  });

  it('of several things at once leaves out whatever is not known, and says what it can’t take', async () => {
    const app = await openCompany(new SmallCompany().employee('e1').employee('e2').tie('e1', 'e2', 0.3));
    const { surroundings } = await app.data('e1', SURROUNDINGS, {
      of: ['e1', 'nobody', 'x'.repeat(100_000), 'e2', 'e1'],
      limit: 12,
    });
    expect(surroundings.map((page: { of: { id: string } }) => page.of.id)).toEqual(['e1', 'e2']);
    const many = Array.from({ length: 101 }, (_, number) => `e${number}`);
    expect(await code(app, SURROUNDINGS, { of: many, limit: 12 })).toEqual(['BAD_INPUT', 'of']);
    expect(await code(app, SURROUNDINGS, { of: ['e1'], limit: 0 })).toEqual(['BAD_INPUT', 'limit']);
    expect(await code(app, SURROUNDINGS, { of: ['e1'], limit: 9, after: '%' })).toEqual([
      'BAD_INPUT',
      'after',
    ]);
    const cursor = Buffer.from('["1e2","e2"]').toString('base64url');
    expect(await code(app, SURROUNDINGS, { of: ['e1', 'e2'], limit: 9, after: cursor })).toEqual([
      'BAD_INPUT',
      'after',
    ]);
    expect(
      (await app.run(null, SURROUNDINGS, { of: ['e1'], limit: 9 })).errors?.[0]?.extensions['code'],
    ).toBe('UNAUTHENTICATED');
  });
});

describe('departments know each other', () => {
  function twoDepartments(first: number, second: number): SmallCompany {
    const company = new SmallCompany().department('a').department('b').employee('e1');
    for (let number = 0; number < first; number++) company.employee(`a${number}`, {}, 'a');
    for (let number = 0; number < second; number++) company.employee(`b${number}`, {}, 'b');
    return company;
  }

  it('in a word: the share of the smaller group with a tie to the other', async () => {
    const company = twoDepartments(5, 8).tie('a0', 'b0', 0.3).tie('a1', 'b0', 0.6);
    const app = await openCompany(company);
    expect(await around(app, 'e1', 'a')).toContainEqual(['b', 'GROUP_TIE', 'MEDIUM']);
    expect(await around(app, 'e1', 'b')).toContainEqual(['a', 'GROUP_TIE', 'MEDIUM']);
  });

  it('but groups under five, weak ties and private ties say nothing', async () => {
    const small = await openCompany(twoDepartments(4, 8).tie('a0', 'b0', 0.6));
    expect((await around(small, 'e1', 'b')).map(([id]) => id)).not.toContain('a');
    const quiet = await openCompany(
      twoDepartments(5, 5).tie('a0', 'b0', 0.1).tie('a1', 'b1', 0.9, 'PRIVATE'),
    );
    // Not even to whoever owns the private one: the word is the same for everybody.
    for (const viewer of ['e1', 'a1', 'operator']) {
      expect((await around(quiet, viewer, 'a')).map(([id]) => id)).not.toContain('b');
    }
  });

  it('but not of groups that are told by no figure: what is left of the one above would be under five', async () => {
    const company = twoDepartments(9, 5).department('sub', 'a').tie('s0', 'b0', 0.6).tie('a0', 'b0', 0.6);
    for (let number = 0; number < 6; number++) company.employee(`s${number}`, {}, 'sub');
    const groupTies = async (app: TestApplication) =>
      (await around(app, 'e1', 'b')).filter(([, kind]) => kind === 'GROUP_TIE').map(([id]) => id);
    expect(await groupTies(await openCompany(company))).toEqual(['a', 'sub']);
    const few = twoDepartments(3, 5).department('sub', 'a').tie('s0', 'b0', 0.6).tie('a0', 'b0', 0.6);
    for (let number = 0; number < 6; number++) few.employee(`s${number}`, {}, 'sub');
    expect(await groupTies(await openCompany(few))).toEqual(['a']);
  });

  it('not with the department above them, which holds the same people', async () => {
    const company = new SmallCompany().department('top').department('sub', 'top');
    for (let number = 0; number < 6; number++) company.employee(`s${number}`, {}, 'sub');
    for (let number = 0; number < 6; number++)
      company.employee(`t${number}`, {}, 'top').tie('s0', `t${number}`, 0.6);
    const app = await openCompany(company);
    const rows = await around(app, 's0', 'sub');
    expect(rows.filter(([id]) => id === 'top')).toEqual([['top', 'PART_OF', null]]);
  });
});

describe('links among placed things', () => {
  it('are those that the surroundings of their ends tell, each once', async () => {
    const app = await openCompany(
      new SmallCompany()
        .department('d1')
        .organization('o1')
        .project('p1', 'o1')
        .employee('e1', {}, 'd1')
        .employee('e2', {}, 'd1')
        .contact('c1', 'o1', { recorded: true })
        .tie('e1', 'e2', 0.3)
        .tie('e2', 'c1', 0.6, 'PRIVATE')
        .link('WORKED_ON', 'e1', 'p1'),
    );
    const ids = ['e1', 'e2', 'c1', 'o1', 'd1', 'p1', 'nobody'];
    for (const viewer of ['e1', 'e2']) {
      const { surroundings } = await app.data(viewer, SURROUNDINGS, { of: ids, limit: 100 });
      const told = new Set<string>(
        surroundings.flatMap((page: { nodes: Row[] }) =>
          page.nodes.flatMap((row) => row.links.map((link) => JSON.stringify(link))),
        ),
      );
      const { linksAmong } = await app.data(viewer, LINKS, { ids });
      expect(linksAmong.map((link: unknown) => JSON.stringify(link)).sort()).toEqual([...told].sort());
    }
    const { linksAmong } = await app.data('e1', LINKS, {
      ids: ['e1', 'e2', 'd1', 'o1'],
      touching: ['e1', 'c1'],
    });
    expect(linksAmong.map(({ from, to }: { from: string; to: string }) => `${from} ${to}`).sort()).toEqual([
      'e1 d1',
      'e1 e2',
    ]);
  });

  it('of things: in their order, unknown ones absent, at most 3,000', async () => {
    const app = await openCompany(
      new SmallCompany().department('d1').employee('e1', {}, 'd1').organization('o1'),
    );
    const { exploreThings } = await app.data('e1', THINGS, { ids: ['o1', 'nobody', 'd1', 'e1', 'o1'] });
    expect(exploreThings.map(({ id }: { id: string }) => id)).toEqual(['o1', 'd1', 'e1']);
    const many = Array.from({ length: 3_001 }, (_, number) => `e${number}`);
    expect(await code(app, THINGS, { ids: many })).toEqual(['BAD_INPUT', 'ids']);
    expect(await code(app, LINKS, { ids: many })).toEqual(['BAD_INPUT', 'ids']);
  });
});

it('a hub of 2,000 ties answers its strongest and how many there are', async () => {
  const company = new SmallCompany().employee('hub');
  for (let number = 0; number < 2_000; number++) {
    const id = `n${String(number).padStart(5, '0')}`;
    company.contact(id).tie('hub', id, number === 1_999 ? 0.9 : 0.3, 'NAMED');
  }
  const app = await openCompany(company);
  const { surroundings } = await app.data('hub', SURROUNDINGS, { of: ['hub'], limit: 12 });
  expect(surroundings[0].totalCount).toBe(2_000);
  expect(surroundings[0].nodes.slice(0, 2).map((row: Row) => row.thing.id)).toEqual(['n01999', 'n00000']);
});
