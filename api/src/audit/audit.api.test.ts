import { afterEach, describe, expect, it } from 'vitest';
import { pathIdOf } from '../paths/path-id.js';
import { noRows } from '../store/queries.js';
import { entriesIn, entryNumber } from '../testing/audit-entries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { auditLogOf } from './audit-log.js';
import type { AuditEntry } from './entry.js';

const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const company = () => {
  const rows = new SmallCompany()
    .organization('own', 'OWN')
    .organization('prospect')
    .employee('anna')
    .employee('ben')
    .employee('sara', { roles: ['SALES'] })
    .employee('max', { roles: ['MANAGER'] })
    .employee('ada', { roles: ['ADMIN'] })
    .employee('wim', { roles: ['WORKS_COUNCIL'] })
    .contact('carl', 'prospect', { recorded: true })
    .contact('hidden', 'prospect')
    .tie('sara', 'ben', 0.6, 'NAMED')
    .tie('ben', 'carl', 0.7, 'NAMED')
    .tie('anna', 'hidden', 0.7, 'PRIVATE');
  for (let number = 0; number < 5; number += 1) rows.employee(`e${number}`);
  return rows;
};

async function openCompany(): Promise<TestApplication> {
  const app = await openTestApplication(company().rows());
  open.push(app);
  return app;
}

async function entriesOf({ application, store }: TestApplication): Promise<AuditEntry[]> {
  await auditLogOf(application).flush();
  return entriesIn(store);
}

const PATHS = `query ($input: WarmPathsInput!) { warmPaths(input: $input) {
  __typename ... on WarmPaths { paths { id people { person { id } } } } } }`;
const PERSON = `query ($id: ID!) { person(id: $id) { name } }`;
const LOOK_UPS = `query ($until: Date, $days: Int!) { lookUps(until: $until, days: $days) {
  nodes { day role purpose part isChange by { id } count } earlier } }`;
const ENTRIES = `query ($about: ID!, $side: AuditSide!, $after: String, $first: Int!) {
  auditEntries(about: $about, side: $side, after: $after, first: $first) {
    nodes { id operation isChange isRefused purpose role asker { id } part named { id } shown requestId }
    pageInfo { endCursor hasNextPage } } }`;
const COUNTS = `query ($week: Date) { auditCounts(week: $week) { from to rows { purpose role count } } }`;
const VERIFY = `query ($known: String) { auditVerification(known: $known) {
  isWhole blocks entries head stub findings } }`;

const codeOf = async (app: TestApplication, viewer: string | null, source: string, variables = {}) =>
  (await app.run(viewer, source, variables)).errors?.[0]?.extensions['code'];

describe('What is written down', () => {
  it('is who asked in which role for what, whom the question named and whose data was in the answer', async () => {
    const app = await openCompany();
    await app.data('sara', PATHS, { input: { to: 'carl' } });
    const [entry] = await entriesOf(app);
    expect(entry).toMatchObject({
      operation: 'warmPaths',
      purpose: 'FIND_PATHS',
      role: 'SALES',
      askerId: 'sara',
      askedIds: ['carl'],
      isChange: false,
      isRefused: false,
      requestId: 'test',
    });
    expect([...(entry?.shownIds ?? [])].sort()).toEqual(['ben', 'carl']);
    expect(Math.abs(Date.now() - (entry?.at ?? 0))).toBeLessThan(60_000);
  });

  it('is each change, without its values, and each search in everybody’s data, whoever it found', async () => {
    const app = await openCompany();
    await app.data('anna', `mutation { setSkills(person: "anna", skills: ["secret knitting"]) { id } }`);
    await app.run('anna', '{ neighbourhood(of: "nobody") { nodes { word } } }');
    await app.run('ben', '{ neighbourhood(of: "hidden") { nodes { word } } }');
    await app.data('anna', `{ coverage(input: {}) { totalCount } }`);
    await app.data('anna', `{ experts(about: "secret knitting") { totalCount } }`);
    await app.data('anna', PATHS, { input: { to: 'hidden', from: { kind: 'PEOPLE', ids: ['ben'] } } });
    const entries = await entriesOf(app);
    expect(entries.map(({ operation, isChange, purpose }) => [operation, isChange, purpose])).toEqual([
      ['setSkills', true, null],
      ['coverage', false, 'NETWORK_GAPS'],
      ['experts', false, 'FIND_EXPERTS'],
      ['warmPaths', false, 'FIND_PATHS'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('knitting');
    expect(entries[3]?.askedIds).toEqual(['hidden', 'ben']);
    // Somebody hidden is written down like nobody.
    expect(entries.some(({ operation }) => operation === 'neighbourhood')).toBe(false);
  });

  it('is one entry for one thing asked many times in one request, and none for looking at oneself', async () => {
    const app = await openCompany();
    await app.data('anna', '{ a: person(id: "ben") { name } b: person(id: "carl") { name } }');
    await app.data('anna', '{ viewer { person { name } } person(id: "anna") { email } }');
    await app.data('anna', '{ system { mode } departments { name } }');
    const entries = await entriesOf(app);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.shownIds).toEqual(['ben', 'carl']);
  });

  it('is what was refused to somebody, but not what failed', async () => {
    const app = await openCompany();
    expect(await codeOf(app, 'max', ENTRIES, { about: 'anna', side: 'SUBJECT', first: 5 })).toBe('FORBIDDEN');
    expect(await codeOf(app, null, PERSON, { id: 'anna' })).toBe('UNAUTHENTICATED');
    expect(
      await codeOf(
        app,
        'anna',
        'mutation { setSkills(person: "anna", skills: [""]) { id } peopleList: ping }',
      ),
    ).toBe(undefined);
    const entries = await entriesOf(app);
    const refused = entries.filter(({ isRefused }) => isRefused);
    expect(refused).toMatchObject([
      { operation: 'auditEntries', askerId: 'max', role: 'MANAGER', shownIds: [] },
    ]);
  });
});

describe('The log', () => {
  it('burdens no change feed: nothing that people read changes with it', async () => {
    const app = await openCompany();
    const before = app.application.live.current.change;
    await app.data('sara', PERSON, { id: 'carl' });
    await auditLogOf(app.application).flush();
    await app.application.live.catchUp();
    expect(app.application.live.current.change).toBe(before);
  });
});

describe('Verification', () => {
  const tamper = {
    name: 'test/tamper',
    text: 'MATCH (b:AuditBlock {number: 1}) SET b.tally = $tally',
    mode: 'WRITE' as const,
    row: noRows,
  };

  it('is for works council, admin and operator, stands in the log, and finds what was altered', async () => {
    const app = await openCompany();
    await app.data('sara', PERSON, { id: 'carl' });
    expect(await codeOf(app, 'max', VERIFY)).toBe('FORBIDDEN');
    const { auditVerification: whole } = await app.data('wim', VERIFY);
    expect(whole).toMatchObject({ isWhole: true, findings: [], stub: null });
    expect((await app.data('ada', VERIFY, { known: whole.head })).auditVerification.isWhole).toBe(true);
    const foreign = whole.head.replace(/:./, ':x');
    expect(await codeOf(app, 'ada', VERIFY, { known: foreign })).toBe('BAD_INPUT');
    await app.store.write((transaction) => transaction.run(tamper, { tally: '[]' }));
    const { auditVerification: altered } = await app.data('operator', VERIFY);
    expect(altered.isWhole).toBe(false);
    expect(altered.findings[0]).toContain('Block 1');
    const operations = (await entriesOf(app)).map(({ operation }) => operation);
    expect(operations.filter((operation) => operation === 'auditVerification')).toHaveLength(4);
  });
});

describe('Who looked me up', () => {
  it('is told by day, role and purpose, a small role as EMPLOYEE, and without names', async () => {
    const app = await openCompany();
    await app.data('sara', PATHS, { input: { to: 'carl' } });
    await app.data('sara', PATHS, { input: { to: 'carl' } });
    await app.data('e1', PERSON, { id: 'ben' });
    const { nodes } = (await app.data('ben', LOOK_UPS, { days: 2 })).lookUps;
    const day = new Date().toISOString().slice(0, 10);
    expect(nodes).toEqual([
      { day, role: 'EMPLOYEE', purpose: 'FIND_PATHS', part: 'SHOWN', isChange: false, by: null, count: 2 },
      { day, role: 'EMPLOYEE', purpose: null, part: 'NAMED', isChange: false, by: null, count: 1 },
    ]);
    expect((await app.data('sara', LOOK_UPS, { days: 2 })).lookUps.nodes).toEqual([]);
  });

  it('names whoever asked the viewer for the introduction that it was for', async () => {
    const app = await openCompany();
    await app.data('sara', PATHS, { input: { to: 'carl' } });
    await app.data('max', PATHS, { input: { to: 'carl' } });
    const ask = `mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { id } }`;
    await app.data('sara', ask, { path: pathIdOf(['sara', 'ben', 'carl'], 'ben') });
    const { nodes } = (await app.data('ben', LOOK_UPS, { days: 1 })).lookUps;
    const ofPaths = nodes.filter((node: { purpose: string | null }) => node.purpose === 'FIND_PATHS');
    expect(ofPaths.map((node: { by: { id: string } | null }) => node.by?.id ?? null).toSorted()).toContain(
      'sara',
    );
    expect(JSON.stringify(ofPaths)).not.toContain('max');
  });

  it('tells nobody what somebody does about their own ties, targets and suggestions', async () => {
    const app = await openCompany();
    await app.data(
      'sara',
      'mutation { setTieSharing(with: "ben", sharing: PRIVATE) { word people { id } } }',
    );
    await app.data('sara', 'mutation { declareTie(with: "ben", level: WELL) { word people { id } } }');
    await app.data('sara', 'mutation { addTargets(ids: ["ben"]) }');
    await app.data('sara', 'mutation { skipSuggestion(person: "ben") }');
    expect((await app.data('ben', LOOK_UPS, { days: 1 })).lookUps.nodes).toEqual([]);
    expect((await entriesOf(app)).filter(({ isChange }) => isChange)).toHaveLength(4);
  });

  it('goes back 90 days, some days at a time, and is for nobody who is no employee', async () => {
    const app = await openCompany();
    let pages = 0;
    for (let until: string | null = null; pages === 0 || until !== null; pages += 1) {
      until = (await app.data('ben', LOOK_UPS, { until, days: 31 })).lookUps.earlier;
    }
    expect(pages).toBe(3);
    expect(await codeOf(app, 'ben', LOOK_UPS, { days: 32 })).toBe('BAD_INPUT');
    expect(await codeOf(app, 'operator', LOOK_UPS, { days: 1 })).toBe('UNAUTHENTICATED');
  });
});

describe('The works council', () => {
  it('reads of one person at a time, who then sees that it did; nobody else reads, managers and admins neither', async () => {
    const app = await openCompany();
    await app.data('sara', PERSON, { id: 'ben' });
    const { nodes } = (await app.data('wim', ENTRIES, { about: 'ben', side: 'SUBJECT', first: 10 }))
      .auditEntries;
    expect(nodes).toMatchObject([
      {
        operation: 'person',
        role: 'SALES',
        asker: { id: 'sara' },
        part: 'NAMED',
        named: [{ id: 'ben' }],
        shown: 'ONE',
      },
    ]);
    for (const viewer of ['max', 'ada', 'sara', 'ben']) {
      expect(await codeOf(app, viewer, ENTRIES, { about: 'ben', side: 'SUBJECT', first: 1 })).toBe(
        'FORBIDDEN',
      );
      expect(await codeOf(app, viewer, COUNTS)).toBe('FORBIDDEN');
    }
    const seen = (await app.data('ben', LOOK_UPS, { days: 1 })).lookUps.nodes;
    expect(seen).toContainEqual(expect.objectContaining({ role: 'WORKS_COUNCIL', part: 'NAMED' }));
  });

  it('reads nothing that tells of an unshared tie: not whom somebody’s own contacts are, nor that somebody hidden is there', async () => {
    const app = await openCompany();
    await app.data('anna', PERSON, { id: 'hidden' });
    await app.data('anna', '{ myContacts { nodes { person { id } } } }');
    await app.data('anna', 'mutation { setTieSharing(with: "hidden", sharing: PRIVATE) { word } }');
    await app.data('anna', `mutation { declareTie(with: "carl", level: WELL) { word } }`);
    const { nodes } = (await app.data('wim', ENTRIES, { about: 'anna', side: 'ASKER', first: 10 }))
      .auditEntries;
    const operations = nodes.map(({ operation }: { operation: string }) => operation);
    expect(operations).toEqual(['declareTie', 'setTieSharing', 'myContacts', 'person']);
    expect(nodes.flatMap(({ named }: { named: unknown[] }) => named)).toEqual([]);
    expect(await codeOf(app, 'wim', ENTRIES, { about: 'hidden', side: 'SUBJECT', first: 1 })).toBe(
      'NOT_FOUND',
    );
  });

  it('pages from the latest entry to the earliest, each once', async () => {
    const app = await openCompany();
    for (const viewer of ['e0', 'e1', 'e2', 'e3', 'e4']) await app.data(viewer, PERSON, { id: 'ben' });
    const askers: string[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      // biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
      const page: any = (await app.data('wim', ENTRIES, { about: 'ben', side: 'SUBJECT', first: 2, after }))
        .auditEntries;
      for (const { asker } of page.nodes) askers.push(asker.id);
      after = page.pageInfo.endCursor;
      isMore = page.pageInfo.hasNextPage;
    }
    // Its own reading of the pages before is never on a later one.
    expect(askers).toEqual(['e4', 'e3', 'e2', 'e1', 'e0']);
  });

  it('counts weeks that have ended, by purpose and role', async () => {
    const app = await openCompany();
    const lastWeek = Date.now() - 7 * 86_400_000;
    const log = auditLogOf(app.application);
    for (const asker of ['e0', 'e1', 'e2', 'e3', 'e4', 'sara']) {
      log.add({
        ...entryNumber(0),
        at: lastWeek,
        askerId: asker,
        role: asker === 'sara' ? 'SALES' : 'EMPLOYEE',
      });
    }
    const { rows, from, to } = (await app.data('wim', COUNTS)).auditCounts;
    expect(new Date(from).getUTCDay()).toBe(1);
    expect(Date.parse(to) - Date.parse(from)).toBe(6 * 86_400_000);
    expect(rows).toEqual([{ purpose: null, role: null, count: 6 }]);
    expect(await codeOf(app, 'wim', COUNTS, { week: new Date().toISOString().slice(0, 10) })).toBe(
      'BAD_INPUT',
    );
  });
});
