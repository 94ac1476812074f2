import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Application } from '../../application.js';
import { badInput } from '../../graphql/errors.js';
import { dayOf } from '../../network/day.js';
import { allSettings } from '../../read-model/queries.js';
import { QueryTimedOut, StoreUnavailable } from '../../store/errors.js';
import { importedId, newId } from '../../store/ids.js';
import { defineQuery } from '../../store/queries.js';
import { deriveTies } from '../../ties/derive.js';
import type { CsvHead } from '../csv/types.js';
import { fileInput, readHead } from '../read-input.js';
import { type Refusal, reportValue } from '../report.js';
import type { BatchPlan, ImportKind } from './batch.js';
import { countTiesOfSource } from './count-ties.js';
import { addCounts, type ImportCounts, NO_COUNTS, sumOf } from './counts.js';
import { KnownRecords } from './known-records.js';
import { type ImportBatch, type OpenImport, openImport } from './open-import.js';
import { DryRunEvidence, presentInStore } from './present-evidence.js';
import {
  addRefusals,
  createRun,
  type ImportFile,
  type ImportPosition,
  type ImportState,
  readRun,
  type StoredRefusal,
  type StoredRun,
  saveRun,
} from './runs.js';
import { saveBatch } from './save-batch.js';

/** What an import needs of the application. */
export type ImportApplication = Pick<Application, 'store' | 'live' | 'config' | 'now' | 'logger'>;

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
}

export interface ImportOptions {
  /** Stops after the present transaction. */
  readonly signal?: AbortSignal;
  /** After each transaction. */
  readonly onProgress?: (run: ImportRun) => void;
  /** What each transaction left out; the only place where a dry run's refusals appear. */
  readonly onRefusals?: (refusals: readonly StoredRefusal[]) => void;
  /** A server's answers follow the import while it runs; a command line's need not. */
  readonly followsWhileRunning?: boolean;
}

/** A run as it stands. */
export interface ImportRun {
  readonly stored: StoredRun;
  readonly isDryRun: boolean;
  /** Rows and bytes a second of this attempt; 0 before the first transaction. */
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
}

/** This process among all that may import. */
export const WORKER = randomUUID();

/** Ids of the runs this process works on. */
export const activeImports = new Set<string>();

/** Reason of an abort that ends the process: the run is not cancelled but waits to be resumed. */
export const SHUTDOWN = 'shutdown';

const FOLLOW_MS = 1_000;

const hashKeyQuery = defineQuery('imports/hash-key', z.object({ value: z.string() }));

/** Imports a file from its beginning; resolves when it has ended one way or another, see `state` and `errorCode`. */
export async function runImport(
  application: ImportApplication,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<ImportRun> {
  return (await prepareImport(application, request, options)).perform();
}

/** Goes on where a run stopped. The caller has made sure that nobody else works on it. */
export async function resumeImport(
  application: ImportApplication,
  run: StoredRun,
  options: ImportOptions = {},
): Promise<ImportRun> {
  return (await prepareResumption(application, run, options)).perform();
}

/** Opens the file and records the run, unless it is a dry one; `perform` does the work. */
export async function prepareImport(
  application: ImportApplication,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<ImportJob> {
  const at = new Date().toISOString();
  const run: StoredRun = {
    id: newId(),
    kind: request.kind,
    fileName: request.fileName,
    state: 'RUNNING',
    settings: { ownDomains: ownDomainsFor(application, request), mapping: request.mapping },
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
    file: await describeFile(request.path, request.upload),
  };
  const job = new ImportJob(application, run, request.isDryRun, options);
  await job.open();
  return job;
}

/** Those given, else those configured, else the company's own as the store knows it. Mail cannot be read without one. */
function ownDomainsFor({ config, live }: ImportApplication, { kind, ownDomains }: ImportRequest): string[] {
  const own = live.current.directory.ownOrganization()?.domain;
  const known = [ownDomains, config.ownDomains, own == null ? [] : [own]].find((list) => list.length > 0);
  if (known !== undefined) return known.map((domain) => domain.toLowerCase());
  if (kind !== 'MAIL') return [];
  throw badInput('ownDomains', 'Say which mail domains are your own: without them nobody is a colleague.');
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

/** Another process has taken or ended the run. */
export class ImportLost extends Error {
  override readonly name = 'ImportLost';
}

/** Id of the source that a kind of file of one name is. */
export function sourceIdOf(kind: ImportKind, fileName: string): string {
  return importedId('source', sourceKey(kind, fileName));
}

function sourceKey(kind: ImportKind, fileName: string): string {
  return `${kind} ${fileName}`;
}

export class ImportJob {
  readonly #application: ImportApplication;
  readonly #isDryRun: boolean;
  readonly #options: ImportOptions;
  readonly #signal: AbortSignal;
  readonly #sourceId: string;
  #run: StoredRun;
  #opened: OpenImport | undefined;
  #known = new KnownRecords();
  #dryRun: DryRunEvidence | undefined;
  #begunMs = performance.now();
  #elapsedBeforeMs: number;
  #rowsBefore: number;
  #bytesBefore: number | undefined;
  #followedMs = performance.now();

  constructor(application: ImportApplication, run: StoredRun, isDryRun: boolean, options: ImportOptions) {
    this.#application = application;
    this.#run = run;
    this.#isDryRun = isDryRun;
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#sourceId = sourceIdOf(run.kind, run.fileName);
    this.#elapsedBeforeMs = run.progress.elapsedMs;
    this.#rowsBefore = run.counts.rows;
  }

  /** The run as it stands now. */
  get run(): ImportRun {
    const { counts, progress, state } = this.#run;
    const seconds = (progress.elapsedMs - this.#elapsedBeforeMs) / 1000;
    const bytes = progress.bytes - (this.#bytesBefore ?? 0);
    const isKnown = state === 'RUNNING' && progress.totalBytes !== null && bytes > 0 && seconds > 0;
    return {
      stored: this.#run,
      isDryRun: this.#isDryRun,
      rowsPerSecond: seconds > 0 ? (counts.rows - this.#rowsBefore) / seconds : 0,
      secondsLeft: isKnown ? (((progress.totalBytes ?? 0) - progress.bytes) * seconds) / bytes : null,
    };
  }

  /** Opens the file and records the run. */
  async open(): Promise<void> {
    const { kind, fileName, settings, file } = this.#run;
    const { ownDomains, mapping } = settings;
    const todayDay = dayOf(this.#application.now());
    const common = {
      kind,
      fileName,
      ownDomains,
      mapping,
      todayDay,
      path: file.path,
      sourceId: this.#sourceId,
    };
    const opening = await openImport({ ...common, hashKey: await this.#hashKey() });
    if (opening.kind === 'ready') this.#opened = opening.source;
    const refused = opening.kind === 'refused' ? opening.reason : null;
    this.#run = {
      ...this.#run,
      ...(opening.kind === 'mappingNeeded'
        ? { columns: columnsOf(opening.head), state: 'MAPPING_NEEDED' }
        : {}),
      ...(refused === null
        ? {}
        : { state: 'FAILED', errorCode: refused, counts: withFileRefusal(this.#run.counts, refused) }),
      progress: { ...this.#run.progress, totalBytes: this.#opened?.totalBytes ?? null },
      endedAt: opening.kind === 'ready' ? null : new Date().toISOString(),
    };
    const refusal = { place: { file: fileName, line: null }, field: null, value: '' };
    await this.#record(refused === null ? [] : [{ ...refusal, reason: refused }]);
  }

  /** Does the work of an opened import. Never rejects: a failure is a state. */
  async perform(): Promise<ImportRun> {
    if (this.#opened === undefined) return this.run;
    activeImports.add(this.#run.id);
    try {
      await this.#importAll(this.#opened);
      if (!this.#signal.aborted) await this.#countTies();
      await this.#end(this.#endState(), null);
    } catch (error) {
      await this.#fail(error);
    } finally {
      activeImports.delete(this.#run.id);
    }
    if (!this.#isDryRun) await this.#application.live.catchUp().catch(() => undefined);
    return this.run;
  }

  async #importAll(opened: OpenImport): Promise<void> {
    const { store } = this.#application;
    this.#known = await KnownRecords.load(store);
    this.#dryRun = this.#isDryRun ? new DryRunEvidence(presentInStore(store, this.#sourceId)) : undefined;
    this.#begunMs = performance.now();
    for await (const batch of opened.batches(this.#run.position, this.#signal)) {
      this.#bytesBefore ??= this.#run.position === null ? 0 : this.#run.progress.bytes;
      if (this.#dryRun !== undefined) await this.#rehearse(batch, this.#dryRun);
      else await this.#write(batch);
      this.#options.onProgress?.(this.run);
      await this.#follow();
      if (this.#signal.aborted) return;
    }
  }

  /** A dry run keeps in memory what a real one would have written. */
  async #rehearse(batch: ImportBatch, dryRun: DryRunEvidence): Promise<void> {
    await this.#known.refresh(this.#application.store);
    const draft = this.#known.draft();
    const plan = await batch.plan(draft, dryRun);
    dryRun.absorb(plan);
    const { changes, refusals } = this.#after(batch, draft, plan);
    this.#known.absorb(draft);
    this.#run = { ...this.#run, ...changes };
    this.#options.onRefusals?.(refusals);
  }

  async #write(batch: ImportBatch): Promise<void> {
    const before = this.#run;
    const { store, now } = this.#application;
    const { value } = await store.write(async (transaction) => {
      const isMine = await saveRun(transaction, before, { seenAt: new Date().toISOString() });
      const present = isMine ? await readRun(transaction, before.id) : undefined;
      if (present === undefined) throw new ImportLost();
      // The database may have committed an attempt whose answer was lost.
      if (present.batches > before.batches) return { run: present, refusals: [], draft: undefined };
      await this.#known.refresh(transaction);
      const draft = this.#known.draft();
      const plan = await batch.plan(draft, presentInStore(transaction, this.#sourceId));
      await saveBatch(transaction, draft, plan, this.#sourceId);
      if (plan.pairs.length > 0) await deriveTies(transaction, plan.pairs, dayOf(now()));
      const { changes, refusals } = this.#after(batch, draft, plan);
      await addRefusals(transaction, before.id, refusals);
      await saveRun(transaction, before, changes);
      return { run: { ...before, ...changes }, refusals, draft };
    });
    this.#run = value.run;
    if (value.draft !== undefined) this.#known.absorb(value.draft);
    this.#options.onRefusals?.(value.refusals);
  }

  #after(batch: ImportBatch, draft: KnownRecords, plan: BatchPlan) {
    const { counts: before, batches, progress } = this.#run;
    const own = { ...plan.counts, ...createdIn(draft) };
    const changes = {
      counts: addCounts(before, own),
      position: batch.next,
      batches: batches + 1,
      seenAt: new Date().toISOString(),
      progress: {
        ...progress,
        bytes: this.#opened?.doneBytes() ?? progress.bytes,
        elapsedMs: this.#elapsedBeforeMs + Math.round(performance.now() - this.#begunMs),
      },
    };
    return { changes, refusals: numbered(plan.refusals, sumOf(before.refusals)) };
  }

  async #follow(): Promise<void> {
    const isDue = performance.now() - this.#followedMs >= FOLLOW_MS;
    if (this.#options.followsWhileRunning !== true || !isDue || this.#isDryRun) return;
    await this.#application.live.catchUp();
    this.#followedMs = performance.now();
  }

  async #countTies(): Promise<void> {
    const { store, now } = this.#application;
    await this.#known.refresh(store);
    const tiesDerived = await countTiesOfSource(store, {
      kind: this.#run.kind,
      sourceId: this.#sourceId,
      known: this.#known,
      todayDay: dayOf(now()),
      ...(this.#dryRun === undefined ? {} : { dryRun: this.#dryRun }),
    });
    const elapsedMs = this.#elapsedBeforeMs + Math.round(performance.now() - this.#begunMs);
    const bytes = this.#run.progress.totalBytes ?? this.#run.progress.bytes;
    this.#run = { ...this.#run, progress: { ...this.#run.progress, tiesDerived, elapsedMs, bytes } };
  }

  #endState(): ImportState {
    if (!this.#signal.aborted) return 'DONE';
    return this.#signal.reason === SHUTDOWN ? 'INTERRUPTED' : 'CANCELLED';
  }

  async #end(state: ImportState, errorCode: string | null): Promise<void> {
    const { progress } = this.#run;
    const changes = { state, errorCode, progress, endedAt: new Date().toISOString() };
    if (!this.#isDryRun) {
      const { value: isMine } = await this.#application.store.write((transaction) =>
        saveRun(transaction, this.#run, changes),
      );
      if (!isMine) throw new ImportLost();
    }
    this.#run = { ...this.#run, ...changes };
  }

  async #fail(error: unknown): Promise<void> {
    const { store, logger } = this.#application;
    if (error instanceof ImportLost) {
      // Another process cancelled it or took it over: what it wrote is what holds.
      const present = await readRun(store, this.#run.id).catch(() => undefined);
      if (present !== undefined) this.#run = present;
      return;
    }
    const errorCode = errorCodeOf(error);
    logger.error({ err: error, importId: this.#run.id }, 'import');
    try {
      await this.#end('FAILED', errorCode);
    } catch {
      // The store is away: the run is found later as one whose process ended.
      this.#run = { ...this.#run, state: 'INTERRUPTED', errorCode, endedAt: new Date().toISOString() };
    }
  }

  /** Writes a run that has just been opened; a resumed one is there already. */
  async #record(refusals: readonly Refusal[]): Promise<void> {
    const rows = numbered(refusals, sumOf(this.#run.counts.refusals) - refusals.length);
    this.#options.onRefusals?.(rows);
    if (this.#isDryRun) return;
    const { kind, fileName: name } = this.#run;
    const source = { id: this.#sourceId, key: sourceKey(kind, name), kind, name };
    await this.#application.store.write(async (transaction) => {
      await createRun(transaction, this.#run, source);
      await addRefusals(transaction, this.#run.id, rows);
    });
  }

  /** Made once for a store. A dry run on a store without one has nothing to compare with. */
  async #hashKey(): Promise<string> {
    const fresh = randomBytes(32).toString('hex');
    if (this.#run.kind !== 'MAIL') return fresh;
    const settings = await this.#application.store.read(allSettings);
    const known = settings.find(({ id }) => id === 'hashKey')?.value;
    if (known !== undefined || this.#isDryRun) return known ?? fresh;
    const { value } = await this.#application.store.write((transaction) =>
      transaction.run(hashKeyQuery, { value: fresh }),
    );
    return value[0]?.value ?? fresh;
  }
}

function createdIn(
  draft: KnownRecords,
): Pick<ImportCounts, 'peopleCreated' | 'organizationsCreated' | 'projectsCreated'> {
  const created = (changed: readonly { readonly before: unknown }[]) =>
    changed.filter(({ before }) => before === undefined).length;
  return {
    peopleCreated: created(draft.people.changed()),
    organizationsCreated: created(draft.organizations.changed()),
    projectsCreated: created(draft.projects.changed()),
  };
}

function numbered(refusals: readonly Refusal[], before: number): StoredRefusal[] {
  return refusals.map(({ place, field, value, reason }, index) => ({
    ordinal: before + index + 1,
    file: place.file,
    line: place.line,
    field,
    value: reportValue(value),
    reason,
  }));
}

function columnsOf(head: CsvHead) {
  return head.columns.map(({ name, field, guess, samples }) => ({
    name,
    guess: field ?? guess,
    samples: [...samples],
  }));
}

function withFileRefusal(counts: ImportCounts, reason: string): ImportCounts {
  return addCounts(counts, { ...NO_COUNTS, refusals: { [reason]: 1 } });
}

function errorCodeOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return 'STORE_UNAVAILABLE';
  if (error instanceof QueryTimedOut) return 'TIMED_OUT';
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'INTERNAL';
}

export type { ImportPosition };
