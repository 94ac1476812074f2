/** Counting what each choice of a filter would leave. */

export interface Facet<Key extends string, Entry> {
  readonly key: Key;
  /** The choices a row falls under; empty if none. */
  readonly valuesOf: (entry: Entry) => readonly string[];
  /** Rows under one of these are wanted; null: no choice was made. */
  readonly chosen: ReadonlySet<string> | null;
}

export interface FacetCounts<Key extends string> {
  /** Rows under all choices. */
  readonly total: number;
  /** For each facet and value the rows there would be if that facet were set to that value alone. */
  readonly counts: ReadonlyMap<Key, ReadonlyMap<string, number>>;
}

/** Whether a row is under what was chosen of every facet. */
export function isChosen<Key extends string, Entry>(
  facets: readonly Facet<Key, Entry>[],
): (entry: Entry) => boolean {
  const active = facets.filter(({ chosen }) => chosen !== null);
  return (entry) => active.every((facet) => isUnder(facet, entry));
}

/**
 * Counts rows in one pass. A row that fails one facet alone still counts for the other values of that one. Every count
 * is of rows the caller would list: it says nothing that the rows themselves do not.
 */
export function countFacets<Key extends string, Entry>(
  rows: Iterable<Entry>,
  facets: readonly Facet<Key, Entry>[],
): FacetCounts<Key> {
  const all = facets.map((facet) => ({ facet, counts: new Map<string, number>() }));
  const active = all.filter(({ facet }) => facet.chosen !== null);
  let total = 0;
  for (const row of rows) {
    let failed: (typeof all)[number] | undefined;
    let failedCount = 0;
    for (const one of active) {
      if (isUnder(one.facet, row)) continue;
      failed = one;
      failedCount += 1;
      if (failedCount > 1) break;
    }
    if (failedCount > 1) continue;
    if (failed === undefined) total += 1;
    for (const { facet, counts } of failed === undefined ? all : [failed]) {
      for (const value of facet.valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return { total, counts: new Map(all.map(({ facet, counts }) => [facet.key, counts])) };
}

function isUnder<Key extends string, Entry>({ chosen, valuesOf }: Facet<Key, Entry>, entry: Entry): boolean {
  if (chosen === null) return true;
  for (const value of valuesOf(entry)) if (chosen.has(value)) return true;
  return false;
}
