import { describe, expect, it } from 'vitest';
import { TieGraph } from './graph.js';
import { numberedQuery } from './numbered-query.js';
import { PathRules } from './path-rules.js';
import { PathSearchRun } from './path-search.js';
import { giveBackWorkspace, takeWorkspace } from './path-workspace.js';
import { bruteForce, withoutVersion } from './testing/brute-force.js';
import type { RandomGraph } from './testing/random-graph.js';
import type { GraphPerson, GraphTie, PathAnswer, PathQuery } from './types.js';
import { createPathSearch } from './warm-paths.js';

function person(id: string, more: Partial<GraphPerson> = {}): GraphPerson {
  return {
    id,
    isPresentEmployee: false,
    canConnect: true,
    departmentIds: [],
    organizationIds: [],
    askedCount: 0,
    ...more,
  };
}

function tie(a: string, b: string, strength = 0.5): GraphTie {
  return { a, b, strength, sharing: 3 };
}

function question(more: Partial<PathQuery> = {}): PathQuery {
  return {
    from: { kind: 'PEOPLE', ids: ['a'], isSingle: true },
    to: { kind: 'PERSON', id: 'z' },
    access: { kind: 'OPERATOR' },
    maxHops: 3,
    limit: 10,
    ...more,
  };
}

function answer(graph: TieGraph, query: PathQuery): PathAnswer {
  const search = createPathSearch(graph, query);
  while (!search.step(10_000));
  return search.answer ?? search.timedOut();
}

const NOBODY = { kind: 'NONE', version: 1, nearest: null } as const;

/** a - b - z, a - c - z, all employed in sales but z. */
const DIAMOND: RandomGraph = {
  people: [
    ...['a', 'b', 'c'].map((id) => person(id, { isPresentEmployee: true, departmentIds: ['sales'] })),
    person('z', { organizationIds: ['prospect'] }),
  ],
  ties: [tie('a', 'b'), tie('a', 'c', 0.25), tie('b', 'z'), tie('c', 'z')],
  departments: [
    { id: 'sales', parentId: null },
    { id: 'empty', parentId: null },
  ],
};

describe('a question that makes no sense', () => {
  const graph = TieGraph.build(1, DIAMOND);

  it.each([0, 101, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused with a limit of %s',
    (limit) => {
      expect(() => createPathSearch(graph, question({ limit }))).toThrow(RangeError);
    },
  );

  it.each([0, 7, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('is refused with %s hops', (maxHops) => {
    expect(() => createPathSearch(graph, question({ maxHops }))).toThrow(RangeError);
  });

  it.each([0, -1, Number.NaN])('is refused with %s paths for each introducer', (perIntroducer) => {
    expect(() => createPathSearch(graph, question({ perIntroducer }))).toThrow(RangeError);
  });

  it.each<[string, Partial<PathQuery>]>([
    ['a department of nobody', { from: { kind: 'DEPARTMENTS', ids: ['empty'] } }],
    ['a department that is not there', { from: { kind: 'DEPARTMENTS', ids: ['unknown'] } }],
    ['no people at all', { from: { kind: 'PEOPLE', ids: [], isSingle: false } }],
    ['somebody unknown', { from: { kind: 'PEOPLE', ids: ['unknown'], isSingle: true } }],
    ['the target itself', { from: { kind: 'PEOPLE', ids: ['z'], isSingle: true } }],
    [
      'everybody who is left out',
      { from: { kind: 'COMPANY' }, leaveOut: { people: ['a', 'b', 'c', 'z'], departments: ['sales'] } },
    ],
  ])('finds nobody from %s', (_, more) => {
    expect(answer(graph, question(more))).toEqual(NOBODY);
  });

  it('finds nobody to an organization of nobody, or to somebody hidden', () => {
    expect(answer(graph, question({ to: { kind: 'ORGANIZATION', id: 'unknown' } }))).toEqual(NOBODY);
    expect(answer(graph, question({ hiddenTargets: new Set(['z']) }))).toEqual(NOBODY);
  });

  it('leaves both ends in where everybody is left out, which a tie between them then joins', () => {
    const everybody = { people: ['a', 'b', 'c', 'z'], departments: ['sales'] };
    expect(answer(graph, question({ leaveOut: everybody }))).toEqual(NOBODY);
    const tied = TieGraph.build(1, { ...DIAMOND, ties: [...DIAMOND.ties, tie('a', 'z', 0.1)] });
    const found = answer(tied, question({ leaveOut: everybody }));
    expect(found).toMatchObject({ kind: 'PATHS', paths: [{ people: ['a', 'z'] }] });
  });

  it('finds the same whatever nonsense stands among the ties', () => {
    const nonsense = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0.5, 0];
    const ties = [
      ...nonsense.map((strength) => tie('a', 'z', strength)),
      ...DIAMOND.ties,
      tie('a', 'nobody'),
      tie('nobody', 'z'),
      tie('a', 'a'),
    ];
    expect(answer(TieGraph.build(1, { ...DIAMOND, ties }), question())).toEqual(answer(graph, question()));
    const changed = graph.with(1, { ties: [tie('a', 'z', Number.NaN), tie('a', 'nobody'), tie('z', 'z')] });
    expect(answer(changed, question())).toEqual(answer(graph, question()));
  });
});

/** One hub that everybody knows, and one contact that only the hub knows. */
function star(size: number): RandomGraph {
  const spokes = Array.from({ length: size }, (_, number) => `p${String(number).padStart(6, '0')}`);
  const strengthOf = (number: number) => 0.2 + (number % 7) / 10;
  return {
    people: [
      person('hub'),
      person('z', { organizationIds: ['prospect'] }),
      ...spokes.map((id) => person(id, { isPresentEmployee: true, departmentIds: ['sales'] })),
    ],
    ties: [
      tie('hub', 'z', 0.9),
      ...spokes.map((id, number) => tie(id, 'hub', strengthOf(number))),
      ...spokes.slice(1).map((id, number) => tie(spokes[number] ?? '', id, strengthOf(number + 3))),
    ],
    departments: [{ id: 'sales', parentId: null }],
  };
}

describe('somebody whom very many know', () => {
  it('is searched through as exactly as others', () => {
    const source = star(30);
    for (const maxHops of [2, 3, 4]) {
      for (const from of [
        { kind: 'COMPANY' } as const,
        { kind: 'PEOPLE', ids: ['p000003'], isSingle: true } as const,
        { kind: 'PEOPLE', ids: ['p000003', 'p000011', 'z'], isSingle: false } as const,
      ]) {
        const query = question({ from, maxHops, limit: 100, to: { kind: 'ORGANIZATION', id: 'prospect' } });
        expect(withoutVersion(answer(TieGraph.build(1, source), query))).toEqual(bruteForce(source, query));
      }
    }
  });

  it('does no harm with 50,000 ties, nor do 10,000 who ask', () => {
    const source = star(50_000);
    const graph = TieGraph.build(1, source);
    const asking = source.people.slice(100, 10_100).map(({ id }) => id);
    const many = question({ from: { kind: 'PEOPLE', ids: asking, isSingle: false }, maxHops: 6, limit: 100 });
    const found = answer(graph, many);
    const paths = found.kind === 'PATHS' ? found.paths : [];
    expect(paths.length).toBe(100);
    expect(paths[0]?.people).toEqual(['p000104', 'hub', 'z']);
    // Whoever has gone through the hub has left the only one behind who knows the target.
    const search = createPathSearch(
      graph,
      question({ from: { kind: 'PEOPLE', ids: ['p000100'], isSingle: true }, maxHops: 6, limit: 100 }),
    );
    let steps = 1;
    while (!search.step(10_000)) steps += 1;
    expect(steps).toBeLessThan(100);
    expect(search.answer).toMatchObject({ kind: 'PATHS' });
  });
});

describe('a target that hangs on one person', () => {
  it('is not looked for everywhere around that person, however few paths there are', () => {
    const friends = ['f1', 'f2', 'f3', 'f4', 'f5'];
    const { people, ties, departments } = star(5000);
    const graph = TieGraph.build(1, {
      people: [...people, person('pendant'), ...friends.map((id) => person(id))],
      ties: [
        ...ties,
        tie('pendant', 'hub'),
        ...friends.map((id) => tie(id, 'z')),
        ...friends.slice(1).map((id, number) => tie(friends[number] ?? '', id)),
      ],
      departments,
    });
    const query = question({
      from: { kind: 'PEOPLE', ids: ['pendant'], isSingle: true },
      maxHops: 6,
      limit: 100,
    });
    const search = createPathSearch(graph, query);
    let steps = 1;
    while (!search.step(10_000)) steps += 1;
    expect(search.answer).toMatchObject({ kind: 'PATHS', paths: [{ people: ['pendant', 'hub', 'z'] }] });
    expect(steps).toBeLessThan(20);
  });
});

describe('a search that would take too much memory', () => {
  it('ends with the first paths of the exact answer', () => {
    const source = star(40);
    const graph = TieGraph.build(1, source);
    const query = numberedQuery(graph, question({ from: { kind: 'COMPANY' }, maxHops: 6, limit: 100 }));
    const find = (mostBeginnings: number) => {
      const workspace = takeWorkspace(graph.capacity);
      const rules = new PathRules(graph, query, workspace.marks);
      const limits = { ...query, mostCost: Number.MAX_VALUE, mostBeginnings };
      const run = new PathSearchRun(rules, workspace, { done: 0, pauseAt: 1e9 }, limits);
      for (const _ of run.run());
      rules.wipeMarks();
      giveBackWorkspace(workspace);
      return run;
    };
    const all = find(1e6);
    expect(all.isCutShort).toBe(false);
    const cut = find(30);
    expect(cut.isCutShort).toBe(true);
    expect(cut.found.length).toBeLessThan(all.found.length);
    expect(cut.found).toEqual(all.found.slice(0, cut.found.length));
  });
});
