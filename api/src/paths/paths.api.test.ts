import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeContext } from '../graphql/context.js';
import { noRows } from '../store/queries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { pathIdOf } from './path-id.js';
import { warmPaths } from './paths.js';

let company: TestApplication | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await company?.close();
  company = undefined;
});

async function open(rows: SmallCompany): Promise<TestApplication> {
  company = await openTestApplication(rows.rows());
  return company;
}

const PATHS = `query ($input: WarmPathsInput!) { warmPaths(input: $input) {
  __typename
  ... on WarmPaths { change target { ...Target } paths { ...Path } rungs { ...Rungs } }
  ... on NoPath { change target { ...Target } reason nearest { person { id } hopsMissing path { ...Path } } rungs { ...Rungs } }
  ... on PathsNotShared { change target { ...Target } rungs { ...Rungs } }
  ... on PathsTimedOut { change target { ...Target } paths { ...Path } rungs { ...Rungs } }
} }
fragment Target on PathTarget { ... on Person { id } ... on Organization { id } }
fragment Path on WarmPath { id word warmth introducer { id } isIntroducerKnownToViewer
  people { isAsked availability isOftenAsked person { id } }
  ties { word strength isOwn reasons { kind count last } } }
fragment Rungs on Rungs { hasPaths offer { id word } askAll { isAvailable messageDe messageEn }
  facts { organization { id } projects { id } departments { id } accountOwner { id } } }`;

// biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
type Answer = any;

const ask = async (app: TestApplication, viewer: string, input: Record<string, unknown>): Promise<Answer> =>
  (await app.data(viewer, PATHS, { input })).warmPaths;

const chains = (answer: Answer): string[] =>
  answer.paths.map(({ people }: Answer) => people.map(({ person }: Answer) => person.id).join(' '));

const refusal = async (app: TestApplication, viewer: string | null, input: Record<string, unknown>) =>
  (await app.run(viewer, PATHS, { input })).errors?.map(({ extensions }) => [
    extensions['code'],
    extensions['field'],
  ]);

const acme = () =>
  new SmallCompany()
    .department('sales')
    .department('inside', 'sales')
    .department('works')
    .employee('anna', {}, 'inside')
    .employee('ben', {}, 'works')
    .employee('cleo', {}, 'works')
    .organization('acme', 'CUSTOMER')
    .organization('other')
    .contact('weber', 'acme', { recorded: true })
    .contact('lang', 'acme', { recorded: true })
    .contact('far', 'other', { recorded: true })
    .project('press', 'acme', { from: '2025-01-01', to: '2025-06-30' })
    .project('mill', 'acme', { from: '2026-01-01' })
    .link('WORKED_ON', 'cleo', 'press', { from: '2025-01-01', to: '2025-06-30' })
    .link('OWNS_ACCOUNT', 'anna', 'acme')
    .tie('anna', 'ben', 0.8)
    .tie('ben', 'weber', 0.5)
    .tie('cleo', 'lang', 0.1);

describe('warm paths', () => {
  it('answer who here knows somebody, warmest first, and who would be asked', async () => {
    const app = await open(acme());
    const answer = await ask(app, 'cleo', { to: 'weber' });
    expect(answer.__typename).toBe('WarmPaths');
    expect(answer.target).toEqual({ id: 'weber' });
    expect(chains(answer)).toEqual(['ben weber']);
    expect(answer.paths[0]).toMatchObject({
      word: 'STRONG',
      introducer: { id: 'ben' },
      isIntroducerKnownToViewer: false,
      people: [{ isAsked: true }, { isAsked: false }],
    });
    expect(answer.rungs).toMatchObject({ hasPaths: true, offer: null });
  });

  it('start from the viewer, from people, from departments with those below', async () => {
    const app = await open(acme());
    const from = async (viewer: string, origin: Record<string, unknown>, to = 'weber') =>
      chains(await ask(app, viewer, { from: origin, to }));
    expect(await from('anna', { kind: 'VIEWER' })).toEqual(['anna ben weber']);
    expect(await from('cleo', { kind: 'PEOPLE', ids: ['anna'] })).toEqual(['anna ben weber']);
    expect(await from('cleo', { kind: 'PEOPLE', ids: ['anna', 'ben'] })).toEqual(['ben weber']);
    expect(await from('cleo', { kind: 'DEPARTMENTS', ids: ['sales'] })).toEqual(['anna ben weber']);
    expect(await from('cleo', { kind: 'DEPARTMENTS', ids: ['works'] }, 'acme')).toEqual([
      'ben weber',
      'cleo lang',
    ]);
  });

  it('show numbers of steps to their owners, and the warmth to who owns every step or is the operator', async () => {
    const app = await open(acme());
    const own = (await ask(app, 'anna', { from: { kind: 'VIEWER' }, to: 'weber' })).paths[0];
    expect(own.warmth).toBeNull();
    expect(own.ties).toMatchObject([
      { strength: 0.8, isOwn: true, reasons: [{ kind: 'STATED', last: '2026-11-23' }] },
      { strength: null, isOwn: false, reasons: [{ kind: 'STATED', last: null }] },
    ]);
    expect(own.people.map(({ availability }: Answer) => availability)).toEqual([1, null, null]);
    expect(own.isIntroducerKnownToViewer).toBe(true);
    const direct = (await ask(app, 'ben', { from: { kind: 'VIEWER' }, to: 'weber' })).paths[0];
    expect(direct).toMatchObject({ warmth: 0.5, people: [{ isAsked: false }, { isAsked: false }] });
    const operator = (await ask(app, 'operator', { from: { kind: 'PEOPLE', ids: ['anna'] }, to: 'weber' }))
      .paths[0];
    expect(operator.warmth).toBe(0.8 * 0.5);
    expect(operator.ties.map(({ strength }: Answer) => strength)).toEqual([0.8, 0.5]);
    expect(operator.people.map(({ availability }: Answer) => availability)).toEqual([1, 1, 1]);
  });

  it('use a private tie in its owner’s own answers alone', async () => {
    const app = await open(acme().contact('secret', 'acme').tie('anna', 'secret', 0.9, 'PRIVATE'));
    expect(chains(await ask(app, 'anna', { from: { kind: 'VIEWER' }, to: 'acme' }))[0]).toBe('anna secret');
    const hidden = await ask(app, 'ben', { to: 'secret' });
    const unknown = await ask(app, 'ben', { to: 'nobody' });
    expect(hidden).toEqual(unknown);
    expect(hidden).toMatchObject({ __typename: 'NoPath', reason: 'NOT_KNOWN_HERE', target: null });
    expect(chains(await ask(app, 'ben', { to: 'acme' })).join()).not.toContain('secret');
    expect(await ask(app, 'operator', { to: 'secret' })).toEqual(
      await ask(app, 'operator', { to: 'nobody' }),
    );
  });

  it('read the reasons of all their steps from the store at once', async () => {
    const app = await open(acme().tie('anna', 'cleo', 0.9).tie('cleo', 'weber', 0.4));
    const read = vi.spyOn(app.application.store, 'read');
    const answer = await ask(app, 'anna', { from: { kind: 'VIEWER' }, to: 'acme' });
    expect(answer.paths.length).toBeGreaterThan(2);
    const queries = read.mock.calls.map(([query]) => query.name);
    expect(queries.filter((name) => name === 'ties/evidence-of-pairs')).toHaveLength(1);
  });

  it('end at once when somebody has left', async () => {
    const app = await open(acme());
    await app.application.live.write(async (transaction) => {
      await transaction.run({
        name: 'test/leave',
        text: "MATCH (p:Person {id: 'ben'}) SET p.leftAt = '2026-11-23'",
        mode: 'WRITE',
        row: noRows,
      });
      transaction.touch('person:ben');
    });
    expect(await ask(app, 'anna', { to: 'weber' })).toMatchObject({
      __typename: 'NoPath',
      reason: 'NONE_WITHIN_HOPS',
    });
  });

  it('say who comes nearest when nobody gets there', async () => {
    const app = await open(acme().tie('weber', 'far', 0.4));
    const answer = await ask(app, 'anna', { from: { kind: 'VIEWER' }, to: 'far', maxHops: 2 });
    expect(answer).toMatchObject({
      __typename: 'NoPath',
      reason: 'NONE_WITHIN_HOPS',
      nearest: { person: { id: 'weber' }, hopsMissing: 1 },
    });
    expect(answer.nearest.path.people.map(({ person }: Answer) => person.id)).toEqual([
      'anna',
      'ben',
      'weber',
    ]);
  });

  it('say so when the question starts and ends with the same person', async () => {
    const app = await open(acme());
    for (const from of [{ kind: 'VIEWER' }, { kind: 'PEOPLE', ids: ['anna'] }, { kind: 'COMPANY' }]) {
      expect(await ask(app, 'anna', { from, to: 'anna' })).toMatchObject({
        __typename: 'NoPath',
        reason: 'SAME_PERSON',
        nearest: null,
      });
    }
  });

  it('stopped by the clock say so, with the rungs', async () => {
    const rows = acme();
    const people = Array.from({ length: 60 }, (_, number) => `x${number}`);
    for (const id of people) rows.employee(id);
    for (const [place, one] of people.entries())
      for (const other of people.slice(place + 1)) rows.tie(one, other, 0.9);
    const app = await open(
      rows.tie('x0', 'weber', 0.02).tie('anna', 'x59', 0.9).tie('ben', 'far', 0.9, 'BLIND'),
    );
    let clockMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clockMs += 20));
    const input = {
      from: { kind: 'PEOPLE', ids: ['x59'] },
      to: 'weber',
      maxHops: 6,
      limit: 100,
      timeoutMs: 10,
    };
    const answer = await ask(app, 'anna', input);
    expect(answer.__typename).toBe('PathsTimedOut');
    expect(answer.rungs).toMatchObject({ facts: { organization: { id: 'acme' } }, askAll: {} });
  });

  it('end with what is certain when their asker stops them by their key, and nobody else', async () => {
    const app = await open(acme());
    const stop = (viewer: string, searchKey: string) =>
      app.data(viewer, 'mutation ($key: String!) { stopSearch(searchKey: $key) }', { key: searchKey });
    let hasBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    vi.spyOn(app.application.searches, 'paths').mockImplementation(
      (_, { stopSignal }) =>
        new Promise((resolve) => {
          stopSignal?.addEventListener('abort', () => resolve({ kind: 'TIMED_OUT', version: 1, paths: [] }));
          hasBegun();
        }),
    );
    const asked = ask(app, 'anna', { to: 'weber', searchKey: 'one' });
    await begun;
    expect(await stop('ben', 'one')).toEqual({ stopSearch: false });
    expect(await stop('anna', 'two')).toEqual({ stopSearch: false });
    expect(await stop('anna', 'one')).toEqual({ stopSearch: true });
    expect((await asked).__typename).toBe('PathsTimedOut');
    expect(await stop('anna', 'one')).toEqual({ stopSearch: false });
    const refused = await app.run('anna', `mutation { stopSearch(searchKey: "${'x'.repeat(65)}") }`);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'searchKey' });
  });

  it('are given up when the client goes away', async () => {
    const app = await open(acme());
    const gone = new AbortController();
    gone.abort();
    const context = makeContext({
      application: app.application,
      viewer: { kind: 'PERSON', personId: 'anna' },
      signal: gone.signal,
      requestId: 'test',
    });
    const input = { from: { kind: 'COMPANY' as const }, to: 'weber', maxHops: 3, limit: 5, timeoutMs: 2000 };
    await expect(warmPaths(context, input)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuse values outside their limits and say which', async () => {
    const app = await open(acme());
    const to = 'weber';
    const ids = Array.from({ length: 1001 }, (_, number) => `n${number}`);
    const cases: [Record<string, unknown>, string][] = [
      [{ maxHops: 0 }, 'maxHops'],
      [{ maxHops: 7 }, 'maxHops'],
      [{ limit: 0 }, 'limit'],
      [{ limit: 101 }, 'limit'],
      [{ timeoutMs: 9 }, 'timeoutMs'],
      [{ timeoutMs: 30_001 }, 'timeoutMs'],
      [{ minStrength: 1.1 }, 'minStrength'],
      [{ minStrength: -0.1 }, 'minStrength'],
      [{ perIntroducer: 0 }, 'perIntroducer'],
      [{ from: { kind: 'PEOPLE', ids } }, 'from.ids'],
      [{ from: { kind: 'PEOPLE' } }, 'from.ids'],
      [{ from: { kind: 'DEPARTMENTS', ids: [] } }, 'from.ids'],
      [{ leaveOut: { people: ids } }, 'leaveOut.people'],
    ];
    for (const [values, field] of cases) {
      expect(await refusal(app, 'anna', { to, ...values })).toEqual([['BAD_INPUT', field]]);
    }
    expect(await refusal(app, 'operator', { to, from: { kind: 'VIEWER' } })).toEqual([
      ['BAD_INPUT', 'from.kind'],
    ]);
    expect(await refusal(app, null, { to })).toEqual([['UNAUTHENTICATED', undefined]]);
  });

  it('take unknown ids for nobody', async () => {
    const app = await open(acme());
    for (const input of [
      { from: { kind: 'PEOPLE', ids: ['nobody'] }, to: 'weber' },
      { from: { kind: 'DEPARTMENTS', ids: ['nowhere'] }, to: 'weber' },
      { to: '' },
      { to: 'weber', leaveOut: { people: ['nobody', 'ben'], departments: ['nowhere'] } },
    ]) {
      expect((await ask(app, 'anna', input)).__typename).toBe('NoPath');
    }
  });
});

describe('the rungs', () => {
  it('tell what the company did with the organization, also of a person there, and nothing of messages', async () => {
    const app = await open(acme());
    const facts = {
      organization: { id: 'acme' },
      projects: [{ id: 'mill' }, { id: 'press' }],
      departments: [{ id: 'works' }],
      accountOwner: { id: 'anna' },
    };
    expect((await ask(app, 'ben', { to: 'acme' })).rungs.facts).toEqual(facts);
    expect((await ask(app, 'ben', { to: 'lang' })).rungs.facts).toEqual(facts);
    expect((await ask(app, 'ben', { to: 'far' })).rungs.facts).toBeNull();
  });

  it('hold an offer where a colleague has a blind tie, and a path list without it', async () => {
    const app = await open(acme().tie('cleo', 'far', 0.3, 'BLIND'));
    expect(await ask(app, 'anna', { to: 'far' })).toMatchObject({
      __typename: 'PathsNotShared',
      target: { id: 'far' },
      rungs: { hasPaths: false, offer: { id: 'offer:far', word: 'MEDIUM' } },
    });
    expect((await ask(app, 'anna', { to: 'other' })).rungs.offer).toEqual({
      id: 'offer:other',
      word: 'MEDIUM',
    });
  });

  it('end with a question to all that looks the same whether or not unshared ties exist', async () => {
    const without = await open(acme());
    const { askAll } = (await ask(without, 'anna', { to: 'far' })).rungs;
    expect(askAll).toEqual({
      isAvailable: false,
      messageDe: 'Wer kennt far (other)?',
      messageEn: 'Who knows far (other)?',
    });
    await without.close();
    const withBlind = await open(acme().tie('cleo', 'far', 0.3, 'BLIND'));
    expect((await ask(withBlind, 'anna', { to: 'far' })).rungs.askAll).toEqual(askAll);
  });
});

describe('the id of a path', () => {
  const ASK = 'mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { path { id } } }';

  it('made up does not show a step that the asker may not use', async () => {
    const app = await open(
      acme().tie('cleo', 'far', 0.9, 'BLIND').contact('secret').tie('cleo', 'secret', 0.9, 'PRIVATE'),
    );
    const codeOf = async (path: string) =>
      (await app.run('anna', ASK, { path })).errors?.[0]?.extensions['code'];
    for (const people of [
      ['cleo', 'far'],
      ['cleo', 'secret'],
      ['cleo', 'nobody'],
      ['anna', 'cleo', 'lang'],
      ['ben', 'anna', 'ben', 'weber'],
      ['ben', 'ben'],
    ]) {
      expect(await codeOf(pathIdOf(people, people[0] ?? ''))).toBe('NOT_FOUND');
    }
    const encode = (value: unknown) => `path:${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
    for (const id of [
      '',
      'path:',
      'path:###',
      encode(null),
      encode([9, 'ben', 'weber']),
      encode([1, 'ben', 'weber']),
      encode([0, 1, 2]),
    ]) {
      expect(await codeOf(id)).toBe('NOT_FOUND');
    }
    const asked = await app.data('anna', ASK, { path: pathIdOf(['anna', 'ben', 'weber'], 'ben') });
    expect(asked.askForIntroduction.path).toEqual([{ id: 'anna' }, { id: 'ben' }, { id: 'weber' }]);
  });
});
