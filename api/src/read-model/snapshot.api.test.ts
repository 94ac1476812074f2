import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeBulk } from '../seed/bulk.js';
import { forgetOldChanges } from '../store/feed.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestStore, TEST_NOW } from '../testing/test-application.js';
import { layoutHere } from '../workers/layout.js';
import { LiveReadModel } from './live.js';
import { loadReadModel } from './read-model.js';
import { FrameWriter, readFrames } from './snapshot-file.js';
import { SnapshotKeeper } from './snapshot-keeper.js';
import { expectSameModel } from './testing/same-model.js';
import { WatchedStore } from './testing/watched-store.js';

const company = () =>
  new SmallCompany()
    .organization('own', 'OWN')
    .organization('prospect')
    .department('sales')
    .employee('anna', {}, 'sales')
    .employee('bert')
    .employee('cora')
    .contact('weber', 'prospect')
    .contact('weber-2', 'prospect', { email: 'other@out.example', mergedInto: 'weber' })
    .contact('zorn', 'prospect', { name: 'Zacharias Zorn' })
    .project('press')
    .skill('pumps', 'anna')
    .tie('anna', 'weber', 0.7, 'BLIND')
    .tie('bert', 'weber-2', 0.4)
    .tie('cora', 'zorn', 0.3, 'PRIVATE')
    .tie('anna', 'bert', 0.5)
    .setting('companyName', 'Perlen AG');

const inline = (text: string) => ({ name: 'test/inline', text, mode: 'WRITE' as const, row: z.unknown() });

const REQUEST_AND_RULE = `MATCH (asker:Person {id: 'anna'}), (asked:Person {id: 'bert'}), (owner:Person {id: 'cora'})
  CREATE (asker)-[:ASKED_FOR]->(i:Introduction {id: 'asking', isFromOffer: true})
  CREATE (i)-[:ASKED_OF {at: '2026-11-20T08:00:00.000Z', state: 'ASKED'}]->(asked)
  CREATE (owner)-[:LAYS_DOWN]->(:SharingRule {id: 'rule', kind: 'OUTSIDE', level: 'PRIVATE', at: '2026-11-20T08:00:00.000Z'})
  CREATE (owner)-[:GAVE]->(:Consent {id: 'consent', purpose: 'FIND_PATHS', at: '2026-11-20T08:00:00.000Z', agreementVersion: '1'})
  CREATE (:Agreement {id: 'agreement', date: '2026-11-01', version: '1', purposes: ['FIND_PATHS'], sources: ['MET'], at: '2026-11-20T08:00:00.000Z'})`;

let folder: string;
let store: WatchedStore;
let now: Date;
let log: { msg: string; reason?: string }[];
const path = () => join(folder, 'model');
const running = new Map<LiveReadModel, SnapshotKeeper>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perlen-snapshot-'));
  store = new WatchedStore(await openTestStore({ queryTimeoutMs: 30_000 }));
  await writeBulk(store, company().rows());
  now = new Date(TEST_NOW);
  log = [];
});

afterEach(async () => {
  for (const live of [...running.keys()]) await stop(live);
  await store.close();
  rmSync(folder, { recursive: true });
});

/** As a process starts: from the snapshot, if it fits. */
async function start(database = 'this one', at = path()): Promise<LiveReadModel> {
  const logger = pino({}, { write: (line: string) => void log.push(JSON.parse(line)) });
  const snapshot = new SnapshotKeeper({ path: at, database }, logger);
  const live = await LiveReadModel.load(store, () => now, { logger, layout: layoutHere, snapshot });
  live.start();
  running.set(live, snapshot);
  return live;
}

async function stop(live: LiveReadModel): Promise<void> {
  await live.stop();
  await running.get(live)?.stop();
  running.delete(live);
}

async function startAndStop(): Promise<void> {
  await stop(await start());
}

const messages = () => log.map(({ msg }) => msg);
const reason = () => log.find(({ msg }) => msg === 'the snapshot of the read model is ignored')?.reason;

async function expectRead(live: LiveReadModel): Promise<void> {
  expectSameModel(live.current, await loadReadModel(store, now));
}

/** All was read from the store, and the file that did not fit is gone. */
async function expectIgnored(why: RegExp): Promise<void> {
  log = [];
  const live = await start();
  expect(reason()).toMatch(why);
  expect(messages()).toContain('read model loaded');
  expect(existsSync(path())).toBe(false);
  await expectRead(live);
}

/** Writes the file again with another word about what it is. */
async function alterAbout(alter: (about: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const frames = await readFrames(path(), () => undefined);
  const writer = await FrameWriter.create(path(), `${path()}.test`);
  for (const { name, bytes } of frames) {
    const about = name === 'about' ? alter(JSON.parse(Buffer.from(bytes).toString())) : undefined;
    await writer.frame(name, about === undefined ? bytes : Buffer.from(JSON.stringify(about)));
  }
  await writer.finish(() => undefined);
}

const rename = (live: LiveReadModel, id: string, name: string) =>
  live.write(async (transaction) => {
    await transaction.run(inline('MATCH (p:Person {id: $id}) SET p.name = $name'), { id, name });
    transaction.touch(`person:${id}`);
  });

describe('The snapshot of the read model', () => {
  it('is what the next start answers with, without reading anybody from the store', async () => {
    await store.write(async (transaction) => {
      await transaction.run(inline(REQUEST_AND_RULE));
      transaction.touch('introduction:asking', 'person:bert', 'rules:cora');
    });
    await startAndStop();
    store.takeNames();
    const live = await start();
    expect(store.takeNames().every((name) => name.startsWith('changes/'))).toBe(true);
    expect(messages()).toContain('read model taken from its snapshot');
    await expectRead(live);
    expect(live.current.directory.canonicalId('weber-2')).toBe('weber');
    expect(live.current.graph.peopleOfDepartments(['sales'])).toEqual(['anna']);
    expect(live.current.search.search('zacharias', new Set(['PERSON'])).map(({ thing }) => thing.id)).toEqual(
      ['zorn'],
    );
    const { asks, sharingRules } = live.current.directory;
    expect(asks.countOf('bert', '2026-09-01')).toBe(1);
    expect(asks.askedUnknownTo(['anna'], '2026-09-01')).toEqual(['bert']);
    expect(sharingRules.of(['cora']).map(({ level }) => level)).toEqual(['PRIVATE']);
    await rename(live, 'anna', 'Anna, who came later');
    await expectRead(live);
  });

  it('is brought up to what was written since', async () => {
    await startAndStop();
    await store.write(async (transaction) => {
      await transaction.run(inline("MATCH (p:Person {id: 'anna'}) SET p.name = 'Anna, renamed elsewhere'"));
      await transaction.run(
        inline("MATCH (:Person {id: 'anna'})-[r:STATED]-(:Person {id: 'bert'}) SET r.strength = 0.2"),
      );
      transaction.touch('person:anna', 'tie:anna|bert');
    });
    const live = await start();
    expect(messages()).toContain('read model taken from its snapshot');
    expect(live.current.graph.tie('anna', 'bert')?.strength).toBeCloseTo(0.2, 9);
    await expectRead(live);
  });

  it('of an earlier day gives who there is, and strengths are of today', async () => {
    await startAndStop();
    now = new Date('2026-12-24T08:00:00Z');
    store.takeNames();
    const live = await start();
    expect(store.takeNames()).not.toContain('people/by-ids');
    expect(live.current.asOf).toBe('2026-12-24');
    expect(live.current.graph.tie('anna', 'bert')?.strength).toBeLessThan(0.5);
    await expectRead(live);
  });

  it('of a later day is ignored', async () => {
    await startAndStop();
    now = new Date('2026-10-01T08:00:00Z');
    await expectIgnored(/later day/);
  });

  it('cut in half, or with a byte altered, is ignored', async () => {
    await startAndStop();
    const whole = readFileSync(path());
    writeFileSync(path(), whole.subarray(0, whole.length / 2));
    await expectIgnored(/cut off|damaged/);
    whole[whole.length - 100] = (whole[whole.length - 100] ?? 0) ^ 1;
    writeFileSync(path(), whole);
    await expectIgnored(/checksum|damaged/);
  });

  it('of another release is ignored', async () => {
    await startAndStop();
    await alterAbout((about) => ({ ...about, release: 'another' }));
    await expectIgnored(/another version/);
  });

  it('of another database is ignored, whether it says so or the store does not know its change', async () => {
    await startAndStop();
    await alterAbout((about) => ({ ...about, database: 'elsewhere' }));
    await expectIgnored(/another database/);
    await startAndStop();
    await alterAbout((about) => ({ ...about, changeUuid: 'another' }));
    await expectIgnored(/does not know/);
  });

  it('from before the changes that are kept is ignored', async () => {
    await startAndStop();
    for (let index = 0; index < 2; index += 1) {
      await store.write(async (transaction) => {
        await transaction.run(inline("MATCH (p:Person {id: 'anna'}) SET p.name = 'Anna, much later'"));
        transaction.touch('person:anna');
      });
    }
    await forgetOldChanges(store, new Date(Date.now() + 8 * 24 * 3_600_000));
    await expectIgnored(/older than the changes kept/);
  });

  it('does not keep anybody who was removed: the file goes at once and comes back without them', async () => {
    await startAndStop();
    expect(readFileSync(path()).includes('Zacharias')).toBe(true);
    const live = await start();
    await live.write(async (transaction) => {
      await transaction.run(inline("MATCH (p:Person {id: 'zorn'}) DETACH DELETE p"));
      transaction.touch('person:zorn', 'tie:cora|zorn');
    });
    expect(readdirSync(folder)).toEqual([]);
    await stop(live);
    expect(readdirSync(folder)).toEqual(['model']);
    expect(readFileSync(path()).includes('Zacharias')).toBe(false);
    expect(readFileSync(path()).includes('zorn')).toBe(false);
    await expectRead(await start());
  });

  it.each([
    ['a tie', "MATCH (:Person {id: 'cora'})-[r:STATED]-() DELETE r", 'tie:cora|zorn'],
    ['an address', "MATCH (p:Person {id: 'zorn'}) REMOVE p.email", 'person:zorn'],
  ] as const)('goes when %s is taken back', async (_what, statement, touched) => {
    await startAndStop();
    const live = await start();
    await live.write(async (transaction) => {
      await transaction.run(inline(statement));
      transaction.touch(touched);
    });
    expect(existsSync(path())).toBe(false);
  });

  it('stays where something only came along', async () => {
    await startAndStop();
    const live = await start();
    await live.write(async (transaction) => {
      await transaction.run(inline("CREATE (:Person {id: 'dora', name: 'Dora', recorded: true})"));
      transaction.touch('person:dora');
    });
    expect(existsSync(path())).toBe(true);
  });

  it('that cannot be written is one warning, and never more', async () => {
    writeFileSync(join(folder, 'file'), '');
    const live = await start('this one', join(folder, 'file', 'model'));
    await rename(live, 'anna', 'Anna');
    await stop(live);
    expect(messages().filter((message) => message.startsWith('no snapshot'))).toHaveLength(1);
    await expectRead(live);
  });

  it('leaves no part of itself that an ended process was writing', async () => {
    writeFileSync(`${path()}.999999999.part`, 'half');
    await start();
    expect(readdirSync(folder)).toEqual([]);
  });
});
