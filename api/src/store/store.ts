import type { z } from 'zod';

/**
 * The one port to the graph database. Two engines stand behind it: Neo4j and the embedded one. Nothing outside this
 * folder knows which.
 */
export interface Store extends Reader {
  readonly engine: 'embedded' | 'neo4j';
  /**
   * As `read`, and never from a copy of the database that lags behind: what was committed before, by whomever, is in the
   * answer and in what this process reads afterwards.
   */
  readLatest<Row>(query: Query<Row>, params?: Params): Promise<Row[]>;
  /**
   * Runs `work` in one write transaction; the change feed's entry is its last statement. Writes of this process are
   * queued and conflicts retried, so `work` may run more than once and must not keep state outside the transaction.
   * Throws ConstraintViolation, StoreUnavailable, QueryTimedOut, or what `work` throws (nothing is written then).
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<Written<T>>;
  /** Runs a schema statement or another that must stand outside a transaction. For migrations only. */
  runOutsideTransaction(statement: string, params?: Params): Promise<readonly RawRow[]>;
  /** Resolves if the database answers; throws StoreUnavailable otherwise. */
  health(): Promise<void>;
  /** Writes a copy of the database into a folder. Embedded engine only; throws NotSupported on Neo4j. */
  backup(folder: string): Promise<void>;
  close(): Promise<void>;
}

export interface Reader {
  /** Runs a READ query and answers its rows, checked against the query's row schema. */
  read<Row>(query: Query<Row>, params?: Params): Promise<Row[]>;
}

export interface WriteTransaction extends Reader {
  /** Runs a WRITE query inside the transaction. */
  run<Row>(query: Query<Row>, params?: Params): Promise<Row[]>;
  /** Names what this transaction changes, for the change feed. */
  touch(...touched: Touched[]): void;
}

export interface Written<T> {
  readonly value: T;
  /** Number of the last Change of the transaction; null if it touched nothing. */
  readonly change: number | null;
}

/** What a transaction changed: a kind and an id, never a value. A tie names its two people, smaller id first. */
export type Touched =
  | `person:${string}`
  | `organization:${string}`
  | `department:${string}`
  | `project:${string}`
  | `skill:${string}`
  | `introduction:${string}`
  /** What an employee, named by id, lays down for many of their ties at once. */
  | `rules:${string}`
  /** To what an employee, named by id, consented. */
  | `consent:${string}`
  | `tie:${string}|${string}`
  /** What was agreed with the works council. */
  | 'agreement'
  | 'settings'
  /** So much changed that a reader does best to load again. */
  | 'everything';

export type Params = Record<string, unknown>;
export type RawRow = Record<string, unknown>;

export interface Query<Row> {
  /** feature/name, the path of its file below cypher/. */
  readonly name: string;
  readonly text: string;
  readonly mode: 'READ' | 'WRITE';
  readonly row: z.ZodType<Row>;
}

/** Names the tie of two people: the smaller id first. */
export function touchedTie(a: string, b: string): Touched {
  return a < b ? `tie:${a}|${b}` : `tie:${b}|${a}`;
}
