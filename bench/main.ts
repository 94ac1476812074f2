/**
 * The benchmark: everything measured in one run on one machine, written to docs/benchmarks.md with its pictures and to
 * docs/benchmarks.json.
 * npm run bench [-- --quick] [--only PART,PART] [--stored PEOPLE] [--stores FOLDER] | -- --check
 *
 * The page keeps what was not measured anew; each part says when it was measured. With --stores the network in a
 * store, which takes minutes to make, is taken from there if an earlier run left it, and stays.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareWithBruteForce, compareWithLibraries, compareWithPython } from './check.js';
import { readFigures, writeFigures } from './figures.js';
import { sized } from './graphs/made-up.js';
import { growthPicture } from './limits.js';
import { say } from './measure.js';
import { chooseParts, KEPT_TITLES, Run } from './parts.js';
import { pythonAtHand } from './peers/python.js';
import { linePicture, rangePicture } from './pictures.js';
import { FULL, type Plan, QUICK } from './plan.js';
import { classPicture, keptSections, PICTURES, pageOf } from './report.js';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));
const REPORT = join(DOCS, 'benchmarks.md');
const FIGURES = join(DOCS, 'benchmarks.json');

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    stored: { type: 'string' },
    only: { type: 'string' },
    stores: { type: 'string' },
  },
});

if (values.check) await check();
else await measure();

async function measure(): Promise<void> {
  const parts = chooseParts(values.only);
  const plan = planned();
  const folder = mkdtempSync(join(tmpdir(), 'perlen-bench-'));
  const stores = resolve(values.stores ?? folder);
  mkdirSync(stores, { recursive: true });
  const run = new Run(plan, { folder, stores }, values.quick);
  try {
    for (const part of parts) {
      await run.measure(part);
      // After each part: what an hour has measured outlives what fails in the next one.
      if (!values.quick) save(run);
    }
    if (values.quick) process.stdout.write(pageOf(run));
    else say(`Written to ${REPORT}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function planned(): Plan {
  const plan = values.quick ? QUICK : FULL;
  if (values.stored === undefined) return plan;
  const people = Number(values.stored);
  if (!Number.isInteger(people)) throw new RangeError(`--stored needs a whole number, not ${values.stored}`);
  return { ...plan, stored: sized(people) };
}

function save(run: Run): void {
  const figures = { ...readFigures(FIGURES), ...run.figures };
  const sections = new Map([...keptSections(REPORT, KEPT_TITLES), ...run.sections]);
  writeFigures(FIGURES, figures);
  writeFileSync(REPORT, pageOf({ figures, sections }));
  const growth = figures['growth']?.rows ?? [];
  if (growth.length > 0) writeFileSync(join(DOCS, PICTURES.growth), linePicture(growthPicture(growth)));
  const classes = classPicture(figures);
  if (classes !== undefined) writeFileSync(join(DOCS, PICTURES.classes), rangePicture(classes));
}

async function check(): Promise<void> {
  const python = pythonAtHand();
  const compared = {
    'brute force': compareWithBruteForce(),
    'graphology and ngraph': compareWithLibraries(),
    ...(python === undefined ? {} : { 'igraph and networkx': await compareWithPython(python) }),
  };
  for (const [name, { count, differences }] of Object.entries(compared)) {
    for (const difference of differences) say(difference);
    if (differences.length > 0) process.exitCode = 1;
    process.stdout.write(`${name}: ${count} answers compared, ${differences.length} differ\n`);
  }
  if (python === undefined) {
    process.stdout.write('igraph and networkx: left out; `npm run bench -- --only peers-c` installs them\n');
  }
}
