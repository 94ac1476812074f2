import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { SHARING } from '../network/types.js';
import { canSeePerson } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery, noRows } from '../store/queries.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';

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

/** After the record with the address is there: see `takeAddress`. Kept private by choice, rule or default alike. */
export async function carryPrivacy(
  context: Context,
  transaction: WriteTransaction,
  id: string,
  hidden: readonly PersonRecord[],
): Promise<void> {
  if (hidden.length === 0) return;
  const { directory } = context;
  const chosen = await transaction.read(keepingPrivate, { ids: recordsOf(context, hidden) });
  const keeping = hidden.flatMap((person) => keepingPrivateNow(context, person));
  const ownerIds = [...new Set([...chosen.map((owner) => directory.canonicalId(owner.id)), ...keeping])];
  const at = new Date().toISOString();
  const owners = await transaction.run(carryPrivacyQuery, { id, ownerIds, at });
  transaction.touch(...owners.map((owner) => touchedTie(owner.id, id)));
}

function keepingPrivateNow({ model, directory }: Context, { id }: PersonRecord): string[] {
  if (!model.graph.hasPerson(id)) return [];
  return model.graph.neighbours(id).flatMap((neighbour) => {
    const owner = directory.people.get(neighbour.id);
    const isOwner = owner !== undefined && standingOf(owner, model.asOf) === 'EMPLOYEE';
    return isOwner && neighbour.sharing === SHARING.private ? [owner.id] : [];
  });
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
const keepingPrivate = defineQuery('people/keeping-private', z.object({ id: z.string() }));
const carryPrivacyQuery = defineQuery('people/carry-privacy', z.object({ id: z.string() }));
