import { describe, expect, it } from 'vitest';
import { TieGraph, TieGraphBuilder } from '../network/graph.js';
import type { GraphPerson, GraphTie } from '../network/types.js';
import { layoutHere, layoutInThreads } from './layout.js';

const people: GraphPerson[] = ['a', 'b', 'c', 'd'].map((id) => ({
  id,
  isPresentEmployee: true,
  canConnect: true,
  departmentIds: [],
  organizationIds: [],
  askedCount: 0,
}));
const ties: GraphTie[] = [
  { a: 'a', b: 'b', strength: 0.3, sharing: 3 },
  { a: 'a', b: 'c', strength: 0.7, sharing: 2 },
  { a: 'c', b: 'd', strength: 0.1, sharing: 1 },
];

describe.each([
  ['here', layoutHere],
  ['in a thread of its own', layoutInThreads],
])('A graph laid out %s', (_, layout) => {
  it('is the graph that was to be laid out', async () => {
    const builder = new TieGraphBuilder(people);
    for (const { a, b, strength, sharing } of ties) builder.addTie(a, b, strength, sharing);
    const rows = await layout.rows(builder.peopleCount, builder.ties());
    const graph = builder.finish(3, [], rows);
    const expected = TieGraph.build(3, { people, ties, departments: [] });
    for (const { id } of people) expect(graph.neighbours(id)).toEqual(expected.neighbours(id));
  });

  it('is the same graph after folding, and without gaps', async () => {
    const before = TieGraph.build(1, { people, ties, departments: [] }).with(2, { removedPeople: ['b'] });
    const now = before.with(3, { ties: [{ a: 'a', b: 'd', strength: 0.9, sharing: 3 }] });
    const folded = now.rebased(before, await layout.folded(before));
    for (const { id } of people) expect(folded.neighbours(id)).toEqual(now.neighbours(id));
    const { people: numbers, rows } = await layout.compact(now);
    expect([...numbers].map((number) => now.idOf(number))).toEqual(['a', 'c', 'd']);
    expect(rows.neighbours).toHaveLength(now.tieCount * 2);
  });
});

describe('A thread that lays out a graph', () => {
  it('tells its end where it cannot go on', async () => {
    const { buffer: _, ...none } = new Int32Array(0);
    const ties = { from: none, to: none, strengths: none, sharing: none };
    await expect(layoutInThreads.rows(2 ** 40, ties as never)).rejects.toThrow();
  });
});
