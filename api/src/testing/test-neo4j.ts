import type { Config } from '../config/config.js';
import { openNeo4jStore } from '../store/neo4j.js';
import type { Store } from '../store/store.js';

/**
 * The Neo4j at PERLEN_TEST_NEO4J_URI, signed in as PERLEN_TEST_NEO4J_USER with PERLEN_TEST_NEO4J_PASSWORD.
 * @throws Error when no address is set.
 */
export function openTestNeo4j({ queryTimeoutMs }: Pick<Config, 'queryTimeoutMs'>): Store {
  const { uri, user, password } = testNeo4j();
  return openNeo4jStore({ uri, user, password, database: undefined, queryTimeoutMs, retryTimeMs: 5_000 });
}

/**
 * Where the Neo4j of the tests is and who signs in.
 * @throws Error when no address is set.
 */
export function testNeo4j(): { readonly uri: string; readonly user: string; readonly password: string } {
  const uri = process.env['PERLEN_TEST_NEO4J_URI'];
  if (uri === undefined) throw new Error('PERLEN_TEST_NEO4J_URI is not set: start one with npm run neo4j.');
  const user = process.env['PERLEN_TEST_NEO4J_USER'] ?? 'neo4j';
  return { uri, user, password: process.env['PERLEN_TEST_NEO4J_PASSWORD'] ?? '' };
}

/** Removes everything but constraints and the record of migrations: making them anew takes seconds a file. */
export async function emptyKeepingSchema(store: Store): Promise<void> {
  await store.runOutsideTransaction(
    'MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock AND NOT n:ChangeCounter DETACH DELETE n',
  );
  await store.runOutsideTransaction('MATCH (c:ChangeCounter) SET c.number = 0');
}
