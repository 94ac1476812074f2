import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import type { ImportJob } from './pipeline/import-job.js';
import {
  activeImports,
  type ImportApplication,
  ImportLost,
  type ImportRun,
  SHUTDOWN,
} from './pipeline/import-run.js';
import {
  describeFile,
  type ImportRequest,
  prepareImport,
  prepareResumption,
  WORKER,
} from './pipeline/run-import.js';
import {
  type ImportState,
  readRefusals,
  readRun,
  readRunning,
  readRuns,
  type StoredRefusal,
  type StoredRun,
  saveRun,
} from './pipeline/runs.js';
import { UploadFolder } from './upload-folder.js';

export type StartRequest = Omit<ImportRequest, 'path' | 'fileName' | 'upload'> & { readonly upload: string };

const RESUMABLE: ReadonlySet<ImportState> = new Set(['CANCELLED', 'INTERRUPTED', 'FAILED']);
/** Reasons for which a file may not be read at all. */
const FORBIDDEN: ReadonlySet<string> = new Set(['noAgreement', 'ownerConsent']);
/** A process of another machine that wrote nothing for so long is taken for dead. */
const SILENCE_MS = 60_000;
const KEPT_DRY_RUNS = 20;
const KEPT_DRY_RUN_REFUSALS = 10_000;

interface Active {
  readonly job: ImportJob;
  readonly abort: AbortController;
  readonly done: Promise<ImportRun>;
}

interface DryRun {
  run: ImportRun;
  readonly refusals: StoredRefusal[];
}

/**
 * Imports of one process: one at a time, each in the background. Dry runs write nothing, so they are remembered here
 * alone and only the latest of them.
 */
export class ImportService {
  readonly uploads: UploadFolder;
  readonly #application: ImportApplication;
  readonly #dryRuns = new Map<string, DryRun>();
  #active: Active | undefined;
  #isStarting = false;

  constructor(application: ImportApplication) {
    this.#application = application;
    this.uploads = new UploadFolder(application.config.dataFolder);
  }

  /** Starts an import of an upload; answers once the file is recognised. CONFLICT while another one runs. */
  async start(request: StartRequest): Promise<ImportRun> {
    return this.#alone(async () => {
      const file = await this.uploads.find(request.upload);
      if (file === undefined) throw badInput('upload', 'There is no such upload. Send the file again.');
      const abort = new AbortController();
      const refusals: StoredRefusal[] = [];
      const job = await prepareImport(
        this.#application,
        { ...request, ...file },
        {
          signal: abort.signal,
          followsWhileRunning: true,
          onRefusals: (found) => {
            if (request.isDryRun) refusals.push(...found.slice(0, KEPT_DRY_RUN_REFUSALS - refusals.length));
          },
        },
      );
      if (request.isDryRun) this.#rememberDryRun(job, refusals);
      return this.#perform(job, abort);
    });
  }

  /** Goes on where an import stopped. CONFLICT if it cannot be: it is done or running, or its file is not there. */
  async resume(id: string): Promise<ImportRun> {
    return this.#alone(async () => {
      await this.#markInterrupted();
      const stored = await readRun(this.#application.store, id);
      if (stored === undefined) throw notFound('import');
      if (!isResumable(stored)) {
        throw new PerlenError('CONFLICT', `An import that is ${stored.state} cannot be resumed.`);
      }
      const run = { ...stored, file: await this.#sameFile(stored) };
      const abort = new AbortController();
      const options = { signal: abort.signal, followsWhileRunning: true };
      const job = await prepareResumption(this.#application, run, options).catch((error: unknown) => {
        if (error instanceof ImportLost)
          throw new PerlenError('CONFLICT', 'Another process has just taken it.');
        throw error;
      });
      return this.#perform(job, abort);
    });
  }

  /** Whether a run has stopped in a way that it can be resumed, and its file is there. */
  async canResume({ stored, isDryRun }: ImportRun): Promise<boolean> {
    if (isDryRun || !isResumable(stored)) return false;
    return (await this.#presentFile(stored)) !== undefined;
  }

  /** Stops a running import after its present transaction; answers the run as it then is. */
  async cancel(id: string): Promise<ImportRun> {
    const active = this.#active;
    if (active?.job.run.stored.id === id) {
      active.abort.abort();
      return active.done;
    }
    const run = await this.get(id);
    if (run === undefined) throw notFound('import');
    if (run.stored.state !== 'RUNNING') {
      throw new PerlenError(
        'CONFLICT',
        `Only a running import can be cancelled; this one is ${run.stored.state}.`,
      );
    }
    // Another process runs it and finds out with its next transaction.
    const endedAt = new Date().toISOString();
    await this.#application.store.write((transaction) =>
      saveRun(transaction, run.stored, { state: 'CANCELLED', endedAt }),
    );
    return (await this.get(id)) ?? run;
  }

  /** A run by id; undefined if none is known. */
  async get(id: string): Promise<ImportRun | undefined> {
    const own = this.#ownRun(id);
    if (own !== undefined) return own;
    await this.#markInterrupted();
    const stored = await readRun(this.#application.store, id);
    return stored === undefined ? undefined : finished(stored);
  }

  /** The latest runs first, dry ones of this process included. */
  async list(first: number): Promise<ImportRun[]> {
    await this.#markInterrupted();
    const stored = await readRuns(this.#application.store, first);
    const runs = stored.map((run) => this.#ownRun(run.id) ?? finished(run));
    const dryRuns = [...this.#dryRuns.keys()].flatMap((id) => this.#ownRun(id) ?? []);
    return [...runs, ...dryRuns].sort(latestFirst).slice(0, first);
  }

  /** What a run left out, after an ordinal. */
  async refusals(id: string, after: number, first: number): Promise<StoredRefusal[]> {
    const dryRun = this.#dryRuns.get(id);
    if (dryRun === undefined) return readRefusals(this.#application.store, id, after, first);
    return dryRun.refusals.filter(({ ordinal }) => ordinal > after).slice(0, first);
  }

  /** Ends what runs, so that it can be resumed by the next process. */
  async stop(): Promise<void> {
    this.#active?.abort.abort(SHUTDOWN);
    await this.#active?.done;
  }

  /** Resolves when no import runs in this process. */
  async idle(): Promise<void> {
    await this.#active?.done;
  }

  async #alone(begin: () => Promise<ImportRun>): Promise<ImportRun> {
    if (this.#active !== undefined || this.#isStarting) {
      throw new PerlenError('CONFLICT', 'An import is running. Wait until it is done, or cancel it.');
    }
    this.#isStarting = true;
    try {
      return await begin();
    } finally {
      this.#isStarting = false;
    }
  }

  #perform(job: ImportJob, abort: AbortController): ImportRun {
    const done = job.perform().then(async (run) => {
      const { upload } = run.stored.file;
      const isDone = run.stored.state === 'DONE' && !run.isDryRun;
      // What may not be processed is not kept either.
      const isForbidden = isForbiddenFile(run.stored);
      if ((isDone || isForbidden) && upload !== null)
        await this.uploads.remove(upload).catch(() => undefined);
      const dryRun = this.#dryRuns.get(run.stored.id);
      if (dryRun !== undefined) dryRun.run = run;
      this.#active = undefined;
      return run;
    });
    this.#active = { job, abort, done };
    return job.run;
  }

  #rememberDryRun(job: ImportJob, refusals: StoredRefusal[]): void {
    this.#dryRuns.set(job.run.stored.id, { run: job.run, refusals });
    const [oldest] = this.#dryRuns.keys();
    if (this.#dryRuns.size > KEPT_DRY_RUNS && oldest !== undefined) this.#dryRuns.delete(oldest);
  }

  #ownRun(id: string): ImportRun | undefined {
    const running = this.#active?.job.run;
    return running?.stored.id === id ? running : this.#dryRuns.get(id)?.run;
  }

  /** The file a run was reading, if it is still there and still the same. */
  async #sameFile(stored: StoredRun): Promise<StoredRun['file']> {
    const file = await this.#presentFile(stored);
    if (file !== undefined) return file;
    throw new PerlenError(
      'CONFLICT',
      'The file is no longer there, or is another one. Import it from the start: what was counted is not counted twice.',
    );
  }

  /** Undefined where the file is gone or is another one by now. */
  async #presentFile({ file }: StoredRun): Promise<StoredRun['file'] | undefined> {
    const path = file.upload === null ? file.path : this.uploads.path(file.upload);
    const now = await describeFile(path, file.upload);
    return now.sizeBytes === file.sizeBytes && now.headHash === file.headHash ? now : undefined;
  }

  /** A run whose process is gone waits to be resumed. The embedded engine has one process, so any other one is gone. */
  async #markInterrupted(): Promise<void> {
    const { store } = this.#application;
    for (const run of await readRunning(store)) {
      const isOwn = run.worker === WORKER;
      const isSilent = Date.now() - Date.parse(run.seenAt) > SILENCE_MS;
      const isGone = isOwn ? !activeImports.has(run.id) && isSilent : store.engine === 'embedded' || isSilent;
      if (!isGone) continue;
      const changes = { state: 'INTERRUPTED' as const, endedAt: run.seenAt };
      await store.write((transaction) => saveRun(transaction, { ...run, state: 'RUNNING' }, changes));
    }
  }
}

const services = new WeakMap<object, ImportService>();

/** The imports of an application: one service for all who ask. */
export function importsOf(application: ImportApplication): ImportService {
  const known = services.get(application);
  if (known !== undefined) return known;
  const service = new ImportService(application);
  services.set(application, service);
  return service;
}

function isResumable(stored: StoredRun): boolean {
  return RESUMABLE.has(stored.state) && !isForbiddenFile(stored);
}

function isForbiddenFile({ errorCode }: StoredRun): boolean {
  return errorCode !== null && FORBIDDEN.has(errorCode);
}

function finished(stored: StoredRun): ImportRun {
  const seconds = stored.progress.elapsedMs / 1000;
  const rowsPerSecond = seconds > 0 ? stored.counts.rows / seconds : 0;
  return { stored, isDryRun: false, rowsPerSecond, secondsLeft: null };
}

function latestFirst(a: ImportRun, b: ImportRun): number {
  if (a.stored.startedAt !== b.stored.startedAt) return a.stored.startedAt > b.stored.startedAt ? -1 : 1;
  return a.stored.id > b.stored.id ? -1 : 1;
}
