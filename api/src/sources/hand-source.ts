import type { Directory } from '../read-model/directory.js';
import { importedId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';

/** Kind of a source that one employee keeps by hand. */
export const HAND = 'HAND';

const saveHand = defineQuery('sources/save-hand', noRows);

/** Makes sure of the source in which an employee records what they remember, and answers its id. */
export async function saveHandSource(transaction: WriteTransaction, personId: string): Promise<string> {
  const id = handSourceId(personId);
  await transaction.run(saveHand, { id, key: handKey(personId) });
  return id;
}

/** The sources of an employee by hand: those of all records that live on in them. */
export function handSourceIds(directory: Directory, personId: string): string[] {
  return directory.idsOf(personId).map(handSourceId);
}

function handSourceId(personId: string): string {
  return importedId('source', handKey(personId));
}

function handKey(personId: string): string {
  return `${HAND} ${personId}`;
}
