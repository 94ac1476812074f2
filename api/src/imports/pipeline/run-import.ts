import { createHash, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { whyNotImported } from '../../consent/why-not.js';
import { badInput } from '../../graphql/errors.js';
import { newId } from '../../store/ids.js';
import { fileInput, readHead } from '../read-input.js';
import type { ImportKind } from './batch.js';
import { NO_COUNTS } from './counts.js';
import { ImportJob } from './import-job.js';
import { type ImportApplication, ImportLost, type ImportOptions, type ImportRun } from './import-run.js';
import { type ImportFile, type StoredRun, saveRun } from './runs.js';

export type { ImportOptions, ImportRun } from './import-run.js';

export interface ImportRequest {
  readonly kind: ImportKind;
  readonly path: string;
  /** The file's name as it was given: with the kind it is the source that later imports replace or add to. */
  readonly fileName: string;
  /** Id of the upload the path is; null for a file of the machine's own. */
  readonly upload: string | null;
  readonly isDryRun: boolean;
  readonly ownDomains: readonly string[];
  /** Column name -> field, where columns are not recognised. */
  readonly mapping: Readonly<Record<string, string>> | null;
  /** Whose mailbox it is, by id; needed for mail in a live store. */
  readonly mailboxOwner?: string | null;
}

/** This process among all that may import. */
export const WORKER = randomUUID();

/** Imports a file from its beginning; resolves when it has ended one way or another, see `state` and `errorCode`. */
export async function runImport(
  application: ImportApplication,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<ImportRun> {
  return (await prepareImport(application, request, options)).perform();
}

/** Opens the file and records the run, unless it is a dry one; `perform` does the work. */
export async function prepareImport(
  application: ImportApplication,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<ImportJob> {
  const at = new Date().toISOString();
  const { path, upload } = request;
  // Of what may not be read nothing is looked at.
  const isAllowed =
    whyNotImported(application.live.current, request.kind, request.mailboxOwner ?? null) === null;
  const run: StoredRun = {
    id: newId(),
    kind: request.kind,
    fileName: request.fileName,
    state: 'RUNNING',
    settings: {
      ownDomains: ownDomainsFor(application, request),
      mapping: request.mapping,
      mailboxOwner: request.mailboxOwner ?? null,
    },
    position: null,
    counts: NO_COUNTS,
    startedAt: at,
    endedAt: null,
    errorCode: null,
    columns: [],
    worker: WORKER,
    seenAt: at,
    batches: 0,
    progress: { bytes: 0, totalBytes: null, elapsedMs: 0, tiesDerived: 0 },
    file: isAllowed ? await describeFile(path, upload) : { upload, path, sizeBytes: 0, headHash: '' },
  };
  const job = new ImportJob(application, run, request.isDryRun, options);
  await job.open();
  return job;
}

/** Those given, else those configured, else the company's own as the store knows it. Mail cannot be read without one. */
function ownDomainsFor(application: ImportApplication, { kind, ownDomains }: ImportRequest): string[] {
  const known = ownDomains.length > 0 ? ownDomains : knownOwnDomains(application);
  if (known.length > 0) return known.map((domain) => domain.toLowerCase());
  if (kind !== 'MAIL') return [];
  throw badInput('ownDomains', 'Say which mail domains are your own: without them nobody is a colleague.');
}

/** Own domains as configured, else the company's own as the store knows it; empty if neither is known. */
export function knownOwnDomains({ config, live }: Pick<ImportApplication, 'config' | 'live'>): string[] {
  if (config.ownDomains.length > 0) return [...config.ownDomains];
  const own = live.current.directory.ownOrganization()?.domain;
  return own == null ? [] : [own];
}

/** The same for a run that stopped. Throws if another process has taken it meanwhile. */
export async function prepareResumption(
  application: ImportApplication,
  run: StoredRun,
  options: ImportOptions = {},
): Promise<ImportJob> {
  const changes = { state: 'RUNNING', worker: WORKER, endedAt: null, errorCode: null } as const;
  const seenAt = new Date().toISOString();
  const { value: isMine } = await application.store.write((transaction) =>
    saveRun(transaction, run, { ...changes, seenAt }),
  );
  if (!isMine) throw new ImportLost();
  const job = new ImportJob(application, { ...run, ...changes, seenAt }, false, options);
  await job.open();
  return job;
}

/** Tells a file from another of the same name. */
export async function describeFile(path: string, upload: string | null): Promise<ImportFile> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return { upload, path, sizeBytes: 0, headHash: '' };
    const head = await readHead(await fileInput(path));
    return { upload, path, sizeBytes: facts.size, headHash: createHash('sha256').update(head).digest('hex') };
  } catch {
    return { upload, path, sizeBytes: 0, headHash: '' };
  }
}
