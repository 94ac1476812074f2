import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SHARING } from '../network/types.js';
import { writeBulk } from '../seed/bulk.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestStore, TEST_NOW } from '../testing/test-application.js';
import { layoutHere } from '../workers/layout.js';
import { LiveReadModel } from './live.js';
import { WatchedStore } from './testing/watched-store.js';

/** Two models on one store, as two processes on one database have them. */

const FEED = 'changes/from';
const inline = (text: string) => ({ name: 'test/inline', text, mode: 'WRITE' as const, row: z.unknown() });
const makePrivate = inline(
  `MATCH (a:Person {id: 'anna'}) MATCH (w:Person {id: 'weber'}) CREATE (a)-[:SHARES {level: 'PRIVATE', at: '2026-11-23T00:00:00.000Z'}]->(w)`,
);
const remove = inline("MATCH (p:Person {id: 'weber'}) DETACH DELETE p");
const rename = inline("MATCH (p:Person {id: 'anna'}) SET p.title = 'Head of Sales'");
const set = inline("MERGE (s:Setting {id: 'defaultSharing'}) SET s.value = $value");

let store: WatchedStore;
let writer: LiveReadModel;
let reader: LiveReadModel;

beforeEach(async () => {
  const open = await openTestStore({ queryTimeoutMs: 30_000 });
  const company = new SmallCompany()
    .organization('prospect')
    .employee('anna')
    .contact('weber', 'prospect')
    .tie('anna', 'weber', 0.7);
  await writeBulk(open, company.rows());
  // The reader's view of the store can be held up; the writer's goes on.
  store = new WatchedStore(open);
  const options = { logger: pino({ level: 'silent' }), layout: layoutHere, sharesStore: true };
  writer = await LiveReadModel.load(open, () => new Date(TEST_NOW), options);
  reader = await LiveReadModel.load(store, () => new Date(TEST_NOW), options);
  writer.start();
  reader.start();
});

afterEach(async () => {
  store.release();
  await reader.stop();
  await writer.stop();
  await store.close();
});

const write = (work: (transaction: WriteTransaction) => Promise<void>) => writer.write(work);
const keepPrivate = () =>
  write(async (transaction) => {
    await transaction.run(makePrivate);
    transaction.touch(touchedTie('anna', 'weber'));
  });
const sharing = () => reader.current.graph.tie('anna', 'weber')?.sharing;

describe('What was taken back in one process', () => {
  it('is in no answer of another one as soon as it is acknowledged', async () => {
    await keepPrivate();
    await reader.fresh();
    expect(sharing()).toBe(SHARING.private);
    await write(async (transaction) => {
      await transaction.run(remove);
      transaction.touch('person:weber', touchedTie('anna', 'weber'));
    });
    await reader.fresh();
    expect(reader.current.directory.person('weber')).toBeUndefined();
  });

  it('keeps a process from answering that cannot look at what is new', async () => {
    store.hold(FEED);
    await keepPrivate();
    expect(sharing()).toBe(SHARING.named);
    const answered = reader.fresh().then(sharing);
    store.release();
    expect(await answered).toBe(SHARING.private);
  });

  it('keeps answers from being given while ties are read anew that fewer may use', async () => {
    store.hold();
    await write(async (transaction) => {
      await transaction.run(set, { value: 'PRIVATE' });
      transaction.touch('settings');
    });
    const answered = reader.fresh().then(sharing);
    store.release();
    expect(await answered).toBe(SHARING.private);
  });

  it('does not hold up answers while more is being read, or where nothing is taken back', async () => {
    await write(async (transaction) => {
      await transaction.run(rename);
      transaction.touch('person:anna');
    });
    await reader.fresh();
    expect(reader.current.directory.person('anna')?.title).toBe('Head of Sales');
    store.hold();
    await write(async (transaction) => transaction.touch('everything'));
    await reader.fresh();
    expect(sharing()).toBe(SHARING.named);
  });
});
