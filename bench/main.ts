/**
 * The benchmark: everything measured in one run on one machine, written to docs/benchmarks.md.
 * npm run bench [-- --quick] [--stored PEOPLE]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureEngine } from './engine.js';
import { measureImports } from './imports.js';
import { describeMachine, markdownOf, type Section, say, seconds, section } from './measure.js';
import { BenchNetwork, type NetworkSize } from './network.js';
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

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, stored: { type: 'string' } },
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
  const start = await section('Start and memory', () => measureStart(join(folder, 'start'), plan.stored));
  const imports = await section('Imports', () => measureImports(join(folder, 'files'), plan.imported));
  const network = new BenchNetwork(plan.network);
  const engine = await section('The search alone', () => measureEngine(network, plan.enginePairs));
  let neo4jVersion = '';
  const paths = await section('Warm paths beside Cypher', async () => {
    const measured = await measureWarmPaths(network, plan.pairs);
    neo4jVersion = measured.neo4jVersion;
    return measured;
  });
  return reportOf([paths, imports, start, engine], neo4jVersion);
}

function reportOf(sections: readonly Section[], neo4jVersion: string): string {
  const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])];
  const facts = [
    `Machine: ${describeMachine()}, ${process.platform} ${process.arch}.`,
    `Node ${process.versions.node}, Neo4j Community ${neo4jVersion} on the same machine.`,
    `${new Date().toISOString().slice(0, 10)}; the run took ${seconds(performance.now() - startedAt)}.`,
    'A load average above the number of cores means that other work slowed all of it: compare within a table rather than between runs.',
  ];
  return [
    '# Benchmarks',
    `Measured by \`${command.join(' ')}\`, which writes this page. \`npm run bench -- --quick\` prints a small run.`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...sections.map(markdownOf),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
