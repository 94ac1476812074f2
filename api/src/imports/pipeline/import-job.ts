import { holdConsents } from '../../consent/hold.js';
import { whyNotImported } from '../../consent/why-not.js';
import { dayOf, isoOfDay } from '../../network/day.js';
import { lastChange } from '../../store/feed.js';
import { deriveTies } from '../../ties/derive.js';
import type { Refusal } from '../report.js';
import type { BatchPlan } from './batch.js';
import { countTiesOfSource } from './count-ties.js';
import { addCounts, sumOf } from './counts.js';
import type { ImportRules } from './gate.js';
import { hashKeyFor } from './hash-key.js';
import {
  activeImports,
  type ImportApplication,
  ImportLost,
  type ImportOptions,
  type ImportRun,
  SHUTDOWN,
} from './import-run.js';
import { KnownRecords } from './known-records.js';
import { type ImportBatch, type ImportOpening, type OpenImport, openImport } from './open-import.js';
import { keepPrivate, keptToThemselves } from './own-contacts.js';
import { Pace } from './pace.js';
import { DryRunEvidence, presentInStore } from './present-evidence.js';
import { createdIn, errorCodeOf, numbered, openedRun, sourceIdOf, sourceKey } from './run-facts.js';
import { addRefusals, createRun, type ImportState, readRun, type StoredRun, saveRun } from './runs.js';
import { saveBatch } from './save-batch.js';

const FOLLOW_MS = 1_000;
const CHANGES_BEFORE_RELOAD = 50;

/** One attempt at an import: opened, then performed. */
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
  readonly #pace: Pace;
  #followedMs = performance.now();

  constructor(application: ImportApplication, run: StoredRun, isDryRun: boolean, options: ImportOptions) {
    this.#application = application;
    this.#run = run;
    this.#isDryRun = isDryRun;
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#sourceId = sourceIdOf(run.kind, run.fileName);
    this.#pace = new Pace(run);
  }

  /** The run as it stands now. */
  get run(): ImportRun {
    return { stored: this.#run, isDryRun: this.#isDryRun, ...this.#pace.of(this.#run) };
  }

  /** Opens the file and records the run. */
  async open(): Promise<void> {
    const { kind, fileName, settings, file } = this.#run;
    const { ownDomains, mapping } = settings;
    const todayDay = dayOf(this.#application.now());
    const { rowsPerBatch } = this.#options;
    const refusedReason = whyNotImported(this.#application.live.current, kind, settings.mailboxOwner);
    const opening: ImportOpening =
      refusedReason === null
        ? await openImport({
            kind,
            fileName,
            ownDomains,
            mapping,
            todayDay,
            path: file.path,
            sourceId: this.#sourceId,
            ...(rowsPerBatch === undefined ? {} : { rowsPerBatch }),
            hashKey: await hashKeyFor(this.#application.store, kind, this.#isDryRun),
          })
        : { kind: 'refused', reason: refusedReason };
    if (opening.kind === 'ready') this.#opened = opening.source;
    const refused = opening.kind === 'refused' ? opening.reason : null;
    this.#run = openedRun(this.#run, opening, this.#isDryRun);
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
    if (!this.#isDryRun) await this.#answerWithIt();
    return this.run;
  }

  /** Brings this process's answers up to date: far behind, loading anew is quicker than following. */
  async #answerWithIt(): Promise<void> {
    const { store, live } = this.#application;
    try {
      const { number } = await lastChange(store);
      if (number - live.current.change > CHANGES_BEFORE_RELOAD) await live.reload();
      else await live.catchUp();
    } catch (error) {
      this.#application.logger.error({ err: error }, 'read model after an import');
    }
  }

  async #importAll(opened: OpenImport): Promise<void> {
    const { store, live } = this.#application;
    this.#known = await KnownRecords.load(store, keptToThemselves(live));
    this.#dryRun = this.#isDryRun
      ? new DryRunEvidence(presentInStore(store, this.#sourceId, this.#rules()))
      : undefined;
    this.#pace.begin();
    for await (const batch of opened.batches(this.#run.position, this.#signal)) {
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
      const rules = this.#rules();
      if (rules.isLive) await holdConsents(transaction);
      await this.#known.refresh(transaction);
      const draft = this.#known.draft();
      const plan = await batch.plan(draft, presentInStore(transaction, this.#sourceId, rules));
      const day = dayOf(now());
      await saveBatch(transaction, draft, plan, { sourceId: this.#sourceId, day: isoOfDay(day) });
      await keepPrivate(transaction, draft, plan, isoOfDay(day));
      if (plan.pairs.length > 0) await deriveTies(transaction, plan.pairs, day);
      const { changes, refusals } = this.#after(batch, draft, plan);
      await addRefusals(transaction, before.id, refusals);
      await saveRun(transaction, before, changes);
      return { run: { ...before, ...changes }, refusals, draft };
    });
    this.#run = value.run;
    if (value.draft !== undefined) this.#known.absorb(value.draft);
    this.#options.onRefusals?.(value.refusals);
  }

  #rules(): ImportRules {
    const { live, config, now } = this.#application;
    return {
      isLive: live.current.directory.isLive,
      day: isoOfDay(dayOf(now())),
      mailboxOwnerId: this.#run.settings.mailboxOwner,
      keyPlace: config,
    };
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
        elapsedMs: this.#pace.elapsedMs,
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
    const { elapsedMs } = this.#pace;
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
}
