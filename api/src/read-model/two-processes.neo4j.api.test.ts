import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesSince, lastChange } from '../store/feed.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const READER = fileURLToPath(new URL('../testing/reader-process.ts', import.meta.url));
const WRITER = fileURLToPath(new URL('../testing/writer-process.ts', import.meta.url));

interface Writer {
  readonly process: ChildProcess;
  /** Id of each person whose write was acknowledged, by the number of its Change. */
  readonly acknowledged: Map<number, string>;
  readonly ended: Promise<unknown>;
}

function startWriter(name: string): Writer {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<number, string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [number, id] = line.split(' ');
    if (id !== undefined) acknowledged.set(Number(number), id);
  });
  return { process: child, acknowledged, ended: new Promise((resolve) => child.once('close', resolve)) };
}

const until = async (isTrue: () => boolean, withinMs: number): Promise<number> => {
  const startedAt = performance.now();
  while (!isTrue()) {
    if (performance.now() - startedAt > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - startedAt;
};

// Only on Neo4j: the embedded engine belongs to one process, and a second opener is refused (cli.test.ts).
/** The poll comes every quarter of a second; a busy machine gets more time before the test calls it a failure. */
const PATIENCE_MS = 10_000;

describe('Two processes on one Neo4j', () => {
  let test: TestApplication;
  beforeAll(async () => {
    test = await openTestApplication();
    test.application.live.start();
  });
  afterAll(() => test.close());

  it('see each other’s writes without asking, and a killed one leaves no gap', async () => {
    const writers = [startWriter('a'), startWriter('b')];
    for (const [index, writer] of writers.entries()) {
      await until(() => writer.acknowledged.size >= 3, 60_000);
      const [number, id] = [...writer.acknowledged].at(-1) ?? [0, ''];
      await until(() => test.application.live.current.change >= number, PATIENCE_MS);
      expect(test.application.live.current.directory.person(id)?.name).toBe(id);
      await until(() => writer.acknowledged.size >= 10 + 7 * index, 60_000);
      writer.process.kill('SIGKILL');
      await writer.ended;
    }
    const last = (await lastChange(test.store)).number;
    const numbers: number[] = [];
    while ((numbers.at(-1) ?? 0) < last) {
      numbers.push(...(await changesSince(test.store, numbers.at(-1) ?? 0, 500)).map(({ number }) => number));
    }
    expect(numbers).toEqual(Array.from({ length: last }, (_unused, index) => index + 1));

    await test.application.live.catchUp();
    const { change, directory } = test.application.live.current;
    expect(change).toBe(last);
    for (const writer of writers) {
      for (const id of writer.acknowledged.values()) expect(directory.person(id)?.name).toBe(id);
    }
    const { change: next } = await test.store.write(async (transaction) => transaction.touch('person:x'));
    expect(next).toBe(last + 1);
  });
});

describe('Another process', () => {
  const ROUNDS = 5;
  const AGREE = `mutation { setAgreement(input: { date: "2026-11-01", version: "1", purposes: [FIND_PATHS],
    sources: [DECLARED] }) { version } }`;
  let test: TestApplication;
  let reader: ChildProcess;
  let answers: AsyncIterator<string>;

  beforeAll(async () => {
    const company = new SmallCompany()
      .setting('mode', 'live')
      .employee('anna')
      .employee('council', { roles: ['WORKS_COUNCIL'] })
      .contact('weber', undefined, { recorded: true });
    test = await openTestApplication(company.rows(), { PERLEN_MODE: 'live' });
    test.application.live.start();
    await test.data('council', AGREE);
    reader = spawn(process.execPath, ['--import', 'tsx', READER], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (reader.stdout === null) throw new Error('nothing to read from');
    answers = createInterface({ input: reader.stdout })[Symbol.asyncIterator]();
    expect((await answers.next()).value).toBe('ready');
  });
  afterAll(async () => {
    reader.stdin?.end();
    await new Promise((resolve) => reader.once('close', resolve));
    await test.close();
  });

  const ask = async (): Promise<string> => {
    reader.stdin?.write('anna weber\n');
    return (await answers.next()).value;
  };

  it('is without somebody from the very next answer on after they withdrew their consent here', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await test.data('anna', 'mutation { giveConsent(purposes: [FIND_PATHS]) { isAsked } }');
      await test.data('anna', 'mutation { declareTie(with: "weber", level: WELL) { word } }');
      await expect.poll(ask, { timeout: PATIENCE_MS }).toBe('0.9');
      await test.data('anna', 'mutation { withdrawConsent(purposes: [FIND_PATHS]) { isAsked } }');
      expect(await ask()).toBe('none');
    }
  });
});
