import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestStore } from '../testing/test-application.js';
import { ConstraintViolation, MigrationRefused } from './errors.js';
import { changesSince, forgetOldChanges, lastChange } from './feed.js';
import { migrate, readMigrations } from './migrate.js';
import type { Query, Store } from './store.js';

const limits = { queryTimeoutMs: 30_000 };

function query<Row>(text: string, row: z.ZodType<Row>, mode: 'READ' | 'WRITE' = 'WRITE'): Query<Row> {
  return { name: 'test/inline', text, mode, row };
}

const createPerson = query('CREATE (:Person {id: $id, email: $email})', z.unknown());
const countPeople = query(
  'MATCH (p:Person) WHERE p.id = $id RETURN count(p) AS count',
  z.object({ count: z.number() }),
  'READ',
);

describe('The store', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(limits);
  });
  afterAll(() => store.close());

  const count = async (id: string) => (await store.read(countPeople, { id }))[0]?.count;

  it('writes all of a transaction or nothing', async () => {
    const failing = store.write(async (transaction) => {
      await transaction.run(createPerson, { id: 'half', email: null });
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await count('half')).toBe(0);
  });

  it('names a taken unique value with one error type on every engine, and writes nothing of that transaction', async () => {
    await store.write((transaction) =>
      transaction.run(createPerson, { id: 'unique-1', email: 'taken@x.example' }),
    );
    const second = store.write(async (transaction) => {
      await transaction.run(createPerson, { id: 'unique-2', email: null });
      await transaction.run(createPerson, { id: 'unique-3', email: 'taken@x.example' });
    });
    await expect(second).rejects.toBeInstanceOf(ConstraintViolation);
    expect(await count('unique-2')).toBe(0);
  });

  it('lets many people be without an e-mail address', async () => {
    await store.write(async (transaction) => {
      await transaction.run(createPerson, { id: 'mailless-1', email: null });
      await transaction.run(createPerson, { id: 'mailless-2', email: null });
    });
    expect(await count('mailless-2')).toBe(1);
  });

  it('goes on writing after a failed transaction', async () => {
    await expect(store.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await store.write((transaction) => transaction.run(createPerson, { id: 'after', email: null }));
    expect(await count('after')).toBe(1);
  });

  it('refuses a row that is not what the query promised, and names the query', async () => {
    const wrong = query('RETURN 1 AS value', z.object({ value: z.string() }), 'READ');
    await expect(store.read(wrong)).rejects.toThrow(/test\/inline answered an unexpected row: value/);
  });

  it('numbers changes without a gap however many writers there are', async () => {
    const before = (await lastChange(store)).number;
    const written = await Promise.all(
      Array.from({ length: 30 }, (_unused, index) =>
        store.write(async (transaction) => transaction.touch(`person:${index}`)),
      ),
    );
    const numbers = written.map(({ change }) => change).sort((a, b) => (a ?? 0) - (b ?? 0));
    expect(numbers).toEqual(Array.from({ length: 30 }, (_unused, index) => before + index + 1));
    expect((await changesSince(store, before, 100)).map(({ number }) => number)).toEqual(numbers);
  });

  it('appends nothing to the feed for a transaction that touched nothing', async () => {
    const before = await lastChange(store);
    const { change } = await store.write((transaction) => transaction.read(countPeople, { id: 'x' }));
    expect(change).toBeNull();
    expect(await lastChange(store)).toEqual(before);
  });

  it('splits what a large transaction touched into Changes of at most 1,000 ids', async () => {
    const before = (await lastChange(store)).number;
    const { change } = await store.write(async (transaction) => {
      for (let index = 0; index < 2_500; index++) transaction.touch(`person:many-${index}`);
    });
    const changes = await changesSince(store, before, 10);
    expect(changes.map(({ touched }) => touched.length)).toEqual([1_000, 1_000, 500]);
    expect(change).toBe(before + 3);
  });

  it('forgets Changes after 7 days, but never the last one', async () => {
    const last = await lastChange(store);
    expect(await forgetOldChanges(store)).toBe(0);
    const inEightDays = new Date(Date.now() + 8 * 24 * 3_600_000);
    expect(await forgetOldChanges(store, inEightDays)).toBeGreaterThan(30);
    expect(await lastChange(store)).toEqual(last);
    expect((await changesSince(store, 0, 10)).map(({ number }) => number)).toEqual([last.number]);
  });

  it('takes text from outside as a parameter, whatever it says', async () => {
    const hostile = `'}) MATCH (n) DETACH DELETE n //`;
    await store.write((transaction) => transaction.run(createPerson, { id: hostile, email: null }));
    expect(await count(hostile)).toBe(1);
    expect(await count('after')).toBe(1);
  });
});

describe('Migrations', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(limits);
  });
  afterAll(() => store.close());

  it('are applied once', async () => {
    expect(await migrate(store)).toEqual([]);
  });

  it('can be started by two at once', async () => {
    await store.runOutsideTransaction('MATCH (m:Migration) WHERE m.version > 1 DELETE m');
    const applied = await Promise.all([migrate(store), migrate(store)]);
    expect(applied.flat().map(({ version }) => version)).toEqual(
      readMigrations()
        .map(({ version }) => version)
        .filter((version) => version > 1),
    );
  });

  it('refuse the start if one that was applied has changed since, or is not known', async () => {
    const migrations = readMigrations();
    const changed = migrations.map((one) => (one.version === 1 ? { ...one, checksum: 'other' } : one));
    await expect(migrate(store, changed)).rejects.toThrow(/was changed after the store applied it/);
    await expect(migrate(store, migrations.slice(0, -1))).rejects.toBeInstanceOf(MigrationRefused);
  });

  it('refuse a folder with a gap or with a name that does not fit', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perlen-migrations-'));
    try {
      writeFileSync(join(folder, 'V0002__second.cypher'), 'RETURN 1;');
      expect(() => readMigrations(folder)).toThrow(/V0001 is missing/);
      writeFileSync(join(folder, 'first.cypher'), 'RETURN 1;');
      expect(() => readMigrations(folder)).toThrow(/is no migration's name/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
