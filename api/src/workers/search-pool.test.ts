import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TieGraph } from '../network/graph.js';
import { randomGraphs, randomQueries } from '../network/testing/random-graph.js';
import type { GraphPerson, GraphTie, PathQuery } from '../network/types.js';
import { findWarmPaths } from '../network/warm-paths.js';
import { type PoolOptions, SearchPool } from './search-pool.js';
import { startThread } from './thread.js';

let pool: SearchPool | undefined;
let graph: TieGraph;
let threads: Worker[] = [];
let crashes: [string, boolean][] = [];

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

function open(threadCount: number, options: PoolOptions = {}): SearchPool {
  const { start = () => startThread('search-thread'), tiesAtOnce = { busy: 0, idle: 0 } } = options;
  threads = [];
  crashes = [];
  pool = new SearchPool(
    threadCount,
    () => graph,
    { onCrash: (error, isReplaced) => crashes.push([error.message, isReplaced]) },
    {
      start: () => {
        const thread = start();
        threads.push(thread);
        return thread;
      },
      tiesAtOnce,
    },
  );
  return pool;
}

const person = (id: string): GraphPerson => ({
  id,
  isPresentEmployee: true,
  canConnect: true,
  departmentIds: [],
  organizationIds: [],
  askedCount: 0,
});

/** Everybody in a ring knows the next hundred: to put its many paths in order takes seconds. */
function denseGraph(size: number): TieGraph {
  const people = Array.from({ length: size }, (_, number) => person(`p${number}`));
  const ties: GraphTie[] = people.flatMap((_, number) =>
    Array.from({ length: Math.min(100, size / 4) }, (__, ahead) => ({
      a: `p${number}`,
      b: `p${(number + ahead + 1) % size}`,
      strength: 0.5,
      sharing: 3,
    })),
  );
  return TieGraph.build(7, { people, ties, departments: [] });
}

const question: PathQuery = {
  from: { kind: 'PEOPLE', ids: ['p0'], isSingle: true },
  to: { kind: 'PERSON', id: 'p1' },
  access: { kind: 'OPERATOR' },
  maxHops: 2,
  limit: 3,
};
/** Listed to its end it would take longer than any test waits. */
const endless: PathQuery = { ...question, to: { kind: 'PERSON', id: 'p500' }, maxHops: 6, limit: 100 };
const patience = { timeoutMs: 30_000 };

describe('A pool of threads that search', () => {
  it('answers as a search in this thread does, of the newest version, while the graph changes', async () => {
    graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
    const searches = open(2);
    let version = 0;
    await fc.assert(
      fc.asyncProperty(randomGraphs, randomQueries, fc.boolean(), async (source, query, isFolded) => {
        version += 1;
        graph = graph.with(version, {
          people: source.people,
          ties: source.ties,
          departments: source.departments,
          removedPeople: ['a', 'k'],
        });
        if (isFolded) graph = graph.folded();
        const [answer, again, expected] = await Promise.all([
          searches.paths(query, patience),
          searches.paths(query, patience),
          findWarmPaths(graph, query),
        ]);
        expect(answer).toEqual(expected);
        expect(again).toEqual(expected);
        expect(answer.version).toBe(version);
      }),
      { numRuns: 200 },
    );
    expect(crashes).toEqual([]);
  });

  it('loses nothing when a thread is killed in the middle of a search', async () => {
    graph = denseGraph(40);
    const searches = open(1);
    const expected = await findWarmPaths(graph, question);
    expect(await searches.paths(question, patience)).toEqual(expected);
    const asked = [searches.paths(question, patience), searches.paths(question, patience)];
    await threads[0]?.terminate();
    expect(await Promise.all(asked)).toEqual([expected, expected]);
    expect(threads).toHaveLength(2);
    expect(crashes).toHaveLength(1);
    expect(await searches.paths(question, patience)).toEqual(expected);
  });

  it('answers a light question while a heavy one goes on, ends that one with what it has, and forgets one nobody waits for', async () => {
    graph = denseGraph(1000);
    const searches = open(1);
    const stop = new AbortController();
    const abort = new AbortController();
    let isHeavyDone = false;
    const heavy = searches.paths(endless, { ...patience, stopSignal: stop.signal }).finally(() => {
      isHeavyDone = true;
    });
    const unwanted = searches.paths(endless, { ...patience, signal: abort.signal });
    expect((await searches.paths(question, patience)).kind).toBe('PATHS');
    expect(isHeavyDone).toBe(false);
    abort.abort();
    await expect(unwanted).rejects.toThrow(/aborted/);
    stop.abort();
    expect((await heavy).kind).toBe('TIMED_OUT');
    expect((await searches.paths(endless, { timeoutMs: 20 })).kind).toBe('TIMED_OUT');
  });

  it('answers in this thread where it has none, or where threads cannot live', async () => {
    graph = denseGraph(40);
    const expected = await findWarmPaths(graph, question);
    expect(await open(0).paths(question, patience)).toEqual(expected);
    const start = () => {
      const thread = startThread('search-thread');
      void thread.terminate();
      return thread;
    };
    const searches = open(1, { start });
    await expect.poll(() => crashes.at(-1)?.[1]).toBe(false);
    expect(await searches.paths(question, patience)).toEqual(expected);
  });

  it('ends a search in this thread, too, with what it has when it is stopped: for one target and for many', async () => {
    graph = denseGraph(1000);
    const searches = open(0);
    const stopped = { ...patience, stopSignal: AbortSignal.abort() };
    expect((await searches.paths(endless, stopped)).kind).toBe('TIMED_OUT');
    const { from, access, maxHops } = endless;
    const targets = [{ kind: 'PERSON', id: 'p500' } as const];
    expect((await searches.reach({ from, access, maxHops, targets }, stopped)).isPartial).toBe(true);
  });

  it('answers what is quickly done without a thread, and the same as with one', async () => {
    graph = denseGraph(40);
    const searches = open(1, { tiesAtOnce: { busy: 4096, idle: 4096 } });
    expect(await searches.paths(question, patience)).toEqual(await findWarmPaths(graph, question));
    await threads[0]?.terminate();
    const light = { ...question, maxHops: 1, limit: 1 };
    expect(await searches.paths(light, patience)).toEqual(await findWarmPaths(graph, light));
    const heavy = { ...question, maxHops: 4, limit: 100 };
    expect(await searches.paths(heavy, patience)).toEqual(await findWarmPaths(graph, heavy));
  });

  it('looks longer at a question itself while nobody else waits for an answer', async () => {
    graph = denseGraph(1000);
    const searches = open(1, { tiesAtOnce: { busy: 0, idle: 4096 } });
    const [thread] = threads;
    if (thread === undefined) throw new Error('no thread was started');
    const posted = vi.spyOn(thread, 'postMessage');
    const asked = () => posted.mock.calls.filter(([{ kind }]) => kind === 'SEARCH').length;
    const light = { ...question, maxHops: 1, limit: 1 };
    await searches.paths(light, patience);
    expect(asked()).toBe(0);
    const gone = new AbortController();
    const heavy = searches.paths(endless, { ...patience, signal: gone.signal });
    await searches.paths(light, patience);
    expect(asked()).toBe(2);
    gone.abort();
    await expect(heavy).rejects.toThrow(/aborted/);
  });

  it('refuses a question out of range without bothering a thread', async () => {
    graph = denseGraph(40);
    const searches = open(1);
    await expect(searches.paths({ ...question, maxHops: 7 }, patience)).rejects.toThrow(/maxHops/);
    await expect(searches.paths({ ...question, limit: 0 }, patience)).rejects.toThrow(/limit/);
    expect(crashes).toEqual([]);
  });
});
