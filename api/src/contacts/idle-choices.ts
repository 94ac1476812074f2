import { z } from 'zod';
import type { Directory } from '../read-model/directory.js';
import { readInChunks } from '../read-model/queries.js';
import { sourcesByIds } from '../sources/source-records.js';
import { defineQuery, noRows } from '../store/queries.js';
import { type Reader, type Store, touchedTie, type WriteTransaction } from '../store/store.js';
import { recordPairs } from '../ties/ties.js';
import { ownerOfSource } from './own-sources.js';

/**
 * What was chosen for a tie may go only once nothing at all speaks of the tie any more: otherwise it would stand at the
 * company default, now or as soon as a source is switched on again.
 */

const pairsWithEvidence = defineQuery(
  'contacts/pairs-with-evidence',
  z.object({ from: z.string(), to: z.string() }),
);
const importedSharing = defineQuery('contacts/imported-sharing', z.object({ other: z.string() }));
const removeImportedSharing = defineQuery('contacts/remove-imported-sharing', noRows);

const CHOICES_PER_TRANSACTION = 500;

/** Those of some people of whose tie with the owner nothing is left, by the ids given. */
export async function idleTies(
  reader: Reader,
  directory: Directory,
  ownerId: string,
  otherIds: readonly string[],
): Promise<string[]> {
  const person = directory.canonicalId(ownerId);
  const pairs = otherIds.flatMap((id) => recordPairs(directory, person, directory.canonicalId(id)));
  const spokenOf = await readInChunks(reader, pairsWithEvidence, 'pairs', pairs);
  const held = new Set(spokenOf.map(({ to }) => directory.canonicalId(to)));
  return otherIds.filter((id) => !held.has(directory.canonicalId(id)));
}

/**
 * Takes back what an employee chose while they brought in a source of their own, after its evidence has gone; of any
 * other source nothing. Each `step` is a transaction.
 */
export async function takeBackImportedChoices(
  store: Store,
  directory: () => Directory,
  source: string,
  step: (what: (transaction: WriteTransaction) => Promise<void>) => Promise<void>,
): Promise<void> {
  const [record] = await sourcesByIds(store, [source]);
  const ownerId = record === undefined ? undefined : ownerOfSource(record);
  if (ownerId === undefined) return;
  const chosen = await store.read(importedSharing, { ownerId, source });
  const ids = chosen.map(({ other }) => other);
  for (let start = 0; start < ids.length; start += CHOICES_PER_TRANSACTION) {
    const some = ids.slice(start, start + CHOICES_PER_TRANSACTION);
    await step(async (transaction) => {
      const others = await idleTies(transaction, directory(), ownerId, some);
      await transaction.run(removeImportedSharing, { ownerId, others, source });
      const { canonicalId } = directory();
      transaction.touch(...others.map((other) => touchedTie(canonicalId(ownerId), canonicalId(other))));
    });
  }
}
