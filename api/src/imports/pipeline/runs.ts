import { z } from 'zod';
import { PerlenError } from '../../graphql/errors.js';
import { runInChunks } from '../../read-model/queries.js';
import { sourcesByIds } from '../../sources/source-records.js';
import { defineQuery, noRows } from '../../store/queries.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { importCounts } from './counts.js';

/** Runs of imports as the store keeps them. */

export const importKinds = ['MAIL', 'PEOPLE', 'TIES', 'PROJECTS', 'ORGANIZATIONS'] as const;
export const importStates = [
  'MAPPING_NEEDED',
  'RUNNING',
  'DONE',
  'CANCELLED',
  'INTERRUPTED',
  'FAILED',
] as const;
export type ImportState = (typeof importStates)[number];

const json = <Value>(schema: z.ZodType<Value>) =>
  z.string().transform((text) => schema.parse(JSON.parse(text)));

const settings = z.object({
  ownDomains: z.array(z.string()),
  mapping: z.record(z.string(), z.string()).nullable(),
  /** Whose mailbox it is, by id, where that was said. */
  mailboxOwner: z.string().nullable().default(null),
});

/** Where reading goes on; what the numbers mean is the reader's. */
const position = z.record(z.string(), z.number());

const progress = z.object({
  bytes: z.number(),
  totalBytes: z.number().nullable(),
  /** Time spent so far, over all attempts. */
  elapsedMs: z.number(),
  tiesDerived: z.number(),
});

const columns = z.array(
  z.object({
    name: z.string(),
    field: z.string().nullable().default(null),
    guess: z.string().nullable(),
    samples: z.array(z.string()),
  }),
);

/** The file an import reads: an upload, or a path on this machine; its size and head tell whether it is still the same. */
const file = z.object({
  upload: z.string().nullable(),
  path: z.string(),
  sizeBytes: z.number(),
  headHash: z.string(),
});

const runRow = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  state: z.enum(importStates),
  settings: json(settings),
  position: json(position.nullable()),
  counts: json(importCounts),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  errorCode: z.string().nullable(),
  columns: json(columns),
  /** The process that works or last worked on it. */
  worker: z.string(),
  /** When that process last wrote. */
  seenAt: z.string(),
  /** Transactions so far; tells whether one of unknown outcome was written. */
  batches: z.number(),
  progress: json(progress),
  file: json(file),
});

export type StoredRun = z.output<typeof runRow>;
export type ImportPosition = z.output<typeof position>;
export type ImportFile = z.output<typeof file>;

const oneRun = defineQuery('imports/run', runRow);
const latestRuns = defineQuery('imports/runs', runRow);
const running = defineQuery(
  'imports/running',
  z.object({ id: z.string(), worker: z.string(), seenAt: z.string() }),
);
const startRun = defineQuery('imports/start-run', noRows);
const saveRunQuery = defineQuery('imports/save-run', z.object({ id: z.string() }));
const addRefusalsQuery = defineQuery('imports/add-refusals', noRows);
const refusalsQuery = defineQuery(
  'imports/refusals',
  z.object({
    ordinal: z.number(),
    file: z.string().nullable(),
    line: z.number().nullable(),
    field: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string(),
  }),
);

export type StoredRefusal = z.output<typeof refusalsQuery.row>;

export async function readRun(reader: Reader, id: string): Promise<StoredRun | undefined> {
  return (await reader.read(oneRun, { id }))[0];
}

/** The latest first. */
export function readRuns(reader: Reader, limit: number): Promise<StoredRun[]> {
  return reader.read(latestRuns, { limit });
}

export function readRunning(reader: Reader): Promise<{ id: string; worker: string; seenAt: string }[]> {
  return reader.read(running);
}

/** Refusals after an ordinal, in order. */
export function readRefusals(
  reader: Reader,
  importId: string,
  after: number,
  limit: number,
): Promise<StoredRefusal[]> {
  return reader.read(refusalsQuery, { importId, after, limit });
}

/** Writes a new run and the source system it reads. Throws CONFLICT while that is being switched or withdrawn. */
export async function createRun(
  transaction: WriteTransaction,
  run: StoredRun,
  source: { readonly id: string; readonly key: string; readonly kind: string; readonly name: string },
): Promise<void> {
  const { id, ...rest } = run;
  const { id: sourceId, ...sourceProperties } = source;
  await transaction.run(startRun, { id, properties: stored(rest), sourceId, source: sourceProperties });
  // Behind the source's lock, which whoever switches or withdraws it takes as well.
  const [present] = await sourcesByIds(transaction, [sourceId]);
  if (present !== undefined && present.work !== null) {
    throw new PerlenError(
      'CONFLICT',
      'This source is being switched or withdrawn. Import the file when that is done.',
    );
  }
}

/** Changes a run that is in the state and hands expected; false, and nothing is changed, when it is not. */
export async function saveRun(
  transaction: WriteTransaction,
  expected: Pick<StoredRun, 'id' | 'state' | 'worker'>,
  changes: Partial<Omit<StoredRun, 'id'>>,
): Promise<boolean> {
  const rows = await transaction.run(saveRunQuery, { ...expected, properties: stored(changes) });
  return rows.length > 0;
}

export async function addRefusals(
  transaction: WriteTransaction,
  importId: string,
  refusals: readonly StoredRefusal[],
): Promise<void> {
  await runInChunks(transaction, addRefusalsQuery, 'rows', refusals, { importId });
}

const JSON_PROPERTIES = new Set(['settings', 'position', 'counts', 'columns', 'progress', 'file']);

function stored(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      JSON_PROPERTIES.has(key) ? JSON.stringify(value) : value,
    ]),
  );
}
