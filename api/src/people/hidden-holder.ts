import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { canSeePerson } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';

/**
 * Whoever holds an address without the viewer knowing of them; undefined if nobody does. Throws ALREADY_EXISTS for
 * somebody the viewer may know of, but for `ownId`.
 */
export function hiddenHolder(
  context: Context,
  email: string | null,
  ownId?: string,
): PersonRecord | undefined {
  const holder = email === null ? undefined : context.directory.personByEmail(email);
  if (holder === undefined || holder.id === ownId) return undefined;
  if (canSeePerson(context.model, context.viewer, holder)) throw emailTaken();
  return holder;
}

/**
 * Lets a record everybody sees have the address of one they must not know of (decision 7). The hidden record stays as it
 * is, ties and all, with the address as a further one; whoever keeps the tie to it private keeps private what may come
 * of the other one later. Nothing of this shows to anybody else: merging the two would.
 */
export async function takeAddress(
  context: Context,
  transaction: WriteTransaction,
  hidden: PersonRecord | undefined,
  email: string | null,
): Promise<void> {
  if (hidden === undefined) return;
  const hiddenIds = context.directory.idsOf(hidden.id);
  await transaction.run(giveUpAddress, { ids: hiddenIds, email });
  transaction.touch(...hiddenIds.map((one) => `person:${one}` as const));
}

/** After the record with the address is there: see `takeAddress`. */
export async function carryPrivacy(
  context: Context,
  transaction: WriteTransaction,
  id: string,
  hidden: PersonRecord | undefined,
): Promise<void> {
  if (hidden === undefined) return;
  const hiddenIds = context.directory.idsOf(hidden.id);
  const owners = await transaction.run(carryPrivacyQuery, { id, hiddenIds });
  transaction.touch(...owners.map((owner) => touchedTie(context.directory.canonicalId(owner.id), id)));
}

export function emailTaken(): PerlenError {
  return new PerlenError('ALREADY_EXISTS', 'Somebody has this e-mail address already.', 'email');
}

const giveUpAddress = defineQuery('people/give-up-address', noRows);
const carryPrivacyQuery = defineQuery('people/carry-privacy', z.object({ id: z.string() }));
