import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import pino from 'pino';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../config/config.js';
import { openApplication } from '../open-application.js';
import type { Store } from '../store/store.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, TEST_NOW, type TestApplication } from '../testing/test-application.js';
import { importsOf } from './import-service.js';
import { readRefusals, readRun } from './pipeline/runs.js';
import { everything, importFile, mbox, TestFiles } from './pipeline/testing.js';

const files = new TestFiles();
afterAll(() => files.remove());

let app: TestApplication | undefined;
afterEach(async () => app?.close());

/** Five transactions' worth; some messages stand there twice, some are refused. */
const MESSAGES = 230;
const rowsPerBatch = 50;
const box = mbox(
  ...Array.from({ length: MESSAGES }, (_, index) => ({
    id: `m${index % (MESSAGES - 15)}`,
    from: `p${index % 23}@own.example`,
    to: `q${index % 37}@prospect${index % 5}.example, p${index % 11}@own.example, info@own.example`,
    ...(index % 20 === 0 ? { date: 'no date' } : {}),
  })),
);
const path = files.write('box.mbox', box);

/** What an import that nothing disturbs comes to. */
async function undisturbed(): Promise<{ all: object; counts: object; refusals: object }> {
  const here = await openTestApplication();
  try {
    const { run, refusals } = await importFile(here, 'MAIL', path, {}, { rowsPerBatch });
    return { all: everything(here), counts: run.stored.counts, refusals };
  } finally {
    await here.close();
  }
}

/** An application whose store does something else with one of its writes. */
function withOddWrite(
  here: TestApplication,
  number: number,
  odd: (store: Store, ...work: Parameters<Store['write']>) => Promise<unknown>,
): TestApplication {
  let writes = 0;
  const { store } = here.application;
  const write: Store['write'] = async (work) => {
    writes++;
    if (writes === number) await odd(store, work);
    return store.write(work);
  };
  const oddStore: Store = {
    engine: store.engine,
    read: store.read.bind(store),
    readLatest: store.readLatest.bind(store),
    runOutsideTransaction: store.runOutsideTransaction.bind(store),
    health: store.health.bind(store),
    backup: store.backup.bind(store),
    close: store.close.bind(store),
    write,
  };
  return { ...here, application: { ...here.application, store: oddStore } };
}

/** The hash key and the run itself are written first. */
const THIRD_BATCH = 5;

describe('an import that is disturbed', () => {
  test('by an error in the middle of a transaction leaves nothing half applied, and goes on from there', async () => {
    const expected = await undisturbed();
    app = await openTestApplication();
    const failing = withOddWrite(app, THIRD_BATCH, (store, work) =>
      store.write(async (transaction) => {
        await work(transaction);
        throw new Error('the disk is gone');
      }),
    );
    const { run } = await importFile(failing, 'MAIL', path, {}, { rowsPerBatch });
    expect(run.stored).toMatchObject({ state: 'FAILED', errorCode: 'INTERNAL', counts: { rows: 100 } });
    expect(await readRefusals(app.store, run.stored.id, 0, 10_000)).toHaveLength(
      Object.values(run.stored.counts.refusals).reduce((sum, count) => sum + count, 0),
    );
    const service = importsOf(app.application);
    await service.resume(run.stored.id);
    await service.idle();
    const resumed = await service.get(run.stored.id);
    expect(resumed?.stored).toMatchObject({ state: 'DONE', counts: expected.counts });
    expect(everything(app)).toEqual(expected.all);
    expect(await readRefusals(app.store, run.stored.id, 0, 10_000)).toEqual(expected.refusals);
  });

  test('by a commit whose answer was lost counts nothing twice', async () => {
    const expected = await undisturbed();
    app = await openTestApplication();
    const repeating = withOddWrite(app, THIRD_BATCH, (store, work) => store.write(work));
    const { run } = await importFile(repeating, 'MAIL', path, {}, { rowsPerBatch });
    expect(run.stored).toMatchObject({ state: 'DONE', counts: expected.counts });
    expect(everything(app)).toEqual(expected.all);
  });

  test('by somebody who cancels it can be resumed', async () => {
    const expected = await undisturbed();
    app = await openTestApplication();
    const abort = new AbortController();
    const { run } = await importFile(
      app,
      'MAIL',
      path,
      {},
      {
        signal: abort.signal,
        rowsPerBatch,
        onProgress: ({ stored }) => {
          if (stored.batches === 2) abort.abort();
        },
      },
    );
    expect(run.stored).toMatchObject({ state: 'CANCELLED', counts: { rows: 100 } });
    const service = importsOf(app.application);
    await service.resume(run.stored.id);
    await service.idle();
    expect((await readRun(app.store, run.stored.id))?.counts).toEqual(expected.counts);
    expect(everything(app)).toEqual(expected.all);
    await expect(service.resume(run.stored.id)).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } });
  });

  test('by people who write at the same time sees what they wrote', async () => {
    app = await openTestApplication(
      new SmallCompany().employee('late', { email: 'late@own.example' }).rows(),
    );
    const { application } = app;
    const writing: Promise<unknown>[] = [];
    await importFile(
      app,
      'MAIL',
      path,
      {},
      {
        rowsPerBatch,
        onProgress: ({ stored }) => {
          if (stored.batches !== 1) return;
          const mail = mbox({ id: 'other', from: 'late@own.example', to: 'q999@prospect1.example' });
          writing.push(importFile({ ...(app as TestApplication) }, 'MAIL', files.write('second.mbox', mail)));
        },
      },
    );
    await Promise.all(writing);
    const { directory } = application.live.current;
    const organizations = [...directory.organizations.values()].map(({ domain }) => domain);
    expect(new Set(organizations).size).toBe(organizations.length);
    expect(directory.personByEmail('q999@prospect1.example')?.employments).toHaveLength(1);
  });

  test('by a process that is killed is found interrupted, and resumes to the same', async () => {
    const expected = await undisturbed();
    const data = join(files.folder, 'killed');
    await importUntilKilled(data);
    const config = readConfig({ PERLEN_DATA: data, PERLEN_CLOCK: TEST_NOW, PERLEN_LOG_LEVEL: 'silent' });
    const { application, close } = await openApplication(config, pino({ level: 'silent' }));
    try {
      const service = importsOf(application);
      const [run] = await service.list(10);
      expect(run?.stored.state).toBe('INTERRUPTED');
      expect(run?.stored.counts.rows).toBeGreaterThanOrEqual(100);
      expect(run?.stored.counts.rows).toBeLessThan(MESSAGES);
      await service.resume(run?.stored.id ?? '');
      await service.idle();
      expect((await service.get(run?.stored.id ?? ''))?.stored).toMatchObject({
        state: 'DONE',
        counts: expected.counts,
      });
      expect(everything({ application })).toEqual(expected.all);
    } finally {
      await close();
    }
  });
});

/** Imports the box in a process of its own and kills that once the second transaction is acknowledged. */
async function importUntilKilled(data: string): Promise<void> {
  const module = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
  const program = `
    const [{ readConfig }, { openApplication }, { runImport }, { default: pino }] = await Promise.all([
      import(${module('../config/config.ts')}), import(${module('../open-application.ts')}),
      import(${module('pipeline/run-import.ts')}), import('pino'),
    ]);
    const { application } = await openApplication(readConfig(process.env), pino({ level: 'silent' }));
    const request = { kind: 'MAIL', path: ${JSON.stringify(path)}, fileName: 'box.mbox', upload: null, isDryRun: false, ownDomains: ['own.example'], mapping: null };
    await runImport(application, request, { rowsPerBatch: ${rowsPerBatch}, onProgress: ({ stored }) => console.log(stored.batches) });
    console.log('done');
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, PERLEN_DATA: data, PERLEN_CLOCK: TEST_NOW },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === '2') child.kill('SIGKILL');
    if (line === 'done') throw new Error('the import was done before it was killed');
  }
  await exited;
}
