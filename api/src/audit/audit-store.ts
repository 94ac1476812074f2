import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader, Store, WriteTransaction } from '../store/store.js';
import { BlockBuilder, type SealedBlock } from './block.js';
import { type ChainPlace, chainHash, KEPT_MS, NO_HASH, type StoredBlock, sha256 } from './chain.js';
import { entryOf, FORGETTING, type Forgotten } from './entry.js';

const placeRow = z.object({ number: z.number(), hash: z.string() });
const holdHead = defineQuery('audit/hold-head', placeRow);
const blockById = defineQuery('audit/block-by-id', z.object({ number: z.number() }));
const append = defineQuery('audit/append', z.object({ number: z.number() }));
const blockRow = placeRow.extend({
  id: z.string(),
  content: z.string(),
  day: z.number(),
  start: z.number(),
  until: z.number(),
  entries: z.number(),
  marks: z.array(z.number()),
  tally: z.string(),
});
const blocks = defineQuery('audit/blocks', blockRow);
const countBlocks = defineQuery('audit/count-blocks', z.object({ count: z.number() }));
const ages = defineQuery('audit/ages', placeRow.extend({ until: z.number() }));
const stub = defineQuery('audit/stub', placeRow.extend({ until: z.number() }));
const setStub = defineQuery('audit/set-stub', noRows);
const forget = defineQuery('audit/forget', noRows);

/** How many blocks are read, or forgotten, at once. */
const BLOCKS_AT_ONCE = 100;
const FORGOTTEN_AT_ONCE = 500;

/**
 * Puts a block at the end of the one chain that all processes write to, and answers its place. Touches nothing that the
 * change feed names. Once, though its transaction may run twice. Throws what the store throws.
 */
export async function appendBlock(store: Store, block: SealedBlock): Promise<ChainPlace> {
  const { value } = await store.write((transaction) => appendIn(transaction, block));
  return value;
}

async function appendIn(transaction: WriteTransaction, block: SealedBlock): Promise<ChainPlace> {
  const head = await held(transaction);
  const [written] = await transaction.read(blockById, { id: block.id });
  // Only the answer to the commit was lost the last time.
  if (written !== undefined) return head;
  const number = head.number + 1;
  const hash = chainHash({ digest: block.digest, id: block.id, number, previous: head.hash });
  await transaction.run(append, { id: block.id, number, hash, content: block.content, ...block.facts });
  return { number, hash };
}

async function held(transaction: WriteTransaction): Promise<ChainPlace> {
  const [head] = await transaction.run(holdHead, { lock: uuidV7() });
  return head ?? { number: 0, hash: NO_HASH };
}

export interface ChainEnds {
  readonly head: ChainPlace;
  readonly stub: Forgotten | null;
  /** How many blocks the store has, wherever they stand. */
  readonly storedBlocks: number;
}

/** Where the chain begins and ends at one moment: nobody appends or forgets meanwhile. */
export async function chainEnds(store: Store): Promise<ChainEnds> {
  const { value } = await store.write(async (transaction) => {
    const head = await held(transaction);
    const [found] = await transaction.read(stub);
    const [counted] = await transaction.read(countBlocks);
    return { head, stub: found ?? null, storedBlocks: counted?.count ?? 0 };
  });
  return value;
}

/** The blocks from the stub to the head, in order, some at a time. */
export async function* readBlocks(
  store: Reader,
  { head, stub: begun }: ChainEnds,
): AsyncGenerator<StoredBlock> {
  for (let from = (begun?.number ?? 0) + 1; from <= head.number; from += BLOCKS_AT_ONCE) {
    const rows = await store.read(blocks, { from, to: Math.min(head.number, from + BLOCKS_AT_ONCE - 1) });
    for (const { start, ...row } of rows) yield { ...row, from: start };
  }
}

/**
 * Forgets blocks all of whose entries are older than 90 days, from the beginning on, and writes in the same transaction
 * where the chain goes on: as the stub, and as an entry of the log itself. Answers how many, at most 500: whoever wants
 * all gone calls again until there are none.
 */
export async function forgetOldBlocks(store: Store, now: Date): Promise<number> {
  if ((await expired(store, now)).length === 0) return 0;
  const { value } = await store.write(async (transaction) => {
    await held(transaction);
    // Another process may have been quicker.
    const gone = await expired(transaction, now);
    const last = gone.at(-1);
    const first = gone[0];
    if (last === undefined || first === undefined) return 0;
    const until = Math.max(...gone.map((block) => block.until));
    const forgotten = { number: last.number, hash: last.hash, until };
    await transaction.run(forget, { from: first.number, to: last.number });
    await transaction.run(setStub, forgotten);
    await appendIn(transaction, await blockAboutForgetting(forgotten, now));
    return gone.length;
  });
  return value;
}

type Aged = ChainPlace & { readonly until: number };

async function expired(store: Reader, now: Date): Promise<Aged[]> {
  const from = ((await store.read(stub))[0]?.number ?? 0) + 1;
  const rows = await store.read(ages, { from, to: from + FORGOTTEN_AT_ONCE - 1 });
  const end = rows.findIndex(({ until }) => until > now.getTime() - KEPT_MS);
  return end === -1 ? rows : rows.slice(0, end);
}

async function blockAboutForgetting(forgotten: Forgotten, now: Date): Promise<SealedBlock> {
  const facts = {
    at: now.getTime(),
    requestId: uuidV7(),
    operation: FORGETTING,
    isChange: true,
    isRefused: false,
    purpose: null,
    role: 'SYSTEM' as const,
    askerId: null,
  };
  const builder = new BlockBuilder();
  builder.add({ ...entryOf(facts, [], []), forgotten });
  return builder.seal(sha256);
}
