import type { CsvKind, CsvRow } from '../csv/types.js';
import type { Refusal } from '../report.js';
import { type BatchPlan, BatchTally } from './batch.js';
import type { Table } from './table.js';

/** What a row comes to: the record as it was and as it is now, or why the row is left out. */
export type Described<Entry> =
  | {
      readonly kind: 'described';
      readonly before: Entry | undefined;
      readonly after: Entry;
      /** Values that were left out while the row was taken. */
      readonly notices: readonly Refusal[];
      /** A row that says nothing else was left out for this reason. */
      readonly reasonWithoutNews?: string;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Plans rows that each describe one record of a table. */
export function planRows<Kind extends CsvKind, Entry extends { readonly id: string }>(
  rows: readonly CsvRow<Kind>[],
  table: Table<Entry>,
  describe: (row: Extract<CsvRow<Kind>, { kind: 'ok' }>) => Described<Entry>,
): BatchPlan {
  const tally = new BatchTally();
  for (const row of rows) {
    if (row.kind === 'refused') {
      tally.refuseRow(row.refusals);
      continue;
    }
    const result = describe(row);
    if (result.kind === 'refused') {
      tally.refuseRow([result.refusal]);
      continue;
    }
    const isNews = JSON.stringify(result.before) !== JSON.stringify(result.after);
    if (isNews) table.set(result.after);
    tally.refuse(...result.notices);
    if (!isNews && result.reasonWithoutNews !== undefined) tally.rowWithout(result.reasonWithoutNews);
    else tally.row(isNews);
  }
  return { counts: tally.counts(), refusals: tally.refusals, countedMessages: [], evidence: [], pairs: [] };
}
