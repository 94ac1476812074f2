/**
 * The benchmark: everything measured in one run on one machine, written to docs/benchmarks.md.
 * npm run bench [-- --quick] [--stored PEOPLE] [--only PART,PART]
 *
 * The page keeps the sections of parts that were not measured anew; each says when it was measured.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCanvas } from './canvas.js';
import { measureEngine } from './engine.js';
import { measureImports } from './imports.js';
import { describeMachine, markdownOf, type Section, say, seconds, section } from './measure.js';
import { BenchNetwork, type NetworkSize } from './network.js';
import { measurePageLoad } from './page-load.js';
import { measureStart } from './start.js';
import { measureWarmPaths } from './warm-paths.js';

const REPORT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const TIES_PER_PERSON = 10;

interface Plan {
  readonly network: NetworkSize;
  readonly pairs: number;
  readonly enginePairs: number;
  readonly imported: { readonly size: NetworkSize; readonly hasMail: boolean };
  readonly stored: NetworkSize;
}

const FULL: Plan = {
  network: sized(100_000),
  pairs: 50,
  enginePairs: 200,
  imported: { size: { people: 5000, ties: 20_000 }, hasMail: true },
  stored: sized(100_000),
};

const QUICK: Plan = {
  network: sized(1000),
  pairs: 10,
  enginePairs: 20,
  imported: { size: { people: 200, ties: 800 }, hasMail: false },
  stored: sized(1000),
};

/** The parts in the order of the page. */
const PARTS = ['paths', 'imports', 'start', 'engine', 'page', 'canvas'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    stored: { type: 'string' },
    only: { type: 'string' },
  },
});
const isQuick = values.quick;
const startedAt = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'perlen-bench-'));
try {
  const report = await measureAll(planned());
  if (isQuick) {
    process.stdout.write(report);
  } else {
    writeFileSync(REPORT, report);
    say(`Written to ${REPORT}.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function sized(people: number): NetworkSize {
  return { people, ties: people * TIES_PER_PERSON };
}

function planned(): Plan {
  const plan = isQuick ? QUICK : FULL;
  if (values.stored === undefined) return plan;
  const people = Number(values.stored);
  if (!Number.isInteger(people)) throw new RangeError(`--stored needs a whole number, not ${values.stored}`);
  return { ...plan, stored: sized(people) };
}

async function measureAll(plan: Plan): Promise<string> {
  // First what needs the least memory of this process, so that nothing of it burdens the others.
  const wanted = chosenParts();
  const measured = new Map<Part, Section>();
  const measure = async (part: Part, title: string, work: Parameters<typeof section>[1]) => {
    if (wanted.has(part)) measured.set(part, await section(title, work));
  };
  await measure('page', 'Opening a page', measurePageLoad);
  await measure('canvas', 'The canvas', () => measureCanvas(join(folder, 'canvas'), isQuick));
  await measure('start', 'Start and memory', () => measureStart(join(folder, 'start'), plan.stored));
  await measure('imports', 'Imports', () => measureImports(join(folder, 'files'), plan.imported));
  if (wanted.has('engine') || wanted.has('paths')) {
    const network = new BenchNetwork(plan.network);
    await measure('engine', 'The search alone', () => measureEngine(network, plan.enginePairs));
    await measure('paths', 'Warm paths beside Cypher', () => measureWarmPaths(network, plan.pairs));
  }
  return reportOf(measured);
}

function chosenParts(): ReadonlySet<Part> {
  const named = values.only?.split(',') ?? PARTS;
  const unknown = named.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0)
    throw new RangeError(`--only knows ${PARTS.join(', ')}, not ${unknown.join(', ')}.`);
  return new Set(PARTS.filter((part) => named.includes(part)));
}

function reportOf(measured: ReadonlyMap<Part, Section>): string {
  const command = [
    'npm run bench',
    ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : []),
  ].join(' ');
  const origin = `Measured ${new Date().toISOString().slice(0, 10)} by \`${command}\` with Node ${process.versions.node} on ${describeMachine()}, ${process.platform} ${process.arch}; the run took ${seconds(performance.now() - startedAt)}.`;
  const kept = isQuick ? new Map<string, string>() : sectionsOf(REPORT);
  for (const part of measured.values()) {
    kept.set(part.title, markdownOf({ ...part, notes: [...part.notes, origin] }));
  }
  return [
    '# Benchmarks',
    '`npm run bench` measures all parts and writes this page; `-- --only page,canvas` measures some and keeps the others; `-- --quick` prints a small run. What a figure is compared with was measured in the same run. A load average above the number of cores means that other work slowed all of it: compare within a table rather than between runs.',
    ...kept.values(),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The sections of the page as it is, by title. */
function sectionsOf(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const [, ...parts] = readFileSync(file, 'utf8').split(/^(?=## )/m);
  return new Map(parts.map((text) => [/^## (.*)$/m.exec(text)?.[1] ?? '', text.trimEnd()]));
}
