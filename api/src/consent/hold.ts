import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';

const hold = defineQuery('consent/hold', noRows);

/**
 * Keeps consents and objections as they are until the transaction ends. Call it before they are read for what is written
 * after: whoever withdraws meanwhile waits, and then takes away what was written.
 */
export async function holdConsents(transaction: WriteTransaction): Promise<void> {
  await transaction.run(hold, { lock: newId() });
}
