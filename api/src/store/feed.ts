import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import { defineQuery, noRows } from './queries.js';
import type { Query, Reader, Store, Touched, WriteTransaction } from './store.js';

/** The most ids one Change names; a larger transaction appends several. */
const TOUCHED_PER_CHANGE = 1000;
/** From here on readers do best to load again. */
const TOUCHED_BEFORE_RELOAD = 200_000;

const append = defineQuery('changes/append', z.object({ last: z.number() }));
const counter = defineQuery('changes/counter', z.object({ number: z.number() }));
const from = defineQuery(
  'changes/from',
  z.object({ last: z.number(), number: z.number(), uuid: z.string(), touched: z.array(z.string()) }),
);
const since = defineQuery(
  'changes/since',
  z.object({ number: z.number(), uuid: z.string(), touched: z.array(z.string()) }),
);
const lock = defineQuery('changes/lock', noRows);
const removeOld = defineQuery('changes/remove-old', z.object({ removed: z.number() }));

export interface Change {
  readonly number: number;
  readonly uuid: string;
  readonly touched: readonly string[];
}

/** Which Change it is: no other ever has the same number and uuid. */
export interface ChangeName {
  readonly number: number;
  readonly uuid: string;
}

/** Appends the transaction's Changes and answers the last of them. Must be its last statement. */
export async function appendChanges(
  run: <Row>(query: Query<Row>, params: Record<string, unknown>) => Promise<Row[]>,
  touched: ReadonlySet<Touched>,
): Promise<ChangeName> {
  const named =
    touched.has('everything') || touched.size > TOUCHED_BEFORE_RELOAD ? ['everything'] : [...touched];
  const changes: { offset: number; uuid: string; touched: string[] }[] = [];
  for (let start = 0; start < named.length; start += TOUCHED_PER_CHANGE) {
    changes.push({
      offset: changes.length + 1,
      uuid: uuidV7(),
      touched: named.slice(start, start + TOUCHED_PER_CHANGE),
    });
  }
  const rows = await run(append, {
    lock: uuidV7(),
    count: changes.length,
    changes,
    at: new Date().toISOString(),
  });
  const row = rows[0];
  const uuid = changes.at(-1)?.uuid;
  if (row === undefined || uuid === undefined)
    throw new Error('The change counter is missing: the migrations have not run.');
  return { number: row.last, uuid };
}

/**
 * Whether an earlier transaction, whose commit was never answered, was committed. Waits for it to end: it holds the
 * counter as long as it lasts.
 */
export async function wasCommitted(transaction: WriteTransaction, change: ChangeName): Promise<boolean> {
  await transaction.run(lock, { lock: uuidV7() });
  const [found] = await transaction.read(since, { number: change.number - 1, limit: 1 });
  return found?.number === change.number && found.uuid === change.uuid;
}

/** The last Change there is; 0 and null before the first, null where it was removed by hand. */
export interface LastChange {
  readonly number: number;
  readonly uuid: string | null;
}

export async function lastChange(store: Reader): Promise<LastChange> {
  const number = (await store.read(counter))[0]?.number ?? 0;
  const [found] = await store.read(from, { number, limit: 0 });
  return { number, uuid: found?.uuid ?? null };
}

/** What the feed says to somebody who has read up to a Change. */
export interface FeedSince {
  /** It knows no such Change: another database, or one restored from a backup, or it was forgotten. */
  readonly isUnknown: boolean;
  /** Number of the last Change there is. */
  readonly last: number;
  /** At most so many as asked for, in order and without a gap. */
  readonly changes: readonly Change[];
}

/** The Changes after one that was read, and whether it is still the one that was read. One query, as a rule. */
export async function readFeed(store: Reader, read: LastChange, limit: number): Promise<FeedSince> {
  const rows = await store.read(from, { number: read.number, limit });
  const found = rows.find(({ number }) => number === read.number);
  const changes = rows.filter(({ number }) => number > read.number);
  const last = rows[0]?.last ?? (await lastChange(store)).number;
  const isBroken = last < read.number || (last > read.number && changes[0]?.number !== read.number + 1);
  return { isUnknown: isBroken || (found?.uuid ?? null) !== read.uuid, last, changes };
}

/** At most `limit` Changes after a number, in order. */
export async function changesSince(store: Reader, number: number, limit: number): Promise<Change[]> {
  return store.read(since, { number, limit });
}

const KEPT_MS = 7 * 24 * 3_600_000;

/** Forgets Changes older than 7 days, but never the last one; whoever is further behind loads anew. */
export async function forgetOldChanges(store: Store, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString();
  const { value } = await store.write((transaction) => transaction.run(removeOld, { before }));
  return value[0]?.removed ?? 0;
}
