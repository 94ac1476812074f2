import { startNeo4j } from './server.js';

/**
 * Vitest's global setup of the project `api-neo4j`: one Neo4j for all its files, on a free port and a
 * temporary folder. The tests find it in PERLEN_TEST_NEO4J_URI, _USER and _PASSWORD
 * (api/src/testing/test-application.ts). When PERLEN_TEST_NEO4J_URI is set already, that server is used;
 * the tests empty it.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['PERLEN_TEST_NEO4J_URI'] !== undefined) {
    return undefined;
  }
  const neo4j = await startNeo4j({ say: console.log, isForTests: true });
  process.env['PERLEN_TEST_NEO4J_URI'] = neo4j.uri;
  process.env['PERLEN_TEST_NEO4J_USER'] = neo4j.user;
  process.env['PERLEN_TEST_NEO4J_PASSWORD'] = neo4j.password;
  return neo4j.stop;
}
