import { dayOf } from '../network/day.js';
import { StoreUnavailable } from '../store/errors.js';
import { type Change, changesSince, forgetOldChanges, lastChange } from '../store/feed.js';
import type { Store, WriteTransaction } from '../store/store.js';
import { applyTouched } from './apply.js';
import { loadReadModel, type ReadModel } from './read-model.js';

const POLL_MS = 250;
const CHANGES_PER_READ = 200;
const DAY_CHECK_MS = 30_000;
const FORGETTING_MS = 6 * 3_600_000;

/**
 * Keeps a read model at the store's state: applies the Changes of this process before its writers are answered, those
 * of others every 250 ms, and loads anew when the day changes or a Change says so.
 */
export class LiveReadModel {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  #model: ReadModel;
  #turn: Promise<unknown> = Promise.resolve();
  #timers: NodeJS.Timeout[] = [];
  #lastKnown: number;

  private constructor(store: Store, now: () => Date, onError: (error: unknown) => void, model: ReadModel) {
    this.#store = store;
    this.#now = now;
    this.#onError = onError;
    this.#model = model;
    this.#lastKnown = model.change;
  }

  /** Loads the model. Call `start` to keep it fresh. */
  static async load(
    store: Store,
    now: () => Date,
    onError: (error: unknown) => void,
  ): Promise<LiveReadModel> {
    return new LiveReadModel(store, now, onError, await loadReadModel(store, now()));
  }

  /** The model as it is now. Take it once per request, so that the answer is of one version. */
  get current(): ReadModel {
    return this.#model;
  }

  /** How many Changes the store is known to be ahead. */
  get lag(): number {
    return Math.max(0, this.#lastKnown - this.#model.change);
  }

  start(): void {
    if (this.#store.engine === 'neo4j') this.#every(POLL_MS, () => this.catchUp());
    this.#every(DAY_CHECK_MS, () => this.#followTheDay());
    this.#every(FORGETTING_MS, async () => void (await forgetOldChanges(this.#store)));
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    await this.#turn.catch(() => undefined);
  }

  /**
   * Writes, and answers once this process can answer with it. What refused a write may be so new that it is not applied
   * yet: whoever is told looks again, and must see it.
   * @throws what the work throws.
   */
  async write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    const { value, change } = await this.#store.write(work).catch(async (error: unknown) => {
      if (!(error instanceof StoreUnavailable)) await this.catchUp().catch(this.#onError);
      throw error;
    });
    if (change !== null) await this.catchUp(change);
    return value;
  }

  /** Applies what was written since, at least up to `number`. */
  catchUp(number?: number): Promise<void> {
    return this.#inTurn(async () => {
      if (number !== undefined && this.#model.change >= number) return;
      const last = await lastChange(this.#store);
      this.#lastKnown = last.number;
      if (last.number < this.#model.change) return this.#loadAgain();
      while (this.#model.change < last.number) {
        const changes = await changesSince(this.#store, this.#model.change, CHANGES_PER_READ);
        if (changes[0]?.number !== this.#model.change + 1) return this.#loadAgain();
        await this.#apply(changes);
      }
    });
  }

  /** Loads everything anew and exchanges it whole. */
  reload(): Promise<void> {
    return this.#inTurn(() => this.#loadAgain());
  }

  async #loadAgain(): Promise<void> {
    this.#model = await loadReadModel(this.#store, this.#now());
    this.#lastKnown = Math.max(this.#lastKnown, this.#model.change);
  }

  async #followTheDay(): Promise<void> {
    if (dayOf(this.#now()) !== this.#model.asOfDay) await this.reload();
  }

  async #apply(changes: readonly Change[]): Promise<void> {
    const touched = new Set(changes.flatMap((change) => change.touched));
    if (touched.has('everything') || touched.has('settings')) return this.#loadAgain();
    const number = changes.at(-1)?.number ?? this.#model.change;
    await applyTouched(this.#store, this.#model, touched, number);
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const result = this.#turn.then(task, task);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #every(milliseconds: number, task: () => Promise<void>): void {
    const timer = setTimeout(() => {
      task()
        .catch(this.#onError)
        .finally(() => {
          if (!this.#timers.includes(timer)) return;
          this.#timers = this.#timers.filter((one) => one !== timer);
          this.#every(milliseconds, task);
        });
    }, milliseconds);
    timer.unref();
    this.#timers.push(timer);
  }
}
