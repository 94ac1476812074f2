import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ownSourceId, ownSourceKey } from '../contacts/own-sources.js';
import { WORKER } from '../imports/pipeline/run-import.js';
import { createRun, type StoredRun } from '../imports/pipeline/runs.js';
import { everything, importFile, mbox, strengthBetween, TestFiles } from '../imports/pipeline/testing.js';
import { dayOf } from '../network/day.js';
import { defineQuery, noRows } from '../store/queries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { withoutSource } from './counted-messages.js';
import { performWithdrawal, resumeSourceWork } from './source-work.js';

const files = new TestFiles();
afterAll(() => files.remove());

let app: TestApplication | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function open(rows = new SmallCompany()): Promise<TestApplication> {
  app = await openTestApplication(
    rows
      .employee('stew', { roles: ['STEWARD'] })
      .employee('emp')
      .rows(),
  );
  return app;
}

const FIELDS = `id key kind name number state firstImportedAt lastImportedAt withdrawnAt imports { id }
  evidence { kind count } people organizations projects skillClaims`;
const SOURCES = `query ($first: Int! = 50, $after: String) { sources(first: $first, after: $after) {
  nodes { ${FIELDS} } pageInfo { endCursor hasNextPage } } }`;
const SOURCE = `query ($id: ID!) { source(id: $id) { ${FIELDS} } }`;
const PREVIEW = `query ($id: ID!) { sourceWithdrawal(id: $id) { evidence { kind count } tiesEnding tiesWeakened
  tiesStrengthened people organizations projects skillClaims } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawSource(id: $id) { ${FIELDS} } }`;
const SWITCH = 'mutation ($id: ID!, $on: Boolean!) { switchSource(id: $id, on: $on) { state } }';
const CHECK = '{ check { isClean findings } }';
const DECLARE = 'mutation ($with: ID!) { declareTie(with: $with, level: WELL) { word } }';
const RECORD =
  'mutation ($input: RecordEvidenceInput!) { recordEvidence(input: $input) { id source { id } } }';

const expectClean = async (here: TestApplication) =>
  expect((await here.data('operator', CHECK)).check).toEqual({ isClean: true, findings: [] });

const codes = async (result: ReturnType<TestApplication['run']>) =>
  (await result).errors?.map(({ extensions }) => extensions['code']);

const sourcesOf = async (here: TestApplication) => (await here.data('stew', SOURCES)).sources.nodes;

const idOf = async (here: TestApplication, name: string): Promise<string> =>
  (await sourcesOf(here)).find((source: { name: string }) => source.name === name).id;

const ANNA = 'Anna Weber <anna@own.example>';
const BEN = 'Ben Novak <ben@prospect.com>';
const EVA = 'Eva Blum <eva@customer.com>';
const inbox = mbox(
  { id: 'a1', from: ANNA, to: BEN },
  { id: 'a2', from: BEN, to: ANNA, cc: 'carl@own.example' },
  { id: 'a3', from: ANNA, to: EVA },
);

const withSources = (rows: SmallCompany, ...ids: string[]) => ({
  ...rows.rows(),
  sourceSystems: ids.map((id) => ({
    id,
    properties: { key: id, kind: id === 'book' ? 'ADDRESS_BOOK' : 'CRM', name: id },
  })),
});

const crmCompany = () =>
  new SmallCompany()
    .employee('stew', { roles: ['STEWARD'] })
    .employee('emp')
    .employee('anna')
    .contact('carla', undefined, { recorded: true })
    .contact('dora', undefined, { recorded: true })
    .link('STATED', 'anna', 'carla', { source: 'crm', strength: 0.8, day: 20_780 })
    .link('STATED', 'anna', 'dora', { source: 'crm', strength: 0.5, day: 20_780 })
    .link('CONNECTED', 'anna', 'dora', {
      source: 'other',
      amount: 1,
      day: 20_780,
      count: 1,
      first: '2026-11-23',
      last: '2026-11-23',
    });

async function openCrm(rows = crmCompany()): Promise<TestApplication> {
  app = await openTestApplication(withSources(rows, 'crm', 'other', 'book'));
  return app;
}

const CONNECTED_ALONE = 0.3 * -Math.expm1(-1);

describe('sources', () => {
  it('say what they are, when and by which imports they were read, and what they brought', async () => {
    const here = await open();
    const { run } = await importFile(here, 'MAIL', files.write('inbox.mbox', inbox));
    const again = await importFile(here, 'MAIL', files.write('inbox.mbox', inbox));
    const [source] = await sourcesOf(here);
    expect(source).toMatchObject({
      key: 'MAIL inbox.mbox',
      kind: 'MAIL',
      name: 'inbox.mbox',
      state: 'ON',
      firstImportedAt: run.stored.startedAt,
      lastImportedAt: again.run.stored.startedAt,
      withdrawnAt: null,
      imports: [{ id: again.run.stored.id }, { id: run.stored.id }],
      evidence: [{ kind: 'MESSAGED', count: 4 }],
      people: 4,
      projects: 0,
      skillClaims: 0,
    });
    expect((await here.data('stew', SOURCE, { id: source.id })).source).toEqual(source);
  });

  it('are listed by name in pages', async () => {
    const here = await openCrm();
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { sources } = await here.data('stew', SOURCES, { first: 1, after });
      seen.push(...sources.nodes.map(({ name }: { name: string }) => name));
      if (!sources.pageInfo.hasNextPage) break;
      after = sources.pageInfo.endCursor;
    }
    expect(seen).toEqual(['crm', 'other', null]);
  });

  it('of a single person are named to that person alone: others read the kind and a number, in an order of no names', async () => {
    const steward = { roles: ['STEWARD'] };
    const company = crmCompany().employee('zoe', steward).employee('adam', steward);
    const rows = withSources(company, 'crm');
    const books = ['zoe', 'anna', 'adam'].map((owner) => ({
      id: ownSourceId('LINKEDIN', owner),
      properties: {
        key: ownSourceKey('LINKEDIN', owner),
        kind: 'ADDRESS_BOOK',
        name: `LinkedIn: ${owner}`,
      },
    }));
    app = await openTestApplication({ ...rows, sourceSystems: [...rows.sourceSystems, ...books] });
    const here = app;
    const listOf = async (viewer: string) => (await here.data(viewer, SOURCES)).sources.nodes;
    for (const [viewer, owners] of [
      ['stew', []],
      ['operator', []],
      ['zoe', ['zoe']],
      ['adam', ['adam']],
    ] as const) {
      const nodes: { name: string | null; number: number | null; kind: string }[] = await listOf(viewer);
      expect(nodes.map(({ name, number }) => name ?? number)).toEqual([
        'crm',
        ...owners.map((owner) => `LinkedIn: ${owner}`),
        ...books.slice(owners.length).map((_, place) => place + 1),
      ]);
      expect(nodes.filter(({ kind }) => kind === 'ADDRESS_BOOK')).toHaveLength(3);
      const told = JSON.stringify(nodes);
      for (const [place, owner] of (['zoe', 'anna', 'adam'] as const).entries()) {
        const id = books[place]?.id ?? '';
        const isOwn = viewer === owner;
        expect([told.includes(owner), told.includes(id)]).toEqual([isOwn, isOwn]);
        const { source } = await here.data(viewer, SOURCE, { id });
        expect(source?.name).toBe(isOwn ? `LinkedIn: ${owner}` : undefined);
      }
    }
    expect((await here.data('stew', SOURCE, { id: 'ADDRESS_BOOK 1' })).source).toBeNull();
  });

  it('of a single person tell no numbers and are nobody else’s to withdraw or switch', async () => {
    const rows = withSources(crmCompany().contact('lea'), 'crm', 'other', 'book');
    app = await openTestApplication({
      ...rows,
      people: (rows.people ?? []).map((person) =>
        person.id === 'lea'
          ? { ...person, properties: { ...person.properties, sources: ['book'], source: 'book' } }
          : person,
      ),
    });
    const here = app;
    const book = (await sourcesOf(here)).find(({ kind }: { kind: string }) => kind === 'ADDRESS_BOOK');
    expect(book).toMatchObject({ people: 0, organizations: 0, projects: 0, skillClaims: 0, evidence: [] });
    for (const [query, variables] of [
      [WITHDRAW, { id: 'book' }],
      [SWITCH, { id: 'book', on: false }],
    ] as const) {
      expect((await here.run('stew', query, variables)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    }
  });

  it('are for the steward', async () => {
    const here = await openCrm();
    for (const [query, variables] of [
      [SOURCES, {}],
      [SOURCE, { id: 'crm' }],
      [PREVIEW, { id: 'crm' }],
      [WITHDRAW, { id: 'crm' }],
      [SWITCH, { id: 'crm', on: false }],
    ] as const) {
      expect(await codes(here.run('emp', query, variables))).toEqual(['FORBIDDEN']);
      expect(await codes(here.run(null, query, variables))).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('that are one employee’s own are nobody else’s to list, count, switch or withdraw', async () => {
    const here = await openCrm();
    const input = { with: 'carla', kind: 'MET' };
    const { recordEvidence } = await here.data('anna', RECORD, { input });
    const { id } = recordEvidence.source;
    expect((await sourcesOf(here)).map((source: { id: string }) => source.id)).not.toContain(id);
    expect((await here.data('stew', SOURCE, { id })).source).toBeNull();
    expect((await here.data('stew', PREVIEW, { id })).sourceWithdrawal).toBeNull();
    expect(await codes(here.run('stew', WITHDRAW, { id }))).toEqual(['NOT_FOUND']);
    expect(await codes(here.run('stew', SWITCH, { id, on: false }))).toEqual(['NOT_FOUND']);
  });

  it('of a single person tell no numbers: they would tell of private ties', async () => {
    const rows = crmCompany()
      .contact('hidden')
      .link('CONNECTED', 'anna', 'hidden', { source: 'book', amount: 1, day: 20_780, count: 1 })
      .link('SHARES', 'anna', 'hidden', { level: 'PRIVATE', at: '2026-11-23T00:00:00.000Z' });
    const answers = async (company: SmallCompany) => {
      const here = await openCrm(company);
      const answer = [await sourcesOf(here), await here.data('stew', PREVIEW, { id: 'book' })];
      await here.close();
      return answer;
    };
    expect(await answers(rows)).toEqual(await answers(crmCompany()));
    app = undefined;
  });
});

describe('a source switched off', () => {
  it('counts nowhere but is kept, and switched on is as before', async () => {
    const here = await openCrm();
    const before = everything(here);
    expect((await here.data('stew', SWITCH, { id: 'crm', on: false })).switchSource.state).toBe('OFF');
    expect(strengthBetween(here, 'anna', 'carla')).toBeNull();
    expect(strengthBetween(here, 'anna', 'dora')).toBeCloseTo(CONNECTED_ALONE, 12);
    const { source } = await here.data('stew', SOURCE, { id: 'crm' });
    expect(source).toMatchObject({ state: 'OFF', evidence: [{ kind: 'STATED', count: 2 }] });
    await expectClean(here);
    const filter = { person: 'anna' };
    const query = 'query ($filter: EvidenceFilter) { evidence(filter: $filter) { nodes { kind } } }';
    expect((await here.data('anna', query, { filter })).evidence.nodes).toEqual([{ kind: 'CONNECTED' }]);
    await here.application.live.reload();
    expect(strengthBetween(here, 'anna', 'carla')).toBeNull();
    await here.data('stew', SWITCH, { id: 'crm', on: true });
    expect(everything(here)).toEqual(before);
    await expectClean(here);
  });

  it('stays off for ties recomputed later, and for what is imported later', async () => {
    const here = await open();
    await importFile(here, 'MAIL', files.write('off.mbox', inbox));
    await here.data('stew', SWITCH, { id: await idOf(here, 'off.mbox'), on: false });
    const more = mbox({ id: 'b1', from: BEN, to: ANNA }, { id: 'b2', from: ANNA, to: BEN });
    await importFile(here, 'MAIL', files.write('off.mbox', inbox + more));
    expect(strengthBetween(here, 'anna@own.example', 'ben@prospect.com')).toBeNull();
    await importFile(here, 'MAIL', files.write('on.mbox', mbox({ id: 'c1', from: ANNA, to: BEN })));
    const alone = 0.9 * 0.3 * -Math.expm1(-(2 ** (-21 / 365)) / 5);
    expect(strengthBetween(here, 'anna@own.example', 'ben@prospect.com')).toBeCloseTo(alone, 12);
    await expectClean(here);
  });

  it('takes the work on projects with it that it alone brought', async () => {
    const here = await open();
    await importFile(
      here,
      'PEOPLE',
      files.write('p.csv', 'email,name\nanna@own.example,Anna\nben@own.example,Ben\n'),
    );
    const rows =
      'id,name,from,person\nP1,Press,2026-06-01,anna@own.example\nP1,Press,2026-06-01,ben@own.example\n';
    await importFile(here, 'PROJECTS', files.write('j.csv', rows));
    const before = strengthBetween(here, 'anna@own.example', 'ben@own.example');
    expect(before).toBeGreaterThan(0);
    const id = await idOf(here, 'j.csv');
    await here.data('stew', SWITCH, { id, on: false });
    expect(strengthBetween(here, 'anna@own.example', 'ben@own.example')).toBeNull();
    await expectClean(here);
    await here.data('stew', SWITCH, { id, on: true });
    expect(strengthBetween(here, 'anna@own.example', 'ben@own.example')).toBe(before);
    expect((await here.data('stew', PREVIEW, { id })).sourceWithdrawal).toMatchObject({
      tiesEnding: 1,
      projects: 1,
    });
    await here.data('stew', WITHDRAW, { id });
    expect(strengthBetween(here, 'anna@own.example', 'ben@own.example')).toBeNull();
    expect(here.application.live.current.directory.projects.size).toBe(0);
    await expectClean(here);
  });
});

describe('withdrawing a source', () => {
  it('shows before in totals what disappears, and then does it', async () => {
    const here = await openCrm();
    expect((await here.data('stew', PREVIEW, { id: 'crm' })).sourceWithdrawal).toEqual({
      evidence: [{ kind: 'STATED', count: 2 }],
      tiesEnding: 1,
      tiesWeakened: 1,
      tiesStrengthened: 0,
      people: 0,
      organizations: 0,
      projects: 0,
      skillClaims: 0,
    });
    const { withdrawSource } = await here.data('stew', WITHDRAW, { id: 'crm' });
    expect(withdrawSource).toMatchObject({ state: 'WITHDRAWN', evidence: [] });
    expect(strengthBetween(here, 'anna', 'carla')).toBeNull();
    expect(strengthBetween(here, 'anna', 'dora')).toBeCloseTo(CONNECTED_ALONE, 12);
    expect((await here.data('stew', SOURCE, { id: 'other' })).source.evidence).toHaveLength(1);
    await expectClean(here);
  });

  it('shows the same before whatever people said, recorded or chose themselves', async () => {
    const here = await openCrm();
    const before = await here.data('stew', PREVIEW, { id: 'crm' });
    await here.data('anna', DECLARE, { with: 'carla' });
    await here.data('anna', RECORD, { input: { with: 'carla', kind: 'MET' } });
    const share = 'mutation { setTieSharing(with: "carla", sharing: PRIVATE) { sharing } }';
    await here.data('anna', share);
    expect(await here.data('stew', PREVIEW, { id: 'crm' })).toEqual(before);
    await here.data('stew', WITHDRAW, { id: 'crm' });
    expect(strengthBetween(here, 'anna', 'carla')).toBe(0.9);
    await expectClean(here);
  });

  it('takes the contacts and organizations that mail alone brought, and the same file imports anew with full effect', async () => {
    const here = await open();
    const path = files.write('again.mbox', inbox);
    await importFile(here, 'MAIL', path);
    const before = everything(here);
    const id = await idOf(here, 'again.mbox');
    const { sourceWithdrawal } = await here.data('stew', PREVIEW, { id });
    expect(sourceWithdrawal).toMatchObject({ tiesEnding: 3, people: 2, organizations: 2 });
    const { withdrawSource } = await here.data('stew', WITHDRAW, { id });
    expect(withdrawSource).toMatchObject({ state: 'WITHDRAWN', imports: [{}], evidence: [] });
    const { directory, graph } = here.application.live.current;
    expect(directory.personByEmail('ben@prospect.com')).toBeUndefined();
    expect(directory.organizationByDomain('customer.com')).toBeUndefined();
    expect(directory.personByEmail('anna@own.example')).toBeDefined();
    expect(graph.tieCount).toBe(0);
    await expectClean(here);
    const { run } = await importFile(here, 'MAIL', path);
    expect(run.stored.counts).toMatchObject({ rowsTaken: 3, eventsCounted: 4 });
    expect(everything(here)).toEqual(before);
    expect((await here.data('stew', SOURCE, { id })).source.state).toBe('ON');
    await expectClean(here);
  });

  it('leaves whom another source brought, and whose sharing somebody chose', async () => {
    const here = await open();
    await importFile(here, 'MAIL', files.write('one.mbox', inbox));
    const second = mbox({ id: 'z1', from: ANNA, to: BEN });
    await importFile(here, 'MAIL', files.write('two.mbox', second));
    const { directory } = here.application.live.current;
    const anna = directory.personByEmail('anna@own.example')?.id ?? '';
    const eva = directory.personByEmail('eva@customer.com')?.id ?? '';
    await here.data(
      anna,
      'mutation ($with: ID!) { setTieSharing(with: $with, sharing: PRIVATE) { sharing } }',
      {
        with: eva,
      },
    );
    await here.data('stew', WITHDRAW, { id: await idOf(here, 'one.mbox') });
    const after = here.application.live.current.directory;
    expect(after.personByEmail('ben@prospect.com')).toBeDefined();
    expect(after.personByEmail('eva@customer.com')).toBeDefined();
    await importFile(here, 'MAIL', files.write('one.mbox', inbox));
    const shared = await here.data('stew', 'query ($id: ID!) { person(id: $id) { id } }', { id: eva });
    expect(shared.person).toBeNull();
    await here.data('stew', WITHDRAW, { id: await idOf(here, 'one.mbox') });
    await here.data('stew', WITHDRAW, { id: await idOf(here, 'two.mbox') });
    expect(here.application.live.current.directory.personByEmail('ben@prospect.com')).toBeUndefined();
    await expectClean(here);
  });

  it('leaves whom somebody here changed, with where they work', async () => {
    const here = await open();
    await importFile(here, 'MAIL', files.write('changed.mbox', inbox));
    const { directory } = here.application.live.current;
    const id = directory.personByEmail('ben@prospect.com')?.id ?? '';
    await here.store.write(async (transaction) => {
      const byHand = ['["phone","2026-11-23T12:00:00.000Z","\\"+49 1\\""]'];
      await transaction.run(update, { id, properties: { phone: '+49 1', byHand } });
      transaction.touch(`person:${id}`);
    });
    const source = await idOf(here, 'changed.mbox');
    expect((await here.data('stew', PREVIEW, { id: source })).sourceWithdrawal).toMatchObject({
      people: 1,
      organizations: 1,
    });
    await here.data('stew', WITHDRAW, { id: source });
    const after = here.application.live.current.directory;
    expect(after.personByEmail('ben@prospect.com')?.employments).toHaveLength(1);
    expect(after.personByEmail('eva@customer.com')).toBeUndefined();
    expect(after.organizationByDomain('prospect.com')).toBeDefined();
  });

  it('of one list under another date waits for its import as well', async () => {
    const here = await open();
    const rows = 'email,name\nanna@own.example,Anna\n';
    const { run } = await importFile(here, 'PEOPLE', files.write('staff-2026-10.csv', rows));
    const [source] = await sourcesOf(here);
    const at = new Date().toISOString();
    const next = {
      id: 'running',
      state: 'RUNNING',
      worker: WORKER,
      seenAt: at,
      fileName: 'staff-2026-11.csv',
    } as const;
    const { id, key, kind, name } = source;
    await here.store.write((transaction) =>
      createRun(transaction, { ...run.stored, ...next }, { id, key, kind, name }),
    );
    expect(await codes(here.run('stew', WITHDRAW, { id }))).toEqual(['CONFLICT']);
  });

  it('takes back the skills it claimed', async () => {
    const here = await open();
    const rows = 'email,name,skills\nanna@own.example,Anna,Hydraulics\n';
    await importFile(here, 'PEOPLE', files.write('skills.csv', rows));
    const id = await idOf(here, 'skills.csv');
    expect((await here.data('stew', PREVIEW, { id })).sourceWithdrawal.skillClaims).toBe(1);
    await here.data('stew', WITHDRAW, { id });
    const { directory } = here.application.live.current;
    expect(directory.personByEmail('anna@own.example')?.skillIds).toEqual([]);
  });

  it('that was cut off goes on with the next start, and until then nothing is imported into it', async () => {
    const here = await open();
    const path = files.write('cut.mbox', inbox);
    await importFile(here, 'MAIL', path);
    const id = await idOf(here, 'cut.mbox');
    const { application, store } = here;
    let writes = 0;
    const dying = {
      ...application,
      store: new Proxy(store, {
        get: (target, name) => {
          if (name !== 'write') return Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name);
          return (work: Parameters<typeof store.write>[0]) => {
            if (++writes > 2) throw new Error('killed');
            return target.write(work);
          };
        },
      }),
    };
    const record = {
      id,
      key: null,
      kind: 'MAIL',
      name: 'cut.mbox',
      work: null,
      withdrawnAt: null,
      isSwitchedOff: false,
    };
    await expect(performWithdrawal(dying, record)).rejects.toThrow('killed');
    expect((await here.data('stew', SOURCE, { id })).source.state).toBe('WITHDRAWING');
    expect((await here.data('operator', CHECK)).check.isClean).toBe(false);
    await expect(importFile(here, 'MAIL', path)).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } });
    expect(await codes(here.run('stew', SWITCH, { id, on: false }))).toEqual(['CONFLICT']);
    expect(await resumeSourceWork(application)).toBe(1);
    expect((await here.data('stew', SOURCE, { id })).source).toMatchObject({
      state: 'WITHDRAWN',
      evidence: [],
      people: 2,
    });
    await expectClean(here);
    const { run } = await importFile(here, 'MAIL', path);
    expect(run.stored.counts).toMatchObject({ eventsCounted: 4 });
  });

  it('and switching wait until no import reads it', async () => {
    const here = await open();
    const { run } = await importFile(here, 'MAIL', files.write('busy.mbox', inbox));
    const id = await idOf(here, 'busy.mbox');
    const at = new Date().toISOString();
    const other: StoredRun = { ...run.stored, id: 'running', state: 'RUNNING', worker: WORKER, seenAt: at };
    const source = { id, key: 'MAIL busy.mbox', kind: 'MAIL', name: 'busy.mbox' };
    await here.store.write((transaction) => createRun(transaction, other, source));
    const before = everything(here);
    expect(await codes(here.run('stew', SWITCH, { id, on: false }))).toEqual(['CONFLICT']);
    expect(await codes(here.run('stew', WITHDRAW, { id }))).toEqual(['CONFLICT']);
    expect((await here.data('stew', SOURCE, { id })).source.state).toBe('ON');
    expect(everything(here)).toEqual(before);
    await expectClean(here);
  });

  it('forgets of a message in two mailboxes what this one counted, and nothing else', () => {
    const message = { source: 'one', pairs: ['p1', 'p2', 'p3'], laterPairs: ['two p2', 'three p3'] };
    expect(withoutSource({ source: 'one', pairs: ['p1'], laterPairs: null }, 'one')).toBeNull();
    expect(withoutSource(message, 'one')).toEqual({
      source: 'two',
      pairs: ['p2', 'p3'],
      laterPairs: ['three p3'],
    });
    expect(withoutSource(message, 'two')).toEqual({
      source: 'one',
      pairs: ['p1', 'p3'],
      laterPairs: ['three p3'],
    });
  });

  it('counts a message anew that lay in another mailbox as well', async () => {
    const here = await open();
    const wide = { id: 'w1', from: ANNA, to: BEN };
    const later = '5 Mar 2027 10:00 +0000';
    await importFile(here, 'MAIL', files.write('first.mbox', mbox({ ...wide, date: later })));
    const second = files.write('second.mbox', mbox(wide));
    await importFile(here, 'MAIL', second);
    const before = everything(here);
    await here.data('stew', WITHDRAW, { id: await idOf(here, 'second.mbox') });
    expect(strengthBetween(here, 'anna@own.example', 'ben@prospect.com')).toBeNull();
    const { run } = await importFile(here, 'MAIL', second);
    expect(run.stored.counts.eventsCounted).toBe(1);
    expect(everything(here)).toEqual(before);
  });
});

const update = defineQuery('people/update', noRows);
const stated = defineQuery('seed/stated', noRows);

describe('the check', () => {
  it('finds a derived tie that rests on a source switched off', async () => {
    const here = await openCrm();
    const off = defineQuery('sources/switch-off', noRows);
    await here.store.write(async (transaction) => {
      await transaction.run(off, { id: 'crm' });
      transaction.touch('everything');
    });
    await here.application.live.catchUp();
    const { check } = await here.data('operator', CHECK);
    expect(check.isClean).toBe(false);
    expect(check.findings.join()).toContain('anna|carla');
  });

  it('is content with evidence of a source switched off that carries no tie', async () => {
    const here = await openCrm();
    await here.data('stew', SWITCH, { id: 'crm', on: false });
    const properties = { source: 'crm', strength: 0.9, day: dayOf('2026-11-23') };
    await here.store.write(async (transaction) => {
      await transaction.run(stated, { rows: [{ from: 'carla', to: 'emp', properties }] });
      transaction.touch('tie:carla|emp');
    });
    await expectClean(here);
  });
});
