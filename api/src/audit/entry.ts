import { z } from 'zod';
import type { Role } from '../auth/viewer.js';
import type { Purpose } from '../read-model/consents.js';

/** Who asks, in one word: of several roles the one that may do most; ANONYMOUS before sign-in, SYSTEM is Perlen itself. */
export type AskingRole = Role | 'ANONYMOUS' | 'SYSTEM';

/** The end of the log that was forgotten: it goes on from this block's hash. */
export interface Forgotten {
  /** Number and hash of the last block that was forgotten. */
  readonly number: number;
  readonly hash: string;
  /** Instant of its latest entry, milliseconds since 1970. */
  readonly until: number;
}

/**
 * One operation of one request: somebody read personal data or changed something. Ids alone: no values, no names, nothing
 * of what was searched for.
 */
export interface AuditEntry {
  /** Milliseconds since 1970, by the real clock. */
  readonly at: number;
  readonly requestId: string;
  /** A field of Query or Mutation, or an address such as GET /export/people.csv. */
  readonly operation: string;
  readonly isChange: boolean;
  /** Refused for want of rights: nothing was told or changed. */
  readonly isRefused: boolean;
  /** What people's data was used for. It comes from the operation; nobody types it. */
  readonly purpose: Purpose | null;
  readonly role: AskingRole;
  /** The person who asked, or the account of one who is nobody here; null for the operator, before sign-in, and for Perlen itself. */
  readonly askerId: string | null;
  /** Whom the question named by id; not the asker. */
  readonly askedIds: readonly string[];
  /** Whose data was in the answer; not the asker. */
  readonly shownIds: readonly string[];
  /** How many those are: `shownIds` is empty for an answer with more than `MOST_SHOWN_IDS`. */
  readonly shownCount: number;
  /** Of Perlen's own entry about forgetting. */
  readonly forgotten: Forgotten | null;
}

/** A file with more people than this is written down as their number. */
const MOST_SHOWN_IDS = 1000;
/** Whoever names more people than this looks at a picture or a list and asks about nobody in particular. */
const MOST_ASKED_IDS = 20;

/** The operation of the entry that says what was forgotten. */
export const FORGETTING = 'forget';

/** An entry of what the question named and the answer held. People count once, the asker not at all. */
export function entryOf(
  facts: Omit<AuditEntry, 'askedIds' | 'shownIds' | 'shownCount' | 'forgotten'>,
  asked: Iterable<string>,
  shown: Iterable<string>,
): AuditEntry {
  const others = (ids: Iterable<string>) => [...new Set(ids)].filter((id) => id !== facts.askerId);
  const askedIds = others(asked);
  const isOverview = askedIds.length > MOST_ASKED_IDS;
  const shownIds = others(isOverview ? [...askedIds, ...shown] : shown);
  return {
    ...facts,
    askedIds: isOverview ? [] : askedIds,
    shownIds: shownIds.length > MOST_SHOWN_IDS ? [] : shownIds,
    shownCount: shownIds.length,
    forgotten: null,
  };
}

/**
 * An entry as it is written: people by their place in the block's list. Its keys stand in canonical order, so that writing
 * it needs no sorting.
 */
export function writtenEntry(entry: AuditEntry, placeOf: (id: string) => number): string {
  const { forgotten } = entry;
  return JSON.stringify({
    asked: entry.askedIds.map(placeOf),
    asker: entry.askerId === null ? null : placeOf(entry.askerId),
    at: entry.at,
    change: entry.isChange,
    count: entry.shownCount,
    forgotten:
      forgotten === null ? null : { hash: forgotten.hash, number: forgotten.number, until: forgotten.until },
    operation: entry.operation,
    purpose: entry.purpose,
    refused: entry.isRefused,
    request: entry.requestId,
    role: entry.role,
    shown: entry.shownIds.map(placeOf),
  });
}

const place = z.number().int().min(0);
const roles = [
  'EMPLOYEE',
  'SALES',
  'MANAGER',
  'STEWARD',
  'WORKS_COUNCIL',
  'ADMIN',
  'OPERATOR',
  'ANONYMOUS',
  'SYSTEM',
] as const satisfies readonly AskingRole[];

/** What `writtenEntry` wrote, and nothing else. */
export const storedEntry = z.strictObject({
  asked: z.array(place),
  asker: place.nullable(),
  at: z.number().int(),
  change: z.boolean(),
  count: place,
  forgotten: z.strictObject({ hash: z.string(), number: place, until: z.number().int() }).nullable(),
  operation: z.string(),
  purpose: z.enum(['FIND_PATHS', 'FIND_EXPERTS', 'NETWORK_GAPS']).nullable(),
  refused: z.boolean(),
  request: z.string(),
  role: z.enum(roles),
  shown: z.array(place),
});

/** The entry that was written; throws RangeError where it names somebody the block's list does not have. */
export function readEntry(stored: z.infer<typeof storedEntry>, people: readonly string[]): AuditEntry {
  const idOf = (number: number): string => {
    const id = people[number];
    if (id === undefined) throw new RangeError(`the block has no person ${number}`);
    return id;
  };
  return {
    at: stored.at,
    requestId: stored.request,
    operation: stored.operation,
    isChange: stored.change,
    isRefused: stored.refused,
    purpose: stored.purpose,
    role: stored.role,
    askerId: stored.asker === null ? null : idOf(stored.asker),
    askedIds: stored.asked.map(idOf),
    shownIds: stored.shown.map(idOf),
    shownCount: stored.count,
    forgotten: stored.forgotten,
  };
}
