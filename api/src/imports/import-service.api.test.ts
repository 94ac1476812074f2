import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { importsOf } from './import-service.js';
import { mbox, TestFiles } from './pipeline/testing.js';

const files = new TestFiles();
afterAll(() => files.remove());

let app: TestApplication | undefined;
afterEach(async () => app?.close());

/** Several transactions' worth, some messages twice, some refused. */
const MESSAGES = 700;
const box = mbox(
  ...Array.from({ length: MESSAGES }, (_, index) => ({
    id: `m${index % (MESSAGES - 150)}`,
    from: `p${index % 23}@own.example`,
    to: `q${index % 37}@prospect${index % 5}.example, p${index % 11}@own.example, info@own.example`,
    ...(index % 40 === 0 ? { date: 'no date' } : {}),
  })),
);

describe('the import service', () => {
  const START = /* GraphQL */ `
    mutation ($input: StartImportInput!) { startImport(input: $input) { id state dryRun fileName } }
  `;
  const LOOK = /* GraphQL */ `
    query ($id: ID!) {
      import(id: $id) {
        state kind dryRun endedAt progress { rows bytes totalBytes rowsPerSecond secondsLeft secondsWorked }
        report { rows rowsTaken rowsKnown eventsCounted rowsLeftOut { reason count } refusals { reason count }
          mail { mentions people roles pairs evidence mentionsLeftOut { count } pairsLeftOut { count } } }
      }
      importRefusals(id: $id, after: 3, first: 2) { ordinal file line field value reason }
      imports(first: 5) { id }
    }
  `;

  async function openWithUpload(): Promise<{ here: TestApplication; upload: string }> {
    const company = new SmallCompany().employee('steward', { roles: ['STEWARD'] }).employee('anna');
    const here = await openTestApplication(company.rows(), { PERLEN_DATA: join(files.folder, 'uploads') });
    app = here;
    const { uploads } = importsOf(here.application);
    return { here, upload: await uploads.receive(Readable.from([Buffer.from(box)]), 'box.mbox', 1e9) };
  }

  test('imports an upload in the background, answers how far it is, and removes the upload when it is done', async () => {
    const { here, upload } = await openWithUpload();
    const input = { kind: 'MAIL', upload, ownDomains: ['own.example'] };
    const { startImport } = await here.data('steward', START, { input });
    expect(startImport).toMatchObject({ state: 'RUNNING', dryRun: false, fileName: 'box.mbox' });
    const busy = await here.run('steward', START, { input });
    expect(busy.errors?.[0]?.extensions['code']).toBe('CONFLICT');
    await importsOf(here.application).idle();
    const answer = await here.data('operator', LOOK, { id: startImport.id });
    expect(answer.import).toMatchObject({ state: 'DONE', progress: { rows: MESSAGES, bytes: box.length } });
    const { report } = answer.import;
    const sum = (list: { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
    expect(report.rows).toBe(report.rowsTaken + report.rowsKnown + sum(report.rowsLeftOut));
    expect(report.mail.mentions).toBe(
      report.mail.people + report.mail.roles + sum(report.mail.mentionsLeftOut),
    );
    expect(report.mail.pairs).toBe(report.mail.evidence + sum(report.mail.pairsLeftOut));
    expect(answer.importRefusals.map(({ ordinal }: { ordinal: number }) => ordinal)).toEqual([4, 5]);
    expect(answer.imports).toEqual([{ id: startImport.id }]);
    expect(await importsOf(here.application).uploads.find(upload)).toBeUndefined();
  });

  test('a dry run keeps the upload for the real one', async () => {
    const { here, upload } = await openWithUpload();
    const input = { kind: 'MAIL', upload, ownDomains: ['own.example'], dryRun: true };
    const { startImport } = await here.data('steward', START, { input });
    await importsOf(here.application).idle();
    const answer = await here.data('steward', LOOK, { id: startImport.id });
    expect(answer.import).toMatchObject({ state: 'DONE', dryRun: true });
    expect(answer.importRefusals).toHaveLength(2);
    expect(await importsOf(here.application).uploads.find(upload)).toBeDefined();
  });

  test('cancels after the present transaction and resumes', async () => {
    const { here, upload } = await openWithUpload();
    const input = { kind: 'MAIL', upload, ownDomains: ['own.example'] };
    const { startImport } = await here.data('steward', START, { input });
    const cancel = 'mutation ($id: ID!) { cancelImport(id: $id) { state report { rows } } }';
    const { cancelImport } = await here.data('steward', cancel, startImport);
    expect(cancelImport.state).toBe('CANCELLED');
    expect(cancelImport.report.rows).toBeLessThan(MESSAGES);
    const resume = 'mutation ($id: ID!) { resumeImport(id: $id) { state } }';
    expect(await here.data('steward', resume, startImport)).toEqual({ resumeImport: { state: 'RUNNING' } });
    await importsOf(here.application).idle();
    const answer = await here.data('steward', LOOK, startImport);
    expect(answer.import).toMatchObject({ state: 'DONE', report: { rows: MESSAGES } });
    expect(answer.import.progress.secondsWorked).toBeGreaterThan(0);
  });

  test('is for stewards and the operator alone', async () => {
    const { here, upload } = await openWithUpload();
    const input = { kind: 'MAIL', upload, ownDomains: ['own.example'] };
    const codes = async (viewer: string | null) => [
      (await here.run(viewer, START, { input })).errors?.[0]?.extensions['code'],
      (await here.run(viewer, '{ imports { id } }')).errors?.[0]?.extensions['code'],
      (await here.run(viewer, '{ importRefusals(id: "x") { ordinal } }')).errors?.[0]?.extensions['code'],
    ];
    expect(await codes('anna')).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(await codes(null)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('says what is wrong with its input', async () => {
    const { here, upload } = await openWithUpload();
    const refusal = async (input: object) =>
      (await here.run('steward', START, { input })).errors?.[0]?.extensions ?? null;
    expect(await refusal({ kind: 'MAIL', upload })).toMatchObject({ code: 'BAD_INPUT', field: 'ownDomains' });
    expect(await refusal({ kind: 'MAIL', upload, ownDomains: ['no domain'] })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'ownDomains',
    });
    expect(
      await refusal({ kind: 'MAIL', upload: '../../etc/passwd', ownDomains: ['a.example'] }),
    ).toMatchObject({
      code: 'BAD_INPUT',
      field: 'upload',
    });
    const unknown = await here.data('steward', LOOK, { id: 'nothing' });
    expect(unknown).toMatchObject({ import: null, importRefusals: [] });
    const resume = await here.run('steward', 'mutation { resumeImport(id: "nothing") { id } }');
    expect(resume.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  const ABOUT = /* GraphQL */ `
    query ($id: ID!) {
      import(id: $id) { state upload canResume ownDomains mapping { column field } errorCode errorDe errorEn
        report { refusals { reason messageDe messageEn } } }
    }
  `;

  test('tells what a page needs to go on with a run: its upload, what was said about it, whether it resumes', async () => {
    const { here, upload } = await openWithUpload();
    const input = { kind: 'MAIL', upload, ownDomains: ['Own.Example'], dryRun: true };
    const { startImport } = await here.data('steward', START, { input });
    await importsOf(here.application).idle();
    const checked = (await here.data('steward', ABOUT, startImport)).import;
    expect(checked).toMatchObject({ upload, canResume: false, ownDomains: ['own.example'], mapping: null });
    const unreadableDate = checked.report.refusals.find(
      ({ reason }: { reason: string }) => reason === 'date',
    );
    expect(unreadableDate.messageDe).toMatch(/^Das Datum ist unlesbar/);
    expect(unreadableDate.messageEn).toMatch(/^The date is unreadable/);
    const real = await here.data('steward', START, { input: { ...input, dryRun: false } });
    await here.data('steward', 'mutation ($id: ID!) { cancelImport(id: $id) { id } }', real.startImport);
    expect((await here.data('steward', ABOUT, real.startImport)).import).toMatchObject({ canResume: true });
    await here.data('steward', 'mutation ($id: ID!) { resumeImport(id: $id) { id } }', real.startImport);
    await importsOf(here.application).idle();
    expect((await here.data('steward', ABOUT, real.startImport)).import).toMatchObject({
      state: 'DONE',
      upload: null,
      canResume: false,
    });
  });

  test('shows on a dry run which columns are read as what, and keeps no values of a real one', async () => {
    const { here } = await openWithUpload();
    const { uploads } = importsOf(here.application);
    const csv = 'E-Mail,Name,Shoe size\nute@weber.example,Ute Weber,39\n';
    const upload = await uploads.receive(Readable.from([Buffer.from(csv)]), 'people.csv', 1e9);
    const COLUMNS = 'query ($id: ID!) { import(id: $id) { state columns { name field guess samples } } }';
    const columns = async (dryRun: boolean) => {
      const { startImport } = await here.data('steward', START, {
        input: { kind: 'PEOPLE', upload, dryRun },
      });
      await importsOf(here.application).idle();
      return (await here.data('steward', COLUMNS, startImport)).import.columns;
    };
    expect(await columns(true)).toMatchObject([
      { name: 'E-Mail', field: 'email', samples: ['ute@weber.example'] },
      { name: 'Name', field: 'name' },
      { name: 'Shoe size', field: null, samples: ['39'] },
    ]);
    expect(await columns(false)).toEqual([]);
  });

  test('says in words why a file as a whole was refused', async () => {
    const { here } = await openWithUpload();
    const { uploads } = importsOf(here.application);
    const upload = await uploads.receive(Readable.from([Buffer.from([0, 1, 2, 0, 255])]), 'people.csv', 1e9);
    const input = { kind: 'PEOPLE', upload, dryRun: true };
    const { startImport } = await here.data('steward', START, { input });
    expect((await here.data('steward', ABOUT, startImport)).import).toMatchObject({
      state: 'FAILED',
      errorCode: 'binaryFile',
      errorDe: 'Die Datei enthält keinen Text. Bitte als CSV oder mbox speichern.',
      errorEn: 'The file holds no text. Save it as CSV or mbox.',
    });
  });

  test('knows before a file is chosen how large it may be, the own domains last given, and the fields of each kind', async () => {
    const { here, upload } = await openWithUpload();
    const SETTINGS =
      '{ importSettings { uploadLimitBytes ownDomains csvKinds { kind needed fields { field names } } } }';
    const before = (await here.data('steward', SETTINGS)).importSettings;
    expect(before).toMatchObject({ uploadLimitBytes: 4 * 1024 ** 3, ownDomains: [] });
    const ties = before.csvKinds.find(({ kind }: { kind: string }) => kind === 'TIES');
    expect(ties.needed).toEqual([['source'], ['target'], ['strength', 'kind']]);
    expect(ties.fields[0].names).toContain('quelle');
    const input = { kind: 'MAIL', upload, ownDomains: ['own.example'], dryRun: true };
    await here.data('steward', START, { input });
    await importsOf(here.application).idle();
    expect((await here.data('steward', SETTINGS)).importSettings.ownDomains).toEqual(['own.example']);
    expect((await here.run('anna', SETTINGS)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
