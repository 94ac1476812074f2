import { createHash } from 'node:crypto';
import { newId } from '../store/ids.js';
import type { Store, WriteTransaction } from '../store/store.js';
import { holdAttempts, removeAttempts, removeOldAttempts, saveAttempts } from './account-store.js';

/** Wrong passwords that everybody has now and then cost no time. */
const FREE_FAILURES = 5;
const LONGEST_WAIT_MS = 5 * 60_000;
/** After so long without an attempt a name begins anew. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * How long after so many failures the next attempt is taken: 1 s after the sixth, twice as long each time, 5 minutes at
 * most. That is under 300 guesses a day, and nobody is shut out for good by somebody else's guessing.
 */
export function waitAfterMs(failures: number): number {
  return failures <= FREE_FAILURES
    ? 0
    : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** (failures - FREE_FAILURES - 1));
}

/**
 * Begins an attempt under a name, known or not: it counts as failed until it has succeeded, so that many at once are
 * counted before one of them is looked at. Answers how long to wait where it is too early: then it is no attempt.
 */
export async function beginAttempt(store: Store, name: string): Promise<{ readonly waitMs: number }> {
  const id = idOf(name);
  const { value } = await store.write(async (transaction) => {
    const now = Date.now();
    const [held] = await transaction.run(holdAttempts, { id, lock: newId() });
    const { failures, nextAt } = held ?? { failures: 0, nextAt: 0 };
    if (nextAt > now) return { waitMs: nextAt - now };
    const counted = failures + 1;
    await save(transaction, id, counted, now + waitAfterMs(counted));
    return { waitMs: 0 };
  });
  return value;
}

/** Takes an attempt back that was neither right nor wrong: the password was right, and the code is still to come. */
export async function takeAttemptBack(store: Store, name: string): Promise<void> {
  const id = idOf(name);
  await store.write(async (transaction) => {
    const [held] = await transaction.run(holdAttempts, { id, lock: newId() });
    await save(transaction, id, Math.max(0, (held?.failures ?? 0) - 1), 0);
  });
}

/** Forgets the failures of a name inside the transaction that signs it in. */
export async function forgetAttempts(transaction: WriteTransaction, name: string): Promise<void> {
  await transaction.run(removeAttempts, { id: idOf(name) });
}

/** Forgets names that nobody tried for a day. */
export async function forgetOldAttempts(transaction: WriteTransaction): Promise<void> {
  const before = new Date(Date.now() - FORGOTTEN_AFTER_MS).toISOString();
  await transaction.run(removeOldAttempts, { before });
}

function save(transaction: WriteTransaction, id: string, failures: number, nextAt: number): Promise<unknown> {
  return transaction.run(saveAttempts, { id, failures, nextAt, at: new Date().toISOString() });
}

/** People type other things than their name: what is kept is a hash of it. */
function idOf(name: string): string {
  return createHash('sha256').update(`attempt ${name}`).digest('base64url');
}
