import type { Logger } from 'pino';
import type { Application } from '../application.js';
import { PerlenError } from '../graphql/errors.js';
import { Repeating } from '../read-model/repeating.js';
import type { Store } from '../store/store.js';
import { appendBlock, forgetOldBlocks } from './audit-store.js';
import { BlockBuilder, type SealedBlock } from './block.js';
import { sha256 } from './chain.js';
import type { AuditEntry } from './entry.js';

/** The longest an entry waits before it is written: what a killed process may lose. */
const LONGEST_WAIT_MS = 5_000;
/** So many entries wait while the store can't be written to; then nothing personal is answered any more. */
const MOST_WAITING = 20_000;
const SHORTEST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const FORGETTING_MS = 10 * 60_000;
/** A process that ends does not wait longer than this for a store that does not answer. */
const LAST_WRITE_MS = 5_000;

export interface AuditLogOptions {
  readonly store: Store;
  readonly logger: Logger;
  /** The real clock: no fixed one makes a log of the past. */
  readonly now?: () => Date;
  readonly mostWaiting?: number;
}

/**
 * The audit log of one process. Entries are gathered and written in blocks beside the answers, which do not wait for it.
 * While they can't be written they wait in memory and are tried again; when too many wait, `requireRoom` refuses what
 * would add to them.
 */
export class AuditLog {
  readonly #store: Store;
  readonly #logger: Logger;
  readonly #now: () => Date;
  readonly #mostWaiting: number;
  readonly #repeating: Repeating;
  #builder = new BlockBuilder();
  /** Full or due, in order, not yet sealed. */
  readonly #due: BlockBuilder[] = [];
  #sealed: SealedBlock | undefined;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #waiting = 0;

  constructor({ store, logger, now = () => new Date(), mostWaiting = MOST_WAITING }: AuditLogOptions) {
    this.#store = store;
    this.#logger = logger;
    this.#now = now;
    this.#mostWaiting = mostWaiting;
    this.#repeating = new Repeating((error) => logger.error({ err: error }, 'audit log: forgetting'));
  }

  /** Begins to forget what is older than 90 days, every ten minutes. */
  start(): void {
    this.#repeating.every(FORGETTING_MS, () => this.forget());
  }

  /** Instants of entries are of this clock. */
  get now(): Date {
    return this.#now();
  }

  /** Entries that are not written yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Refuses what would have to be written down while that is not possible.
   * @throws PerlenError STORE_UNAVAILABLE
   */
  requireRoom(): void {
    if (this.#waiting < this.#mostWaiting) return;
    const message = 'What is read can’t be written to the audit log at the moment, so nothing is shown.';
    throw new PerlenError('STORE_UNAVAILABLE', message);
  }

  /** Takes an entry; it is written within five seconds, beside whatever is answered meanwhile. */
  add(entry: AuditEntry): void {
    this.#builder.add(entry);
    this.#waiting += 1;
    if (this.#builder.isFull) {
      this.#cut();
      this.#write().catch(this.#retryLater);
    } else this.#writeIn(LONGEST_WAIT_MS);
  }

  /** Resolves once all that was taken so far is written; throws what the store throws. */
  async flush(): Promise<void> {
    this.#cut();
    // One that has begun may have ended its work before the last entries came.
    await this.#writing?.catch(() => undefined);
    try {
      await this.#write();
    } catch (error) {
      this.#retryLater(error);
      throw error;
    }
  }

  /** Forgets what is older than 90 days. */
  async forget(): Promise<void> {
    while ((await forgetOldBlocks(this.#store, this.#now())) > 0);
  }

  /** Writes what waits, if the store takes it, and ends. */
  async stop(): Promise<void> {
    this.#repeating.stop();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the store does not answer')), LAST_WRITE_MS);
    });
    try {
      if (this.#waiting > 0) await Promise.race([this.flush(), late]);
    } catch (error) {
      this.#logger.error({ err: error, lost: this.#waiting }, 'audit log: entries are lost');
    } finally {
      clearTimeout(timer);
      clearTimeout(this.#timer);
    }
  }

  #cut(): void {
    if (this.#builder.entries === 0) return;
    this.#due.push(this.#builder);
    this.#builder = new BlockBuilder();
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let builder = this.#due[0]; builder !== undefined; builder = this.#due[0]) {
      // Sealed once: a block keeps its id however often it is tried.
      this.#sealed ??= await builder.seal(sha256);
      await appendBlock(this.#store, this.#sealed);
      this.#sealed = undefined;
      this.#due.shift();
      this.#waiting -= builder.entries;
      this.#failures = 0;
    }
  }

  #writeIn(waitMs: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#cut();
      this.#write().catch(this.#retryLater);
    }, waitMs);
    this.#timer.unref();
  }

  readonly #retryLater = (error: unknown): void => {
    this.#failures += 1;
    if (this.#failures === 1) {
      this.#logger.warn(
        { err: error, waiting: this.#waiting },
        'audit log: can’t be written, is tried again',
      );
    }
    this.#writeIn(Math.min(LONGEST_RETRY_MS, SHORTEST_RETRY_MS * 2 ** this.#failures));
  };
}

const logs = new WeakMap<Store, AuditLog>();

/** The audit log of this process for the store of an application. */
export function auditLogOf({ store, logger }: Pick<Application, 'store' | 'logger'>): AuditLog {
  const known = logs.get(store);
  if (known !== undefined) return known;
  const made = new AuditLog({ store, logger });
  logs.set(store, made);
  return made;
}
