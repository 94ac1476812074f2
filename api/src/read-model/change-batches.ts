import type { Change } from '../store/feed.js';

/** So much is applied at once; more would keep queries waiting. */
const TOUCHED_AT_ONCE = 1_000;

/** Changes that are applied together, in order; one that touched more stands alone. */
export function* batchesOf(changes: readonly Change[]): Generator<Change[]> {
  let batch: Change[] = [];
  let size = 0;
  for (const change of changes) {
    if (batch.length > 0 && size + change.touched.length > TOUCHED_AT_ONCE) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(change);
    size += change.touched.length;
  }
  if (batch.length > 0) yield batch;
}
