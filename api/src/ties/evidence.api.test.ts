import { afterEach, describe, expect, it } from 'vitest';
import { ownSourceId } from '../contacts/own-sources.js';
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

const EVIDENCE = `query ($filter: EvidenceFilter, $first: Int! = 100, $after: String) {
  evidence(filter: $filter, first: $first, after: $after) { pageInfo { endCursor hasNextPage } nodes {
    id kind isOwn isOwnRecord people { id } from { id } to { id } source { id kind name } frequency age count first last
    amount level strength } } }`;
const RECORD = `mutation ($input: RecordEvidenceInput!) { recordEvidence(input: $input) {
  id kind from { id } to { id } source { kind name } count first last amount isOwnRecord } }`;
const REMOVE = 'mutation ($id: ID!) { removeEvidence(id: $id) }';
const DECLARE =
  'mutation ($with: ID!, $level: TieLevel!) { declareTie(with: $with, level: $level) { word } }';
const TIE = 'query ($between: [ID!]!) { tie(between: $between) { strength word } }';
const CHECK = '{ check { isClean findings } }';

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly people: { readonly id: string }[];
  readonly [field: string]: unknown;
}

async function list(
  app: TestApplication,
  viewer: string,
  filter: Record<string, unknown> = {},
): Promise<Found[]> {
  return (await app.data(viewer, EVIDENCE, { filter })).evidence.nodes;
}

const codes = async (result: ReturnType<TestApplication['run']>) =>
  (await result).errors?.map(({ extensions }) => extensions['code']);

const strength = async (app: TestApplication, viewer: string, ...between: string[]) =>
  (await app.data(viewer, TIE, { between })).tie?.strength ?? null;

const expectClean = async (app: TestApplication) =>
  expect((await app.data('operator', CHECK)).check).toEqual({ isClean: true, findings: [] });

const mail = (amount: number, count: number, first: string, last: string) => ({
  source: 'mail',
  amount,
  day: Math.floor(Date.parse(last) / 86_400_000),
  count,
  first,
  last,
});

const setUp = () =>
  open(
    new SmallCompany()
      .employee('anna')
      .employee('ben')
      .employee('stew', { roles: ['STEWARD'] })
      .contact('carla', undefined, { recorded: true })
      .contact('dora', undefined, { recorded: true })
      .contact('hidden')
      .link('MESSAGED', 'anna', 'carla', mail(9, 12, '2026-06-01', '2026-11-13'))
      .link('MESSAGED', 'carla', 'anna', mail(3, 3, '2026-05-01', '2026-09-04'))
      .link('MET', 'anna', 'carla', { ...mail(1, 1, '2026-11-02', '2026-11-02'), source: 'calendar' })
      .link('MET', 'anna', 'carla', { ...mail(2, 2, '2026-10-02', '2026-11-01'), source: 'crm' })
      .tie('anna', 'dora', 0.6, 'BLIND')
      .tie('anna', 'hidden', 0.6, 'PRIVATE')
      .tie('anna', 'ben', 0.3),
  );

describe('records of evidence', () => {
  it('are for the two people each one, with direction, source, counts, dates and amount', async () => {
    const app = await setUp();
    const found = await list(app, 'anna', { person: 'carla', other: 'anna' });
    expect(found).toHaveLength(4);
    const sent = found.find(({ from }) => (from as { id: string } | null)?.id === 'anna');
    expect(sent).toMatchObject({
      kind: 'MESSAGED',
      isOwn: true,
      isOwnRecord: false,
      people: [{ id: 'anna' }, { id: 'carla' }],
      to: { id: 'carla' },
      frequency: 'REGULAR',
      age: 'THIS_QUARTER',
      count: 12,
      first: '2026-06-01',
      last: '2026-11-13',
      amount: 9,
    });
    expect(found.filter(({ kind }) => kind === 'MET').map(({ from, to }) => [from, to])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
  });

  it('are for everybody else one of each kind, in words: no source, direction, number or number of records', async () => {
    const app = await setUp();
    await app.data('anna', DECLARE, { with: 'carla', level: 'WELL' });
    const nothing = {
      isOwn: false,
      isOwnRecord: false,
      people: [{ id: 'anna' }, { id: 'carla' }],
      from: null,
      to: null,
      source: null,
      count: null,
      first: null,
      last: null,
      amount: null,
      level: null,
      strength: null,
    };
    const found = await list(app, 'ben', { person: 'anna', other: 'carla' });
    expect(found.map(({ id: _, ...rest }) => rest).sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'DECLARED', frequency: 'ONCE', age: 'THIS_QUARTER', ...nothing },
      { kind: 'MESSAGED', frequency: 'REGULAR', age: 'THIS_QUARTER', ...nothing },
      { kind: 'MET', frequency: 'OCCASIONAL', age: 'THIS_QUARTER', ...nothing },
    ]);
    const ids = found.map(({ id }) => Buffer.from(id, 'base64url').toString());
    for (const word of ['mail', 'calendar', 'crm']) expect(ids.join()).not.toContain(word);
  });

  it('are read in full by the operator of a trial, but not those of private ties', async () => {
    const app = await setUp();
    expect((await list(app, 'operator', { person: 'carla' })).map(({ count }) => count).sort()).toEqual([
      1, 12, 2, 3,
    ]);
    expect(await list(app, 'operator', { person: 'dora' })).toMatchObject([
      { kind: 'STATED', strength: 0.6 },
    ]);
    expect(await list(app, 'operator', { person: 'hidden' })).toEqual([]);
  });

  it('of an unshared tie answer like those of none', async () => {
    const app = await setUp();
    const nothing = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } };
    for (const filter of [
      { person: 'dora' },
      { person: 'hidden' },
      { person: 'nobody' },
      { person: 'anna', other: 'dora' },
      { person: 'anna', other: 'hidden' },
      { person: 'ben', other: 'dora' },
    ]) {
      expect((await app.data('ben', EVIDENCE, { filter })).evidence).toEqual(nothing);
    }
    expect((await list(app, 'anna')).map(({ people }) => people[1]?.id).sort()).toEqual(
      expect.arrayContaining(['dora', 'hidden']),
    );
  });

  it('are found by their source on own ties alone', async () => {
    const app = await setUp();
    expect(await list(app, 'anna', { source: 'calendar' })).toMatchObject([{ kind: 'MET', count: 1 }]);
    expect(await list(app, 'anna', { source: 'mail', person: 'carla' })).toHaveLength(2);
    expect(await list(app, 'ben', { source: 'mail' })).toEqual([]);
    expect(await list(app, 'ben', { source: 'mail', person: 'anna', other: 'carla' })).toEqual([]);
    expect(await list(app, 'ben', { source: 'test' })).toMatchObject([
      { people: [{ id: 'ben' }, { id: 'anna' }] },
    ]);
    expect(await list(app, 'operator', { source: 'mail' })).toHaveLength(2);
  });

  it('come in pages that put together are the whole, whatever the filter', async () => {
    const app = await setUp();
    for (const [viewer, filter] of [
      ['anna', {}],
      ['anna', { kinds: ['MET', 'STATED'] }],
      ['operator', { person: 'anna' }],
      ['ben', {}],
    ] as const) {
      const whole = await list(app, viewer, filter);
      expect(whole.length).toBeGreaterThan(1);
      const seen: Found[] = [];
      for (let after: string | null = null; ; ) {
        const { evidence } = await app.data(viewer, EVIDENCE, { filter, first: 1, after });
        seen.push(...evidence.nodes);
        if (!evidence.pageInfo.hasNextPage) break;
        after = evidence.pageInfo.endCursor;
      }
      expect(seen).toEqual(whole);
    }
    expect(await codes(app.run('anna', EVIDENCE, { first: 0 }))).toEqual(['BAD_INPUT']);
    expect(await codes(app.run('anna', EVIDENCE, { after: 'nonsense' }))).toEqual(['BAD_INPUT']);
    expect(await codes(app.run(null, EVIDENCE))).toEqual(['UNAUTHENTICATED']);
  });
});

describe('evidence recorded by hand', () => {
  it('makes a tie at once, spread evenly over its days, in a source of its own', async () => {
    const app = await setUp();
    const input = { with: 'dora', kind: 'MET', count: 3, first: '2025-11-22', last: '2026-11-22' };
    const { recordEvidence } = await app.data('anna', RECORD, { input });
    expect(recordEvidence).toMatchObject({
      kind: 'MET',
      from: null,
      source: { kind: 'HAND', name: 'By hand' },
      count: 3,
      first: '2025-11-22',
      last: '2026-11-22',
      isOwnRecord: true,
    });
    // 3 meetings on days 0, 183 and 365 of a year with the half-life of a year
    expect(recordEvidence.amount).toBeCloseTo(0.5 + 2 ** (-182 / 365) + 1, 12);
    expect(await list(app, 'anna', { person: 'dora', kinds: ['MET'] })).toMatchObject([
      { id: recordEvidence.id, isOwnRecord: true },
    ]);
    await expectClean(app);
  });

  it('makes a tie where there was none, and it is gone with the record', async () => {
    const app = await setUp();
    expect(await strength(app, 'ben', 'ben', 'carla')).toBeNull();
    const input = { with: 'carla', kind: 'CONNECTED', last: '2026-11-23' };
    const { recordEvidence } = await app.data('ben', RECORD, { input });
    expect(await strength(app, 'ben', 'ben', 'carla')).toBeCloseTo(0.3 * -Math.expm1(-1), 12);
    expect(await app.data('ben', REMOVE, { id: recordEvidence.id })).toEqual({ removeEvidence: true });
    expect(await strength(app, 'ben', 'ben', 'carla')).toBeNull();
    expect(await codes(app.run('ben', REMOVE, { id: recordEvidence.id }))).toEqual(['NOT_FOUND']);
    await expectClean(app);
  });

  it('replaces what the same person recorded before of this kind and direction, and nothing else', async () => {
    const app = await setUp();
    const record = async (input: Record<string, unknown>) =>
      (await app.data('anna', RECORD, { input: { with: 'carla', ...input } })).recordEvidence;
    const first = await record({ kind: 'MESSAGED', count: 5 });
    const received = await record({ kind: 'MESSAGED', count: 7, direction: 'RECEIVED' });
    expect(received).toMatchObject({ from: { id: 'carla' }, to: { id: 'anna' } });
    const again = await record({ kind: 'MESSAGED', count: 2 });
    expect(again.id).toBe(first.id);
    const own = (await list(app, 'anna', { person: 'carla' })).filter(({ isOwnRecord }) => isOwnRecord);
    expect(own.map(({ count }) => count).sort()).toEqual([2, 7]);
    expect(await list(app, 'anna', { person: 'carla' })).toHaveLength(6);
    await expectClean(app);
  });

  it('is kept and can be removed even where it is too little for a tie', async () => {
    const app = await setUp();
    const input = { with: 'carla', kind: 'MET', last: '1990-01-01' };
    const { recordEvidence } = await app.data('ben', RECORD, { input });
    expect(await strength(app, 'ben', 'ben', 'carla')).toBeNull();
    expect(await codes(app.run('anna', REMOVE, { id: recordEvidence.id }))).toEqual(['FORBIDDEN']);
    expect(await app.data('ben', REMOVE, { id: recordEvidence.id })).toEqual({ removeEvidence: true });
  });

  it('is refused for oneself, days to come, impossible counts, and for who is no employee', async () => {
    const app = await setUp();
    const record = (viewer: string | null, input: Record<string, unknown>) =>
      codes(app.run(viewer, RECORD, { input: { with: 'carla', kind: 'MET', ...input } }));
    expect(await record('anna', { with: 'anna' })).toEqual(['BAD_INPUT']);
    expect(await record('anna', { last: '2026-11-25' })).toEqual(['BAD_INPUT']);
    expect(await record('anna', { last: '2026-11-24' })).toBeUndefined();
    expect(await record('anna', { first: '2026-11-02', last: '2026-11-01' })).toEqual(['BAD_INPUT']);
    expect(await record('anna', { count: 0 })).toEqual(['BAD_INPUT']);
    expect(await record('anna', { count: 1_000_001 })).toEqual(['BAD_INPUT']);
    expect(await record('operator', {})).toEqual(['UNAUTHENTICATED']);
    expect(await record(null, {})).toEqual(['UNAUTHENTICATED']);
  });

  it('about a contact known to others through private ties alone is answered like one about nobody', async () => {
    const app = await setUp();
    const about = (id: string) => app.run('ben', RECORD, { input: { with: id, kind: 'MET' } });
    const hidden = await about('hidden');
    expect(hidden.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(await about('nobody')));
  });
});

describe('removing evidence', () => {
  it('of a file is for the two people, each record by itself', async () => {
    const app = await setUp();
    const before = await strength(app, 'anna', 'anna', 'carla');
    const [record] = await list(app, 'anna', { source: 'crm' });
    expect(await codes(app.run('ben', REMOVE, { id: record?.id }))).toEqual(['FORBIDDEN']);
    await app.data('anna', REMOVE, { id: record?.id });
    expect(await strength(app, 'anna', 'anna', 'carla')).toBeLessThan(before);
    expect(await list(app, 'anna', { person: 'carla' })).toHaveLength(3);
    await expectClean(app);
  });

  it('by the steward takes all of the kind that they read as one, and only of ties they may see', async () => {
    const app = await setUp();
    const [met] = await list(app, 'stew', { person: 'carla', kinds: ['MET'] });
    await app.data('stew', REMOVE, { id: met?.id });
    expect((await list(app, 'anna', { person: 'carla' })).map(({ kind }) => kind)).toEqual([
      'MESSAGED',
      'MESSAGED',
    ]);
    const [blind] = await list(app, 'anna', { person: 'dora' });
    const nobody = await app.run('stew', REMOVE, { id: 'nothing' });
    for (const id of [
      blind?.id,
      shallow('anna', 'dora'),
      shallow('anna', 'hidden'),
      shallow('anna', 'zoe'),
    ]) {
      const answer = await app.run('stew', REMOVE, { id });
      expect(JSON.stringify(answer)).toBe(JSON.stringify(nobody));
    }
    expect(nobody.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(await list(app, 'anna', { person: 'dora' })).toHaveLength(1);
    await expectClean(app);
  });

  it('that somebody said themselves is theirs alone', async () => {
    const app = await setUp();
    await app.data('anna', DECLARE, { with: 'ben', level: 'WELL' });
    const [word] = await list(app, 'ben', { person: 'anna', other: 'ben', kinds: ['DECLARED'] });
    expect(word).toMatchObject({ from: { id: 'anna' }, to: { id: 'ben' }, level: 'WELL' });
    const [shown] = await list(app, 'stew', { person: 'ben', kinds: ['DECLARED'] });
    expect(await codes(app.run('ben', REMOVE, { id: word?.id }))).toEqual(['FORBIDDEN']);
    expect(await codes(app.run('stew', REMOVE, { id: shown?.id }))).toEqual(['FORBIDDEN']);
    expect(await app.data('anna', REMOVE, { id: word?.id })).toEqual({ removeEvidence: true });
    expect(await strength(app, 'anna', 'anna', 'ben')).toBeCloseTo(0.3, 12);
  });

  it('of a merged person is found through the record it lives on in', async () => {
    const app = await open(
      new SmallCompany()
        .employee('anna')
        .employee('stew', { roles: ['STEWARD'] })
        .contact('carla', undefined, { recorded: true })
        .contact('karla', undefined, { recorded: true })
        .link('MET', 'anna', 'carla', mail(1, 1, '2026-11-02', '2026-11-02'))
        .link('MET', 'anna', 'karla', mail(2, 2, '2026-11-01', '2026-11-02')),
    );
    await app.data('stew', 'mutation { mergePeople(keep: "carla", remove: "karla") { id } }');
    const found = await list(app, 'anna', { person: 'karla' });
    expect(found).toMatchObject([{ count: 3, people: [{ id: 'anna' }, { id: 'carla' }] }]);
    await app.data('anna', REMOVE, { id: found[0]?.id });
    expect(await strength(app, 'anna', 'anna', 'carla')).toBeNull();
    await expectClean(app);
  });
});

describe('a source that is a single person’s', () => {
  const BOOK = ownSourceId('LINKEDIN', 'ben');
  const MAILBOX = ownSourceId('MAILBOX', 'ben');
  const sourceSystems = [
    { id: MAILBOX, properties: { key: 'ADDRESS_BOOK MAILBOX ben', kind: 'ADDRESS_BOOK', name: 'Mail: ben' } },
    {
      id: BOOK,
      properties: { key: 'ADDRESS_BOOK LINKEDIN ben', kind: 'ADDRESS_BOOK', name: 'LinkedIn: ben' },
    },
    { id: 'archive', properties: { key: 'MAIL ben.mbox', kind: 'MAIL', name: 'ben.mbox' } },
    { id: 'crm', properties: { key: 'CRM crm', kind: 'CRM', name: 'crm' } },
  ];
  const events = (source: string) => ({ ...mail(2, 2, '2026-10-02', '2026-11-01'), source });

  /** Ben and Anna are colleagues; Carla is a contact of Ben's whom all know of. */
  async function openWith(...mailSources: string[]): Promise<TestApplication> {
    const rows = new SmallCompany()
      .setting('defaultSharing', 'NAMED')
      .employee('anna')
      .employee('ben')
      .employee('stew', { roles: ['STEWARD'] })
      .contact('carla', undefined, { recorded: true })
      .link('CONNECTED', 'anna', 'ben', events(BOOK))
      .link('MET', 'ben', 'carla', events('crm'))
      .link('CONNECTED', 'ben', 'carla', events(BOOK));
    for (const source of mailSources) rows.link('MESSAGED', 'anna', 'ben', events(source));
    company = await openTestApplication({ ...rows.rows(), sourceSystems });
    return company;
  }
  const sourcesOf = (found: readonly Found[]) =>
    found.map(({ kind, source }) => [kind, ...Object.values(source as object)].join(' ')).sort();

  it('is named to them alone; others read its kind, as of any mailbox', async () => {
    const app = await openWith(MAILBOX, 'archive');
    expect(sourcesOf(await list(app, 'ben', { person: 'anna' }))).toEqual([
      `CONNECTED ${BOOK} ADDRESS_BOOK LinkedIn: ben`,
      'MESSAGED  MAIL ',
      `MESSAGED ${MAILBOX} ADDRESS_BOOK Mail: ben`,
    ]);
    const found = await list(app, 'anna', { person: 'ben', other: 'anna' });
    expect(sourcesOf(found)).toEqual(['CONNECTED  ADDRESS_BOOK ', 'MESSAGED  MAIL ']);
    expect(found.find(({ kind }) => kind === 'MESSAGED')).toMatchObject({ count: 4, from: { id: 'anna' } });
    const ids = found.map(({ id }) => Buffer.from(id, 'base64url').toString()).join();
    for (const secret of [BOOK, MAILBOX, 'archive']) {
      expect(ids).not.toContain(secret);
      expect(await list(app, 'anna', { source: secret })).toEqual([]);
    }
    expect(await list(app, 'operator', { source: MAILBOX })).toEqual([]);
    expect(await list(app, 'operator', { source: 'archive' })).toMatchObject([
      { source: { name: 'ben.mbox' } },
    ]);
  });

  it('cannot be told from a mailbox of the company by the other of the two', async () => {
    const answers: Found[][] = [];
    for (const source of [MAILBOX, 'archive']) {
      const app = await openWith(source);
      answers.push(await list(app, 'anna', { person: 'ben', kinds: ['MESSAGED'] }));
      await app.close();
    }
    company = undefined;
    expect(answers[0]).toEqual(answers[1]);
  });

  it('only they take evidence back from, neither the steward nor the other of the two', async () => {
    const app = await openWith(MAILBOX, 'archive');
    const remove = async (viewer: string, filter: Record<string, unknown>) => {
      const [record] = await list(app, viewer, filter);
      return codes(app.run(viewer, REMOVE, { id: record?.id }));
    };
    expect(await remove('anna', { person: 'ben', kinds: ['CONNECTED'] })).toEqual(['FORBIDDEN']);
    expect(await remove('anna', { person: 'ben', kinds: ['MESSAGED'] })).toBeUndefined();
    expect(await list(app, 'ben', { person: 'anna', kinds: ['MESSAGED'] })).toMatchObject([
      { count: 2, source: { id: MAILBOX } },
    ]);
    expect(await remove('anna', { person: 'ben', kinds: ['MESSAGED'] })).toEqual(['FORBIDDEN']);
    for (const viewer of ['stew', 'operator']) {
      expect(await remove(viewer, { person: 'carla', kinds: ['CONNECTED'] })).toEqual(['FORBIDDEN']);
    }
    expect(await remove('stew', { person: 'carla', kinds: ['MET'] })).toBeUndefined();
    expect(await remove('ben', { source: BOOK, person: 'carla' })).toBeUndefined();
    expect(await list(app, 'ben', { person: 'carla' })).toEqual([]);
    await expectClean(app);
  });
});

/** As a steward would guess it. */
function shallow(a: string, b: string): string {
  return Buffer.from(JSON.stringify([a, b, 'STATED'])).toString('base64url');
}
