import { compareText, firstPlace, mergeSorted } from '../search/sorted.js';

/** What a list shows a line of: an id, its folded name, and a sort key for each column it can be sorted by. */
export interface ListEntry<Sort extends string = string> {
  readonly id: string;
  /** Folded; decides between rows of equal keys. */
  readonly name: string;
  /** Folded, too; null where a row has nothing in that column. Compared by code unit. */
  readonly keys: Readonly<Record<Sort, string | null>>;
}

/** Where a row stands under some sort. */
export interface ListPosition {
  readonly key: string | null;
  readonly name: string;
  readonly id: string;
}

/**
 * The rows of a list in the order of one column, then by name and id. Rows with nothing in that column come last in
 * either direction. A change alters the order without sorting all of it anew: entries that stay the same object stay.
 */
export class OrderedRows<Sort extends string, Entry extends ListEntry<Sort>> {
  readonly #sort: Sort;
  readonly #filled: readonly Entry[];
  readonly #empty: readonly Entry[];

  private constructor(sort: Sort, filled: readonly Entry[], empty: readonly Entry[]) {
    this.#sort = sort;
    this.#filled = filled;
    this.#empty = empty;
  }

  /** The order of these entries. What `former` holds unchanged is taken from it as it stands. */
  static of<Sort extends string, Entry extends ListEntry<Sort>>(
    sort: Sort,
    entries: ReadonlyMap<string, Entry>,
    former?: OrderedRows<Sort, Entry>,
  ): OrderedRows<Sort, Entry> {
    const isThere = (entry: Entry) => entries.get(entry.id) === entry;
    const keptFilled = (former === undefined ? [] : former.#filled).filter(isThere);
    const keptEmpty = (former === undefined ? [] : former.#empty).filter(isThere);
    const kept = new Set(former === undefined ? [] : [...keptFilled, ...keptEmpty]);
    const compare = (one: Entry, other: Entry) =>
      compareFilled(positionUnder(one, sort), positionUnder(other, sort));
    const added = [...entries.values()].filter((entry) => !kept.has(entry));
    const addedFilled = added.filter((entry) => entry.keys[sort] !== null).sort(compare);
    const addedEmpty = added.filter((entry) => entry.keys[sort] === null).sort(compare);
    return new OrderedRows(
      sort,
      mergeSorted(keptFilled, addedFilled, compare),
      mergeSorted(keptEmpty, addedEmpty, compare),
    );
  }

  /** Rows behind a position, first to last or the other way round. */
  *after(position: ListPosition | null, isDescending: boolean): Generator<Entry> {
    if (position === null || position.key !== null) yield* this.#walk(this.#filled, position, isDescending);
    yield* this.#walk(this.#empty, position?.key === null ? position : null, isDescending);
  }

  *#walk(rows: readonly Entry[], position: ListPosition | null, isDescending: boolean): Generator<Entry> {
    const place = position === null ? -1 : this.#firstNotBefore(rows, position);
    if (isDescending) {
      for (let at = position === null ? rows.length - 1 : place - 1; at >= 0; at -= 1) {
        const row = rows[at];
        if (row !== undefined) yield row;
      }
      return;
    }
    const first = position === null ? 0 : place;
    for (let at = first; at < rows.length; at += 1) {
      const row = rows[at];
      if (row !== undefined && (position === null || at > first || this.#compare(row, position) !== 0))
        yield row;
    }
  }

  #firstNotBefore(rows: readonly Entry[], position: ListPosition): number {
    return firstPlace(rows, (row) => this.#compare(row, position) < 0);
  }

  #compare(row: Entry, position: ListPosition): number {
    return compareFilled(positionUnder(row, this.#sort), position);
  }
}

/** Where an entry stands under a sort. */
export function positionUnder<Sort extends string>(entry: ListEntry<Sort>, sort: Sort): ListPosition {
  return { key: entry.keys[sort], name: entry.name, id: entry.id };
}

/** Both with a key, or both without. */
function compareFilled(one: ListPosition, other: ListPosition): number {
  return (
    compareText(one.key ?? '', other.key ?? '') ||
    compareText(one.name, other.name) ||
    compareText(one.id, other.id)
  );
}
