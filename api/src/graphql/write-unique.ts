import { ConstraintViolation } from '../store/errors.js';
import type { WriteTransaction } from '../store/store.js';
import type { Context } from './context.js';
import type { PerlenError } from './errors.js';

/** Writes what must be the only one of its kind; throws `taken` where another process was quicker. */
export async function writeUnique(
  context: Context,
  taken: () => PerlenError,
  work: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  try {
    await context.application.live.write(work);
  } catch (error) {
    throw error instanceof ConstraintViolation ? taken() : error;
  }
}
