/**
 * A process of its own that follows the Neo4j under test, as a server does. For each line with two ids it prints how well
 * the two know each other, or "none". Ends with its input.
 */
import { createInterface } from 'node:readline';
import pino from 'pino';
import { LiveReadModel } from '../read-model/live.js';
import { layoutHere } from '../workers/layout.js';
import { TEST_NOW } from './test-application.js';
import { openTestNeo4j } from './test-neo4j.js';

const store = openTestNeo4j({ queryTimeoutMs: 30_000 });
const options = { logger: pino({ level: 'silent' }), layout: layoutHere };
const live = await LiveReadModel.load(store, () => new Date(TEST_NOW), options);
live.start();
process.stdout.write('ready\n');

for await (const line of createInterface({ input: process.stdin })) {
  const [one = '', other = ''] = line.split(' ');
  await live.fresh();
  process.stdout.write(`${live.current.graph.tie(one, other)?.strength ?? 'none'}\n`);
}
await live.stop();
await store.close();
