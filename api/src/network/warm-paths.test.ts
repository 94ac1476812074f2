import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TieGraph } from './graph.js';
import { bruteForce, withoutVersion } from './testing/brute-force.js';
import { type RandomGraph, randomGraphs, randomLargerGraphs, randomQueries } from './testing/random-graph.js';
import type { PathAnswer, PathQuery } from './types.js';
import { createPathSearch, findWarmPaths } from './warm-paths.js';

// Listing every path of thousands of graphs takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function answer(graph: TieGraph, query: PathQuery, tiesPerStep = 1_000_000): PathAnswer {
  const search = createPathSearch(graph, query);
  while (!search.step(tiesPerStep));
  return search.answer ?? search.timedOut();
}

/** To be raised by hand, for a longer look than every change is worth. */
const RUNS = 1;

describe('warm paths agree with listing every path', () => {
  const agree = (query: fc.Arbitrary<PathQuery>, numRuns: number, graphs = randomGraphs) =>
    fc.assert(
      fc.property(graphs, query, (source, question) => {
        const found = withoutVersion(answer(TieGraph.build(7, source), question));
        expect(found).toEqual(bruteForce(source, question));
      }),
      { numRuns: numRuns * RUNS },
    );

  it('whatever is asked', () => agree(randomQueries, 1500));

  it('on larger graphs, over long paths', () => {
    const longPaths = fc
      .tuple(randomQueries, fc.integer({ min: 3, max: 6 }))
      .map(([query, maxHops]) => ({ ...query, maxHops, access: { kind: 'OPERATOR' } }) as const);
    agree(longPaths, 500, randomLargerGraphs);
  });

  it('on larger graphs, where there are far more paths than are asked for', () => {
    const open = randomLargerGraphs.map(({ people, ties, departments }) => ({
      people: people.map((person) => ({ ...person, canConnect: true })),
      ties: ties.map((tie) => ({ ...tie, sharing: 3 as const })),
      departments,
    }));
    const ends = fc.constantFrom(
      { from: { kind: 'PEOPLE', ids: ['m'], isSingle: true }, to: { kind: 'PERSON', id: 'k' } } as const,
      { from: { kind: 'COMPANY' }, to: { kind: 'PERSON', id: 'p10' } } as const,
      {
        from: { kind: 'PEOPLE', ids: ['m', 'B'], isSingle: false },
        to: { kind: 'ORGANIZATION', id: 'prospect' },
      } as const,
    );
    const asked = fc.record({
      maxHops: fc.integer({ min: 3, max: 6 }),
      limit: fc.constantFrom(1, 10, 100),
      perIntroducer: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
      access: fc.constant({ kind: 'OPERATOR' } as const),
    });
    agree(
      fc.tuple(ends, asked).map(([some, more]) => ({ ...some, ...more })),
      200,
      open,
    );
  });

  it('on larger graphs, with some of those left out who hold them together', () => {
    const leaveMany = fc
      .tuple(randomQueries, fc.subarray(['m', 'a', 'p10', 'p2', 'Z', 'q13', 'q14', 'q17', 'q20']))
      .map(
        ([query, people]) =>
          ({ ...query, access: { kind: 'OPERATOR' }, leaveOut: { people, departments: [] } }) as const,
      );
    agree(leaveMany, 300, randomLargerGraphs);
  });

  it('from one person', () => {
    const from = fc
      .constantFrom('m', 'B', 'a')
      .map((id) => ({ kind: 'PEOPLE', ids: [id], isSingle: true }) as const);
    agree(
      fc.tuple(randomQueries, from).map(([query, origin]) => ({ ...query, from: origin })),
      800,
    );
  });

  it('from the whole company', () =>
    agree(
      randomQueries.map((query) => ({ ...query, from: { kind: 'COMPANY' } })),
      800,
    ));

  it('from departments', () =>
    agree(
      randomQueries.map((query) => ({ ...query, from: { kind: 'DEPARTMENTS', ids: ['sales', 'plant'] } })),
      800,
    ));

  it('to an organization, of which every contact is a target', () =>
    agree(
      randomQueries.map((query) => ({ ...query, to: { kind: 'ORGANIZATION', id: 'prospect' } })),
      800,
    ));

  it('when only the nearest can be named', () =>
    agree(
      fc.tuple(randomQueries, fc.constantFrom(1, 2)).map(([query, maxHops]) => ({
        ...query,
        maxHops,
        access: { kind: 'OPERATOR' },
      })),
      800,
    ));

  it('for the operator, on ties that are all shared, with few introductions for each introducer', () =>
    agree(
      randomQueries.map((query) => ({ ...query, access: { kind: 'OPERATOR' }, perIntroducer: 1 })),
      800,
    ));
});

/** The ways a reader can come to the same graph: built at once, or built without something and changed. */
const detours = fc.record({ seed: fc.nat(), isInSteps: fc.boolean() });

function builtWithDetour(
  source: RandomGraph,
  { seed, isInSteps }: { seed: number; isInSteps: boolean },
): TieGraph {
  const isLate = (place: number) => ((seed >> (place % 16)) & 1) === 1;
  const [firstPeople, latePeople] = split(source.people, isLate);
  const known = new Set(firstPeople.map(({ id }) => id));
  const [lateTies, firstTies] = split(
    source.ties,
    (place) =>
      !isLate(place + 3) &&
      source.ties.slice(place, place + 1).every(({ a, b }) => known.has(a) && known.has(b)),
  );
  const before = TieGraph.build(1, {
    departments: [],
    people: [...firstPeople.map((row) => ({ ...row, askedCount: 4 })), { ...ANYBODY, id: 'gone' }],
    ties: [
      ...firstTies,
      ...firstPeople.map(({ id }) => ({ a: id, b: 'gone', strength: 0.9, sharing: 3 }) as const),
    ],
  });
  const { departments } = source;
  if (!isInSteps) {
    return before.with(2, { removedPeople: ['gone'], people: source.people, ties: lateTies, departments });
  }
  return before
    .with(2, { people: latePeople, departments })
    .with(3, { people: source.people, ties: [...lateTies, ...firstTies.slice(0, 2)] })
    .with(4, { removedPeople: ['gone', 'unknown'] });
}

const ANYBODY = {
  isPresentEmployee: true,
  canConnect: true,
  departmentIds: [],
  organizationIds: ['prospect'],
  askedCount: 0,
};

function split<Value>(values: readonly Value[], isSecond: (place: number) => boolean): [Value[], Value[]] {
  return [values.filter((_, place) => !isSecond(place)), values.filter((_, place) => isSecond(place))];
}

describe('versions of the graph', () => {
  it('answer the same however they came about', () => {
    fc.assert(
      fc.property(randomGraphs, randomQueries, detours, (source, query, detour) => {
        const changed = builtWithDetour(source, detour);
        expect(withoutVersion(answer(changed, query))).toEqual(bruteForce(source, query));
      }),
      { numRuns: 800 },
    );
  });

  it('an answer carries the version it was read from, also when a newer one is made meanwhile', () => {
    fc.assert(
      fc.property(randomGraphs, randomQueries, (source, query) => {
        const graph = TieGraph.build(7, source);
        const search = createPathSearch(graph, query);
        let next = graph;
        for (let step = 0; !search.step(1); step += 1) {
          const removed = source.people[step % source.people.length];
          next = next.with(8 + step, { removedPeople: removed === undefined ? [] : [removed.id] });
        }
        expect(search.answer?.version).toBe(7);
        expect(withoutVersion(search.answer ?? search.timedOut())).toEqual(bruteForce(source, query));
      }),
      { numRuns: 500 },
    );
  });
});

describe('searches at the same time', () => {
  it('do not disturb each other', () => {
    const questions = fc.array(fc.tuple(randomGraphs, randomQueries), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(questions, (asked) => {
        const searches = asked.map(([source, query]) => createPathSearch(TieGraph.build(1, source), query));
        while (searches.map((search) => search.step(3)).includes(false));
        for (const [place, [source, query]] of asked.entries()) {
          const found = searches[place]?.answer;
          expect(found && withoutVersion(found)).toEqual(bruteForce(source, query));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('one that is given up leaves nothing behind for the next', () => {
    fc.assert(
      fc.property(
        randomGraphs,
        randomQueries,
        randomQueries,
        fc.nat({ max: 30 }),
        (source, one, other, steps) => {
          const graph = TieGraph.build(1, source);
          const given = createPathSearch(graph, one);
          for (let step = 0; step < steps; step += 1) given.step(1);
          given.close();
          expect(given.step(1)).toBe(true);
          expect(withoutVersion(answer(graph, other))).toEqual(bruteForce(source, other));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('when time runs out', () => {
  it('the answer is the first part of the exact one, wherever the search is stopped', () => {
    let partial = 0;
    const open = randomQueries.map(
      (query) => ({ ...query, access: { kind: 'OPERATOR' }, limit: 100 }) as const,
    );
    fc.assert(
      fc.property(randomGraphs, open, (source, query) => {
        const exact = bruteForce(source, query);
        const all = exact.kind === 'PATHS' ? exact.paths : [];
        const search = createPathSearch(TieGraph.build(1, source), query);
        while (!search.step(1)) {
          const cut = search.timedOut();
          const first = cut.kind === 'TIMED_OUT' ? cut.paths : [];
          expect(first).toEqual(all.slice(0, first.length));
          if (first.length > 0 && first.length < all.length) partial += 1;
        }
      }),
      { numRuns: 800 },
    );
    expect(partial).toBeGreaterThan(100);
  });

  it('the clock is looked at within the search', async () => {
    const graph = TieGraph.build(5, largeGraph());
    let time = 0;
    const now = () => {
      time += 10;
      return time;
    };
    expect(await findWarmPaths(graph, FAR, { now, timeoutMs: 15 })).toEqual({
      kind: 'TIMED_OUT',
      version: 5,
      paths: [],
    });
    expect((await findWarmPaths(graph, FAR, { now, timeoutMs: 1e9 })).kind).toBe('PATHS');
  });
});

describe('an aborted search', () => {
  it('rejects with an AbortError, at once or on the way', async () => {
    const graph = TieGraph.build(1, largeGraph());
    const aborted = findWarmPaths(graph, FAR, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    const controller = new AbortController();
    const running = findWarmPaths(graph, FAR, { signal: controller.signal, yieldEveryMs: 0 });
    setImmediate(() => controller.abort());
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lets other work run meanwhile', async () => {
    const graph = TieGraph.build(1, largeGraph());
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (turns < 1000) setImmediate(turn);
    };
    turn();
    await findWarmPaths(graph, FAR, { yieldEveryMs: 0 });
    expect(turns).toBeGreaterThan(1);
  });
});

const FAR: PathQuery = {
  from: { kind: 'PEOPLE', ids: ['p0'], isSingle: true },
  to: { kind: 'PERSON', id: 'p999' },
  access: { kind: 'OPERATOR' },
  maxHops: 6,
  limit: 100,
};

/** Large enough that a search takes several steps. */
function largeGraph(): RandomGraph {
  const size = 3000;
  const person = (number: number) => ({ ...ANYBODY, id: `p${number}`, organizationIds: [] });
  const tie = (number: number) => {
    const step = 1 + ((number * 7919) % 1200);
    const a = number % size;
    const strength = 0.05 + ((number * 31) % 40) / 100;
    return { a: `p${a}`, b: `p${(a + step) % size}`, strength, sharing: 3 } as const;
  };
  return {
    people: Array.from({ length: size }, (_, number) => person(number)),
    ties: Array.from({ length: 100_000 }, (_, number) => tie(number)),
    departments: [],
  };
}
