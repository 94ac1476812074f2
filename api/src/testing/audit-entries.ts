import { chainEnds, readBlocks } from '../audit/audit-store.js';
import { openBlock } from '../audit/block.js';
import { type AuditEntry, entryOf } from '../audit/entry.js';
import type { Store } from '../store/store.js';

/** All entries of a store, the earliest first. */
export async function entriesIn(store: Store): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  for await (const { content } of readBlocks(store, await chainEnds(store))) {
    found.push(...(await openBlock(content)).entries);
  }
  return found;
}

/** Somebody looked at ben's page. */
export function entryNumber(number: number): AuditEntry {
  const facts = {
    at: Date.now(),
    requestId: `r${number}`,
    operation: 'person',
    isChange: false,
    isRefused: false,
    purpose: null,
    role: 'EMPLOYEE' as const,
    askerId: `e${number}`,
  };
  return entryOf(facts, ['ben'], ['ben']);
}
