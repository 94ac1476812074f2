import { countRecognised } from './columns.js';
import { readCells } from './read-cells.js';
import { RecordSplitter } from './record-splitter.js';
import type { CsvDelimiter, CsvKind } from './types.js';

/**
 * The delimiter of a file, told from its head: the one by which most column names are known, then the one that cuts
 * most rows into as many cells as the first, then the one that makes most columns. In doubt it
 * is not the comma, which texts and numbers hold too; but a file of one column has one.
 */
export function detectDelimiter(head: string, kind: CsvKind): CsvDelimiter {
  let best: { delimiter: CsvDelimiter; score: readonly number[] } | null = null;
  for (const delimiter of ['\t', ';', ','] as const) {
    const rows = headRows(head, delimiter);
    const [names = []] = rows;
    if (names.length < 2) continue;
    const even = rows.filter((row) => row.length === names.length).length / rows.length;
    const score = [countRecognised(kind, names), even, names.length];
    if (best === null || isGreater(score, best.score)) best = { delimiter, score };
  }
  return best?.delimiter ?? ',';
}

/** The delimiter an Excel file names in its first line (`sep=;`), or null. */
export function namedDelimiter(head: string): CsvDelimiter | null {
  const named = /^sep=([,;\t])\s*(?:\r|\n|$)/i.exec(head)?.[1];
  return named === ',' || named === ';' || named === '\t' ? named : null;
}

const SAMPLE_ROWS = 20;

function headRows(head: string, delimiter: CsvDelimiter): readonly (readonly string[])[] {
  const splitter = new RecordSplitter(delimiter);
  const records = [...splitter.push(head), ...splitter.end()].slice(0, SAMPLE_ROWS);
  // The head may end in the middle of a record.
  const whole = records.length > 1 && records.length < SAMPLE_ROWS ? records.slice(0, -1) : records;
  return readCells(whole, delimiter).flatMap((row) => (row.kind === 'cells' ? [row.cells] : []));
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
