import type { ByteInput } from '../read-input.js';
import { type FileRefusalReason, type Refusal, type RowRefusalReason, reportValue } from '../report.js';
import { assignColumns, type ColumnAssignment } from './columns.js';
import { decodeText, detectEncoding } from './decode-text.js';
import { detectDelimiter, namedDelimiter } from './detect-delimiter.js';
import { type ReadCells, readCells } from './read-cells.js';
import { RecordSplitter, type SplitRecord } from './record-splitter.js';
import { ROW_READERS, type RowReader } from './row-readers.js';
import type {
  CsvCursor,
  CsvDelimiter,
  CsvEncoding,
  CsvHead,
  CsvKind,
  CsvOpening,
  CsvOptions,
  CsvRow,
  CsvSource,
} from './types.js';
import { type Cells, RowProblems } from './values.js';

const FIRST_CSV_CURSOR: CsvCursor = { rows: 0 };

/**
 * Recognises a CSV file: encoding, delimiter, columns. Ready to be read, or a mapping is needed first, or the file
 * is refused with a reason. Throws only what the disk throws after it could be opened.
 */
export async function openCsv<Kind extends CsvKind>(
  input: ByteInput,
  kind: Kind,
  options: CsvOptions,
): Promise<CsvOpening<Kind>> {
  const refused = (reason: FileRefusalReason) => ({ kind: 'refused' as const, reason, name: input.name });
  try {
    const detected = await detectEncoding(input);
    if (detected.kind === 'refused') return refused(detected.reason);
    const text = await headText(input, detected.encoding);
    const layout: Layout = {
      encoding: detected.encoding,
      delimiter: namedDelimiter(text) ?? detectDelimiter(text, kind),
      hasNamedDelimiter: namedDelimiter(text) !== null,
    };
    const [names, ...samples] = await firstRows(input, layout);
    if (names === undefined) return refused('emptyFile');
    if (names.length > MAX_COLUMNS) return refused('unknownFormat');
    const assignment = assignColumns(kind, names, samples, options.mapping);
    const head: CsvHead = { ...layout, columns: assignment.columns };
    const { missing, problems } = assignment;
    if (missing.length > 0 || problems.length > 0) return { kind: 'mappingNeeded', head, missing, problems };
    return { kind: 'ready', source: source(input, kind, options.todayDay, layout, head, assignment) };
  } catch (error) {
    return refused(isMissing(error) ? 'missingFile' : 'unreadable');
  }
}

interface Layout {
  readonly encoding: CsvEncoding;
  readonly delimiter: CsvDelimiter;
  /** The first line is `sep=...`. */
  readonly hasNamedDelimiter: boolean;
}

/** More columns than this come from a wrong kind of file. */
const MAX_COLUMNS = 500;
const HEAD_LENGTH = 64 * 1024;
const SAMPLE_ROWS = 20;

function source<Kind extends CsvKind>(
  input: ByteInput,
  kind: Kind,
  todayDay: number,
  layout: Layout,
  head: CsvHead,
  assignment: ColumnAssignment,
): CsvSource<Kind> {
  let doneBytes = 0;
  return {
    csvKind: kind,
    name: input.name,
    head,
    unusedColumns: head.columns.filter((column) => column.field === null).map((column) => column.name),
    totalBytes: input.sizeBytes,
    doneBytes: () => doneBytes,
    read: async function* (from = FIRST_CSV_CURSOR, signal) {
      doneBytes = 0;
      const reader = ROW_READERS[kind](todayDay);
      const rows = allRows(input, layout, (count) => {
        doneBytes += count;
      });
      let number = -1;
      for await (const row of rows) {
        if (signal?.aborted) return;
        number += 1;
        if (number === 0) continue;
        const read = readRow<Kind>(row, input.name, assignment, reader, number);
        // Rows done before are read again for the ids in them, and not given again.
        if (number > from.rows) yield read;
      }
    },
  };
}

function readRow<Kind extends CsvKind>(
  row: ReadCells,
  file: string,
  assignment: ColumnAssignment,
  reader: RowReader<Kind>,
  number: number,
): CsvRow<Kind> {
  const { line } = row;
  const next = { rows: number };
  const refusal = (field: string | null, value: string, reason: RowRefusalReason): Refusal => ({
    place: { file, line },
    field,
    value: reportValue(value),
    reason,
  });
  if (row.kind === 'refused') {
    return { kind: 'refused', line, refusals: [refusal(null, row.text, row.reason)], next };
  }
  const { columns, positions } = assignment;
  const surplus = row.cells.slice(columns.length).filter((cell) => cell !== '');
  if (surplus.length > 0) {
    return { kind: 'refused', line, refusals: [refusal(null, surplus.join(' '), 'tooManyColumns')], next };
  }
  const cells: Cells = (field) => row.cells[positions.get(field) ?? -1]?.trim() ?? '';
  const problems = new RowProblems(cells);
  for (const field of positions.keys())
    if (isGarbled(cells(field))) problems.refuse(field, 'controlCharacters');
  const record = problems.found.length > 0 ? null : reader(cells, problems);
  if (record !== null) return { kind: 'ok', line, record, next };
  const refusals = problems.found.map(({ field, value, reason }) => {
    const column = columns[positions.get(field) ?? -1]?.name ?? field;
    return refusal(column, value, reason);
  });
  return { kind: 'refused', line, refusals, next };
}

/** What no text has: zero bytes, and the sign for bytes that could not be decoded. */
function isGarbled(text: string): boolean {
  return text.includes('\0') || text.includes('\ufffd');
}

/** Header and data rows; rows whose cells are all empty are passed over. */
async function* allRows(
  input: ByteInput,
  layout: Layout,
  onBytes: (count: number) => void,
): AsyncGenerator<ReadCells, void, void> {
  const splitter = new RecordSplitter(layout.delimiter);
  let isFirst = layout.hasNamedDelimiter;
  const take = function* (records: readonly SplitRecord[]): Generator<ReadCells> {
    for (const row of readCells(records, layout.delimiter)) {
      if (row.kind === 'cells' && row.cells.every((cell) => cell === '')) continue;
      if (isFirst) isFirst = false;
      else yield row;
    }
  };
  for await (const piece of decodeText(input, layout.encoding, onBytes)) yield* take(splitter.push(piece));
  yield* take(splitter.end());
}

async function firstRows(input: ByteInput, layout: Layout): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const row of allRows(input, layout, () => {})) {
    if (row.kind === 'cells') rows.push(row.cells);
    // A header that cannot be read leaves nothing to go by.
    else if (rows.length === 0) rows.push([row.text]);
    if (rows.length > SAMPLE_ROWS) break;
  }
  return rows;
}

async function headText(input: ByteInput, encoding: CsvEncoding): Promise<string> {
  let text = '';
  for await (const piece of decodeText(input, encoding)) {
    text += piece;
    if (text.length >= HEAD_LENGTH) break;
  }
  return text.slice(0, HEAD_LENGTH);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
