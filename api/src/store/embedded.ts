import { existsSync } from 'node:fs';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { ConstraintViolation, QueryTimedOut, StoreFull, StoreInUse, StoreUnavailable } from './errors.js';
import { appendChanges } from './feed.js';
import { makeFolder } from './make-folder.js';
import { checkRows } from './rows.js';
import type { Params, Query, RawRow, Store, Touched, WriteTransaction, Written } from './store.js';
import { retryConflicts, WriteQueue } from './write-queue.js';

const { GrafeoDB } = grafeo;
type Database = InstanceType<typeof GrafeoDB>;
type Transaction = ReturnType<Database['beginTransaction']>;

const DATABASE_FILE = 'perlen.grafeo';
const CONFLICT_ATTEMPTS = 12;
/** A checkpoint after so many bytes keeps reopening fast. */
const CHECKPOINT_WAL_BYTES = 64 * 1024 * 1024;

export interface EmbeddedSettings {
  /** Folder of the database; undefined keeps all in memory. */
  readonly folder: string | undefined;
  readonly queryTimeoutMs: number;
  /** Unordered rows come in random order, so that code that relies on an order shows itself in tests. */
  readonly shuffleUnordered?: boolean;
}

/**
 * Opens the embedded store. Throws StoreInUse if another process holds the folder, StoreUnavailable if it can't be
 * written.
 */
export function openEmbeddedStore(settings: EmbeddedSettings): Store {
  return new EmbeddedStore(openDatabase(settings), settings);
}

/** The database file inside a data folder. */
export function embeddedDatabasePath(folder: string): string {
  return join(folder, DATABASE_FILE);
}

function openDatabase(settings: EmbeddedSettings): Database {
  const options = { shuffleUnordered: settings.shuffleUnordered ?? false };
  if (settings.folder === undefined) return GrafeoDB.create(undefined, options);
  const path = embeddedDatabasePath(settings.folder);
  try {
    makeFolder(settings.folder);
    const database = GrafeoDB.create(path, options);
    database.setCheckpointTriggers({ walBytes: CHECKPOINT_WAL_BYTES });
    return database;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes('cannot be locked')) {
      throw new StoreInUse(`The data folder ${settings.folder} is held by another Perlen process.`, {
        cause: error,
      });
    }
    const hint = existsSync(settings.folder) ? 'is it writable?' : 'can it be created?';
    throw new StoreUnavailable(`The data folder ${settings.folder} can't be opened (${hint}): ${message}`, {
      cause: error,
    });
  }
}

class EmbeddedStore implements Store {
  readonly engine = 'embedded';
  readonly #database: Database;
  readonly #settings: EmbeddedSettings;
  readonly #queue = new WriteQueue();
  #isClosed = false;

  constructor(database: Database, settings: EmbeddedSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  async read<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    return execute(this.#database, query, params, this.#settings.queryTimeoutMs);
  }

  readLatest<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    return this.read(query, params);
  }

  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<Written<T>> {
    return this.#queue.add(() => retryConflicts(CONFLICT_ATTEMPTS, isConflict, () => this.#writeOnce(work)));
  }

  async #writeOnce<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<Written<T>> {
    const transaction = this.#database.beginTransaction();
    try {
      const touched = new Set<Touched>();
      const value = await work(new EmbeddedTransaction(transaction, touched, this.#settings.queryTimeoutMs));
      const run = <Row>(query: Query<Row>, params: Params) =>
        execute(transaction, query, params, this.#settings.queryTimeoutMs);
      const change = touched.size === 0 ? null : (await appendChanges(run, touched)).number;
      transaction.commit();
      return { value, change };
    } catch (error) {
      if (transaction.isActive) rollBack(transaction);
      throw translate(error);
    }
  }

  async runOutsideTransaction(statement: string, params: Params = {}): Promise<readonly RawRow[]> {
    const execute = async () => (await this.#database.executeCypher(statement, params)).toArray();
    try {
      return await this.#queue.add(() => retryConflicts(CONFLICT_ATTEMPTS, isConflict, execute));
    } catch (error) {
      throw translate(error);
    }
  }

  async health(): Promise<void> {
    if (this.#isClosed) throw new StoreUnavailable('The embedded database is closed.');
    await this.#database.executeCypher('RETURN 1 AS one');
  }

  async backup(folder: string): Promise<void> {
    await this.#queue.add(async () => {
      makeFolder(folder);
      this.#database.save(embeddedDatabasePath(folder));
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#queue.drain();
    try {
      this.#database.close();
    } catch {
      // Closing writes a checkpoint. Where that fails (a full disk), all that was acknowledged is in the log still.
    }
  }
}

class EmbeddedTransaction implements WriteTransaction {
  readonly #transaction: Transaction;
  readonly #touched: Set<Touched>;
  readonly #timeoutMs: number;

  constructor(transaction: Transaction, touched: Set<Touched>, timeoutMs: number) {
    this.#transaction = transaction;
    this.#touched = touched;
    this.#timeoutMs = timeoutMs;
  }

  read<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    return execute(this.#transaction, query, params, this.#timeoutMs);
  }

  run<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    return execute(this.#transaction, query, params, this.#timeoutMs);
  }

  touch(...touched: Touched[]): void {
    for (const one of touched) this.#touched.add(one);
  }
}

async function execute<Row>(
  on: Database | Transaction,
  query: Query<Row>,
  params: Params,
  timeoutMs: number,
): Promise<Row[]> {
  let timer: NodeJS.Timeout | undefined;
  const timeOut = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new QueryTimedOut(`${query.name} took longer than ${timeoutMs} ms.`)),
      timeoutMs,
    );
  });
  try {
    const result = await Promise.race([on.executeCypher(query.text, params), timeOut]);
    return checkRows(query, result.toArray());
  } catch (error) {
    throw translate(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A statement that is still running after its time-out refuses the rollback; the transaction then ends with it. */
function rollBack(transaction: Transaction): void {
  try {
    transaction.rollback();
  } catch {
    setTimeout(() => {
      if (transaction.isActive) rollBack(transaction);
    }, 50);
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && error.message.includes('GRAFEO-T001');
}

/** As Linux, macOS and Windows say that a disk, a quota or a file of this disk takes no more. */
const DISK_FULL =
  /No space left on device|Disk quota exceeded|Disc quota exceeded|File too large|not enough space on the disk/;

function translate(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (DISK_FULL.test(error.message)) {
    return new StoreFull('The disk of the data folder is full. Free some space and try again.', {
      cause: error,
    });
  }
  if (error.message.includes('UNIQUE constraint violation')) {
    return new ConstraintViolation(error.message, { cause: error });
  }
  return error;
}
