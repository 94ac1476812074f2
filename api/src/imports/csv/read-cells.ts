import { parse } from 'csv-parse/sync';
import type { SplitRecord } from './record-splitter.js';
import type { CsvDelimiter } from './types.js';

/** A record's values in file order, or a line left out. */
export type ReadCells =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | Extract<SplitRecord, { kind: 'refused' }>;

/**
 * The values of many records at once, by csv-parse. When the batch does not come out record for record, each is
 * read alone, so that one odd record takes nothing with it.
 */
export function readCells(records: readonly SplitRecord[], delimiter: CsvDelimiter): readonly ReadCells[] {
  const whole = records.filter((record) => record.kind === 'record');
  const parsed = parseAll(
    whole.map((record) => record.text),
    delimiter,
  );
  let at = 0;
  return records.map((record) => {
    if (record.kind === 'refused') return record;
    const cells = parsed === null ? parseOne(record.text, delimiter) : parsed[at++];
    return cells === undefined || cells === null
      ? { kind: 'refused', line: record.line, text: record.text, reason: 'quotes' }
      : { kind: 'cells', line: record.line, cells };
  });
}

function parseAll(texts: readonly string[], delimiter: CsvDelimiter): readonly string[][] | null {
  try {
    const parsed = parse(texts.join('\n'), options(delimiter));
    return parsed.length === texts.length ? parsed : null;
  } catch {
    return null;
  }
}

function parseOne(text: string, delimiter: CsvDelimiter): string[] | null {
  const parsed = parseAll([text], delimiter);
  return parsed?.[0] ?? null;
}

function options(delimiter: CsvDelimiter) {
  return {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    // Spaces beside a delimiter are no part of a value; a tab may be the delimiter.
    trim: true,
    max_record_size: 0,
  };
}
