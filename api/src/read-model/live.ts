import type { Logger } from 'pino';
import { dayOf } from '../network/day.js';
import { StoreUnavailable } from '../store/errors.js';
import { type Change, forgetOldChanges, readFeed } from '../store/feed.js';
import type { Reader, Store, WriteTransaction } from '../store/store.js';
import type { Layout } from '../workers/layout.js';
import { applyTouched } from './apply.js';
import { batchesOf } from './change-batches.js';
import { type Folded, Folding } from './folding.js';
import { Freshness, type Instant, instantNow } from './freshness.js';
import { type FreshModel, loadReadModel, type ReadModel } from './read-model.js';
import { Repeating } from './repeating.js';
import type { SnapshotKeeper } from './snapshot-keeper.js';
import { changeOfWhatCounts } from './what-counts.js';

const POLL_MS = 250;
const CHANGES_PER_READ = 200;
const DAY_CHECK_MS = 30_000;
const FORGETTING_MS = 6 * 3_600_000;
/** So often the model is read again because the feed did not know it, before that is an error. */
const MOST_ATTEMPTS = 3;

export interface LiveOptions {
  readonly logger: Logger;
  /** Keeps the model beside the store, so that the next start need not read all of it. */
  readonly snapshot?: SnapshotKeeper;
  /** Lays graphs out: in threads, beside the running queries, where there are any to be kept from waiting. */
  readonly layout: Layout;
  /** Other processes answer from the same store. Absent: where the store can have several. */
  readonly sharesStore?: boolean;
  /** While the store is away questions are answered, though nobody can know what was taken back meanwhile. */
  readonly answersWithoutStore?: boolean;
}

/** What a process may tell of its read model; numbers of people and ties are for its operator alone. */
export interface LiveFigures {
  readonly people: number;
  readonly ties: number;
  /** Of the tie graph: what threads share, what changed since it was laid out, and ids. */
  readonly graphBytes: number;
  /** How long the model took that is in use now, from the first read to its exchange. */
  readonly loadMs: number;
  readonly change: number;
  readonly asOf: string;
  /** How many Changes the store is known to be ahead. */
  readonly lag: number;
}

/**
 * Keeps a read model at the store's state: applies the Changes of this process before its writers are answered, those
 * of others every 250 ms, and loads anew when the day changes or a Change says so. A new load goes on beside queries and
 * writers, who have the model there is until then; the new one is brought up to it and exchanged whole.
 */
export class LiveReadModel {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #options: LiveOptions;
  #model: FreshModel;
  #loadMs = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #repeating = new Repeating((error) => this.#onError(error));
  readonly #freshness = new Freshness();
  #lastKnown: number;
  /** Numbers of Changes that are shown only once the model was loaded anew. */
  readonly #unseen = new Set<number>();
  /** Those of them that take something back: nothing is answered before. */
  readonly #hiding = new Set<number>();
  /** The load that goes on, and the one that begins when it has ended. */
  #loading: Promise<void> | undefined;
  #nextLoading: Promise<void> | undefined;
  readonly #folding: Folding;
  #isAmongOthers = false;
  #isStopped = false;

  private constructor(store: Store, now: () => Date, options: LiveOptions, model: FreshModel) {
    this.#store = store;
    this.#now = now;
    this.#options = options;
    this.#model = model;
    this.#lastKnown = model.change;
    this.#folding = new Folding(
      options.layout,
      (folded) => this.#takeFolded(folded),
      (error) => this.#onError(error),
    );
  }

  /** Loads the model, from its snapshot if there is one that fits. Call `start` to keep it fresh. */
  static async load(store: Store, now: () => Date, options: LiveOptions): Promise<LiveReadModel> {
    const startedAt = performance.now();
    const kept = await options.snapshot?.read(store, dayOf(now()), options.layout);
    const model = kept ?? (await loadReadModel(store, now(), options.layout));
    const live = new LiveReadModel(store, now, options, model);
    if (kept !== undefined) {
      await live.catchUp().catch(async (error: unknown) => {
        live.#onError(error);
        await live.reload();
      });
    }
    live.#loadMs = Math.round(performance.now() - startedAt);
    live.#log(kept === undefined ? 'read model loaded' : 'read model taken from its snapshot');
    return live;
  }

  /** The model as it is now. Take it once per request, so that the answer is of one version. */
  get current(): ReadModel {
    return this.#model;
  }

  get figures(): LiveFigures {
    const { graph, change, asOf } = this.#model;
    const { sharedBytes, changedRowBytes, idBytes } = graph.memory();
    return {
      people: graph.size,
      ties: graph.tieCount,
      graphBytes: sharedBytes + changedRowBytes + idBytes,
      loadMs: this.#loadMs,
      change,
      asOf,
      lag: this.lag,
    };
  }

  /** How many Changes the store is known to be ahead. */
  get lag(): number {
    return Math.max(0, this.#lastKnown - this.#model.change);
  }

  start(): void {
    this.#isAmongOthers = this.#options.sharesStore ?? this.#store.engine === 'neo4j';
    if (this.#isAmongOthers) this.#repeating.every(POLL_MS, () => this.#follow());
    this.#repeating.every(DAY_CHECK_MS, () => this.#followTheDay());
    this.#repeating.every(FORGETTING_MS, async () => void (await forgetOldChanges(this.#store)));
    this.#options.snapshot?.start(
      () => (this.#unseen.size === 0 ? this.#model : undefined),
      this.#options.layout,
    );
  }

  /** Ends what goes on; the store may be closed then. The snapshot is its keeper's to write at last. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#repeating.stop();
    await this.#loading?.catch(() => undefined);
    await this.#nextLoading?.catch(() => undefined);
    await this.#turn.catch(() => undefined);
  }

  /**
   * Resolves once the model holds all that was acknowledged as taken back before the call: at once, unless this process
   * could not look at the feed for half a second. Ask it at the beginning of a question.
   * @throws StoreUnavailable where nobody can know; a trial answers from memory then.
   */
  async fresh(): Promise<void> {
    if (!this.#isAmongOthers) return;
    const look = () => this.#follow();
    await this.#freshness.reach(instantNow(), look, this.#options.answersWithoutStore === true);
    while (this.#hiding.size > 0) await this.#nextExchange();
  }

  /**
   * Writes, and answers once this process can answer with it, and, where something was taken back, once no process answers
   * without it. What refused a write may be so new that it is not applied
   * yet: whoever is told looks again, and must see it.
   * @throws what the work throws.
   */
  async write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    const before = this.#model.change;
    const { value, change } = await this.#store.write(work).catch(async (error: unknown) => {
      if (!(error instanceof StoreUnavailable)) await this.#follow().catch(this.#onError);
      throw error;
    });
    if (change === null) return value;
    // No write comes before what was read, unless the database was restored from a backup: then all is looked at.
    await this.#follow(change > before ? change : undefined);
    while (this.#unseen.has(change)) await this.#nextExchange();
    if (this.#isAmongOthers) await this.#freshness.acknowledge(Math.min(before, change - 1), change);
    return value;
  }

  /** Applies all that was written, and resolves once no process answers without it. */
  async everywhere(): Promise<void> {
    await this.catchUp();
    if (this.#isAmongOthers) await this.#freshness.everywhere();
  }

  /** Applies all that was written, also what is shown only once the model was loaded anew. */
  async catchUp(): Promise<void> {
    await this.#follow();
    while (this.#unseen.size > 0) await this.#nextExchange();
  }

  /** Loads everything anew, as it is now or later, and exchanges it whole. */
  reload(): Promise<void> {
    if (this.#nextLoading !== undefined) return this.#nextLoading;
    const next: Promise<void> = (this.#loading ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#loading = next;
        this.#nextLoading = undefined;
        return this.#loadBeside();
      })
      .finally(() => {
        if (this.#loading === next) this.#loading = undefined;
      });
    this.#nextLoading = next;
    return next;
  }

  /** The next time that a model loaded anew is exchanged; one that is being loaded may do. */
  #nextExchange(): Promise<void> {
    return this.#loading ?? this.reload();
  }

  /** Brings the model to `number`, or to the end of the feed, as far as that goes without loading anew. */
  async #follow(number?: number): Promise<void> {
    for (let attempt = 1; !(await this.#inTurn(() => this.#advanceTo(number))); attempt += 1) {
      if (attempt > MOST_ATTEMPTS) throw new Error('The change feed does not know what was read from it.');
      this.#options.logger.warn(
        { change: this.#model.change },
        'the store does not know the last change: it was restored or has gone on too far, and is read anew',
      );
      await this.#nextExchange();
    }
    const isWaiting = this.#loading !== undefined || this.#nextLoading !== undefined;
    if (this.#unseen.size > 0 && !isWaiting) this.reload().catch(this.#onError);
  }

  async #advanceTo(number: number | undefined): Promise<boolean> {
    if (number !== undefined && this.#model.change >= number) return true;
    const asOf = await this.#advance(this.#model);
    if (asOf !== undefined) this.#freshness.note(asOf);
    return asOf !== undefined;
  }

  /**
   * Applies the Changes a model lacks at the call; answers as of when it is whole, undefined if the feed does not know the
   * one it has.
   */
  async #advance(model: FreshModel): Promise<Instant | undefined> {
    const asOf = instantNow();
    for (let end: number | undefined; ; ) {
      const read = { number: model.change, uuid: model.changeUuid };
      const { isUnknown, last, changes } = await readFeed(this.#latest, read, CHANGES_PER_READ);
      if (isUnknown) return undefined;
      this.#lastKnown = last;
      // Others may write faster than this is applied: what was there when it was asked is enough.
      end ??= last;
      for (const batch of batchesOf(changes)) await this.#apply(model, batch);
      if (model.change >= end) return asOf;
    }
  }

  /** The feed is read where nothing committed is missing; what is read after it then has it, too. */
  readonly #latest: Reader = { read: (query, params) => this.#store.readLatest(query, params) };

  async #apply(model: FreshModel, changes: readonly Change[]): Promise<void> {
    const last = changes.at(-1);
    if (last === undefined) return;
    const touched = new Set(changes.flatMap((change) => change.touched));
    const counting = await changeOfWhatCounts(this.#store, model, touched);
    const isReread = touched.has('everything') || counting !== 'SAME';
    const { didTakeBack, didTighten } = await applyTouched(this.#store, model, touched, last.number);
    model.changeUuid = last.uuid;
    for (const { number, touched } of isReread ? changes : []) {
      if (!isOfAll(touched)) continue;
      this.#unseen.add(number);
      if (counting === 'LESS') this.#hiding.add(number);
    }
    if (isReread || didTakeBack) this.#options.snapshot?.forget();
    if (isReread || didTakeBack || didTighten) this.#freshness.tookBack(changes.map(({ number }) => number));
    if (model === this.#model) this.#folding.fold(model.graph);
  }

  async #loadBeside(): Promise<void> {
    const startedAt = performance.now();
    const fresh = await loadReadModel(this.#reader(), this.#now(), this.#options.layout);
    const loadedAt = fresh.change;
    // Most of what was written meanwhile, while nobody waits; the rest while writers do.
    await this.#advance(fresh);
    await this.#inTurn(async () => {
      const asOf = await this.#advance(fresh);
      if (asOf === undefined) throw new Error('The database was exchanged while it was being read.');
      this.#freshness.exchanged(this.#model.change, fresh.change);
      this.#freshness.note(asOf);
      this.#model = fresh;
      this.#loadMs = Math.round(performance.now() - startedAt);
      for (const number of this.#unseen) {
        // What stands behind the end is of a database that was restored from a backup meanwhile.
        if (number > loadedAt && number <= fresh.change) continue;
        this.#unseen.delete(number);
        this.#hiding.delete(number);
      }
    });
    this.#log('read model loaded anew');
    if (this.#unseen.size > 0) this.reload().catch(this.#onError);
  }

  /** Reads until the process stops: nobody waits for the end of a load then. */
  #reader(): Reader {
    return {
      read: (query, params) => {
        if (this.#isStopped) throw new Error('Perlen stops.');
        return this.#store.read(query, params);
      },
    };
  }

  #takeFolded({ earlier, base }: Folded): void {
    const { graph } = this.#model;
    if (graph.isOfOneLineWith(earlier)) this.#model.graph = graph.rebased(earlier, base);
    this.#log('tie graph folded');
  }

  async #followTheDay(): Promise<void> {
    if (dayOf(this.#now()) !== this.#model.asOfDay) await this.reload();
  }

  readonly #onError = (error: unknown): void => {
    if (!this.#isStopped) this.#options.logger.error({ err: error }, 'read model');
  };

  #log(what: string): void {
    this.#options.logger.info(this.figures, what);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task, task);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function isOfAll(touched: readonly string[]): boolean {
  return ['everything', 'settings', 'agreement'].some((one) => touched.includes(one));
}
