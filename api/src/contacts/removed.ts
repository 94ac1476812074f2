import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import type { PersonRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';

/** Whom an employee removed from their contacts: remembered for them alone, so that a later file does not bring them back. */

const removedQuery = defineQuery('contacts/removed', z.object({ ids: z.array(z.string()).nullable() }));
const saveRemoved = defineQuery('contacts/save-removed', noRows);

/** Ids of people, also of those that are no longer there. */
export async function removedIds(
  { application, directory }: Context,
  owner: PersonRecord,
): Promise<Set<string>> {
  const rows = await application.store.read(removedQuery, { ownerIds: directory.idsOf(owner.id) });
  return new Set(rows.flatMap(({ ids }) => ids ?? []));
}

/** Adds and forgets ids within a transaction. */
export async function rememberRemoved(
  transaction: WriteTransaction,
  ownerId: string,
  added: readonly string[],
  forgotten: readonly string[],
): Promise<void> {
  if (added.length === 0 && forgotten.length === 0) return;
  await transaction.run(saveRemoved, { ownerId, added, forgotten });
}
