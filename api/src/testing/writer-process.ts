/**
 * A process of its own that writes to the Neo4j under test as fast as it can, and prints the number of every Change it
 * was promised. Killed by the test that started it.
 */
import { z } from 'zod';
import { openNeo4jStore } from '../store/neo4j.js';

const store = openNeo4jStore({
  uri: process.env['PERLEN_TEST_NEO4J_URI'] ?? '',
  user: process.env['PERLEN_TEST_NEO4J_USER'] ?? 'neo4j',
  password: process.env['PERLEN_TEST_NEO4J_PASSWORD'] ?? '',
  database: undefined,
  queryTimeoutMs: 30_000,
  retryTimeMs: 5_000,
});

const create = {
  name: 'test/create',
  text: 'CREATE (:Person {id: $id, name: $id, recorded: true})',
  mode: 'WRITE' as const,
  row: z.unknown(),
};

// The test that reads this is gone: so is the reason to write.
process.stdout.on('error', () => process.exit(0));

for (let index = 0; index < 10_000; index++) {
  const id = `written-${process.argv[2]}-${index}`;
  const { change } = await store.write(async (transaction) => {
    await transaction.run(create, { id });
    transaction.touch(`person:${id}`);
  });
  process.stdout.write(`${change} ${id}\n`);
}
