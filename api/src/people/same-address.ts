import { z } from 'zod';
import { SHARING } from '../network/types.js';
import { readInChunks } from '../read-model/queries.js';
import { sharingLevel, standingOf } from '../read-model/standing.js';
import { defineQuery } from '../store/queries.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';
import { pairsOf, readSharing } from './keep-sharing.js';

/** A record, and others that have one of its addresses. */
export interface SameAddress {
  readonly id: string;
  readonly otherIds: readonly string[];
}

/**
 * Whoever keeps their tie to one of the others private, by choice, rule or default, keeps private what may come to be
 * between them and the record, unless a tie or a choice is there (decision 7). `day` is an ISO date.
 */
export async function keepPrivateForSameAddress(
  transaction: WriteTransaction,
  records: readonly SameAddress[],
  day: string,
): Promise<void> {
  if (records.length === 0) return;
  const otherIds = [...new Set(records.flatMap((record) => record.otherIds))];
  const pairs = await readInChunks(transaction, pairsOf, 'ids', otherIds);
  const people = [...new Set([...otherIds, ...pairs.map(({ other }) => other)])];
  const directory = await readSharing(transaction, people, pairs);
  const keepers = new Map<string, Set<string>>();
  for (const { id, other: ownerId } of pairs) {
    const owner = directory.person(ownerId);
    const contact = directory.person(id);
    if (owner === undefined || contact === undefined || standingOf(owner, day) !== 'EMPLOYEE') continue;
    if (sharingLevel(directory, owner, contact, day) !== SHARING.private) continue;
    keepers.set(id, (keepers.get(id) ?? new Set<string>()).add(owner.id));
  }
  const at = new Date().toISOString();
  for (const record of records) {
    const ownerIds = [...new Set(record.otherIds.flatMap((id) => [...(keepers.get(id) ?? [])]))];
    if (ownerIds.length === 0) continue;
    const owners = await transaction.run(carryPrivacy, { id: record.id, ownerIds, at });
    transaction.touch(...owners.map((owner) => touchedTie(owner.id, record.id)));
  }
}

const carryPrivacy = defineQuery('people/carry-privacy', z.object({ id: z.string() }));
