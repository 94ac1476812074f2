import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from '../imports/pipeline/run-import.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { inProcess } from './connection.js';
import { askPath, jsonOf } from './path.js';

const GRAPHS = 200;

interface RandomGraph {
  readonly size: number;
  /** Pairs of people by number, with a strength in hundredths. */
  readonly ties: readonly { readonly a: number; readonly b: number; readonly strength: number }[];
  readonly maxHops: number;
  readonly k: number;
}

/** Few distinct strengths, so that equal keys are common. */
const strength = fc.oneof(fc.constantFrom(50, 25, 100), fc.integer({ min: 0, max: 100 }));
const graphs: fc.Arbitrary<RandomGraph> = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    ties: fc.uniqueArray(
      fc
        .record({ a: fc.nat(size - 1), b: fc.nat(size - 1), strength })
        .filter(({ a, b }) => a !== b)
        .map(({ a, b, strength: value }) => ({ a: Math.min(a, b), b: Math.max(a, b), strength: value })),
      { selector: ({ a, b }) => `${a}-${b}`, maxLength: 20 },
    ),
    maxHops: fc.integer({ min: 1, max: 6 }),
    k: fc.integer({ min: 1, max: 12 }),
  }),
);

/** Every simple path from person 0 to person 1, warmest first: the slow way, from the rows of the file alone. */
function bruteForce({ size, ties, maxHops }: RandomGraph): { people: number[]; warmth: number }[] {
  const strengthOf = new Map<string, number>();
  for (const { a, b, strength: hundredths } of ties) {
    const value = Math.min(0.98, hundredths / 100);
    if (value < 0.01) continue;
    strengthOf.set(`${a}-${b}`, value);
    strengthOf.set(`${b}-${a}`, value);
  }
  const found: { people: number[]; warmth: number }[] = [];
  const walk = (people: number[], warmth: number) => {
    const last = people.at(-1) ?? 0;
    if (last === 1) {
      found.push({ people, warmth });
      return;
    }
    if (people.length > maxHops) return;
    for (let next = 0; next < size; next++) {
      const tie = strengthOf.get(`${last}-${next}`);
      if (tie !== undefined && !people.includes(next)) walk([...people, next], warmth * tie);
    }
  };
  walk([0], 1);
  return found.sort((one, other) => other.warmth - one.warmth);
}

/** All graphs are in one company, without a tie between them: their people have the graph's number before their own. */
const emailOf = (graph: number, person: number): string => `g${graph}p${person}@own.example`;

async function importAll(
  test: TestApplication,
  folder: string,
  sources: readonly RandomGraph[],
): Promise<void> {
  const people = sources.flatMap(({ size }, graph) =>
    Array.from({ length: size }, (_unused, person) => `${emailOf(graph, person)},Person ${person}`),
  );
  const ties = sources.flatMap((source, graph) =>
    source.ties.map(({ a, b, strength: value }) =>
      [emailOf(graph, a), emailOf(graph, b), value / 100].join(','),
    ),
  );
  const files = [
    ['PEOPLE', 'people.csv', ['email,name', ...people]],
    ['TIES', 'ties.csv', ['source,target,strength', ...ties]],
  ] as const;
  for (const [kind, fileName, lines] of files) {
    const path = join(folder, fileName);
    writeFileSync(path, `${lines.join('\n')}\n`);
    const request = { kind, path, fileName, upload: null, isDryRun: false, ownDomains: [], mapping: null };
    expect((await runImport(test.application, request)).stored.state).toBe('DONE');
  }
  await test.application.live.catchUp();
}

describe('perlen path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perlen-path-'));
  let test: TestApplication;
  beforeAll(async () => {
    test = await openTestApplication({}, { PERLEN_DATA: folder });
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('agrees with brute force over the rows of people.csv and ties.csv', async () => {
    const sources = fc.sample(graphs, GRAPHS);
    await importAll(test, folder, sources);
    let withPaths = 0;
    for (const [graph, source] of sources.entries()) {
      const { maxHops, k } = source;
      const options = { from: emailOf(graph, 0), to: emailOf(graph, 1), k, maxHops, timeoutMs: 30_000 };
      const answer = jsonOf(
        await askPath(
          inProcess(test.application, async () => {}),
          options,
        ),
      );
      const expected = bruteForce(source);
      const rows = JSON.stringify(source);
      expect(answer.answer, rows).toBe(expected.length === 0 ? 'none' : 'paths');
      expect(answer.paths.length, rows).toBe(Math.min(k, expected.length));
      for (const [index, path] of answer.paths.entries()) {
        expect(path.warmth, rows).toBeCloseTo(expected[index]?.warmth ?? -1, 12);
        const people = path.people.map(({ email }) => Number(/p(\d+)@/.exec(email ?? '')?.[1]));
        expect(
          expected.some((one) => one.people.join() === people.join()),
          rows,
        ).toBe(true);
      }
      const ways = answer.paths.map(({ people }) => people.map(({ id }) => id).join());
      expect(new Set(ways).size, rows).toBe(ways.length);
      if (expected.length > 0) withPaths += 1;
    }
    expect(withPaths).toBeGreaterThan(GRAPHS / 4);
  });
});
