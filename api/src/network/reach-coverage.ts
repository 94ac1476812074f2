/** How well groups of people reach organizations: one strength for each pair, from ties shared with a name alone. */
import type { TieGraph } from './graph.js';
import { type ReachQuery, reach } from './reach.js';
import type { ReachAnswer } from './reach-answer.js';
import { emptyRow } from './search-graph.js';
import type { PathSearchOptions } from './stepped-search.js';
import { strengthAt } from './tie-columns.js';
import { SHARING } from './types.js';

export interface CoverageQuery {
  readonly groupCount: number;
  /** The people of a group, by its number from 0; asked for only where paths of several hops count. */
  readonly membersOf: (group: number) => readonly string[];
  /** The numbers of the groups somebody is in, each once. */
  readonly groupsOf: (personId: string) => readonly number[];
  readonly organizationIds: readonly string[];
  /** 1..6 */
  readonly maxHops: number;
}

export interface CoverageAnswer {
  readonly version: number;
  /** Time ran out: some strengths are those within fewer hops. */
  readonly isPartial: boolean;
  /** For each group and organization the strength of the weakest step on the warmest path; 0: none. */
  readonly strengths: readonly Float64Array[];
}

export interface CoverageOptions extends Omit<PathSearchOptions, 'yieldEveryMs'> {
  /** Who searches; by default this thread. */
  readonly search?: (
    query: ReachQuery,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ) => Promise<ReachAnswer>;
}

/** Nobody's own ties count: a group is of others. */
const NOBODY = { kind: 'PERSON', id: '' } as const;
const DEFAULT_TIMEOUT_MS = 2000;

/**
 * The matrix, one row a group. Within one hop it is the strongest tie between somebody in the group and somebody at the
 * organization; people of the group are no targets of it. How often somebody was asked makes no difference. An aborted
 * search rejects with an AbortError.
 */
export async function coverage(
  graph: TieGraph,
  query: CoverageQuery,
  options: CoverageOptions = {},
): Promise<CoverageAnswer> {
  const { organizationIds, maxHops } = query;
  const strengths = strongestTies(graph, query);
  if (maxHops === 1) return { version: graph.version, isPartial: false, strengths };
  const { now = () => performance.now(), signal } = options;
  const search = options.search ?? ((question, limits) => reach(graph, question, { ...limits, now }));
  const endsAt = now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const targets = organizationIds.map((id) => ({ kind: 'ORGANIZATION', id }) as const);
  let isPartial = false;
  for (const [group, row] of strengths.entries()) {
    const timeoutMs = endsAt - now();
    if (timeoutMs <= 0) return { version: graph.version, isPartial: true, strengths };
    const from = { kind: 'PEOPLE', ids: query.membersOf(group), isSingle: false } as const;
    const question = { from, access: NOBODY, maxHops, targets, isAvailabilityIgnored: true };
    const found = await search(question, { timeoutMs, ...(signal === undefined ? {} : { signal }) });
    isPartial ||= found.isPartial;
    if (found.hopsFinished === 0) continue;
    for (let target = 0; target < targets.length; target += 1) row[target] = found.weakestStep(target);
  }
  return { version: graph.version, isPartial, strengths };
}

function strongestTies(
  graph: TieGraph,
  { groupCount, groupsOf, organizationIds }: CoverageQuery,
): Float64Array[] {
  const strongest = Array.from({ length: groupCount }, () => new Float64Array(organizationIds.length));
  const known = new Map<number, readonly number[]>();
  const groupsOfNumber = (person: number) => {
    const groups = known.get(person) ?? groupsOf(graph.idOf(person));
    known.set(person, groups);
    return groups;
  };
  const row = emptyRow();
  for (const [target, id] of organizationIds.entries()) {
    for (const person of graph.numbersAtOrganization(id)) {
      const own = groupsOfNumber(person);
      graph.readRow(person, row);
      const { columns, start, end } = row;
      for (let place = start; place < end; place += 1) {
        if (columns.sharing[place] !== SHARING.named) continue;
        const strength = strengthAt(columns, place);
        for (const group of groupsOfNumber(columns.neighbours[place] as number)) {
          const ofGroup = strongest[group];
          if (ofGroup === undefined || own.includes(group)) continue;
          ofGroup[target] = Math.max(ofGroup[target] as number, strength);
        }
      }
    }
  }
  return strongest;
}
