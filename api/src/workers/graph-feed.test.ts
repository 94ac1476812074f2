import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TieGraph } from '../network/graph.js';
import type { SearchGraph } from '../network/search-graph.js';
import { strengthAt } from '../network/tie-columns.js';
import type { GraphChanges, SharingLevel } from '../network/types.js';
import { graphAfter, graphStep } from './graph-feed.js';

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const changes: fc.Arbitrary<GraphChanges> = fc.record({
  people: fc.array(
    fc.record({
      id: ids,
      isPresentEmployee: fc.boolean(),
      canConnect: fc.boolean(),
      departmentIds: fc.constant([]),
      organizationIds: fc.constant([]),
      askedCount: fc.nat({ max: 3 }),
    }),
    { maxLength: 4 },
  ),
  removedPeople: fc.array(ids, { maxLength: 2 }),
  ties: fc.array(
    fc.record({
      a: ids,
      b: ids,
      strength: fc.constantFrom(0, 0.1, 0.5, 0.98),
      sharing: fc.constantFrom<SharingLevel[]>(0, 1, 2, 3),
    }),
    { maxLength: 8 },
  ),
});

/** All that a search can read of a graph. */
function readOut(graph: SearchGraph): unknown {
  const people = Array.from({ length: graph.capacity }, (_, person) => person);
  // A bit that only a later version needs may be set already; the others are a version's own.
  const stateOf = (person: number) => graph.stateOf(person) & ~8;
  const rowOf = (person: number) => {
    const { columns, start, end } = graph.rowOf(person);
    return Array.from({ length: end - start }, (_, place) => [
      columns.neighbours[start + place],
      columns.costs[start + place],
      strengthAt(columns, start + place),
      columns.sharing[start + place],
    ]);
  };
  return {
    version: graph.version,
    tieCount: graph.tieCount,
    people: people.map((person) => [stateOf(person), rowOf(person)]),
    order: people.toSorted((one, other) => graph.compareIds(one, other)),
  };
}

describe('A thread that follows the graph', () => {
  it('reads in each version what the main thread reads, whichever versions it is told', () => {
    const steps = fc.array(fc.record({ change: changes, isFolded: fc.boolean(), isTold: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, (versions) => {
        let graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
        let told: TieGraph | undefined;
        let followed: SearchGraph | undefined;
        const all: [SearchGraph, unknown][] = [];
        for (const [place, { change, isFolded, isTold }] of versions.entries()) {
          graph = graph.with(place + 1, change);
          if (isFolded) graph = graph.folded();
          if (!isTold) continue;
          // As messages between threads are: all copied but what is shared.
          followed = graphAfter(followed, structuredClone(graphStep(graph, told)));
          told = graph;
          all.push([followed, readOut(graph)]);
        }
        for (const [version, expected] of all) expect(readOut(version)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('is told little where little has changed, and no copy of the rest', () => {
    const people = Array.from({ length: 500 }, (_, number) => ({
      id: `p${number}`,
      isPresentEmployee: true,
      canConnect: true,
      departmentIds: [],
      organizationIds: [],
      askedCount: 0,
    }));
    const ties = people.slice(1).map(({ id }) => ({ a: 'p0', b: id, strength: 0.5, sharing: 3 }) as const);
    const before = TieGraph.build(1, { people, ties, departments: [] });
    const after = before.with(2, { ties: [{ a: 'p1', b: 'p2', strength: 0.7, sharing: 3 }] });
    const step = graphStep(after, before);
    expect(step.base).toBeNull();
    const changed = [before.numberOf('p1'), before.numberOf('p2')];
    expect(step.changedRows.map((rows) => [...rows.people])).toEqual([changed]);
    expect(step.states.buffer).toBe(before.states.buffer);
    expect(graphStep(before, undefined).base?.rows.neighbours.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('cannot begin in the middle', () => {
    const graph = TieGraph.build(1, { people: [], ties: [], departments: [] });
    const step = graphStep(graph.with(2, {}), graph);
    expect(() => graphAfter(undefined, step)).toThrow(/base/);
  });
});
