// npm test: every layer of tests that this machine can run, and at the end what was left out and why.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../e2e/browser.js';
import { whyNeo4jCannotRun } from './neo4j/distribution.js';
import { root, runNode, runNpm } from './run.mjs';
import { addCounts, countTests, type Layer, layers, leftOutOn } from './test-results.js';

const usage = `Usage: npm test [-- --only LAYER,LAYER]\nLayers: ${layers.join(', ')}`;

/** Where each layer leaves its report (<layer>.json); tools/test-summary.ts reads them. */
const resultsFolder = join(root, 'test-results');

/** A build machine that left something out would call untested work tested. */
const isBuildMachine = process.env['CI'] === 'true';

type Outcome =
  | { readonly kind: 'ran'; readonly passed: number; readonly failed: number; readonly skipped: number }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'left out'; readonly reason: string };

process.exitCode = await main(process.argv.slice(2));

async function main(parameters: string[]): Promise<number> {
  const wanted = readWantedLayers(parameters);
  if (wanted === undefined) {
    console.error(usage);
    return 2;
  }
  mkdirSync(resultsFolder, { recursive: true });
  for (const layer of wanted) {
    rmSync(reportOf(layer), { force: true });
  }
  const codegenCode = await runNode(['tools/codegen.mjs']);
  if (codegenCode !== 0) {
    return codegenCode;
  }
  const outcomes = new Map<Layer, Outcome>();
  for (const layer of wanted) {
    outcomes.set(layer, await runLayer(layer));
  }
  return report(outcomes);
}

function readWantedLayers(parameters: string[]): readonly Layer[] | undefined {
  try {
    const { only } = parseArgs({ args: parameters, options: { only: { type: 'string' } } }).values;
    const names = only?.split(',') ?? layers;
    return names.every((name) => layers.some((layer) => layer === name))
      ? layers.filter((layer) => names.includes(layer))
      : undefined;
  } catch {
    return undefined;
  }
}

async function runLayer(layer: Layer): Promise<Outcome> {
  const obstacle = await obstacleTo(layer);
  if (obstacle !== undefined) {
    return { kind: isBuildMachine ? 'broken' : 'left out', reason: obstacle };
  }
  if (layer === 'e2e' && (await runNpm(['run', '--silent', 'build'])) !== 0) {
    return { kind: 'broken', reason: 'the build failed' };
  }
  console.log(`\n${layer}`);
  const code = await runNode([
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${layer}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(layer)}`,
  ]);
  if (!existsSync(reportOf(layer))) {
    return { kind: 'broken', reason: `vitest ended with code ${code} and left no report` };
  }
  const counts = countTests(readFileSync(reportOf(layer), 'utf8'));
  if (isBuildMachine && counts.passed + counts.failed === 0) {
    return { kind: 'broken', reason: 'no test ran' };
  }
  return code !== 0 && counts.failed === 0
    ? { kind: 'broken', reason: `vitest ended with code ${code} though no test failed` }
    : { kind: 'ran', ...counts };
}

async function obstacleTo(layer: Layer): Promise<string | undefined> {
  if (layer === 'api-neo4j' && process.env['PERLEN_TEST_NEO4J_URI'] === undefined) {
    return whyNeo4jCannotRun();
  }
  if (layer === 'e2e') {
    return findBrowser().then(
      () => undefined,
      (error: Error) => error.message,
    );
  }
  return undefined;
}

function report(outcomes: ReadonlyMap<Layer, Outcome>): number {
  console.log('\nTests by layer');
  for (const [layer, outcome] of outcomes) {
    console.log(`  ${layer.padEnd(13)} ${sentenceFor(outcome)}`);
  }
  const leftOut = outcomes.has('pure') ? leftOutOn(process.platform, testFiles()) : [];
  if (leftOut.length > 0) {
    console.log(`  Left out on Windows, which has no limit on the size of files: ${leftOut.join(', ')}`);
  }
  const all = [...outcomes.values()];
  const total = addCounts(all.filter((outcome) => outcome.kind === 'ran'));
  const isBroken = all.some((outcome) => outcome.kind === 'broken');
  return isBroken || total.failed > 0 || total.passed === 0 ? 1 : 0;
}

function testFiles(): string[] {
  return readdirSync(join(root, 'api', 'src'), { recursive: true, encoding: 'utf8' });
}

function sentenceFor(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'broken':
      return `BROKEN: ${outcome.reason}`;
    case 'left out':
      return `left out: ${outcome.reason}`;
    case 'ran':
      return outcome.passed + outcome.failed === 0
        ? 'has no test'
        : `${outcome.passed} tests passed, ${outcome.failed} failed, ${outcome.skipped} skipped`;
  }
}

function reportOf(layer: Layer): string {
  return join(resultsFolder, `${layer}.json`);
}
