import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { ADD, askingFor, LIST, REMOVE, SHARE, targetCompany, VISIT } from './testing/asking-for-targets.js';

let app: TestApplication;
const { list, one, kindsOf, moveClock } = askingFor(() => app);

beforeEach(async () => {
  app = await openTestApplication(targetCompany().rows());
});

afterEach(() => app.close());

const idsOf = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);

async function codeOf(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  return (await app.run(viewer, source, variables)).errors?.[0]?.extensions['code'] ?? null;
}

describe('starring', () => {
  it('takes people and organizations once, and gives them back', async () => {
    expect((await app.data('seller', ADD, { ids: ['named', 'weber', 'named'] })).addTargets.sort()).toEqual([
      'named',
      'weber',
    ]);
    expect((await app.data('seller', ADD, { ids: ['named'] })).addTargets).toHaveLength(2);
    expect((await app.data('seller', REMOVE, { ids: ['named', 'nobody'] })).removeTargets).toEqual(['weber']);
  });

  it('takes nothing where one id names nothing that the viewer may see, and says so like for any unknown id', async () => {
    expect(await codeOf('seller', ADD, { ids: ['named', 'secret'] })).toBe('NOT_FOUND');
    expect(await codeOf('seller', ADD, { ids: ['named', 'no such id'] })).toBe('NOT_FOUND');
    expect((await app.data('seller', '{ targetIds }')).targetIds).toEqual([]);
    expect((await app.data('e1', ADD, { ids: ['secret'] })).addTargets).toEqual(['secret']);
  });

  it('is for employees, and for 200 at once', async () => {
    expect(await codeOf(null, ADD, { ids: ['named'] })).toBe('UNAUTHENTICATED');
    expect(await codeOf('operator', ADD, { ids: ['named'] })).toBe('UNAUTHENTICATED');
    expect(await codeOf('named', '{ targetIds }')).toBe('UNAUTHENTICATED');
    expect(await codeOf('seller', ADD, { ids: Array.from({ length: 201 }, (_, i) => `x${i}`) })).toBe(
      'BAD_INPUT',
    );
  });

  it('is seen by nobody else: the answers to others are the same with and without it', async () => {
    const answers = async () => {
      const found: string[] = [];
      for (const viewer of ['rival', 'steward', 'e1', 'operator']) {
        for (const source of [
          '{ targetIds }',
          '{ targets { nodes { id } totalCount } }',
          '{ notifications { nodes { id } } }',
          '{ unreadNotifications }',
          '{ person(id: "seller") { id name projects { project { id } } skills { id } } }',
          '{ person(id: "named") { id name } organization(id: "weber") { id contacts { nodes { id } } } }',
          '{ search(text: "Nora") { subject { ... on Person { id } } isKnownToViewer } }',
          'query { matchTargets(lines: ["Nora Named", "Weber AG"]) { outcome } }',
          '{ neighbourhood(of: "named") { totalCount } }',
        ]) {
          found.push(JSON.stringify(await app.run(viewer, source)));
        }
      }
      return found;
    };
    const before = await answers();
    await app.data('seller', ADD, { ids: ['named', 'weber', 'blind'] });
    await app.data('seller', VISIT);
    expect(await answers()).toEqual(before);
  });

  it('of one of two merged records is a star of the person, given and taken once', async () => {
    await app.data('seller', ADD, { ids: ['named', 'alone'] });
    await app.data('steward', 'mutation { mergePeople(keep: "named", remove: "alone") { id } }');
    expect((await app.data('seller', '{ targetIds }')).targetIds).toEqual(['named']);
    expect((await app.data('seller', REMOVE, { ids: ['alone'] })).removeTargets).toEqual([]);
  });
});

describe('the list', () => {
  const ALL = ['named', 'blind', 'alone', 'e2', 'weber', 'kuhn', 'blank'];

  it('says the best way to each: path, offer as the day began, facts, ask all, or that it is a colleague', async () => {
    await app.data('seller', ADD, { ids: ALL });
    const nodes = (await list('seller')).nodes;
    const rungs = Object.fromEntries(nodes.map((node: { id: string; rung: string }) => [node.id, node.rung]));
    expect(rungs).toEqual({
      named: 'PATH',
      weber: 'PATH',
      blind: 'OFFER',
      kuhn: 'OFFER',
      alone: 'ASK_ALL',
      blank: 'ASK_ALL',
      e2: 'COLLEAGUE',
    });
    expect(nodes.find((node: { id: string }) => node.id === 'named')).toMatchObject({
      path: { word: 'STRONG', introducer: { id: 'e1' } },
      offerWord: null,
      organization: { id: 'weber' },
    });
    expect(nodes.find((node: { id: string }) => node.id === 'blind')).toMatchObject({
      path: null,
      offerWord: 'STRONG',
      facts: { projects: [{ id: 'work' }] },
    });
  });

  it('gives every target once, whatever the order and however small the pages', async () => {
    await app.data('seller', ADD, { ids: ALL });
    for (const sort of ['NAME', 'RUNG', 'CHANGED', 'ADDED']) {
      const whole = idsOf(await list('seller', { sort }));
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await list('seller', { sort, after, first: 2 });
        paged.push(...idsOf(page));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(paged).toEqual(whole);
      expect([...paged].sort()).toEqual([...ALL].sort());
    }
    expect(idsOf(await list('seller', { sort: 'RUNG' })).slice(0, 2)).toEqual(['e2', 'named']);
    expect(idsOf(await list('seller', { sort: 'NAME' })).at(-1)).toBe('weber');
  });

  it.each([
    [{ kinds: ['ORGANIZATION'] }, ['blank', 'kuhn', 'weber']],
    [{ rungs: ['OFFER', 'PATH'] }, ['blind', 'kuhn', 'named', 'weber']],
    [{ stages: ['PROSPECT'] }, ['alone', 'blank', 'named', 'weber']],
    [{ stages: ['PROSPECT'], kinds: ['PERSON'] }, ['alone', 'named']],
    [{ onlyChanged: true }, []],
    [{ kinds: [] }, []],
  ])('narrowed down by %j holds %j', async (filter, ids) => {
    await app.data('seller', ADD, { ids: ALL });
    const page = await list('seller', { filter });
    expect(idsOf(page).sort()).toEqual(ids);
    expect(page).toMatchObject({ totalCount: 7, matchCount: ids.length });
  });

  it('refuses a page that is none', async () => {
    for (const first of [0, 501])
      expect(await codeOf('seller', LIST, { sort: 'NAME', first })).toBe('BAD_INPUT');
    expect(await codeOf('seller', LIST, { sort: 'NAME', first: 5, after: 'x' })).toBe('BAD_INPUT');
  });

  it('leaves out who is no longer there for the viewer, and has them again when they are', async () => {
    await app.data('e1', ADD, { ids: ['secret', 'named'] });
    await app.data('steward', 'mutation { removePerson(id: "named") }');
    expect(idsOf(await list('e1'))).toEqual(['secret']);
  });
});

describe('what changed since the last visit', () => {
  const share = (viewer: string, contact: string, sharing: string) =>
    app.data(viewer, SHARE, { with: contact, sharing });

  it('is nothing right after the star, then a path that was found and lost', async () => {
    await app.data('seller', ADD, { ids: ['late', 'named'] });
    expect((await list('seller')).changedCount).toBe(0);
    await share('e2', 'late', 'NAMED');
    expect(await one('seller', 'late')).toMatchObject({ changes: [{ kind: 'NEW_PATH', word: 'STRONG' }] });
    await share('e2', 'late', 'PRIVATE');
    expect(await kindsOf('seller', 'late')).toEqual([]);
    await share('e1', 'named', 'PRIVATE');
    expect(await one('seller', 'named')).toMatchObject({
      changes: [{ kind: 'PATH_LOST', formerWord: 'STRONG' }],
    });
  });

  it('tells a tie that has become stronger or weaker, in words', async () => {
    await app.data('seller', ADD, { ids: ['named'] });
    const declare = (level: string) =>
      app.data('e1', 'mutation ($level: TieLevel!) { declareTie(with: "named", level: $level) { word } }', {
        level,
      });
    await declare('BARELY');
    expect(await one('seller', 'named')).toMatchObject({
      changes: [{ kind: 'FADING', word: 'MEDIUM', formerWord: 'STRONG' }],
    });
  });

  it('tells where a contact went', async () => {
    await app.data('seller', ADD, { ids: ['named', 'alone'] });
    const employ = (person: string, input: object) =>
      app.data(
        'steward',
        'mutation ($person: ID!, $input: EmploymentInput!) { setEmployment(person: $person, input: $input) { id } }',
        { person, input },
      );
    await employ('named', { organization: 'weber', until: '2026-11-01' });
    expect(await one('seller', 'named')).toMatchObject({
      changes: [{ kind: 'LEFT', formerOrganization: { id: 'weber' } }],
    });
    await employ('named', { organization: 'kuhn', since: '2026-11-01' });
    expect(await one('seller', 'named')).toMatchObject({
      changes: [{ kind: 'MOVED', organization: { id: 'kuhn' }, formerOrganization: { id: 'weber' } }],
    });
  });

  it('tells that a request was answered, also for the organization of whom it was about', async () => {
    await app.data('seller', ADD, { ids: ['named', 'weber'] });
    const { warmPaths } = await app.data(
      'seller',
      '{ warmPaths(input: { to: "named" }) { ... on WarmPaths { paths { id } } } }',
    );
    const { askForIntroduction } = await app.data(
      'seller',
      'mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { id } }',
      { path: warmPaths.paths[0].id },
    );
    expect(await one('seller', 'named')).toMatchObject({ request: { state: 'ASKED' }, changes: [] });
    await app.data('e1', 'mutation ($id: ID!) { answerIntroduction(id: $id, answer: ACCEPT) { id } }', {
      id: askForIntroduction.id,
    });
    for (const id of ['named', 'weber']) {
      expect(await one('seller', id)).toMatchObject({
        changes: [{ kind: 'REQUEST_ANSWERED', state: 'ACCEPTED' }],
      });
    }
    expect((await list('seller', { filter: { onlyChanged: true } })).nodes).toHaveLength(2);
  });

  it('stays through a reload, and ends with the next visit: after half an hour, or on another day', async () => {
    await app.data('seller', ADD, { ids: ['late'] });
    expect((await app.data('seller', VISIT)).visitTargets).toEqual({ since: null, isNew: true });
    await share('e2', 'late', 'NAMED');
    await moveClock('2026-11-23T12:20:00Z');
    expect((await app.data('seller', VISIT)).visitTargets.isNew).toBe(false);
    expect(await kindsOf('seller', 'late')).toEqual(['NEW_PATH']);
    await moveClock('2026-11-23T12:49:00Z');
    await app.data('seller', VISIT);
    expect(await kindsOf('seller', 'late')).toEqual(['NEW_PATH']);
    await moveClock('2026-11-23T13:19:00Z');
    expect((await app.data('seller', VISIT)).visitTargets).toEqual({
      since: '2026-11-23T12:49:00.000Z',
      isNew: true,
    });
    expect(await kindsOf('seller', 'late')).toEqual([]);
    await share('e2', 'late', 'PRIVATE');
    await moveClock('2026-11-23T23:58:00Z');
    await app.data('seller', VISIT);
    expect(await kindsOf('seller', 'late')).toEqual(['PATH_LOST']);
    await moveClock('2026-11-24T00:01:00Z');
    expect((await app.data('seller', VISIT)).visitTargets.isNew).toBe(true);
    expect(await kindsOf('seller', 'late')).toEqual([]);
  });

  it('loses nothing that happens while the page is open, or while nobody looks for days', async () => {
    await app.data('seller', ADD, { ids: ['late'] });
    await app.data('seller', VISIT);
    await list('seller');
    await share('e2', 'late', 'NAMED');
    await moveClock('2026-11-30T08:00:00Z');
    await app.data('seller', VISIT);
    expect(await kindsOf('seller', 'late')).toEqual(['NEW_PATH']);
  });

  it('keeps nothing of a look but what the page shows: no number, no holder, nothing of others', async () => {
    await app.data('seller', ADD, { ids: ['named', 'blind', 'late', 'weber', 'kuhn'] });
    await app.data('seller', VISIT);
    const rows = await app.store.runOutsideTransaction(
      'MATCH (p:Person)-[t:TARGETS]->(x) RETURN p.id AS owner, x.id AS id, properties(t) AS kept ORDER BY id',
    );
    expect(rows.map(({ owner }) => owner)).toEqual(Array(5).fill('seller'));
    const kept = JSON.stringify(rows);
    for (const hidden of ['e2', '0.6', 'strength', 'PRIVATE', 'BLIND']) expect(kept).not.toContain(hidden);
  });
});
