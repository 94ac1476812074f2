import { describe, expect, it } from 'vitest';
import { TieGraph } from '../network/graph.js';
import { numberedQuery } from '../network/numbered-query.js';
import type { GraphPerson, GraphTie, PathQuery } from '../network/types.js';
import type { FromSearchThread, SearchTask } from './messages.js';
import { SearchScheduler } from './search-scheduler.js';

const person = (id: string): GraphPerson => ({
  id,
  isPresentEmployee: true,
  canConnect: true,
  departmentIds: [],
  organizationIds: [],
  askedCount: 0,
});

/** Everybody in a ring knows the next hundred: many paths of equal warmth, which take long to put in order. */
function denseGraph(): TieGraph {
  const size = 400;
  const people = Array.from({ length: size }, (_, number) => person(`p${number}`));
  const ties: GraphTie[] = people.flatMap((_, number) =>
    Array.from({ length: 100 }, (__, ahead) => ({
      a: `p${number}`,
      b: `p${(number + ahead + 1) % size}`,
      strength: 0.5,
      sharing: 3,
    })),
  );
  return TieGraph.build(7, { people, ties, departments: [] });
}

const graph = denseGraph();
const task = (more: Partial<PathQuery>): SearchTask => ({
  kind: 'PATHS',
  query: numberedQuery(graph, {
    from: { kind: 'PEOPLE', ids: ['p0'], isSingle: true },
    to: { kind: 'PERSON', id: 'p200' },
    access: { kind: 'OPERATOR' },
    maxHops: 6,
    limit: 100,
    ...more,
  }),
});
const heavy = task({});
const light = task({ to: { kind: 'PERSON', id: 'p1' }, maxHops: 1, limit: 1 });

/** A clock that goes on by a millisecond at each look. */
function ticking(): () => number {
  let time = 0;
  return () => {
    time += 1;
    return time;
  };
}

function setUp(now = ticking()): { said: FromSearchThread[]; scheduler: SearchScheduler } {
  const said: FromSearchThread[] = [];
  return { said, scheduler: new SearchScheduler((message) => said.push(message), now) };
}

describe('Searches on one thread', () => {
  it('let a light one pass, however many heavy ones came before it', () => {
    const { said, scheduler } = setUp();
    for (let id = 1; id <= 5; id += 1) scheduler.add(id, heavy, graph, 1_000_000);
    scheduler.work(30);
    scheduler.add(6, light, graph, 1_000_000);
    while (said.length === 0) scheduler.work(1);
    expect(said).toMatchObject([{ kind: 'ANSWER', id: 6, answer: { kind: 'PATHS', version: 7 } }]);
    while (!scheduler.isIdle) scheduler.work(1_000);
    expect(said.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(said.every(({ kind }) => kind === 'ANSWER')).toBe(true);
  });

  it('end with what is certain when their time is up, or when they are stopped; and without a word if nobody waits', () => {
    const { said, scheduler } = setUp();
    scheduler.add(1, heavy, graph, 3);
    scheduler.add(2, heavy, graph, 1_000_000);
    scheduler.add(3, heavy, graph, 1_000_000);
    scheduler.work(8);
    expect(said).toMatchObject([{ kind: 'ANSWER', id: 1, answer: { kind: 'TIMED_OUT', version: 7 } }]);
    scheduler.stop(2, true);
    scheduler.stop(3, false);
    scheduler.stop(4, true);
    expect(said.slice(1)).toMatchObject([{ kind: 'ANSWER', id: 2, answer: { kind: 'TIMED_OUT' } }]);
    expect(scheduler.isIdle).toBe(true);
  });

  it('wait in line where there is no memory for more at once, and all get their answer', () => {
    const { said, scheduler } = setUp();
    const ids = Array.from({ length: 150 }, (_, number) => number);
    for (const id of ids) scheduler.add(id, light, graph, 1_000_000);
    while (!scheduler.isIdle) scheduler.work(10);
    expect(said.map(({ id }) => id).sort((one, other) => one - other)).toEqual(ids);
  });

  it('do not take each other along when one fails', () => {
    const { said, scheduler } = setUp();
    scheduler.add(1, { kind: 'PATHS', query: null as never }, graph, 1_000_000);
    scheduler.add(2, light, graph, 1_000_000);
    scheduler.work(100);
    expect(said.map(({ kind, id }) => [kind, id])).toEqual([
      ['FAILED', 1],
      ['ANSWER', 2],
    ]);
  });
});
