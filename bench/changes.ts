/**
 * A thousand tie changes a second, in transactions of a hundred, while people ask for paths; then whether memory and
 * store are equal. Run: node --import tsx bench/changes.ts --people 100000 --ties 1000000 --seconds 60
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Application } from '../api/src/application.js';
import { inProcess, pinoToStderr } from '../api/src/cli/connection.js';
import { readConfig } from '../api/src/config/config.js';
import { openApplication } from '../api/src/open-application.js';
import { checkStore } from '../api/src/operations/check.js';
import { type Pair, pairOf } from '../api/src/read-model/evidence.js';
import { seedGenerated } from '../api/src/seed/generated.js';
import { stateTies } from '../api/src/testing/state-ties.js';
import { milliseconds, quantile, say } from './measure.js';

const TIES_PER_TRANSACTION = 100;
const TRANSACTIONS_A_SECOND = 10;
const CLIENTS = 4;
const REST_MS = 40;
const SEARCH_THREADS = 1;

const QUESTION = /* GraphQL */ `query ($to: ID!) {
  warmPaths(input: { to: $to }) { __typename }
}`;

/** Answers how long each transaction took until it was acknowledged. */
async function change({ live }: Application, ids: readonly string[], seconds: number): Promise<number[]> {
  const times: number[] = [];
  const startedAt = performance.now();
  for (let number = 0; number < seconds * TRANSACTIONS_A_SECOND; number += 1) {
    await delay(Math.max(0, startedAt + (number * 1000) / TRANSACTIONS_A_SECOND - performance.now()));
    const ties = Array.from({ length: TIES_PER_TRANSACTION }, () => ({
      ...somePair(live.current.graph, ids),
      strength: Math.random(),
    }));
    const begunAt = performance.now();
    await stateTies(live, ties, { source: 'bench', day: live.current.asOfDay });
    times.push(performance.now() - begunAt);
  }
  const tookMs = performance.now() - startedAt;
  say(`${Math.round((times.length * TIES_PER_TRANSACTION * 1000) / tookMs)} tie changes a second`);
  return times;
}

/** Half of them know each other already. */
function somePair(graph: Application['live']['current']['graph'], ids: readonly string[]): Pair {
  const one = oneOf(ids);
  const known = Math.random() < 0.5 ? graph.neighbours(one) : [];
  const other = known.length > 0 ? oneOf(known).id : oneOf(ids);
  return other === one ? somePair(graph, ids) : pairOf(one, other);
}

function oneOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError('there is nobody');
  return item;
}

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    ties: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '60' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'perlen-changes-'));
const config = readConfig({ PERLEN_DATA: folder, PERLEN_LOG_LEVEL: 'warn' });
const { application, close } = await openApplication(config, pinoToStderr(config), SEARCH_THREADS);
try {
  const size = { people: Number(values.people), ties: Number(values.ties), seed: 1 };
  await seedGenerated(application.store, application.now(), size);
  await application.live.catchUp();
  const ids = [...application.live.current.directory.people.keys()];
  const { ask } = inProcess(application, close);
  const answers: number[] = [];
  let isDone = false;
  const asking = Array.from({ length: CLIENTS }, async () => {
    while (!isDone) {
      const startedAt = performance.now();
      await ask(QUESTION, { to: oneOf(ids) });
      answers.push(performance.now() - startedAt);
      // People read an answer; clients that never rest would only measure who gets the processor.
      await delay(REST_MS);
    }
  });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const writes = await change(application, ids, Number(values.seconds));
  loop.disable();
  isDone = true;
  await Promise.all(asking);
  const told = (times: readonly number[]) =>
    `${times.length}, p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}`;
  say(`transactions until acknowledged: ${told(writes)}`);
  say(`answers: ${told(answers)}`);
  say(`event-loop delay p99 ${milliseconds(loop.percentile(99) / 1e6)}`);
  const { isClean, findings, derivedTies } = await checkStore(
    application.store,
    application.live.current,
    application.now(),
  );
  say(`memory and store are ${isClean ? 'equal' : 'not equal'}: ${derivedTies} ties`);
  for (const finding of findings) say(finding);
  process.exitCode = isClean ? 0 : 1;
} finally {
  await close();
  rmSync(folder, { recursive: true });
}
