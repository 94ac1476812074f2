import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importsOf } from '../imports/import-service.js';
import { prepareImport } from '../imports/pipeline/run-import.js';
import { csv, importFile, importTests, mbox, strengthBetween } from '../imports/pipeline/testing.js';
import { SmallCompany } from '../testing/small-company.js';
import type { TestApplication } from '../testing/test-application.js';

const LIVE = { PERLEN_MODE: 'live', PERLEN_OBJECTION_KEY: 'a key of tests, of more than 32 characters' };
const GIVE = 'mutation { giveConsent(purposes: [FIND_PATHS]) { isAsked } }';
const WITHDRAW = 'mutation { withdrawConsent(purposes: [FIND_PATHS]) { isAsked } }';
const OBJECT = 'mutation { recordObjection(input: { person: "zorn" }) }';
const START =
  'mutation ($input: StartImportInput!) { startImport(input: $input) { state errorCode errorEn canResume } }';
const agreeTo = (sources: string) =>
  `mutation { setAgreement(input: { date: "2026-11-01", version: "1", purposes: [FIND_PATHS], sources: [${sources}] }) { date } }`;

const { files, open } = importTests();

const company = () =>
  new SmallCompany()
    .setting('mode', 'live')
    .setting('defaultSharing', 'NAMED')
    .employee('anna')
    .employee('ben')
    .employee('council', { roles: ['WORKS_COUNCIL'] })
    .employee('stew', { roles: ['STEWARD'] })
    .contact('zorn', undefined, { recorded: true });

const MAIL = mbox(
  { id: '1', from: 'anna@own.example', to: 'weber@out.example, ben@own.example, zorn@out.example' },
  {
    id: '2',
    from: 'weber@out.example',
    to: 'anna@own.example',
    cc: 'other@else.example, nobody@own.example',
  },
  { id: '3', from: 'ben@own.example', to: 'cole@out.example' },
  { id: '4', from: 'weber@out.example', to: 'zorn@out.example' },
);

const emails = ({ application }: TestApplication) =>
  [...application.live.current.directory.people.values()].flatMap(({ email }) => email ?? []).sort();
const text = (query: string) => ({
  name: 'test/text',
  text: query,
  mode: 'READ' as const,
  row: z.object({ text: z.string().nullable() }),
});
const importMail = (app: TestApplication, mailboxOwner: string | null = 'anna', isDryRun = false) =>
  importFile(app, 'MAIL', files.write('anna.mbox', MAIL), { mailboxOwner, isDryRun });

describe('Mail in a live store', () => {
  test('is refused before the day of the agreement, and without the consent of whose mailbox it is', async () => {
    const app = await open(company().rows(), LIVE);
    for (const isDryRun of [true, false]) {
      const { run } = await importMail(app, 'anna', isDryRun);
      expect(run.stored).toMatchObject({ state: 'FAILED', errorCode: 'noAgreement' });
    }
    await app.data('council', agreeTo('MET'));
    expect((await importMail(app)).run.stored.errorCode).toBe('noAgreement');
    await app.data('council', agreeTo('MESSAGED'));
    for (const owner of [null, 'anna', 'nobody']) {
      expect((await importMail(app, owner)).run.stored.errorCode).toBe('ownerConsent');
    }
    await app.data('anna', GIVE);
    expect((await importMail(app)).run.stored.state).toBe('DONE');
  });

  test('is kept of a pair whose employees consented and whose outsider did not object; nobody else is stored', async () => {
    const app = await open(company().rows(), LIVE);
    await app.data('council', agreeTo('MESSAGED'));
    await app.data('anna', GIVE);
    await app.data('stew', OBJECT);
    const dry = await importMail(app, 'anna', true);
    const { run, refusals } = await importMail(app);
    expect(run.stored.counts).toEqual(dry.run.stored.counts);
    expect(strengthBetween(app, 'anna', 'weber@out.example')).toBeGreaterThan(0);
    expect(emails(app)).toEqual(
      ['anna', 'ben', 'council', 'stew']
        .map((id) => `${id}@own.example`)
        .concat('weber@out.example')
        .sort(),
    );
    const { counts } = run.stored;
    expect(counts.mail).toMatchObject({ evidence: 2, messagesWithEvidence: 2 });
    expect(counts.rows).toBe(counts.rowsTaken + 2);
    expect(counts.rowsWithout).toEqual({ withoutConsent: 1, outside: 1 });
    expect(refusals.map(({ value }) => value).join('')).toBe('');
    const stored = await app.store.read(text('MATCH (r:ImportRefusal) RETURN r.value AS text'));
    expect(stored.filter((row) => row.text !== '')).toEqual([]);
  });

  test('counts again only what was missing, after a withdrawal and a new consent', async () => {
    const app = await open(company().rows(), LIVE);
    await app.data('council', agreeTo('MESSAGED'));
    for (const viewer of ['anna', 'ben']) await app.data(viewer, GIVE);
    await importMail(app);
    const before = strengthBetween(app, 'anna', 'ben');
    const ofCole = strengthBetween(app, 'ben', 'cole@out.example');
    expect(before).toBeGreaterThan(0);
    expect((await importMail(app)).run.stored.counts).toMatchObject({ eventsCounted: 0 });

    await app.data('anna', WITHDRAW);
    expect(strengthBetween(app, 'anna', 'ben')).toBeNull();
    expect(emails(app)).not.toContain('weber@out.example');
    expect((await importMail(app, 'ben')).run.stored.counts.eventsCounted).toBe(0);
    expect(strengthBetween(app, 'anna', 'ben')).toBeNull();

    await app.data('anna', GIVE);
    const { run } = await importMail(app);
    expect(run.stored.counts.eventsCounted).toBe(4);
    expect(strengthBetween(app, 'anna', 'ben')).toBeCloseTo(before ?? 0, 9);
    expect(strengthBetween(app, 'ben', 'cole@out.example')).toBeCloseTo(ofCole ?? 0, 9);
  });
});

describe('A mailbox in a live store', () => {
  test('that may not be read is deleted at once, and nothing of it noted', async () => {
    const app = await open(company().rows(), { ...LIVE, PERLEN_DATA: files.folder });
    const { uploads } = importsOf(app.application);
    const upload = await uploads.receive(Readable.from([Buffer.from(MAIL)]), 'anna.mbox', 1e6);
    const input = { kind: 'MAIL', upload, ownDomains: ['own.example'], mailboxOwner: 'anna' };
    const { startImport } = await app.data('stew', START, { input });
    await importsOf(app.application).idle();
    expect(startImport).toMatchObject({ state: 'FAILED', errorCode: 'noAgreement', canResume: false });
    expect(startImport.errorEn).toContain('works council');
    expect(await uploads.find(upload)).toBeUndefined();
    const noted = await app.store.read(text('MATCH (i:ImportRun) RETURN i.file AS text'));
    expect(JSON.parse(noted[0]?.text ?? '')).toMatchObject({ sizeBytes: 0, headHash: '' });
  });

  test('gives nothing more once its owner withdrew, in the middle of its import either', async () => {
    const app = await open(company().rows(), LIVE);
    await app.data('council', agreeTo('MESSAGED'));
    for (const viewer of ['anna', 'ben']) await app.data(viewer, GIVE);
    const path = files.write('annas.mbox', MAIL);
    const request = { kind: 'MAIL', path, fileName: 'annas.mbox', upload: null, isDryRun: false } as const;
    const ofAnna = { ...request, ownDomains: ['own.example'], mapping: null, mailboxOwner: 'anna' };
    const job = await prepareImport(app.application, ofAnna);
    await app.data('anna', WITHDRAW);
    const { stored } = await job.perform();
    expect(stored).toMatchObject({ state: 'DONE', counts: { eventsCounted: 0 } });
    expect(emails(app)).not.toContain('cole@out.example');
  });
});

describe('A list of ties or people in a live store', () => {
  const TIES = csv(
    'source,target,kind,count,last',
    'anna@own.example,zorn@out.example,met,3,2026-11-02',
    'ben@own.example,zorn@out.example,met,3,2026-11-02',
  );

  test('is kept like mail, kind by kind, and says how many rows were not, not which', async () => {
    const app = await open(company().rows(), LIVE);
    const path = files.write('ties.csv', TIES);
    expect((await importFile(app, 'TIES', path)).run.stored.errorCode).toBe('noAgreement');
    await app.data('council', agreeTo('MESSAGED, MET'));
    await app.data('anna', GIVE);
    const { run, refusals } = await importFile(app, 'TIES', path);
    expect(run.stored).toMatchObject({
      state: 'DONE',
      counts: { rows: 2, rowsTaken: 1, rowsWithout: { withoutConsent: 1 } },
    });
    expect(refusals).toEqual([]);
    expect(strengthBetween(app, 'anna', 'zorn')).toBeGreaterThan(0);
    expect(strengthBetween(app, 'ben', 'zorn')).toBeNull();
  });

  test('does not bring back who objected, in a trial either', async () => {
    for (const env of [LIVE, { PERLEN_OBJECTION_KEY: LIVE.PERLEN_OBJECTION_KEY }]) {
      const isLive = env === LIVE;
      const app = await open(
        company()
          .setting('mode', isLive ? 'live' : 'trial')
          .rows(),
        env,
      );
      await app.data('stew', OBJECT);
      const people = files.write(
        'people.csv',
        csv('name,email,organization', 'Zorn,ZORN@out.example,Out', 'New,new@out.example,Out'),
      );
      const { run, refusals } = await importFile(app, 'PEOPLE', people);
      expect(run.stored.counts).toMatchObject({ rowsTaken: 1, rowsWithout: { objected: 1 } });
      expect(refusals).toMatchObject([{ reason: 'objected', value: '' }]);
      expect(emails(app)).not.toContain('zorn@out.example');
      if (!isLive) {
        await importMail(app, null);
        expect(emails(app)).toContain('weber@out.example');
        expect(emails(app)).not.toContain('zorn@out.example');
      }
      await app.close();
    }
  });
});
