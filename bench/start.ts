/** How long a start takes until /readyz says yes, and the memory then. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { NetworkSize } from './graphs/made-up.js';
import { mebibytes, memoryOf, type ProcessMemory, type Section, say, seconds, whole } from './measure.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PERLEN = fileURLToPath(new URL('../api/bin/perlen.js', import.meta.url));
const START_LIMIT_MS = 600_000;
const ASK_EVERY_MS = 10;
const SNAPSHOT_LIMIT_MS = 60_000;

interface Started {
  readonly tookMs: number;
  /** As /readyz tells. */
  readonly loadMs: number;
  readonly memory: ProcessMemory | undefined;
}

export interface StartFigures extends Pick<Section, 'columns' | 'rows' | 'notes'> {
  /** Of the same large network: full... and restart..., until /readyz and of it loading the read model. */
  readonly values: Readonly<Record<string, number>>;
}

/** On a built api/dist. `large`: a folder with a network of that size. */
export async function measureStart(
  folder: string,
  large: string,
  stored: NetworkSize,
): Promise<StartFigures> {
  const demo = join(folder, 'demo');
  const first = await measureOne(demo);
  const second = await measureOne(demo);
  removeSnapshots(large);
  const full = await measureOne(large, true);
  const hasSnapshot = snapshotsIn(large).length > 0;
  const restarts = hasSnapshot ? [await measureOne(large), await measureOne(large)] : [];
  const size = `${whole(stored.people)} people, ${whole(stored.ties)} ties`;
  const restarted = (value: (start: Started) => number) =>
    restarts.reduce((sum, start) => sum + value(start), 0) / restarts.length;
  return {
    columns: [
      'start on the embedded engine',
      'until /readyz',
      'of it loading the read model',
      'resident memory then',
      'its peak',
    ],
    rows: [
      ['demo company, first start (makes it)', ...cells(first)],
      ['demo company, second start', ...cells(second)],
      [`a network of ${size}, all read from the store`, ...cells(full)],
      ...restarts.map((restart) => ['the same, from the snapshot', ...cells(restart)]),
    ],
    notes: [
      'From starting the process (`node api/bin/perlen.js start`) to the first answer 200 of /readyz, which tells how long loading took. Before the full load the snapshot was removed.',
      ...(hasSnapshot ? [] : ['The server left no snapshot: a restart reads everything again.']),
    ],
    values: {
      fullStartMs: full.tookMs,
      fullLoadMs: full.loadMs,
      ...(hasSnapshot
        ? { restartMs: restarted(({ tookMs }) => tookMs), restartLoadMs: restarted(({ loadMs }) => loadMs) }
        : {}),
    },
  };
}

/** What the server keeps beside the store, parts being written aside. */
function snapshotsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((entry) => entry.endsWith('.snapshot'))
    .map((entry) => join(folder, entry));
}

function removeSnapshots(folder: string): void {
  for (const path of snapshotsIn(folder)) rmSync(path);
}

async function untilSnapshot(folder: string): Promise<void> {
  const giveUpAt = performance.now() + SNAPSHOT_LIMIT_MS;
  while (snapshotsIn(folder).length === 0 && performance.now() < giveUpAt) await delay(100);
}

function cells({ tookMs, loadMs, memory }: Started): string[] {
  const times = [seconds(tookMs), seconds(loadMs)];
  if (memory === undefined) return [...times, 'not measured', 'not measured'];
  return [...times, mebibytes(memory.residentBytes), mebibytes(memory.peakBytes)];
}

/** What is measured is what is shipped: JavaScript, not TypeScript translated at the start. */
export async function build(): Promise<void> {
  for (const script of [
    ['run', 'codegen'],
    ['run', 'build', '-w', 'api'],
  ]) {
    const npm = spawn('npm', script, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    await ended(npm, `npm ${script.join(' ')}`);
  }
}

/** Fills a folder with a made-up network; answers how long that took. */
export async function seed(folder: string, { people, ties }: NetworkSize): Promise<number> {
  const startedAt = performance.now();
  const size = ['--people', `${people}`, '--ties', `${ties}`];
  const perlen = spawn(process.execPath, [PERLEN, 'seed', 'generate', ...size], {
    env: environmentOf(folder, 0),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ended(perlen, 'perlen seed generate');
  const tookMs = performance.now() - startedAt;
  say(`  seeded ${people} people, ${ties} ties in ${seconds(tookMs)}`);
  return tookMs;
}

/** One start; `isSnapshotAwaited`: stopped only once it has left a snapshot. */
async function measureOne(folder: string, isSnapshotAwaited = false): Promise<Started> {
  const port = await freePort();
  const startedAt = performance.now();
  const perlen = spawn(process.execPath, [PERLEN, 'start'], {
    env: environmentOf(folder, port),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output = errorsOf(perlen);
  try {
    let loadMs = await loadMsOf(port);
    while (loadMs === undefined) {
      const hasEnded = perlen.exitCode !== null || perlen.signalCode !== null;
      if (hasEnded || performance.now() - startedAt > START_LIMIT_MS) {
        throw new Error(
          `perlen start ended (${perlen.exitCode ?? perlen.signalCode}) or was not ready in time. ${output()}`,
        );
      }
      await delay(ASK_EVERY_MS);
      loadMs = await loadMsOf(port);
    }
    const tookMs = performance.now() - startedAt;
    say(`  ready in ${seconds(tookMs)}`);
    const memory = memoryOf(perlen.pid ?? -1);
    if (isSnapshotAwaited) await untilSnapshot(folder);
    return { tookMs, loadMs, memory };
  } finally {
    await stop(perlen);
  }
}

function environmentOf(folder: string, port: number): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:PERLEN|NEO4J)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    PERLEN_DATA: folder,
    PERLEN_PORT: `${port}`,
    PERLEN_LOG_LEVEL: 'error',
  };
}

/** What /readyz says of the loading; undefined as long as the server is not ready. */
async function loadMsOf(port: number): Promise<number | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    const answer = await response.text();
    return response.ok ? Number(JSON.parse(answer).readModel.loadMs) : undefined;
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function ended(child: ChildProcess, name: string): Promise<void> {
  const output = errorsOf(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

/** The end of what a process said on stderr. */
function errorsOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk}`.slice(-4000);
  });
  return () => text;
}
