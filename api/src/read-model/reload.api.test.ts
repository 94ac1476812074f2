import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeBulk } from '../seed/bulk.js';
import { lastChange } from '../store/feed.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestStore, TEST_NOW } from '../testing/test-application.js';
import { layoutHere } from '../workers/layout.js';
import { LiveReadModel } from './live.js';
import { loadReadModel } from './read-model.js';
import { expectSameModel } from './testing/same-model.js';
import { WatchedStore } from './testing/watched-store.js';

const company = () =>
  new SmallCompany()
    .organization('own', 'OWN')
    .organization('prospect')
    .employee('anna')
    .employee('bert')
    .contact('weber', 'prospect')
    .contact('weber-2', 'prospect', { email: 'other@out.example' })
    .contact('zorn', 'prospect')
    .tie('anna', 'weber', 0.7)
    .tie('bert', 'weber-2', 0.4)
    .tie('anna', 'bert', 0.5);

const inline = (text: string) => ({ name: 'test/inline', text, mode: 'WRITE' as const, row: z.unknown() });
const rename = inline('MATCH (p:Person {id: $id}) SET p.name = $name');
const merge = inline("MATCH (p:Person {id: 'weber-2'}) SET p.mergedInto = 'weber'");
const set = inline('MERGE (s:Setting {id: $id}) SET s.value = $value');

let store: WatchedStore;
let live: LiveReadModel;
let now: Date;
let messages: string[];

beforeEach(async () => {
  store = new WatchedStore(await openTestStore({ queryTimeoutMs: 30_000 }));
  await writeBulk(store, company().rows());
  now = new Date(TEST_NOW);
  messages = [];
  const logger = pino({}, { write: (line: string) => void messages.push(JSON.parse(line).msg) });
  live = await LiveReadModel.load(store, () => now, { logger, layout: layoutHere });
});

afterEach(async () => {
  store.release();
  await live.stop();
  await store.close();
});

const nameOf = (id: string) => live.current.directory.person(id)?.name;

const say = (id: string, name: string) =>
  live.write(async (transaction) => {
    await transaction.run(rename, { id, name });
    transaction.touch(`person:${id}`);
  });

/** As another process does, past this read model. */
const sayElsewhere = (id: string, name: string) =>
  store.write(async (transaction) => {
    await transaction.run(rename, { id, name });
    transaction.touch(`person:${id}`);
  });

describe('A load beside queries and writers', () => {
  it('keeps nobody waiting, and no acknowledged write is missing before or after the exchange', async () => {
    const before = live.current;
    store.hold();
    now = new Date('2026-11-24T00:00:01Z');
    const reloading = live.reload();
    await say('anna', 'Anna, written while everything is read');
    expect(nameOf('anna')).toBe('Anna, written while everything is read');
    await sayElsewhere('bert', 'Bert, written elsewhere');
    expect(live.current).toBe(before);
    expect(live.current.graph.tie('anna', 'weber')?.strength).toBeCloseTo(0.7, 9);

    store.release();
    await reloading;
    expect(live.current).not.toBe(before);
    expect(live.current.asOf).toBe('2026-11-24');
    expect(nameOf('anna')).toBe('Anna, written while everything is read');
    expect(nameOf('bert')).toBe('Bert, written elsewhere');
    expectSameModel(live.current, await loadReadModel(store, now));
    await say('anna', 'Anna, written after it');
    expect(nameOf('anna')).toBe('Anna, written after it');
  });

  it('lets whoever merges two records wait until the merge is shown, and nobody else', async () => {
    store.hold();
    let isMerged = false;
    const merging = live
      .write(async (transaction) => {
        await transaction.run(merge);
        transaction.touch('everything');
      })
      .then(() => {
        isMerged = true;
      });
    await expect.poll(() => live.current.change).toBe((await lastChange(store)).number);
    await say('zorn', 'Zorn');
    expect(nameOf('zorn')).toBe('Zorn');
    expect(isMerged).toBe(false);

    store.release();
    await merging;
    expect(live.current.directory.canonicalId('weber-2')).toBe('weber');
    expect(live.current.graph.tie('bert', 'weber')?.strength).toBeCloseTo(0.4, 9);
    expectSameModel(live.current, await loadReadModel(store, now));
  });

  it('reads all ties again for another default of sharing, and for no other setting', async () => {
    const change = (id: string, value: string) =>
      live.write(async (transaction) => {
        await transaction.run(set, { id, value });
        transaction.touch('settings');
      });
    const before = live.current;
    await change('companyName', 'Perlen AG');
    expect(live.current).toBe(before);
    expect(live.current.directory.settings.values.get('companyName')).toBe('Perlen AG');
    await change('defaultSharing', 'BLIND');
    expect(live.current).not.toBe(before);
    expect(live.current.graph.tie('anna', 'weber')?.sharing).toBe(2);
    expectSameModel(live.current, await loadReadModel(store, now));
  });

  it('ends with the process, however long it would still take', async () => {
    store.hold();
    const reloading = live.reload();
    const ended = live.stop();
    store.release();
    await expect(reloading).rejects.toThrow('Perlen stops.');
    await ended;
  });
});

describe('A tie graph that much was added to', () => {
  const added = Array.from({ length: 1_100 }, (_unused, index) => `new-${index}`);
  const create = inline('UNWIND $ids AS id CREATE (:Person {id: id, name: id, recorded: true})');
  const addMany = (to: LiveReadModel) =>
    to.write(async (transaction) => {
      await transaction.run(create, { ids: added });
      transaction.touch(...added.map((id) => `person:${id}` as const));
    });

  it('is laid out anew beside queries, and answers the same', async () => {
    await addMany(live);
    await expect.poll(() => messages).toContain('tie graph folded');
    expect(live.current.graph.isWorthFolding).toBe(false);
    await say('anna', 'Anna, after it');
    expectSameModel(live.current, await loadReadModel(store, now));
  });

  it('answers as before where there is no memory to lay it out', async () => {
    let attempts = 0;
    const folded = () => {
      attempts += 1;
      return Promise.reject(new RangeError('Array buffer allocation failed'));
    };
    const logger = pino({}, { write: (line: string) => void messages.push(JSON.parse(line).msg) });
    const short = await LiveReadModel.load(store, () => now, { logger, layout: { ...layoutHere, folded } });
    await addMany(short);
    await expect.poll(() => messages).toContain('read model');
    await short.write(async (transaction) => {
      await transaction.run(rename, { id: 'anna', name: 'Anna, after it' });
      transaction.touch('person:anna');
    });
    expect(attempts).toBe(1);
    expectSameModel(short.current, await loadReadModel(store, now));
    await short.stop();
  });
});

describe('A database that was restored from a backup', () => {
  const title = "MATCH (p:Person {id: 'anna'}) SET p.title = 'From the backup'";
  const forget = (count: number) =>
    store.runOutsideTransaction(
      `MATCH (c:ChangeCounter) MATCH (change:Change) WHERE change.number > c.number - $count
       DETACH DELETE change`,
      { count },
    );
  const setBack = (count: number) =>
    store.runOutsideTransaction('MATCH (c:ChangeCounter) SET c.number = c.number - $count', { count });
  const titleOf = () => live.current.directory.person('anna')?.title;

  beforeEach(async () => {
    for (const name of ['one', 'two', 'three']) await say('bert', name);
    await forget(2);
    await setBack(2);
    await store.runOutsideTransaction(title);
    expect(titleOf()).toBeNull();
  });

  it('is noticed when it ends before what was read', async () => {
    await live.catchUp();
    expect(titleOf()).toBe('From the backup');
    expect(messages.some((message) => message.includes('restored'))).toBe(true);
    expectSameModel(live.current, await loadReadModel(store, now));
  });

  it.each([2, 5])(
    'is noticed when it was written on since, so that the numbers fit (%i more)',
    async (count) => {
      for (let index = 0; index < count; index += 1) await sayElsewhere('weber', `Weber ${index}`);
      expect((await lastChange(store)).number).toBeGreaterThanOrEqual(live.current.change);
      await live.catchUp();
      expect(titleOf()).toBe('From the backup');
      expectSameModel(live.current, await loadReadModel(store, now));
    },
  );

  it('is noticed by the first write of this process, which is shown', async () => {
    await say('weber', 'Weber, written after it was restored');
    expect(nameOf('weber')).toBe('Weber, written after it was restored');
    expect(titleOf()).toBe('From the backup');
  });
});

describe('The feed', () => {
  it('is asked one thing when nothing is new', async () => {
    await live.catchUp();
    store.takeNames();
    await live.catchUp();
    expect(store.takeNames()).toEqual(['changes/from']);
  });

  it('is not taken for another one by a database without any Change, nor by one that forgot them all', async () => {
    await store.runOutsideTransaction('MATCH (c:Change) DETACH DELETE c');
    await live.catchUp();
    const read = live.current;
    await live.catchUp();
    expect(live.current).toBe(read);
  });
});
