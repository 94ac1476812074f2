import neo4j, { type Driver, type ManagedTransaction, Neo4jError } from 'neo4j-driver';
import { ConstraintViolation, NotSupported, QueryTimedOut, StoreUnavailable } from './errors.js';
import { appendChanges, type ChangeName, wasCommitted } from './feed.js';
import { mapIntegers } from './parameters.js';
import { checkRows } from './rows.js';
import type { Params, Query, RawRow, Reader, Store, Touched, WriteTransaction, Written } from './store.js';
import { retryConflicts, WriteQueue } from './write-queue.js';

const CONFLICT_ATTEMPTS = 8;
const CONNECTION_TIMEOUT_MS = 5_000;

export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string | undefined;
  readonly queryTimeoutMs: number;
  /** So long a failed transaction is tried again; a second try is made in any case. */
  readonly retryTimeMs: number;
}

/**
 * Opens a Neo4j store (bolt://, neo4j:// and their +s forms). Does not wait for the server: `health` does.
 */
export function openNeo4jStore(settings: Neo4jSettings): Store {
  const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password), {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: settings.retryTimeMs,
    // Shorter than making a connection may take would refuse a database that is only slow.
    connectionAcquisitionTimeout: Math.max(settings.retryTimeMs, CONNECTION_TIMEOUT_MS),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    userAgent: 'perlen',
  });
  return new Neo4jStore(driver, settings);
}

class Neo4jStore implements Store {
  readonly engine = 'neo4j';
  readonly #driver: Driver;
  readonly #settings: Neo4jSettings;
  readonly #queue = new WriteQueue();
  /** Reads after a write of this process see it, also on a cluster. */
  readonly #bookmarks = neo4j.bookmarkManager();

  constructor(driver: Driver, settings: Neo4jSettings) {
    this.#driver = driver;
    this.#settings = settings;
  }

  async read<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    const session = this.#session('READ');
    try {
      return await session.executeRead((transaction) => runIn(transaction, query, params), this.#limits());
    } catch (error) {
      throw translate(error);
    } finally {
      await session.close();
    }
  }

  /** From the member of a cluster that takes writes; its bookmark makes the others wait for what it had. */
  async readLatest<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    const session = this.#session('WRITE');
    try {
      return await session.executeWrite((transaction) => runIn(transaction, query, params), this.#limits());
    } catch (error) {
      throw translate(error);
    } finally {
      await session.close();
    }
  }

  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<Written<T>> {
    return this.#queue.add(async () => {
      const session = this.#session('WRITE');
      // The driver tries again when the connection breaks, also where only the answer to the commit was lost.
      let unanswered: { readonly value: T; readonly change: ChangeName } | undefined;
      try {
        return await session.executeWrite(async (transaction) => {
          const touched = new Set<Touched>();
          const port = new Neo4jTransaction(transaction, touched);
          if (unanswered !== undefined && (await wasCommitted(port, unanswered.change))) {
            return { value: unanswered.value, change: unanswered.change.number };
          }
          unanswered = undefined;
          const value = await work(port);
          if (touched.size === 0) return { value, change: null };
          const run = <Row>(query: Query<Row>, params: Params) => runIn(transaction, query, params);
          const change = await appendChanges(run, touched);
          unanswered = { value, change };
          return { value, change: change.number };
        }, this.#limits());
      } catch (error) {
        throw translate(error);
      } finally {
        await session.close();
      }
    });
  }

  async runOutsideTransaction(statement: string, params: Params = {}): Promise<readonly RawRow[]> {
    const session = this.#session('WRITE');
    try {
      const run = async () => session.run(statement, toNeo4j(params));
      const result = await retryConflicts(CONFLICT_ATTEMPTS, isTransient, run);
      return result.records.map((record) => record.toObject());
    } catch (error) {
      throw translate(error);
    } finally {
      await session.close();
    }
  }

  async health(): Promise<void> {
    try {
      await this.#driver.verifyConnectivity(
        this.#settings.database === undefined ? {} : { database: this.#settings.database },
      );
    } catch (error) {
      throw translate(error);
    }
  }

  async backup(): Promise<void> {
    throw new NotSupported(
      'A Neo4j database is backed up with its own tools: neo4j-admin database dump (stopped) or backup.',
    );
  }

  async close(): Promise<void> {
    await this.#queue.drain();
    await this.#driver.close();
  }

  #session(mode: 'READ' | 'WRITE') {
    return this.#driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
      ...(this.#settings.database === undefined ? {} : { database: this.#settings.database }),
    });
  }

  #limits() {
    return { timeout: this.#settings.queryTimeoutMs };
  }
}

class Neo4jTransaction implements WriteTransaction, Reader {
  readonly #transaction: ManagedTransaction;
  readonly #touched: Set<Touched>;

  constructor(transaction: ManagedTransaction, touched: Set<Touched>) {
    this.#transaction = transaction;
    this.#touched = touched;
  }

  read<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    return runIn(this.#transaction, query, params);
  }

  run<Row>(query: Query<Row>, params: Params = {}): Promise<Row[]> {
    return runIn(this.#transaction, query, params);
  }

  touch(...touched: Touched[]): void {
    for (const one of touched) this.#touched.add(one);
  }
}

async function runIn<Row>(
  transaction: ManagedTransaction,
  query: Query<Row>,
  params: Params,
): Promise<Row[]> {
  const result = await transaction.run(query.text, toNeo4j(params));
  return checkRows(
    query,
    result.records.map((record) => record.toObject()),
  );
}

function toNeo4j(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, mapIntegers(value, (number) => neo4j.int(number))]),
  );
}

/** Another transaction held what this one needed: the same again is likely to succeed. */
function isTransient(error: unknown): boolean {
  return error instanceof Neo4jError && error.code.startsWith('Neo.TransientError.');
}

const UNAVAILABLE = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Database.DatabaseNotFound',
]);

/** No connection became free or was made in time: the driver gives this error no code of its own. */
function isUnavailable({ code, message }: Neo4jError): boolean {
  return UNAVAILABLE.has(code) || message.startsWith('Connection acquisition timed out');
}

function translate(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed') {
    return new ConstraintViolation(error.message, { cause: error });
  }
  if (error.code.startsWith('Neo.ClientError.Security.')) {
    return new StoreUnavailable('Neo4j refuses the sign-in: check NEO4J_USER and NEO4J_PASSWORD.', {
      cause: error,
    });
  }
  if (error.code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) {
    return new QueryTimedOut(error.message, { cause: error });
  }
  if (isUnavailable(error)) {
    return new StoreUnavailable(`Neo4j can't be reached: ${error.message}`, { cause: error });
  }
  return error;
}
