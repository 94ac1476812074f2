import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeContext } from '../graphql/context.js';
import {
  type RandomCompany,
  randomCompanies,
  rowsOf,
  withAndWithoutUnshared,
  withoutPrivate,
} from '../privacy/testing/random-company.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { reachableForFile } from './reachable.js';

const TARGET = 'target { __typename ... on Person { id } ... on Organization { id } }';
const REACHABLE = `query ($input: ReachableInput!) { reachable(input: $input) {
  change isPartial totalCount withinReachCount withoutWayInCount pageInfo { endCursor hasNextPage }
  introducers { count person { id } }
  nodes { word hops isIntroducerKnownToViewer introducer { id } ${TARGET}
    path { id word warmth people { availability person { id } } ties { strength word } } offer { id word } } } }`;
const COVERAGE = `query ($input: CoverageInput!) { coverage(input: $input) {
  change isPartial totalCount pageInfo { endCursor hasNextPage } rows { kind cells department { id } }
  columns { hasWayIn offer { id word } organization { id } } } }`;
const ALSO = `query ($introducer: ID!, $except: [ID!]!) {
  alsoThroughIntroducer(introducer: $introducer, except: $except) { id } }`;
const PATH = `query ($input: WarmPathsInput!) { warmPaths(input: $input) {
  ... on WarmPaths { paths { id word warmth people { availability person { id } } ties { strength word } } } } }`;

// biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
type Answer = any;

const ids = (rows: Answer[]): string[] => rows.map((row) => (row.target ?? row.organization ?? row).id);

/**
 * Sales s1 to s6, plant p1 to p6 and three who are in no department. Named ties to pa, pb and the customer ca; pd is known
 * without a name, pe privately, and nobody knows anybody at pf.
 */
function trader(): SmallCompany {
  const company = new SmallCompany().organization('own', 'OWN').department('sales').department('plant');
  for (const number of [1, 2, 3, 4, 5, 6]) {
    company.employee(`s${number}`, {}, 'sales').employee(`p${number}`, {}, 'plant');
  }
  for (const id of ['t1', 't2', 't3']) company.employee(id);
  for (const id of ['pa', 'pb', 'pd', 'pe', 'pf']) {
    company.organization(id).contact(`c-${id}`, id, { recorded: true });
  }
  return company
    .organization('ca', 'CUSTOMER')
    .contact('c-ca', 'ca', { recorded: true })
    .tie('s1', 'c-pa', 0.7, 'NAMED')
    .tie('p1', 'c-pb', 0.3, 'NAMED')
    .tie('t1', 'c-pb', 0.25, 'NAMED')
    .tie('s2', 'c-ca', 0.6, 'NAMED')
    .tie('s1', 's2', 0.8)
    .tie('s1', 'p1', 0.5)
    .tie('p2', 'c-pd', 0.9, 'BLIND')
    .tie('p3', 'c-pe', 0.9, 'PRIVATE');
}

describe('Within reach', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await openTestApplication(trader().rows());
  });
  afterAll(() => app.close());

  const reachable = async (viewer: string, input: Record<string, unknown> = {}): Promise<Answer> =>
    (await app.data(viewer, REACHABLE, { input })).reachable;
  const coverage = async (viewer: string, input: Record<string, unknown> = {}): Promise<Answer> =>
    (await app.data(viewer, COVERAGE, { input })).coverage;
  const cellsOf = (answer: Answer): Record<string, string> =>
    Object.fromEntries(
      answer.rows.map((row: Answer) => [row.department?.id ?? row.kind, row.cells.join(' ')]),
    );

  it('are prospects, the warmest first, each with the path that would be found first', async () => {
    const kinds = ['ORGANIZATION', 'PERSON'];
    for (const viewer of ['s2', 'p1', 'operator']) {
      const origins = [{ kind: 'COMPANY' }, { kind: 'PEOPLE', ids: ['s2'] }];
      for (const from of [...origins, { kind: 'DEPARTMENTS', ids: ['sales', 'plant'] }]) {
        const { nodes, ...page } = await reachable(viewer, { from, kinds, stages: [], maxHops: 4 });
        expect(page).toMatchObject({ isPartial: false, totalCount: nodes.length });
        expect(page.withinReachCount + page.withoutWayInCount).toBe(12);
        expect(nodes.length).toBeGreaterThan(3);
        for (const { target, path, word, hops } of nodes) {
          const found = await app.data(viewer, PATH, {
            input: { from, to: target.id, maxHops: 4, limit: 1 },
          });
          expect([path]).toEqual(found.warmPaths.paths);
          expect([word, hops]).toEqual([path.word, path.ties.length]);
        }
      }
    }
    const { nodes } = await reachable('operator', { from: { kind: 'COMPANY' }, maxHops: 1 });
    const warmths = nodes.map(({ path }: Answer) => path.warmth);
    expect(warmths).toEqual([...warmths].sort((one, other) => other - one));
  });

  it('are narrowed down by word and by who would be asked first, who are counted', async () => {
    const all = await reachable('s5', { stages: ['PROSPECT', 'CUSTOMER'], maxHops: 1 });
    expect(ids(all.nodes)).toEqual(['pa', 'ca', 'pb']);
    expect(all.introducers.map(({ person, count }: Answer) => [person.id, count])).toEqual([
      ['p1', 1],
      ['s1', 1],
      ['s2', 1],
    ]);
    const strong = await reachable('s5', { stages: ['PROSPECT', 'CUSTOMER'], words: ['STRONG'] });
    expect(ids(strong.nodes)).toEqual(['pa', 'ca']);
    const through = await reachable('s5', { stages: [], introducers: ['p1', 'nobody'] });
    expect(ids(through.nodes)).toEqual(['pb']);
    expect(through).toMatchObject({ totalCount: 1, withinReachCount: 3, withoutWayInCount: 3 });
    expect(through.introducers.length).toBe(3);
  });

  it('is whoever the viewer gets to by colleagues, or nobody', async () => {
    const from = { kind: 'VIEWER' };
    const own = await reachable('s2', { from, stages: [] });
    expect(own.nodes.map(({ target, hops, introducer }: Answer) => [target.id, hops, introducer.id])).toEqual(
      [
        ['ca', 1, 's2'],
        ['pa', 2, 's1'],
        ['pb', 3, 's1'],
      ],
    );
    expect(ids((await reachable('s6', { from, stages: [] })).nodes)).toEqual([]);
    expect(ids((await reachable('p3', { from })).nodes)).toEqual(['pe']);
    const nobody = { kind: 'DEPARTMENTS', ids: ['gone'] };
    expect(await reachable('s6', { from: nobody })).toMatchObject({ totalCount: 0, withoutWayInCount: 5 });
  });

  it('is told apart from those without a way in, who have their offers, by name', async () => {
    const { nodes, totalCount } = await reachable('s6', { state: 'WITHOUT_WAY_IN' });
    expect(nodes.map(({ target, offer, path }: Answer) => [target.id, offer?.word, path])).toEqual([
      ['pd', 'STRONG', null],
      ['pe', undefined, null],
      ['pf', undefined, null],
    ]);
    expect(totalCount).toBe(3);
  });

  it('comes in pages that hold although something changes between two of them', async () => {
    for (const [state, expected] of [
      ['WITHIN_REACH', ['pa', 'ca', 'pb']],
      ['WITHOUT_WAY_IN', ['pd', 'pe', 'pf']],
    ] as const) {
      const seen: string[] = [];
      for (let after: string | null = null, isMore = true; isMore; ) {
        const page = await reachable('s5', { stages: [], state, first: 1, after });
        seen.push(...ids(page.nodes));
        ({ endCursor: after, hasNextPage: isMore } = page.pageInfo);
        await app.data('operator', `mutation { createDepartment(name: "${state} ${seen.length}") { id } }`);
      }
      expect(seen).toEqual(expected);
    }
  });

  it('is refused with the field that is out of its limits', async () => {
    const many = Array.from({ length: 1_001 }, (_, number) => `x${number}`);
    for (const [field, value] of [
      ['maxHops', 0],
      ['maxHops', 7],
      ['first', 0],
      ['first', 501],
      ['timeoutMs', 9],
      ['timeoutMs', 30_001],
      ['introducers', many],
      ['kinds', []],
      ['after', 'nonsense'],
      ['after', Buffer.from('["2.5","pa"]').toString('base64url')],
      ['from', { kind: 'PEOPLE', ids: many }],
      ['from', { kind: 'DEPARTMENTS', ids: [] }],
    ] as const) {
      const { errors } = await app.run('s1', REACHABLE, { input: { [field]: value } });
      const expected = field === 'from' ? 'from.ids' : field;
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: expected });
    }
    for (const [field, value] of [
      ['maxHops', 7],
      ['first', 501],
      ['timeoutMs', 9],
      ['departments', many],
      ['organizations', many],
      ['after', 'nonsense'],
    ] as const) {
      const { errors } = await app.run('s1', COVERAGE, { input: { [field]: value } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field });
    }
    const { errors } = await app.run('s1', ALSO, { introducer: 's1', except: many });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'except' });
    for (const [source, variables] of [
      [REACHABLE, { input: {} }],
      [COVERAGE, { input: {} }],
      [ALSO, { introducer: 's1', except: [] }],
    ] as const) {
      const refused = await app.run(null, source, variables);
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('says where time was too short, keeps no such answer, and makes no file of it', async () => {
    const { searches } = app.application;
    const search = searches.reach.bind(searches);
    const cut = vi.spyOn(searches, 'reach').mockImplementation(async (query, options) => {
      const answer = await search({ ...query, maxHops: 1 }, options);
      return Object.defineProperty(answer, 'isPartial', { value: true });
    });
    const input = { stages: [], from: { kind: 'VIEWER' }, searchKey: 'mine' };
    expect(await reachable('p1', input)).toMatchObject({ isPartial: true, totalCount: 1 });
    expect(await coverage('p1', { maxHops: 2 })).toMatchObject({ isPartial: true });
    const context = makeContext({
      application: app.application,
      viewer: { kind: 'PERSON', personId: 'p1' },
      signal: new AbortController().signal,
      requestId: 'test',
    });
    const file = reachableForFile(context, { from: { kind: 'VIEWER' } });
    await expect(file).rejects.toMatchObject({ code: 'TIMED_OUT' });
    cut.mockRestore();
    expect(await reachable('p1', input)).toMatchObject({ isPartial: false, totalCount: 3 });
  });

  it('is a matrix of groups and prospects, in which offers stand in no cell', async () => {
    const answer = await coverage('operator');
    expect(ids(answer.columns)).toEqual(['pa', 'pb', 'pd', 'pe', 'pf']);
    expect(answer.columns.map(({ hasWayIn, offer }: Answer) => [hasWayIn, offer?.word])).toEqual([
      [true, undefined],
      [true, undefined],
      [true, 'STRONG'],
      [false, undefined],
      [false, undefined],
    ]);
    // The plant is withheld: the company without the two departments would be three people.
    expect(cellsOf(answer)).toEqual({
      COMPANY: 'STRONG MEDIUM NONE NONE NONE',
      plant: 'NONE MEDIUM NONE NONE NONE',
    });
  });

  it('of groups counts the viewer nowhere but in a row of their own', async () => {
    expect(cellsOf(await coverage('s1'))).toEqual({
      VIEWER: 'STRONG NONE NONE NONE NONE',
      COMPANY: 'NONE MEDIUM NONE NONE NONE',
      plant: 'NONE MEDIUM NONE NONE NONE',
    });
    expect(cellsOf(await coverage('p3', { stages: [], organizations: ['pe', 'ca', 'gone'] }))).toEqual({
      VIEWER: 'NONE STRONG',
      COMPANY: 'STRONG NONE',
      sales: 'STRONG NONE',
    });
    expect(cellsOf(await coverage('s1', { maxHops: 2, departments: ['plant', 'gone'] }))).toEqual({
      VIEWER: 'STRONG MEDIUM NONE NONE NONE',
      COMPANY: 'STRONG MEDIUM NONE NONE NONE',
      plant: 'STRONG MEDIUM NONE NONE NONE',
    });
  });

  it('shows which groups may be told whatever is asked for, so that nothing is worked out by asking twice', async () => {
    for (const viewer of ['s1', 'p1', 't1', 'operator']) {
      const told = (answer: Answer): string[] =>
        answer.rows.flatMap(({ department }: Answer) => department?.id ?? []);
      const all = told(await coverage(viewer));
      const asked = [];
      for (const id of ['sales', 'plant']) asked.push(...told(await coverage(viewer, { departments: [id] })));
      expect(asked.sort()).toEqual(all.sort());
      expect(all.length).toBe(1);
    }
  });

  it('shows no group of which somebody in two departments could be told apart', async () => {
    const company = new SmallCompany().organization('o').contact('c', 'o', { recorded: true });
    company.department('a').department('b').employee('both', {}, 'a').link('MEMBER_OF', 'both', 'b');
    for (const number of [1, 2, 3, 4, 5, 6])
      company.employee(`a${number}`, {}, 'a').employee(`b${number}`, {}, 'b');
    const other = await openTestApplication(
      company.employee('b7', {}, 'b').tie('both', 'c', 0.6, 'NAMED').rows(),
    );
    const told = async (viewer: string): Promise<Record<string, string>> =>
      cellsOf((await other.data(viewer, COVERAGE, { input: {} })).coverage);
    // Either department alone, never both, whose common part is one person, nor one that leaves few of the company.
    expect(await told('operator')).toEqual({ COMPANY: 'STRONG', b: 'STRONG' });
    expect(await told('a1')).toEqual({ VIEWER: 'NONE', COMPANY: 'STRONG', b: 'STRONG' });
    expect(await told('both')).toEqual({ VIEWER: 'STRONG', COMPANY: 'NONE', b: 'NONE' });
    await other.close();
  });

  it('comes in columns page by page', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page = await coverage('s1', { first: 2, after, stages: [] });
      expect(page.totalCount).toBe(6);
      for (const { cells } of page.rows) expect(cells.length).toBe(page.columns.length);
      seen.push(...ids(page.columns));
      ({ endCursor: after, hasNextPage: isMore } = page.pageInfo);
    }
    expect(seen).toEqual(['ca', 'pa', 'pb', 'pd', 'pe', 'pf']);
  });
});

describe('Also through the same introducer', () => {
  it('are at most five organizations by the strongest named tie, and nobody there', async () => {
    const company = new SmallCompany()
      .organization('own', 'OWN')
      .employee('anna')
      .employee('ben')
      .contact('carl', 'o1', { recorded: true });
    for (const number of [1, 2, 3, 4, 5, 6, 7])
      company.organization(`o${number}`).contact(`c${number}`, `o${number}`);
    company
      .organization('quiet', 'UNKNOWN', { personal: true })
      .contact('emil', 'quiet')
      .contact('past', 'o7')
      .link('WORKS_AT', 'ben', 'own')
      .tie('anna', 'ben', 0.9);
    for (const [contact, strength] of [
      ['c1', 0.9],
      ['c2', 0.4],
      ['c3', 0.4],
      ['c4', 0.3],
      ['c5', 0.8],
      ['c6', 0.2],
    ] as const) {
      company.tie('anna', contact, strength, 'NAMED');
    }
    company.tie('anna', 'c7', 0.95, 'BLIND').tie('anna', 'emil', 0.95, 'PRIVATE');
    company.tie('carl', 'c2', 0.5).setting('defaultSharing', 'NAMED');
    const app = await openTestApplication(company.rows());
    const also = async (viewer: string, introducer: string, except: string[] = []): Promise<string[]> =>
      ids((await app.data(viewer, ALSO, { introducer, except })).alsoThroughIntroducer);
    expect(await also('ben', 'anna')).toEqual(['o1', 'o5', 'o2', 'o3', 'o4']);
    expect(await also('ben', 'anna', ['o1', 'o3'])).toEqual(['o5', 'o2', 'o4', 'o6']);
    for (const viewer of ['anna', 'operator']) expect(await also(viewer, 'anna', ['o1'])).toHaveLength(5);
    expect(await also('ben', 'carl')).toEqual(['o2']);
    for (const unknown of ['emil', 'nobody', 'o1']) expect(await also('ben', unknown)).toEqual([]);
    await app.close();
  });
});

/** A store is opened for every company: fewer of them where that takes long. */
const COMPANIES = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 3 : 12;
const VIEWER = 'e0';

/** Everything that can be asked about reach, as this viewer; `offers` are left out where they may differ. */
async function allAnswers(company: RandomCompany, hasOffers: boolean): Promise<unknown> {
  const app = await openTestApplication(rowsOf(company));
  try {
    const answers: unknown[] = [];
    const origins = [
      { kind: 'COMPANY' },
      { kind: 'VIEWER' },
      { kind: 'PEOPLE', ids: ['e1', 'e2', 'c0'] },
      { kind: 'DEPARTMENTS', ids: ['d0'] },
    ];
    for (const from of origins) {
      for (const state of ['WITHIN_REACH', 'WITHOUT_WAY_IN']) {
        const input = { from, state, kinds: ['ORGANIZATION', 'PERSON'], stages: [], maxHops: 4 };
        const { reachable } = await app.data(VIEWER, REACHABLE, { input });
        await expectWarmest(app, from, reachable.nodes);
        answers.push(reachable);
      }
    }
    for (const maxHops of [1, 3]) {
      const { coverage } = await app.data(VIEWER, COVERAGE, { input: { maxHops } });
      answers.push(hasOffers ? coverage : { ...coverage, columns: ids(coverage.columns) });
    }
    for (const introducer of ['e0', 'e1', 'e2', 'c0']) {
      answers.push(await app.data(VIEWER, ALSO, { introducer, except: [] }));
    }
    // How many transactions filled the store depends on which kinds of rows there are.
    const isLeftOut = (key: string) => key === 'change' || (key === 'offer' && !hasOffers);
    return JSON.parse(JSON.stringify(answers, (key, value) => (isLeftOut(key) ? null : value)));
  } finally {
    await app.close();
  }
}

/** Each row has the path that warm paths would put first, or there is none. */
async function expectWarmest(app: TestApplication, from: unknown, nodes: Answer[]): Promise<void> {
  for (const { target, path } of nodes) {
    const input = { from, to: target.id, maxHops: 4, limit: 1 };
    const { paths } = (await app.data(VIEWER, PATH, { input })).warmPaths;
    expect(path === null ? undefined : [path]).toEqual(paths);
  }
}

/** Enough colleagues that groups are told. */
function crowded(company: RandomCompany): RandomCompany {
  const extra = Array.from({ length: 14 }, (_, number) => `e${number + 20}`);
  return { ...company, employees: [...company.employees, ...extra] };
}

it('an unshared tie answers like none wherever reach is asked for, but for the offer', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomCompanies.map(crowded), async (drawn) => {
      const { company, without } = withAndWithoutUnshared(drawn, VIEWER);
      expect(await allAnswers(company, false)).toEqual(await allAnswers(without, false));
    }),
    { numRuns: COMPANIES, endOnFailure: true },
  );
});

it('a private tie betrays itself nowhere in what is within reach, in no offer and by no contact either', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomCompanies.map(crowded), async (company) => {
      const without = withoutPrivate(company, VIEWER);
      expect(await allAnswers(company, true)).toEqual(await allAnswers(without, true));
    }),
    { numRuns: COMPANIES, endOnFailure: true },
  );
});
