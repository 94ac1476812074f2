import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TieGraph } from './graph.js';
import { createReach, type ReachQuery, reach } from './reach.js';
import type { ReachAnswer } from './reach-answer.js';
import { bruteForce } from './testing/brute-force.js';
import { type RandomGraph, randomGraphs, randomQueries } from './testing/random-graph.js';
import type { PathQuery, PathTarget, WarmPath } from './types.js';
import { createPathSearch } from './warm-paths.js';

// Listing every path of hundreds of graphs takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ORGANIZATIONS = ['prospect', 'customer', 'unknown'];

/** Everybody, somebody unknown, and all organizations. */
function allTargets({ people }: RandomGraph): PathTarget[] {
  return [
    ...[...people.map(({ id }) => id), 'unknown'].map((id) => ({ kind: 'PERSON', id }) as const),
    ...ORGANIZATIONS.map((id) => ({ kind: 'ORGANIZATION', id }) as const),
  ];
}

/** Who is asked about: some or all, so that the last hop is gone from either side. */
const choices = fc.oneof(fc.constant(0xffff), fc.constantFrom(1, 2, 4, 0x101, 0x8000), fc.nat(0xffff));

function chosenTargets(source: RandomGraph, choice: number): PathTarget[] {
  return allTargets(source).filter((_, place) => ((choice >> place) & 1) === 1);
}

function reachQuery(query: PathQuery, targets: readonly PathTarget[]): ReachQuery {
  const { to: _to, limit: _limit, perIntroducer: _each, hiddenTargets: _hidden, ...question } = query;
  return { ...question, targets };
}

function answer(graph: TieGraph, query: ReachQuery, tiesPerStep = 1_000_000): ReachAnswer {
  const search = createReach(graph, query);
  while (!search.step(tiesPerStep));
  return search.answer ?? search.timedOut();
}

function pathsOf(found: ReachAnswer): (WarmPath | null)[] {
  return Array.from({ length: found.size }, (_, target) => found.pathTo(target));
}

/** The first path of warmPaths to one target. */
function warmest(graph: TieGraph, query: ReachQuery, to: PathTarget): WarmPath | null {
  const { targets: _, ...question } = query;
  const search = createPathSearch(graph, { ...question, to, limit: 1 });
  while (!search.step(1_000_000));
  return search.answer?.kind === 'PATHS' ? (search.answer.paths[0] ?? null) : null;
}

function listed(source: RandomGraph, query: ReachQuery, to: PathTarget): WarmPath | null {
  const { targets: _, ...question } = query;
  const found = bruteForce(source, { ...question, to, limit: 1 });
  return found.kind === 'PATHS' ? (found.paths[0] ?? null) : null;
}

const origins = {
  'one person': fc.constantFrom('m', 'B', 'a').map((id) => ({ kind: 'PEOPLE', ids: [id], isSingle: true })),
  people: fc
    .constantFrom(['m', 'B'], ['a', 'Z', 'unknown'])
    .map((ids) => ({ kind: 'PEOPLE', ids, isSingle: false })),
  departments: fc.constantFrom(['sales', 'plant'], ['north']).map((ids) => ({ kind: 'DEPARTMENTS', ids })),
  'the company': fc.constant({ kind: 'COMPANY' }),
} as Record<string, fc.Arbitrary<PathQuery['from']>>;

describe('who is within reach', () => {
  for (const [name, origin] of Object.entries(origins)) {
    it(`of ${name} is reached by the path that warm paths would put first`, () => {
      fc.assert(
        fc.property(randomGraphs, randomQueries, origin, choices, (source, asked, from, choice) => {
          const graph = TieGraph.build(7, source);
          const query = reachQuery({ ...asked, from }, chosenTargets(source, choice));
          const found = answer(graph, query);
          expect(found).toMatchObject({ version: 7, isPartial: false, hopsFinished: asked.maxHops });
          expect(pathsOf(found)).toEqual(query.targets.map((to) => warmest(graph, query, to)));
        }),
        { numRuns: 600 },
      );
    });
  }

  it('is what listing every path comes to, whatever is asked', () => {
    fc.assert(
      fc.property(randomGraphs, randomQueries, choices, (source, asked, choice) => {
        const query = reachQuery(asked, chosenTargets(source, choice));
        const found = pathsOf(answer(TieGraph.build(1, source), query));
        expect(found).toEqual(query.targets.map((to) => listed(source, query, to)));
      }),
      { numRuns: 600 },
    );
  });

  it('does not depend on how often somebody was asked where that is to make no difference', () => {
    fc.assert(
      fc.property(randomGraphs, randomQueries, (source, asked) => {
        const query = reachQuery(asked, allTargets(source));
        const rested = { ...source, people: source.people.map((person) => ({ ...person, askedCount: 0 })) };
        const found = answer(TieGraph.build(1, source), { ...query, isAvailabilityIgnored: true });
        expect(pathsOf(found)).toEqual(pathsOf(answer(TieGraph.build(1, rested), query)));
      }),
      { numRuns: 200 },
    );
  });

  it('is told with the word of the weakest step and whoever would be asked first', () => {
    fc.assert(
      fc.property(randomGraphs, randomQueries, (source, asked) => {
        const found = answer(TieGraph.build(1, source), reachQuery(asked, allTargets(source)));
        for (const [target, path] of pathsOf(found).entries()) {
          expect(found.introducerTo(target)).toBe(path?.introducer ?? null);
          expect(found.weakestStep(target)).toBe(path === null ? 0 : Math.min(...path.strengths));
          expect(found.hopsTo(target)).toBe(path?.strengths.length ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a search for everybody that is stopped', () => {
  it('answers exactly for the hops it has finished, and says so', () => {
    let partial = 0;
    fc.assert(
      fc.property(randomGraphs, randomQueries, choices, fc.nat(12), (source, asked, choice, steps) => {
        const graph = TieGraph.build(1, source);
        const query = reachQuery({ ...asked, access: { kind: 'OPERATOR' } }, chosenTargets(source, choice));
        const search = createReach(graph, query);
        for (let step = 0; step < steps; step += 1) search.step(1);
        const found = search.timedOut();
        const { hopsFinished } = found;
        expect(found.isPartial).toBe(hopsFinished < query.maxHops);
        const none = query.targets.map(() => null);
        const exact = hopsFinished === 0 ? none : pathsOf(answer(graph, { ...query, maxHops: hopsFinished }));
        expect(pathsOf(found)).toEqual(exact);
        if (found.isPartial && hopsFinished > 0) partial += 1;
      }),
      { numRuns: 400 },
    );
    expect(partial).toBeGreaterThan(20);
  });

  it('of hops out of range is refused', () => {
    const graph = TieGraph.build(1, crowd());
    for (const maxHops of [0, 7, 1.5, Number.NaN]) {
      expect(() => createReach(graph, { ...FAR, targets: [], maxHops })).toThrow(RangeError);
    }
  });

  it('leaves nothing behind for the next, and several do not disturb each other', () => {
    const questions = fc.array(fc.tuple(randomGraphs, randomQueries), { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(questions, (asked) => {
        const all = asked.map(([source, question]) => {
          const graph = TieGraph.build(1, source);
          const query = reachQuery(question, allTargets(source));
          return { graph, query, search: createReach(graph, query) };
        });
        const [givenUp, ...others] = all;
        givenUp?.search.step(1);
        givenUp?.search.close();
        while (others.map(({ search }) => search.step(2)).includes(false));
        for (const { graph, query, search } of others) {
          expect(search.answer && pathsOf(search.answer)).toEqual(pathsOf(answer(graph, query)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('looks at the clock and at the signal on its way', async () => {
    const graph = TieGraph.build(5, crowd());
    const query = { ...FAR, targets: allTargets(crowd()) };
    let time = 0;
    const now = () => {
      time += 10;
      return time;
    };
    const cut = await reach(graph, query, { now, timeoutMs: 5 });
    expect(cut).toMatchObject({ version: 5, isPartial: true });
    expect((await reach(graph, query, { now, timeoutMs: 1e9 })).isPartial).toBe(false);
    await expect(reach(graph, query, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const controller = new AbortController();
    const running = reach(graph, query, { signal: controller.signal, yieldEveryMs: 0 });
    setImmediate(() => controller.abort());
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});

const FAR = { from: { kind: 'COMPANY' }, access: { kind: 'OPERATOR' }, maxHops: 6 } as const;

/** Large enough that a search takes several steps. */
function crowd(): RandomGraph {
  const person = (number: number) => ({
    id: `p${number}`,
    isPresentEmployee: number < 10,
    canConnect: true,
    departmentIds: [],
    organizationIds: number % 7 === 0 ? ['prospect'] : [],
    askedCount: 0,
  });
  const tie = (number: number) => {
    const a = number % 1000;
    const b = (a + 1 + Math.floor(number / 1000) * 7) % 1000;
    return { a: `p${a}`, b: `p${b}`, strength: 0.05 + ((number * 31) % 40) / 100, sharing: 3 } as const;
  };
  return {
    people: Array.from({ length: 1000 }, (_, number) => person(number)),
    ties: Array.from({ length: 40_000 }, (_, number) => tie(number)),
    departments: [],
  };
}
