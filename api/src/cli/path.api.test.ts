import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runImport } from '../imports/pipeline/run-import.js';
import { openTestApplication } from '../testing/test-application.js';
import { inProcess } from './connection.js';
import { askPath, jsonOf } from './path.js';

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

const emailOf = (person: number): string => `p${person}@own.example`;

async function answerOf(graph: RandomGraph) {
  const folder = mkdtempSync(join(tmpdir(), 'perlen-path-'));
  const test = await openTestApplication({}, { PERLEN_DATA: folder });
  try {
    const people = Array.from(
      { length: graph.size },
      (_unused, person) => `${emailOf(person)},Person ${person}`,
    );
    const ties = graph.ties.map(({ a, b, strength: value }) => `${emailOf(a)},${emailOf(b)},${value / 100}`);
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
    const { maxHops, k } = graph;
    const options = { from: emailOf(0), to: emailOf(1), k, maxHops, timeoutMs: 30_000 };
    return jsonOf(await askPath(inProcess(test.application, test.close), options));
  } finally {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('perlen path', () => {
  const numRuns = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 5 : 150;

  it('agrees with brute force over the rows of people.csv and ties.csv', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const expected = bruteForce(graph);
        const answer = await answerOf(graph);
        expect(answer.answer).toBe(expected.length === 0 ? 'none' : 'paths');
        expect(answer.paths.length).toBe(Math.min(graph.k, expected.length));
        for (const [index, path] of answer.paths.entries()) {
          expect(path.warmth).toBeCloseTo(expected[index]?.warmth ?? -1, 12);
          const people = path.people.map(({ email }) => Number(/^p(\d+)@/.exec(email ?? '')?.[1]));
          expect(expected.some((one) => one.people.join() === people.join())).toBe(true);
        }
        const ways = answer.paths.map(({ people }) => people.map(({ id }) => id).join());
        expect(new Set(ways).size).toBe(ways.length);
      }),
      { numRuns },
    );
  });
});
