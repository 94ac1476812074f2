import type { ReadModel } from '../read-model/read-model.js';
import { perChange } from '../search/per-change.js';
import { type ListEntry, OrderedRows } from './ordered-rows.js';

/** All rows of a list as of one change, whoever may see them, and their orders, each made when first asked for. */
export class ListTable<Sort extends string, Entry extends ListEntry<Sort>> {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly #orders = new Map<Sort, OrderedRows<Sort, Entry>>();
  /** Orders of an earlier table that this one has not needed yet. */
  readonly #earlier: ReadonlyMap<Sort, OrderedRows<Sort, Entry>>;

  constructor(entries: ReadonlyMap<string, Entry>, former: ListTable<Sort, Entry> | undefined) {
    this.entries = entries;
    this.#earlier = new Map(former === undefined ? [] : [...former.#earlier, ...former.#orders]);
  }

  order(sort: Sort): OrderedRows<Sort, Entry> {
    const known = this.#orders.get(sort);
    if (known !== undefined) return known;
    const made = OrderedRows.of(sort, this.entries, this.#earlier.get(sort));
    this.#orders.set(sort, made);
    return made;
  }
}

/**
 * Keeps the table of a kind of record up to date: a record that is the same object, and whose entry says it still
 * holds, keeps its entry.
 */
export function tableOf<
  Sort extends string,
  Record,
  Entry extends ListEntry<Sort> & { readonly record: Record },
>(
  recordsOf: (model: ReadModel) => ReadonlyMap<string, Record>,
  stillHolds: (model: ReadModel, entry: Entry) => boolean,
  entryMaker: (model: ReadModel) => (record: Record) => Entry,
): (model: ReadModel) => ListTable<Sort, Entry> {
  return perChange((model, former: ListTable<Sort, Entry> | undefined) => {
    const makeEntry = entryMaker(model);
    const entries = new Map<string, Entry>();
    let keptCount = 0;
    for (const [id, record] of recordsOf(model)) {
      const known = former?.entries.get(id);
      const isKept = known !== undefined && known.record === record && stillHolds(model, known);
      if (isKept) keptCount += 1;
      entries.set(id, isKept ? known : makeEntry(record));
    }
    const isUnchanged =
      former !== undefined && keptCount === entries.size && keptCount === former.entries.size;
    return isUnchanged ? former : new ListTable(entries, former);
  });
}
