import { afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

let company: TestApplication | undefined;

afterEach(async () => {
  await company?.close();
  company = undefined;
});

async function open(rows: SmallCompany): Promise<TestApplication> {
  company = await openTestApplication(rows.rows());
  return company;
}

const TIE = `query ($between: [ID!]!) { tie(between: $between) {
  people { id } word strength isOwn sharing
  reasons { kind frequency age count first last level by { id } projects { id } }
  explanation { asOf evidenceStrength statedStrength strength contributions { kind amount contribution }
    words { person { id } level weight strength } } } }`;
const DECLARE =
  'mutation ($with: ID!, $level: TieLevel!) { declareTie(with: $with, level: $level) { word strength } }';
const WITHDRAW = 'mutation ($with: ID!) { withdrawDeclaration(with: $with) { word strength } }';
const SHARE =
  'mutation ($with: ID!, $sharing: TieSharing!) { setTieSharing(with: $with, sharing: $sharing) { sharing } }';

const tie = async (app: TestApplication, viewer: string, one: string, other: string) =>
  (await app.data(viewer, TIE, { between: [one, other] })).tie;

const codes = async (result: ReturnType<TestApplication['run']>) =>
  (await result).errors?.map(({ extensions }) => extensions['code']);

const withMail = () =>
  new SmallCompany()
    .employee('anna')
    .employee('ben')
    .organization('acme')
    .contact('carla', 'acme', { recorded: true })
    .project('press', 'acme', { from: '2026-08-01' })
    .link('WORKED_ON', 'anna', 'press', { from: '2026-08-01' })
    .link('WORKED_ON', 'carla', 'press', { from: '2026-09-01' })
    .link('MESSAGED', 'anna', 'carla', {
      source: 'mail',
      amount: 9,
      day: 20_770,
      count: 12,
      first: '2026-06-01',
      last: '2026-11-13',
    })
    .link('MESSAGED', 'carla', 'anna', {
      source: 'mail',
      amount: 3,
      day: 20_700,
      count: 3,
      first: '2026-05-01',
      last: '2026-09-04',
    });

describe('a tie', () => {
  it('shows its owner numbers, counts and dates, the owner first', async () => {
    const app = await open(withMail());
    const found = await tie(app, 'anna', 'carla', 'anna');
    expect(found.people).toEqual([{ id: 'anna' }, { id: 'carla' }]);
    expect(found).toMatchObject({ isOwn: true, sharing: 'NAMED' });
    expect(found.strength).toBeCloseTo(found.explanation.strength, 12);
    expect(found.explanation.contributions.map(({ kind }: { kind: string }) => kind)).toEqual([
      'MESSAGED',
      'WORKED_WITH',
    ]);
    expect(found.reasons).toEqual([
      {
        kind: 'MESSAGED',
        frequency: 'REGULAR',
        age: 'THIS_QUARTER',
        count: 15,
        first: '2026-05-01',
        last: '2026-11-13',
        level: null,
        by: null,
        projects: [],
      },
      {
        kind: 'WORKED_WITH',
        frequency: 'REGULAR',
        age: 'THIS_QUARTER',
        count: 3,
        first: '2026-09-01',
        last: '2026-11-01',
        level: null,
        by: null,
        projects: [{ id: 'press' }],
      },
    ]);
  });

  it('shows others the word and reasons in words, no number, no date, no project', async () => {
    const app = await open(withMail());
    await app.data('anna', DECLARE, { with: 'carla', level: 'WELL' });
    const found = await tie(app, 'ben', 'anna', 'carla');
    const nothing = { count: null, first: null, last: null, level: null, by: null, projects: [] };
    expect(found).toEqual({
      people: [{ id: 'anna' }, { id: 'carla' }],
      word: 'STRONG',
      strength: null,
      isOwn: false,
      sharing: null,
      explanation: null,
      reasons: [
        { kind: 'MESSAGED', frequency: 'REGULAR', age: 'THIS_QUARTER', ...nothing },
        { kind: 'WORKED_WITH', frequency: 'REGULAR', age: 'THIS_QUARTER', ...nothing },
        { kind: 'DECLARED', frequency: 'ONCE', age: 'THIS_QUARTER', ...nothing },
      ],
    });
  });

  it('shows the operator of a trial the number and how it came about, not what only owners read', async () => {
    const app = await open(withMail());
    const found = await tie(app, 'operator', 'anna', 'carla');
    expect(found.strength).toBeGreaterThan(0);
    expect(found.explanation.strength).toBe(found.strength);
    expect(found.reasons[0].count).toBeNull();
  });

  it('is null for unknown ids, for oneself and where it is not shared, and needs two people', async () => {
    const app = await open(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .contact('carla', undefined, { recorded: true })
        .contact('dora')
        .tie('anna', 'carla', 0.7, 'BLIND')
        .tie('anna', 'dora', 0.7, 'PRIVATE'),
    );
    expect(await tie(app, 'ben', 'anna', 'carla')).toBeNull();
    expect(await tie(app, 'ben', 'anna', 'dora')).toBeNull();
    expect(await tie(app, 'ben', 'anna', 'nobody')).toBeNull();
    expect(await tie(app, 'ben', 'anna', 'anna')).toBeNull();
    expect(await tie(app, 'anna', 'anna', 'dora')).toMatchObject({ strength: 0.7, sharing: 'PRIVATE' });
    expect(await tie(app, 'operator', 'anna', 'carla')).toMatchObject({ strength: 0.7, sharing: null });
    expect(await tie(app, 'operator', 'anna', 'dora')).toBeNull();
    expect(await codes(app.run('anna', TIE, { between: ['ben'] }))).toEqual(['BAD_INPUT']);
    expect(await codes(app.run(null, TIE, { between: ['anna', 'carla'] }))).toEqual(['UNAUTHENTICATED']);
  });

  it('of two colleagues stays unnamed if one of them shared it blind while the other was still outside', async () => {
    const app = await open(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .employee('weber')
        .tie('anna', 'weber', 0.7, 'BLIND')
        .tie('ben', 'weber', 0.6),
    );
    expect(await tie(app, 'ben', 'anna', 'weber')).toBeNull();
    expect(await tie(app, 'weber', 'anna', 'weber')).toMatchObject({ strength: 0.7 });
    expect(await tie(app, 'anna', 'ben', 'weber')).toMatchObject({ word: 'STRONG' });
  });
});

describe("one's own word", () => {
  it('makes a tie, the latest one counts, NO removes it, withdrawing leaves the evidence', async () => {
    const app = await open(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .contact('carla', undefined, { recorded: true })
        .contact('dora', undefined, { recorded: true })
        .tie('anna', 'dora', 0.3),
    );
    const declare = async (withId: string, level: string) =>
      (await app.data('anna', DECLARE, { with: withId, level })).declareTie;
    expect(await declare('carla', 'BARELY')).toEqual({ word: 'MEDIUM', strength: 0.25 });
    expect(await declare('carla', 'WELL')).toEqual({ word: 'STRONG', strength: 0.9 });
    expect(await tie(app, 'ben', 'anna', 'carla')).toMatchObject({ word: 'STRONG' });
    expect(await declare('carla', 'NO')).toBeNull();
    expect(await tie(app, 'anna', 'anna', 'carla')).toBeNull();
    expect(await declare('dora', 'NO')).toBeNull();
    const withdrawn = await app.data('anna', WITHDRAW, { with: 'dora' });
    expect(withdrawn.withdrawDeclaration).toEqual({ word: 'MEDIUM', strength: 0.3 });
  });

  it('of two people: the lower one holds, and each sees whose it is', async () => {
    const app = await open(new SmallCompany().employee('anna').employee('ben'));
    await app.data('anna', DECLARE, { with: 'ben', level: 'WELL' });
    await app.data('ben', DECLARE, { with: 'anna', level: 'SOMEWHAT' });
    const found = await tie(app, 'anna', 'anna', 'ben');
    expect(found.strength).toBe(0.6);
    expect(found.explanation.words).toMatchObject([
      { person: { id: 'anna' }, level: 'WELL', weight: 1 },
      { person: { id: 'ben' }, level: 'SOMEWHAT', weight: 1 },
    ]);
    expect(
      found.reasons.map((reason: { level: string; by: { id: string } }) => [reason.by.id, reason.level]),
    ).toEqual(
      expect.arrayContaining([
        ['anna', 'WELL'],
        ['ben', 'SOMEWHAT'],
      ]),
    );
  });

  it('on a contact known to others through private ties alone is answered like one on nobody', async () => {
    const app = await open(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .contact('carla')
        .tie('anna', 'carla', 0.7, 'PRIVATE'),
    );
    for (const mutation of [DECLARE, WITHDRAW, SHARE]) {
      const variables = { level: 'WELL', sharing: 'NAMED' };
      const hidden = await app.run('ben', mutation, { ...variables, with: 'carla' });
      const unknown = await app.run('ben', mutation, { ...variables, with: 'nobody' });
      expect(hidden.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
      expect(JSON.stringify(hidden)).toBe(JSON.stringify(unknown));
    }
  });

  it('is on somebody else, and only employees have one', async () => {
    const app = await open(new SmallCompany().employee('anna').employee('ben', { leftAt: '2026-01-01' }));
    expect(await codes(app.run('anna', DECLARE, { with: 'anna', level: 'WELL' }))).toEqual(['BAD_INPUT']);
    for (const viewer of ['operator', 'ben', null]) {
      expect(await codes(app.run(viewer, DECLARE, { with: 'anna', level: 'WELL' }))).toEqual([
        'UNAUTHENTICATED',
      ]);
    }
  });
});

describe('sharing of a tie', () => {
  const setUp = () =>
    open(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .employee('cleo')
        .contact('dora', undefined, { recorded: true })
        .tie('anna', 'dora', 0.7)
        .tie('anna', 'ben', 0.7),
    );
  const share = (app: TestApplication, viewer: string, withId: string, sharing: string) =>
    app.run(viewer, SHARE, { with: withId, sharing });

  it('to the outside is private, blind or named, as its owner says', async () => {
    const app = await setUp();
    for (const sharing of ['PRIVATE', 'BLIND', 'NAMED']) {
      expect((await share(app, 'anna', 'dora', sharing)).data).toEqual({ setTieSharing: { sharing } });
      expect((await tie(app, 'cleo', 'anna', 'dora')) !== null).toBe(sharing === 'NAMED');
    }
  });

  it('between colleagues is named or private, and the stricter choice holds', async () => {
    const app = await setUp();
    expect(await codes(share(app, 'anna', 'ben', 'BLIND'))).toEqual(['BAD_INPUT']);
    await share(app, 'ben', 'anna', 'PRIVATE');
    expect((await share(app, 'anna', 'ben', 'NAMED')).data).toEqual({
      setTieSharing: { sharing: 'PRIVATE' },
    });
    expect(await tie(app, 'cleo', 'anna', 'ben')).toBeNull();
    await share(app, 'ben', 'anna', 'NAMED');
    expect(await tie(app, 'cleo', 'anna', 'ben')).toMatchObject({ word: 'STRONG' });
  });

  it('can be set on a tie that is there only', async () => {
    const app = await setUp();
    expect(await codes(share(app, 'cleo', 'dora', 'NAMED'))).toEqual(['NOT_FOUND']);
    expect(await codes(share(app, 'cleo', 'nobody', 'NAMED'))).toEqual(['NOT_FOUND']);
  });
});

describe('the neighbourhood of a person', () => {
  const QUERY = `query ($of: ID!, $limit: Int, $after: String) { neighbourhood(of: $of, limit: $limit, after: $after) {
    nodes { person { id } word isOwn } pageInfo { endCursor hasNextPage } totalCount } }`;
  const setUp = () =>
    open(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .employee('zoe')
        .contact('c1', undefined, { name: 'Zacharias', recorded: true })
        .contact('c2', undefined, { name: 'Österle', recorded: true })
        .contact('c3', undefined, { name: 'Pauli', recorded: true })
        .contact('c4', undefined, { name: 'Abel', recorded: true })
        .contact('c5', undefined, { name: 'Blind', recorded: true })
        .contact('c6')
        .tie('anna', 'c1', 0.5)
        .tie('anna', 'c2', 0.6)
        .tie('anna', 'c3', 0.9)
        .tie('anna', 'c4', 0.1)
        .tie('anna', 'c5', 0.9, 'BLIND')
        .tie('anna', 'c6', 0.9, 'PRIVATE')
        .tie('anna', 'ben', 0.3),
    );

  it('goes by word, then name, shared ties alone, and counts those alone', async () => {
    const app = await setUp();
    const { neighbourhood } = await app.data('zoe', QUERY, { of: 'anna', limit: 50 });
    expect(neighbourhood.nodes.map(({ person }: { person: { id: string } }) => person.id)).toEqual([
      'c2',
      'c3',
      'c1',
      'ben',
      'c4',
    ]);
    expect(neighbourhood.totalCount).toBe(5);
    const own = (await app.data('anna', QUERY, { of: 'anna', limit: 50 })).neighbourhood;
    expect(own.totalCount).toBe(7);
    expect(own.nodes.every(({ isOwn }: { isOwn: boolean }) => isOwn)).toBe(true);
  });

  it('comes in pages that put together are the whole', async () => {
    const app = await setUp();
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { neighbourhood } = await app.data('zoe', QUERY, { of: 'anna', limit: 2, after });
      seen.push(...neighbourhood.nodes.map(({ person }: { person: { id: string } }) => person.id));
      if (!neighbourhood.pageInfo.hasNextPage) break;
      after = neighbourhood.pageInfo.endCursor;
    }
    expect(seen).toEqual(['c2', 'c3', 'c1', 'ben', 'c4']);
  });

  it('is empty for somebody unknown or not to be known, and refuses what no page gave', async () => {
    const app = await setUp();
    const hidden = await app.data('zoe', QUERY, { of: 'c6' });
    const unknown = await app.data('zoe', QUERY, { of: 'nobody' });
    expect(hidden).toEqual(unknown);
    expect(unknown.neighbourhood).toEqual({
      nodes: [],
      pageInfo: { endCursor: null, hasNextPage: false },
      totalCount: 0,
    });
    expect(await codes(app.run('zoe', QUERY, { of: 'anna', limit: 0 }))).toEqual(['BAD_INPUT']);
    expect(await codes(app.run('zoe', QUERY, { of: 'anna', after: 'bm9uc2Vuc2U' }))).toEqual(['BAD_INPUT']);
  });
});
