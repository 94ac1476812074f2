import { openCsv } from '../csv/open-csv.js';
import type { CsvCursor, CsvHead, CsvKind, CsvMapping, CsvRow, CsvSource } from '../csv/types.js';
import { FIRST_MAIL_CURSOR, openMail } from '../mail/open-mail.js';
import type { MailCursor, MailSource } from '../mail/types.js';
import { type ByteInput, fileInput } from '../read-input.js';
import type { FileRefusalReason } from '../report.js';
import type { BatchPlan, ImportKind } from './batch.js';
import type { KnownRecords } from './known-records.js';
import { type MailItem, type MailPlanSettings, mailItemOf, planMail } from './mail-batch.js';
import { planOrganizations } from './organizations-batch.js';
import { addressesOfRows, planPeople } from './people-batch.js';
import type { PresentEvidence } from './present-evidence.js';
import { planProjects } from './projects-batch.js';
import type { CsvPlanSettings } from './row-refusal.js';
import type { ImportPosition } from './runs.js';
import { planTies } from './ties-batch.js';

/** A batch that was read: what it would change can be planned any number of times. */
export interface ImportBatch {
  /** Where reading goes on once this batch is written. */
  readonly next: ImportPosition;
  readonly plan: (draft: KnownRecords, present: PresentEvidence) => Promise<BatchPlan>;
}

/** A file that can be imported. */
export interface OpenImport {
  readonly totalBytes: number;
  readonly doneBytes: () => number;
  readonly batches: (
    from: ImportPosition | null,
    signal: AbortSignal,
  ) => AsyncGenerator<ImportBatch, void, void>;
}

export type ImportOpening =
  | { readonly kind: 'ready'; readonly source: OpenImport; readonly head: CsvHead | null }
  | { readonly kind: 'mappingNeeded'; readonly head: CsvHead }
  | { readonly kind: 'refused'; readonly reason: FileRefusalReason };

export interface OpenImportInput {
  readonly kind: ImportKind;
  readonly path: string;
  /** The file's name as it was given, for the report. */
  readonly fileName: string;
  readonly sourceId: string;
  readonly ownDomains: readonly string[];
  readonly mapping: CsvMapping | null;
  readonly todayDay: number;
  readonly hashKey: string;
  /** Messages or rows in one transaction; absent: as many as is quick. */
  readonly rowsPerBatch?: number;
}

/** Recognises the file and makes its batches; what is wrong with the file as a whole comes back as a reason. */
export async function openImport(input: OpenImportInput): Promise<ImportOpening> {
  switch (input.kind) {
    case 'MAIL':
      return openMailImport(input);
    case 'PEOPLE':
      return openCsvImport(input, 'people', async (rows, draft, present, settings) =>
        planPeople(rows, draft, settings, await present.gate(draft, addressesOfRows(rows))),
      );
    case 'ORGANIZATIONS':
      return openCsvImport(input, 'organizations', async (rows, draft, _present, settings) =>
        planOrganizations(rows, draft, settings),
      );
    case 'PROJECTS':
      return openCsvImport(input, 'projects', async (rows, draft, _present, settings) =>
        planProjects(rows, draft, settings),
      );
    case 'TIES':
      return openCsvImport(input, 'ties', planTies);
  }
}

const MESSAGES_PER_BATCH = 500;
/** Messages to thousands make a batch of their own size. */
const FINDINGS_PER_BATCH = 20_000;
const ROWS_PER_BATCH = 1_000;

async function openMailImport(input: OpenImportInput): Promise<ImportOpening> {
  const opening = await openMail(input.path);
  if (opening.kind === 'refused') return opening;
  const { ownDomains, todayDay, hashKey, sourceId } = input;
  const { source } = opening;
  return {
    kind: 'ready',
    head: null,
    source: {
      totalBytes: source.totalBytes,
      doneBytes: source.doneBytes,
      batches: (from, signal) =>
        mailBatches(source, from, signal, input, { ownDomains, todayDay, hashKey, sourceId }),
    },
  };
}

async function* mailBatches(
  source: MailSource,
  from: ImportPosition | null,
  signal: AbortSignal,
  { fileName, rowsPerBatch = MESSAGES_PER_BATCH }: OpenImportInput,
  settings: MailPlanSettings,
): AsyncGenerator<ImportBatch, void, void> {
  const isSingleFile = source.kind === 'mbox' || source.kind === 'eml';
  let items: MailItem[] = [];
  let findings = 0;
  let next = mailCursorOf(from);
  const batch = (): ImportBatch => {
    const own = items;
    items = [];
    findings = 0;
    return { next: { ...next }, plan: (draft, present) => planMail(own, draft, present, settings) };
  };
  for await (const reading of source.read(next, signal)) {
    const item = mailItemOf(isSingleFile ? withFileName(reading, fileName) : reading, settings);
    items.push(item);
    if (item.kind === 'message') findings += item.message.people.length + item.message.refusals.length;
    ({ next } = reading);
    if (items.length >= rowsPerBatch || findings >= FINDINGS_PER_BATCH) yield batch();
  }
  if (items.length > 0) yield batch();
}

type Reading = ReturnType<MailSource['read']> extends AsyncGenerator<infer One> ? One : never;

/** An upload lies under a random name; the report says the name it was given. */
function withFileName(reading: Reading, file: string): Reading {
  if (reading.kind === 'message') {
    const { message } = reading;
    return { ...reading, message: { ...message, place: { ...message.place, file } } };
  }
  if (reading.isMessage) {
    return { ...reading, refusal: { ...reading.refusal, place: { ...reading.refusal.place, file } } };
  }
  return { ...reading, refusal: { ...reading.refusal, place: { ...reading.refusal.place, file } } };
}

function mailCursorOf(position: ImportPosition | null): MailCursor {
  const first = FIRST_MAIL_CURSOR;
  return {
    entry: position?.['entry'] ?? first.entry,
    byteOffset: position?.['byteOffset'] ?? first.byteOffset,
    line: position?.['line'] ?? first.line,
    ordinal: position?.['ordinal'] ?? first.ordinal,
  };
}

type PlanRows<Kind extends CsvKind> = (
  rows: readonly CsvRow<Kind>[],
  draft: KnownRecords,
  present: PresentEvidence,
  settings: CsvPlanSettings,
) => Promise<BatchPlan>;

async function openCsvImport<Kind extends CsvKind>(
  input: OpenImportInput,
  kind: Kind,
  plan: PlanRows<Kind>,
): Promise<ImportOpening> {
  let file: ByteInput;
  try {
    file = { ...(await fileInput(input.path)), name: input.fileName };
  } catch {
    return { kind: 'refused', reason: 'missingFile' };
  }
  const { todayDay, sourceId, ownDomains, fileName } = input;
  const opening = await openCsv(file, kind, {
    todayDay,
    ...(input.mapping === null ? {} : { mapping: input.mapping }),
  });
  if (opening.kind !== 'ready') return opening;
  const { source } = opening;
  const settings: CsvPlanSettings = { file: fileName, sourceId, ownDomains, todayDay };
  return {
    kind: 'ready',
    head: source.head,
    source: {
      totalBytes: source.totalBytes,
      doneBytes: source.doneBytes,
      batches: (from, signal) =>
        csvBatches(source, { rows: from?.['rows'] ?? 0 }, signal, plan, settings, input.rowsPerBatch),
    },
  };
}

async function* csvBatches<Kind extends CsvKind>(
  source: CsvSource<Kind>,
  from: CsvCursor,
  signal: AbortSignal,
  plan: PlanRows<Kind>,
  settings: CsvPlanSettings,
  rowsPerBatch = ROWS_PER_BATCH,
): AsyncGenerator<ImportBatch, void, void> {
  let rows: CsvRow<Kind>[] = [];
  let next = from;
  const batch = (): ImportBatch => {
    const own = rows;
    rows = [];
    return { next: { ...next }, plan: (draft, present) => plan(own, draft, present, settings) };
  };
  for await (const row of source.read(from, signal)) {
    rows.push(row);
    ({ next } = row);
    if (rows.length >= rowsPerBatch) yield batch();
  }
  if (rows.length > 0) yield batch();
}
