import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TieGraph } from './graph.js';
import { type CoverageQuery, coverage } from './reach-coverage.js';
import { bruteForce } from './testing/brute-force.js';
import { randomGraphs } from './testing/random-graph.js';

const ORGANIZATIONS = ['prospect', 'customer', 'unknown'];
const groups = fc.array(fc.subarray(['m', 'B', 'a', 'p10', 'p2', 'unknown'], { minLength: 1 }), {
  minLength: 1,
  maxLength: 3,
});
function queryOf(ids: readonly (readonly string[])[], maxHops: number): CoverageQuery {
  return {
    groupCount: ids.length,
    membersOf: (group) => ids[group] ?? [],
    groupsOf: (id) => ids.flatMap((members, group) => (members.includes(id) ? [group] : [])),
    organizationIds: ORGANIZATIONS,
    maxHops,
  };
}

const NOBODY = { kind: 'PERSON', id: '' } as const;

describe('how well groups reach organizations', () => {
  it('is the weakest step of the path that warm paths would put first if nobody had been asked', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraphs, groups, fc.integer({ min: 1, max: 4 }), async (source, ids, maxHops) => {
        const rested = { ...source, people: source.people.map((person) => ({ ...person, askedCount: 0 })) };
        const graph = TieGraph.build(3, source);
        const found = await coverage(graph, queryOf(ids, maxHops));
        const expected = ids.map((members) =>
          ORGANIZATIONS.map((id) => {
            const from = { kind: 'PEOPLE', ids: members, isSingle: false } as const;
            const to = { kind: 'ORGANIZATION', id } as const;
            const listed = bruteForce(rested, { from, to, access: NOBODY, maxHops, limit: 1 });
            const path = listed.kind === 'PATHS' ? listed.paths[0] : undefined;
            return path === undefined ? 0 : Math.min(...path.strengths);
          }),
        );
        expect(found).toMatchObject({ version: 3, isPartial: false });
        for (const [group, row] of expected.entries()) {
          for (const [target, strength] of row.entries()) {
            // Strengths that differ in the last bits are equal in the order of paths.
            expect(found.strengths[group]?.[target]).toBeCloseTo(strength, 10);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is told for one hop and as partial when time runs out, and not at all when the asker goes away', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraphs, groups, async (source, ids) => {
        const graph = TieGraph.build(3, source);
        const query = queryOf(ids, 3);
        let time = 0;
        const now = () => {
          time += 10;
          return time;
        };
        const cut = await coverage(graph, query, { now, timeoutMs: 5 });
        const direct = await coverage(graph, { ...query, maxHops: 1 });
        expect(cut).toEqual({ ...direct, isPartial: true });
        const aborted = coverage(graph, query, { signal: AbortSignal.abort() });
        await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
      }),
      { numRuns: 50 },
    );
  });
});
