/** What the warm-path engine is to reach, beside what was measured. */
import { type Figures, ratio, rowOf } from './figures.js';
import { LIMITS, PERLEN, PERLEN_COMPANY, questionOf } from './limits-process.js';
import { CONTROL, GRAPHQL } from './load.js';
import { CYPHER } from './neo4j.js';

export interface Target {
  readonly what: string;
  /** The figures must be at most, or at least, so many times the other's. */
  readonly bound: { readonly kind: 'at most' | 'at least'; readonly times: number };
  /** Each by what it is of, such as a graph, and where of it, such as a number of hops; null: not measured. */
  readonly measured: readonly Measured[];
}

export interface Measured {
  readonly of: string;
  readonly where: string;
  readonly times: number | null;
}

/** Those that limits.ts asks from the company at. */
const COMPANY_HOPS = [3, 4, 5];
const JUDGED_HOPS = [2, ...COMPANY_HOPS, 6];
const LARGE_GRAPHS = ['a', 'b'];

/** All targets, from the figures of the parts that were measured. */
export function targetsOf(figures: Figures): Target[] {
  return [
    ...besideCypher(figures),
    besideHalfBalls(figures, 10, 10),
    besideHalfBalls(figures, 100, 20),
    besideFullBall(figures),
    noneBesideFar(figures),
    companyBesideOne(figures),
    throughGraphql(figures),
    loopDelay(figures),
    restart(figures),
  ];
}

/** met; where and by how much it was missed; or that it was not measured. */
export function verdictOn({ bound, measured }: Target): string {
  const factors = measured.flatMap(({ of, where, times }) => {
    if (times === null) return [];
    return [{ of, where, factor: bound.kind === 'at most' ? times / bound.times : bound.times / times }];
  });
  if (factors.length < measured.length || factors.length === 0) return 'not measured';
  const missed = factors.filter(({ factor }) => factor > 1);
  if (missed.length === 0) return 'met';
  const worst = timesText(Math.max(...missed.map(({ factor }) => factor)));
  if (missed.length === factors.length) return `missed by ${worst}`;
  return `met but for ${missed.map(({ of, where }) => `${of} ${where}`.trim()).join(', ')}: missed by ${worst}`;
}

/** What was measured, in words: one clause for what it is of. */
export function measuredText(measured: readonly Measured[]): string {
  const clauses = new Map<string, string[]>();
  for (const { of, where, times } of measured) {
    const figures = clauses.get(of) ?? [];
    figures.push(`${where === '' ? '' : `${where}: `}${timesText(times)}`);
    clauses.set(of, figures);
  }
  return [...clauses].map(([of, figures]) => `${of} ${figures.join(', ')}`.trim()).join('; ');
}

export function timesText(times: number | null): string {
  if (times === null) return '–';
  const digits = times >= 100 ? 0 : times >= 10 ? 1 : 2;
  return `${Number(times.toFixed(digits)).toLocaleString('en')} ×`;
}

function besideCypher({ neo4j }: Figures): Target[] {
  const wanted = [
    { hops: 4, times: 200 },
    { hops: 5, times: 1000 },
  ];
  return wanted.map(({ hops, times }) => ({
    what: `(a), k = 10, ${hops} hops: p50 of Neo4j's Cypher beside Perlen's`,
    bound: { kind: 'at least', times },
    measured: [
      {
        of: '',
        where: '',
        times: rowOf(neo4j, { graph: 'a', question: questionOf(10, hops), who: CYPHER })?.toPerlen ?? null,
      },
    ],
  }));
}

function besideHalfBalls({ limits }: Figures, limit: number, times: number): Target {
  return {
    what: `p50 at k = ${limit} beside the half-balls walk`,
    bound: { kind: 'at most', times },
    measured: overLargeGraphs(
      (graph, hops) =>
        rowOf(limits, { graph, question: questionOf(limit, hops), who: PERLEN })?.toLimit ?? null,
    ),
  };
}

function besideFullBall({ limits }: Figures): Target {
  return {
    what: 'p99 at k = 10 beside the p50 of the full ball walk',
    bound: { kind: 'at most', times: 1 },
    measured: overLargeGraphs((graph, hops) =>
      ratio(
        rowOf(limits, { graph, question: questionOf(10, hops), who: PERLEN })?.timing.p99Ms,
        rowOf(limits, { graph, question: `${hops} hops`, who: LIMITS.full })?.timing.p50Ms,
      ),
    ),
  };
}

function noneBesideFar({ limits }: Figures): Target {
  return {
    what: 'p50 of none beside the p50 of far, k = 10',
    bound: { kind: 'at most', times: 1 },
    measured: overLargeGraphs((graph, hops) => {
      const row = rowOf(limits, { graph, question: questionOf(10, hops), who: PERLEN });
      return ratio(row?.byClass.none?.p50Ms, row?.byClass.far?.p50Ms);
    }),
  };
}

function companyBesideOne({ limits }: Figures): Target {
  return {
    what: 'p50 from the company beside one source, k = 10',
    bound: { kind: 'at most', times: 2 },
    measured: overLargeGraphs(
      (graph, hops) =>
        rowOf(limits, { graph, question: questionOf(10, hops), who: PERLEN_COMPANY })?.toPerlen ?? null,
      COMPANY_HOPS,
    ),
  };
}

function throughGraphql({ load }: Figures): Target {
  return {
    what: 'warmPaths through GraphQL beside the control field, one client, k = 10, p50',
    bound: { kind: 'at most', times: 2 },
    measured: [3, 4].map((hops) => {
      const p50 = (who: string) => rowOf(load, { question: questionOf(10, hops), who })?.timing.p50Ms;
      return { of: '', where: hopsText(hops), times: ratio(p50(GRAPHQL), p50(CONTROL)) };
    }),
  };
}

function loopDelay({ load }: Figures): Target {
  const { loopP99WarmPathsMs, loopP99ControlMs } = load?.values ?? {};
  return {
    what: 'p99 of the event loop’s delay under 64 clients beside the same load on the control field',
    bound: { kind: 'at most', times: 2 },
    measured: [{ of: '', where: '', times: ratio(loopP99WarmPathsMs, loopP99ControlMs) }],
  };
}

function restart({ start }: Figures): Target {
  const { restartMs, fullStartMs, restartLoadMs, fullLoadMs } = start?.values ?? {};
  return {
    what: 'restart from the snapshot beside a full load',
    bound: { kind: 'at most', times: 0.2 },
    measured: [
      { of: 'until /readyz', where: '', times: ratio(restartMs, fullStartMs) },
      { of: 'loading alone', where: '', times: ratio(restartLoadMs, fullLoadMs) },
    ],
  };
}

function overLargeGraphs(
  times: (graph: string, hops: number) => number | null,
  judged: readonly number[] = JUDGED_HOPS,
): Measured[] {
  return LARGE_GRAPHS.flatMap((graph) =>
    judged.map((hops) => ({ of: `(${graph})`, where: hopsText(hops), times: times(graph, hops) })),
  );
}

function hopsText(hops: number): string {
  return `${hops} hops`;
}
