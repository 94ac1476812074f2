/** One to all: the warmest path to each of many people and organizations, found in one pass. */
import type { TieGraph } from './graph.js';
import { PERSON } from './graph-people.js';
import { type NumberedOrigin, numberedRules, targetNumbers } from './numbered-query.js';
import { ReachAnswer } from './reach-answer.js';
import { NumberedReach, type NumberedReachQuery } from './reach-search.js';
import { type PathSearchOptions, runStepped, type SteppedSearch } from './stepped-search.js';
import type { PathQuery, PathTarget } from './types.js';

export interface ReachQuery
  extends Pick<PathQuery, 'from' | 'access' | 'maxHops' | 'leaveOut' | 'minStrength' | 'askedCounts'> {
  /** Whom to reach: each is answered for by itself. */
  readonly targets: readonly PathTarget[];
  /** How often somebody was asked makes no difference. */
  readonly isAvailabilityIgnored?: boolean;
}

const TIES_PER_STEP = 16_384;
const MOST_HOPS = 6;

/**
 * For each target the path that `findWarmPaths` would answer first: exact, unless time runs out. Then the answer is
 * partial: it holds the exact answer within fewer hops (`hopsFinished`), and nothing of longer paths. Lets other work run
 * every few milliseconds. An aborted search rejects with an AbortError. Unknown ids are nobody.
 */
export async function reach(
  graph: TieGraph,
  query: ReachQuery,
  options: PathSearchOptions = {},
): Promise<ReachAnswer> {
  return runStepped('all within reach', () => createReach(graph, query), TIES_PER_STEP, options);
}

/** The same search step by step, for callers with a rhythm of their own. */
export function createReach(graph: TieGraph, query: ReachQuery): SteppedSearch<ReachAnswer> {
  const numbered = numberedReach(graph, query);
  const search = new NumberedReach(graph, numbered);
  const described = (answer: NonNullable<typeof search.answer>) =>
    new ReachAnswer(graph, numbered.from.isSingle, answer);
  return {
    step: (ties) => search.step(ties),
    get answer() {
      return search.answer && described(search.answer);
    },
    timedOut: () => described(search.timedOut()),
    close: () => search.close(),
  };
}

/**
 * The question by number, of this version of the graph; `ReachAnswer` gives what `NumberedReach` answers its ids again.
 * @throws RangeError for hops out of range.
 */
export function numberedReach(graph: TieGraph, query: ReachQuery): NumberedReachQuery {
  const { targets, isAvailabilityIgnored = false, maxHops, ...question } = query;
  if (!(Number.isInteger(maxHops) && maxHops >= 1 && maxHops <= MOST_HOPS)) {
    throw new RangeError(`maxHops is a whole number from 1 to ${MOST_HOPS}, not ${maxHops}`);
  }
  const rules = numberedRules(graph, question);
  const isOrigin = originTest(graph, rules.from);
  const people: number[] = [];
  const offsets = new Uint32Array(targets.length + 1);
  for (const [place, to] of targets.entries()) {
    for (const person of targetNumbers(graph, to)) if (!isOrigin(person)) people.push(person);
    offsets[place + 1] = people.length;
  }
  const wanted = { offsets, people: Int32Array.from(people) };
  return { ...rules, maxHops, isAvailabilityCounted: !isAvailabilityIgnored, wanted };
}

/** Whoever belongs to the origin is no target, left out or not. */
function originTest(graph: TieGraph, from: NumberedOrigin): (person: number) => boolean {
  if (from.isCompany) return (person) => (graph.stateOf(person) & PERSON.isPresentEmployee) !== 0;
  const people = new Set(from.people);
  return (person) => people.has(person);
}
