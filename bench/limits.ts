/** Perlen's engine beside the walks that no search on the same arrays can beat by much, and how both grow. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Row } from './figures.js';
import type { NetworkSize } from './graphs/made-up.js';
import { type PreparedGraph, prepareGraph } from './graphs/prepare.js';
import { LIMITS, type LimitsFigures, type LimitsOrder, PERLEN } from './limits-process.js';
import { say, whole } from './measure.js';
import type { LinePicture } from './pictures.js';

const GROWTH_HOPS = 4;
const GROWTH_LIMIT = 10;

export interface LimitsPlan {
  readonly rounds: number;
  /** For each contender at each number of hops. */
  readonly budgetMs: number;
}

export function measureLimits(
  graph: PreparedGraph,
  { rounds, budgetMs }: LimitsPlan,
): Promise<LimitsFigures> {
  return runLimits({
    graph,
    hops: [2, 3, 4, 5, 6],
    limits: [10, 100],
    companyHops: [3, 4, 5],
    rounds,
    budgetMs,
  });
}

/** One graph after another, smallest first. */
export async function measureGrowth(
  sizes: readonly NetworkSize[],
  folder: string,
  { perClass, rounds, budgetMs }: LimitsPlan & { readonly perClass: number },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const name = `${size.people}`;
    const graph = await prepareGraph({ name, kind: 'made up', size, folder, perClass });
    say(`  ${whole(size.people)} people`);
    const order = { graph, hops: [GROWTH_HOPS], limits: [GROWTH_LIMIT], companyHops: [], rounds, budgetMs };
    rows.push(...(await runLimits(order)).rows);
  }
  return rows;
}

export function growthPicture(rows: readonly Row[]): LinePicture {
  const points = (who: string) =>
    rows.filter((row) => row.who === who).map((row) => ({ x: Number(row.graph), y: row.timing.p50Ms }));
  return {
    title: `Half of the questions are answered within (${GROWTH_HOPS} hops, k = ${GROWTH_LIMIT})`,
    xLabel: 'people, ten times as many ties',
    yLabel: 'p50',
    curves: [
      { name: PERLEN, points: points(PERLEN) },
      { name: LIMITS.half, points: points(LIMITS.half) },
    ],
  };
}

async function runLimits(order: LimitsOrder): Promise<LimitsFigures> {
  const script = fileURLToPath(new URL('limits-process.ts', import.meta.url));
  const flags = ['--import', 'tsx', '--max-old-space-size=12288'];
  const child = spawn(process.execPath, [...flags, script, JSON.stringify(order)], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the engine's process ended with ${code}`);
  return JSON.parse(output);
}
