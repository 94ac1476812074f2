/** A network in a Neo4j of its own, with nothing but what a query for warm paths needs. */
import { QueryTimedOut } from '../api/src/store/errors.js';
import { openNeo4jStore } from '../api/src/store/neo4j.js';
import { noRows } from '../api/src/store/queries.js';
import type { Store } from '../api/src/store/store.js';
import type { RunningNeo4j } from '../tools/neo4j/server.js';
import { idOf, type PlainGraph, sourceOf } from './graphs/plain-graph.js';

const ROWS_PER_TRANSACTION = 20_000;
const RETRY_TIME_MS = 15_000;

/** The database behind Perlen's own port: a question costs what it would cost Perlen. */
export function openNetworkStore({ uri, user, password }: RunningNeo4j, queryTimeoutMs: number): Store {
  return openNeo4jStore({
    uri,
    user,
    password,
    database: undefined,
    queryTimeoutMs,
    retryTimeMs: RETRY_TIME_MS,
  });
}

/** Writes (:Person {id})-[:KNOWS {strength}]->(:Person) into an empty database, by UNWIND. Gives milliseconds. */
export async function loadNetwork(store: Store, graph: PlainGraph): Promise<number> {
  const startedAt = performance.now();
  await store.runOutsideTransaction(
    'CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE',
  );
  const people = Array.from({ length: graph.peopleCount }, (_, person) => idOf(person));
  await writeInSlices(store, 'UNWIND $rows AS id CREATE (:Person {id: id})', people);
  await writeInSlices(
    store,
    `UNWIND $rows AS row
     MATCH (a:Person {id: row.a}) MATCH (b:Person {id: row.b})
     CREATE (a)-[:KNOWS {strength: row.strength}]->(b)`,
    sourceOf(graph).ties,
  );
  await store.runOutsideTransaction('CALL db.awaitIndexes(300)');
  // Without it the planner goes by the statistics of the first batches for a while.
  await store.runOutsideTransaction('CALL db.prepareForReplanning(300)');
  return performance.now() - startedAt;
}

/** The rows a query answers, or null when the database ended it at the time-out. */
export async function askNetwork(
  store: Store,
  text: string,
  params: Record<string, string>,
): Promise<unknown[] | null> {
  try {
    return await store.read({ name: 'bench', text, mode: 'READ', row: noRows }, params);
  } catch (error) {
    if (error instanceof QueryTimedOut) return null;
    throw error;
  }
}

async function writeInSlices(store: Store, statement: string, rows: Iterable<unknown>): Promise<void> {
  let slice: unknown[] = [];
  for (const row of rows) {
    slice.push(row);
    if (slice.length === ROWS_PER_TRANSACTION) {
      await store.runOutsideTransaction(statement, { rows: slice });
      slice = [];
    }
  }
  if (slice.length > 0) await store.runOutsideTransaction(statement, { rows: slice });
}
