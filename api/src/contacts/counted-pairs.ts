import type { Context } from '../graphql/context.js';
import { messageHash, pairHash } from '../imports/mail/message-key.js';
import { saltsOf } from '../imports/pipeline/gate.js';
import { hashKeyIn } from '../imports/pipeline/hash-key.js';
import { readInChunks } from '../read-model/queries.js';
import type { PersonRecord } from '../read-model/records.js';
import {
  type CountedMessage,
  countedByIds,
  countersOf,
  personalSourcesOf,
} from '../sources/counted-messages.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import type { OwnMessage } from './files/types.js';
import { ownSourceIds } from './own-sources.js';

const saveCounted = defineQuery('imports/save-counted-messages', noRows);

/**
 * Which pairs of the messages of one mailbox were counted. Each counts once, whichever mailbox brought it first; but what
 * is news to its owner depends on the company's mail and their own alone: nobody learns what a colleague took in. A pair
 * that a colleague's mailbox brought first is remembered for the owner apart, under a hash of their own.
 */
export class CountedPairs {
  readonly #hashKey: string;
  readonly #source: string;
  /** Counted pairs by message. */
  readonly #counted: Map<string, Set<string>>;
  /** Those of them that are the company's or the owner's. */
  readonly #told: Set<string>;
  /** Pairs that the owner's mailbox brought though a colleague's had, by the owner's own hash of the message. */
  readonly #broughtAgain: Map<string, Set<string>>;
  readonly #secretsOf: SecretsOf;
  readonly #changed = new Map<string, Set<string>>();

  private constructor(fields: {
    hashKey: string;
    source: string;
    counted: Map<string, Set<string>>;
    told: Set<string>;
    broughtAgain: Map<string, Set<string>>;
    secretsOf: SecretsOf;
  }) {
    this.#hashKey = fields.hashKey;
    this.#source = fields.source;
    this.#counted = fields.counted;
    this.#told = fields.told;
    this.#broughtAgain = fields.broughtAgain;
    this.#secretsOf = fields.secretsOf;
  }

  /** What is known of some messages that an owner takes in from a source of theirs. */
  static async read(
    context: Context,
    transaction: WriteTransaction,
    { owner, source }: { readonly owner: PersonRecord; readonly source: string },
    messages: readonly OwnMessage[],
  ): Promise<CountedPairs> {
    const hashKey = await hashKeyIn(transaction);
    const keys = [...new Set(messages.map(({ messageKey }) => messageKey))];
    const shared = keys.map((key) => messageHash(hashKey, key));
    const own = keys.map((key) => ownHash(hashKey, source, key));
    const rows = await readInChunks(transaction, countedByIds, 'ids', shared);
    const again = await readInChunks(transaction, countedByIds, 'ids', own);
    return new CountedPairs({
      hashKey,
      source,
      counted: new Map(rows.map(({ id, pairs }) => [id, new Set(pairs)])),
      told: await toldPairs(context, transaction, owner, rows),
      broughtAgain: new Map(again.map(({ id, pairs }) => [id, new Set(pairs)])),
      secretsOf: await secretsAmong(context, transaction, messages),
    });
  }

  /** Takes a message of a pair into account: whether it is to be counted, and whether that is news to the owner. */
  take({ messageKey, fromAddress, toAddress }: OwnMessage): { isFresh: boolean; isNews: boolean } {
    const secrets = this.#secretsOf(fromAddress, toAddress);
    const pair = pairHash(this.#hashKey, messageKey, fromAddress, toAddress, secrets);
    const id = messageHash(this.#hashKey, messageKey);
    const ownId = ownHash(this.#hashKey, this.#source, messageKey);
    const isNews = !this.#told.has(pair) && this.#broughtAgain.get(ownId)?.has(pair) !== true;
    const isFresh = this.#counted.get(id)?.has(pair) !== true;
    if (isFresh) this.#add(this.#counted, id, pair);
    else if (isNews) this.#add(this.#broughtAgain, ownId, pair);
    this.#told.add(pair);
    return { isFresh, isNews };
  }

  /** Writes what has become known. */
  async save(transaction: WriteTransaction): Promise<void> {
    if (this.#changed.size === 0) return;
    const rows = [...this.#changed].map(([id, pairs]) => ({ id, pairs: [...pairs] }));
    await transaction.run(saveCounted, { rows, source: this.#source });
  }

  #add(known: Map<string, Set<string>>, id: string, pair: string): void {
    const pairs = known.get(id) ?? new Set<string>();
    pairs.add(pair);
    known.set(id, pairs);
    this.#changed.set(id, pairs);
  }
}

type SecretsOf = (fromAddress: string, toAddress: string) => readonly string[];

/** The secrets of the consents that counting rests on, as the company's mail takes them; none in a trial. */
async function secretsAmong(
  { directory }: Context,
  transaction: WriteTransaction,
  messages: readonly OwnMessage[],
): Promise<SecretsOf> {
  if (!directory.isLive) return () => [];
  const addresses = new Set(messages.flatMap(({ fromAddress, toAddress }) => [fromAddress, toAddress]));
  const colleagues = [...addresses].flatMap((address) => {
    const person = directory.personByEmail(address);
    return person?.isEmployee === true ? [{ address, id: person.id }] : [];
  });
  const ids = [...new Set(colleagues.flatMap(({ id }) => directory.idsOf(id)))];
  const salts = new Map<string, string>();
  for (const { personId, salt } of await readInChunks(transaction, saltsOf, 'ids', ids)) {
    const id = directory.canonicalId(personId);
    if (!salts.has(id)) salts.set(id, salt);
  }
  const byAddress = new Map(colleagues.map(({ address, id }) => [address, salts.get(id)]));
  return (...two) => two.flatMap((address) => byAddress.get(address) ?? []);
}

function ownHash(hashKey: string, source: string, messageKey: string): string {
  return messageHash(hashKey, `${source}\n${messageKey}`);
}

/** Pairs that a source of the company's or the owner's counted. */
async function toldPairs(
  context: Context,
  transaction: WriteTransaction,
  owner: PersonRecord,
  messages: readonly CountedMessage[],
): Promise<Set<string>> {
  const personal = await personalSourcesOf(transaction, messages);
  const own = new Set(ownSourceIds(context, owner));
  const isOthers = (source: string | null) => source !== null && personal.has(source) && !own.has(source);
  return new Set(
    messages.flatMap((message) =>
      [...countersOf(message)].flatMap(([pair, source]) => (isOthers(source) ? [] : pair)),
    ),
  );
}
