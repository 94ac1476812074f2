/** Where the Neo4j of a test run listens, and how to sign in. */
export interface TestNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/**
 * The Neo4j that all test files of this run share; they empty it, so it holds nothing worth keeping.
 * @throws Error outside the test project `api-neo4j`, whose setup starts it (tools/neo4j/vitest-setup.ts).
 */
export function neo4jOfThisRun(): TestNeo4j {
  const uri = process.env['PERLEN_TEST_NEO4J_URI'];
  if (uri === undefined) {
    throw new Error('There is no Neo4j for tests here: run them by `npm test -- --only api-neo4j`.');
  }
  return {
    uri,
    user: process.env['PERLEN_TEST_NEO4J_USER'] ?? 'neo4j',
    password: process.env['PERLEN_TEST_NEO4J_PASSWORD'] ?? '',
  };
}
