import { type Refusal, type RowRefusalReason, reportValue } from '../report.js';

/** One thing that is wrong with a row of a CSV file, once the store is asked. */
export function rowRefusal(
  file: string,
  line: number,
  field: string,
  value: string,
  reason: RowRefusalReason,
): Refusal {
  return { place: { file, line }, field, value: reportValue(value), reason };
}

/** What all plans of CSV batches have to know. */
export interface CsvPlanSettings {
  readonly file: string;
  /** The file as a source of evidence. */
  readonly sourceId: string;
  readonly ownDomains: readonly string[];
  /** The clock's whole UTC day since 1970-01-01. */
  readonly todayDay: number;
}
