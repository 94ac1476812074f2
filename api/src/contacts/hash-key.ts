import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';

const hashKeyQuery = defineQuery('imports/hash-key', z.object({ value: z.string() }));

/** The secret under which messages are hashed, made with the first mail of whatever import. */
export async function hashKeyIn(transaction: WriteTransaction): Promise<string> {
  const fresh = randomBytes(32).toString('hex');
  const [row] = await transaction.run(hashKeyQuery, { value: fresh });
  return row?.value ?? fresh;
}
