import { z } from 'zod';
import { type KeyPlace, objectedAmong } from '../../consent/objection-key.js';
import { type AgreedSource, isInForce } from '../../read-model/consents.js';
import { agreements, aliasesOf, readInChunks } from '../../read-model/queries.js';
import { defineQuery } from '../../store/queries.js';
import type { Reader } from '../../store/store.js';
import type { KnownPerson, KnownRecords } from './known-records.js';

/** Of consents in force. */
export const saltsOf = defineQuery('consent/salts', z.object({ personId: z.string(), salt: z.string() }));

/** What decides whom an import may store. */
export interface ImportRules {
  readonly isLive: boolean;
  /** Today, an ISO date. */
  readonly day: string;
  /** Whose mailbox it is, by id; null where it is nobody's in particular. */
  readonly mailboxOwnerId: string | null;
  readonly keyPlace: KeyPlace;
}

/** An end of something two people did: an address, and whether it is one of the company's. */
export interface End {
  readonly address: string;
  readonly isOwn: boolean;
}

/** Whom and what a batch may store; made for it within its transaction. */
export interface ImportGate {
  /** Only what is kept of two people is stored of either. */
  readonly isLive: boolean;
  readonly isObjected: (address: string) => boolean;
  /** Whether evidence of a kind between two may be kept. */
  readonly mayKeep: (kind: AgreedSource, one: End, other: End) => boolean;
  /** The secrets of those of two people's consents that counting rests on: gone with a withdrawal. */
  readonly secretsOf: (one: string, other: string) => readonly string[];
}

/** A trial in which nobody objected. */
export const OPEN_GATE: ImportGate = {
  isLive: false,
  isObjected: () => false,
  mayKeep: () => true,
  secretsOf: () => [],
};

/** The gate for people of some addresses, as a transaction sees it. */
export async function readGate(
  reader: Reader,
  rules: ImportRules,
  draft: KnownRecords,
  addresses: readonly string[],
): Promise<ImportGate> {
  const objected = await objectedAmong(reader, rules.keyPlace, addresses);
  const isObjected = (address: string) => objected.has(address);
  if (!rules.isLive) {
    if (objected.size === 0) return OPEN_GATE;
    const mayKeep: ImportGate['mayKeep'] = (_kind, one, other) =>
      !isObjected(one.address) && !isObjected(other.address);
    return { ...OPEN_GATE, isObjected, mayKeep };
  }
  const [agreement = null] = await reader.read(agreements, { limit: 1 });
  const known = new Map(addresses.map((address) => [address, livingPerson(draft, address)]));
  const ours = [...known.values()].flatMap((person) => (person?.isEmployee === true ? person.id : []));
  const owner = rules.mailboxOwnerId;
  const ids = [...new Set([...ours, ...(owner === null ? [] : [owner])])];
  const salts = new Map<string, string>();
  for (const { personId, salt } of await readInChunks(reader, saltsOf, 'ids', await recordsOf(reader, ids))) {
    const living = draft.livingId(personId);
    if (!salts.has(living)) salts.set(living, salt);
  }
  const saltOf = (address: string) => {
    const person = known.get(address);
    return person?.isEmployee === true ? salts.get(person.id) : undefined;
  };
  const isColleague = ({ address, isOwn }: End) => known.get(address)?.isEmployee ?? isOwn;
  const isWilling = (end: End) =>
    isColleague(end) ? saltOf(end.address) !== undefined : !isObjected(end.address);
  const isAgreed = (kind: AgreedSource) =>
    isInForce(agreement, rules.day) &&
    agreement.purposes.includes('FIND_PATHS') &&
    agreement.sources.includes(kind) &&
    (owner === null || salts.has(draft.livingId(owner)));
  return {
    isLive: true,
    isObjected,
    mayKeep: (kind, one, other) =>
      isAgreed(kind) &&
      [one, other].every(isWilling) &&
      // What outsiders have with each other is nobody's business here.
      [one, other].some(isColleague),
    secretsOf: (one, other) => [one, other].flatMap((address) => saltOf(address) ?? []),
  };
}

function livingPerson(draft: KnownRecords, address: string): KnownPerson | undefined {
  const found = draft.personByEmail(address);
  return found === undefined ? undefined : draft.living(found);
}

/** Some people and all records that live on in them, directly or through another. */
async function recordsOf(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const found = [...ids];
  for (let open: readonly string[] = ids; open.length > 0; ) {
    open = (await readInChunks(reader, aliasesOf, 'ids', open)).map(({ id }) => id);
    found.push(...open);
  }
  return found;
}
