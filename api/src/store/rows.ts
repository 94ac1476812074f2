import type { Query, RawRow } from './store.js';

/** Checks raw rows against the query's row schema; the error names the query and the column. */
export function checkRows<Row>(query: Query<Row>, rows: readonly RawRow[]): Row[] {
  return rows.map((row) => {
    const checked = query.row.safeParse(row);
    if (checked.success) return checked.data;
    const issue = checked.error.issues[0];
    throw new Error(`${query.name} answered an unexpected row: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}
