import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { allSettings } from '../../read-model/queries.js';
import { defineQuery } from '../../store/queries.js';
import type { Store, WriteTransaction } from '../../store/store.js';
import type { ImportKind } from './batch.js';

const hashKeyQuery = defineQuery('imports/hash-key', z.object({ value: z.string() }));

/**
 * The secret under which messages are hashed: made with the first import of mail and kept in the store. A dry run on a
 * store without one has nothing to compare with and takes one of its own.
 */
export async function hashKeyFor(store: Store, kind: ImportKind, isDryRun: boolean): Promise<string> {
  const fresh = randomBytes(32).toString('hex');
  if (kind !== 'MAIL') return fresh;
  const known = (await store.read(allSettings)).find(({ id }) => id === 'hashKey')?.value;
  if (known !== undefined || isDryRun) return known ?? fresh;
  return (await store.write(hashKeyIn)).value;
}

/** The same within a transaction: made by it if there is none yet. */
export async function hashKeyIn(transaction: WriteTransaction): Promise<string> {
  const fresh = randomBytes(32).toString('hex');
  const [row] = await transaction.run(hashKeyQuery, { value: fresh });
  return row?.value ?? fresh;
}
