import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { canSeePerson } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { keepPrivateForSameAddress } from './same-address.js';

/**
 * Everybody who holds an address without the viewer knowing of them. Throws ALREADY_EXISTS for somebody the viewer may
 * know of, but for `ownId` and whoever shares a further address with it.
 */
export function hiddenHolders(context: Context, email: string | null, ownId?: string): PersonRecord[] {
  if (email === null) return [];
  const { directory, model, viewer } = context;
  const holders = directory.peopleByEmail(email);
  const others = holders.filter(({ id }) => id !== ownId);
  const isOwn = others.length < holders.length;
  const isTaken = (person: PersonRecord) => !isOwn || person.email?.toLowerCase() === email.toLowerCase();
  const [seen, hidden] = partition(others, (person) => canSeePerson(model, viewer, person));
  if (seen.some(isTaken)) throw emailTaken();
  return hidden;
}

/**
 * Lets a record everybody sees have the address of some they must not know of (decision 7). A hidden record stays as it
 * is, ties and all, with the address as a further one; whoever keeps the tie to it private keeps private what may come
 * of the other one later. Nothing of this shows to anybody else: merging the two would.
 */
export async function takeAddress(
  context: Context,
  transaction: WriteTransaction,
  hidden: readonly PersonRecord[],
  email: string | null,
): Promise<void> {
  if (hidden.length === 0) return;
  const hiddenIds = recordsOf(context, hidden);
  await transaction.run(giveUpAddress, { ids: hiddenIds, email });
  transaction.touch(...hiddenIds.map((one) => `person:${one}` as const));
}

/** After the record with the address is there: see `takeAddress`. */
export async function carryPrivacy(
  context: Context,
  transaction: WriteTransaction,
  id: string,
  hidden: readonly PersonRecord[],
): Promise<void> {
  const otherIds = recordsOf(context, hidden);
  if (otherIds.length === 0) return;
  await keepPrivateForSameAddress(transaction, [{ id, otherIds }], context.model.asOf);
}

function recordsOf({ directory }: Context, people: readonly PersonRecord[]): string[] {
  return people.flatMap(({ id }) => directory.idsOf(id));
}

function partition<Value>(values: readonly Value[], isFirst: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

export function emailTaken(): PerlenError {
  return new PerlenError('ALREADY_EXISTS', 'Somebody has this e-mail address already.', 'email');
}

const giveUpAddress = defineQuery('people/give-up-address', noRows);
