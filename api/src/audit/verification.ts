import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import type { Store } from '../store/store.js';
import { auditLogOf } from './audit-log.js';
import { chainEnds, readBlocks } from './audit-store.js';
import { type ChainPlace, type Verification, verifyChain } from './chain.js';

export interface VerificationView {
  readonly isWhole: boolean;
  readonly blocks: number;
  readonly entries: number;
  readonly from: string | null;
  readonly until: string | null;
  readonly head: string;
  readonly stub: string | null;
  readonly findings: string[];
}

/** Follows the whole log. Throws BAD_INPUT for a place that is none. */
export async function auditVerification(
  context: Context,
  input: { known?: string | null },
): Promise<VerificationView> {
  const known = input.known === null || input.known === undefined ? null : placeOf(input.known);
  await auditLogOf(context.application).flush();
  const { from, until, head, stub, ...found } = await verifyStore(context.application.store, known);
  return {
    ...found,
    findings: [...found.findings],
    from: from === null ? null : new Date(from).toISOString(),
    until: until === null ? null : new Date(until).toISOString(),
    head: textOf(head),
    stub: stub === null ? null : textOf(stub),
  };
}

const MOST_ATTEMPTS = 3;

/** Verifies the log of a store as it is now; what is forgotten meanwhile is no finding. */
export async function verifyStore(store: Store, known: ChainPlace | null): Promise<Verification> {
  for (let attempt = 1; ; attempt += 1) {
    const ends = await chainEnds(store);
    const found = await verifyChain({ ...ends, known, blocks: readBlocks(store, ends) });
    if (found.isWhole || attempt === MOST_ATTEMPTS) return found;
    const { stub } = await chainEnds(store);
    if (stub?.number === ends.stub?.number) return found;
  }
}

function textOf({ number, hash }: ChainPlace): string {
  return `${number}:${hash}`;
}

function placeOf(text: string): ChainPlace {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64}|)$/.exec(text.trim()) ?? [];
  if (number === undefined || hash === undefined) {
    throw badInput('known', 'A place is NUMBER:HASH, as an earlier verification gave it.');
  }
  return { number: Number(number), hash };
}
