import { sourceKeyOf } from '../../read-model/source-keys.js';
import { importedId } from '../../store/ids.js';
import { byKey, bySourceKey } from './known-records.js';
import type { Provenance } from './provenance.js';
import type { Table } from './table.js';

export interface FindDescribedInput<Entry> {
  /** The row's id in its own source; null without one. */
  readonly key: string | null;
  readonly sourceId: string;
  /** Whoever the row's e-mail address or domain belongs to. */
  readonly byAddress: Entry | undefined;
  /** Whoever else the row fits by its name. */
  readonly byName?: Entry | undefined;
  /** The record that another lives on in. */
  readonly living?: (entry: Entry) => Entry;
  /** Whether what the row says of itself fits a record that another source gave the same id. */
  readonly agrees: (entry: Entry) => boolean;
}

export type FoundDescribed<Entry> =
  | {
      readonly kind: 'found';
      readonly entry: Entry | undefined;
      /** Another source gave this id to somebody else: the two are kept apart. */
      readonly isKeyOfAnother: boolean;
    }
  /** The id and the address belong to two records, or this source knows the address by another id. */
  | { readonly kind: 'refused'; readonly because: 'ADDRESS' | 'KEY' };

/**
 * The record a row describes: by its source's own id, else by address, else by an id whose source nobody remembers, else
 * by another source's id if the row agrees with it: two systems may number their records alike.
 */
export function findDescribed<Entry extends Provenance & { readonly id: string }>(
  table: Table<Entry>,
  { key, sourceId, byAddress, byName, living = (entry) => entry, agrees }: FindDescribedInput<Entry>,
): FoundDescribed<Entry> {
  const livingByAddress = byAddress && living(byAddress);
  if (key === null) return { kind: 'found', entry: livingByAddress ?? byName, isKeyOfAnother: false };
  const own = table.find(bySourceKey(sourceKeyOf(sourceId, key))) ?? table.get(importedId(sourceId, key));
  const livingOwn = own && living(own);
  if (livingOwn !== undefined && livingByAddress !== undefined && livingOwn.id !== livingByAddress.id) {
    return { kind: 'refused', because: 'ADDRESS' };
  }
  if (livingOwn !== undefined) return { kind: 'found', entry: livingOwn, isKeyOfAnother: false };
  const named = table.findAll(byKey(key));
  const unremembered = named.filter(({ sourceKeys }) => sourceKeys.length === 0).map(living);
  if (livingByAddress !== undefined) {
    const isOlder = unremembered.some(({ id }) => id === livingByAddress.id);
    if (hasKeyOf(livingByAddress, sourceId) && !isOlder) return { kind: 'refused', because: 'KEY' };
    return { kind: 'found', entry: livingByAddress, isKeyOfAnother: false };
  }
  const fitting = [byName, ...named.map(living).filter(agrees)].find(
    (one) => one !== undefined && !hasKeyOf(one, sourceId),
  );
  const entry = unremembered[0] ?? fitting;
  return { kind: 'found', entry, isKeyOfAnother: entry === undefined && named.length > 0 };
}

function hasKeyOf({ sourceKeys }: Provenance, sourceId: string): boolean {
  return sourceKeys.some((one) => one.startsWith(sourceKeyOf(sourceId, '')));
}
