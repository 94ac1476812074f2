/** One to all: the warmest path to each of many people and organizations, found in one pass. */
import type { TieGraph } from './graph.js';
import { PERSON } from './graph-people.js';
import type { Work } from './path-bounds.js';
import { PathRules } from './path-rules.js';
import { type PackedPeople, packPaths, packPeople, ReachAnswer } from './reach-answer.js';
import { giveBackReachMemory, type ReachMemory, takeReachMemory } from './reach-memory.js';
import { ReachRun } from './reach-run.js';
import type { PathOrigin, PathQuery, PathTarget } from './types.js';
import type { PathSearchOptions } from './warm-paths.js';

export interface ReachQuery
  extends Pick<PathQuery, 'from' | 'access' | 'maxHops' | 'leaveOut' | 'minStrength'> {
  /** Whom to reach: each is answered for by itself. */
  readonly targets: readonly PathTarget[];
  /** How often somebody was asked makes no difference. */
  readonly isAvailabilityIgnored?: boolean;
}

/** A search that can be paused. It holds working memory until it is finished or closed. */
export interface ReachSearch {
  /** Goes on for about so many ties; true when the answer is there. */
  step(ties: number): boolean;
  /** Null until the search has finished. */
  readonly answer: ReachAnswer | null;
  /** Ends the search with the answer as far as it is certain now. */
  timedOut(): ReachAnswer;
  /** Ends the search and gives its memory back. Needed only before it has finished; harmless after. */
  close(): void;
}

const TIES_PER_STEP = 16_384;
const DEFAULT_TIMEOUT_MS = 2000;
const DEFAULT_YIELD_EVERY_MS = 8;

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
  const now = options.now ?? (() => performance.now());
  const endsAt = now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const yieldEveryMs = options.yieldEveryMs ?? DEFAULT_YIELD_EVERY_MS;
  throwIfAborted(options.signal);
  const search = createReach(graph, query);
  try {
    let yieldAt = now() + yieldEveryMs;
    while (!search.step(TIES_PER_STEP)) {
      const time = now();
      if (time >= endsAt) return search.timedOut();
      if (time >= yieldAt) {
        await new Promise((resolve) => setImmediate(resolve));
        yieldAt = now() + yieldEveryMs;
      }
      throwIfAborted(options.signal);
    }
    return search.answer ?? search.timedOut();
  } finally {
    search.close();
  }
}

/** The same search step by step, for callers with a rhythm of their own. */
export function createReach(graph: TieGraph, query: ReachQuery): ReachSearch {
  return new SteppedReach(graph, query);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new DOMException('The search for everybody within reach was aborted.', 'AbortError');
}

class SteppedReach implements ReachSearch {
  answer: ReachAnswer | null = null;
  readonly #graph: TieGraph;
  readonly #query: ReachQuery;
  readonly #targets: PackedPeople;
  readonly #rules: PathRules;
  readonly #work: Work = { done: 0, pauseAt: 0 };
  readonly #run: ReachRun;
  readonly #progress: Generator<void>;
  #memory: ReachMemory | null;

  constructor(graph: TieGraph, query: ReachQuery) {
    this.#graph = graph;
    this.#query = query;
    const memory = takeReachMemory(graph.capacity);
    this.#memory = memory;
    const { targets: _, isAvailabilityIgnored = false, ...question } = query;
    const nobody = { to: { kind: 'PERSON', id: '' }, limit: 1 } as const;
    this.#rules = new PathRules(graph, { ...question, ...nobody }, memory.marks);
    this.#targets = packPeople(targetNumbers(graph, query));
    for (const person of this.#targets.people) memory.want(person);
    this.#run = new ReachRun(this.#rules, memory, this.#work, {
      maxHops: query.maxHops,
      isAvailabilityCounted: !isAvailabilityIgnored,
    });
    this.#progress = this.#run.run();
  }

  step(ties: number): boolean {
    if (this.#memory === null) return true;
    this.#work.pauseAt = this.#work.done + ties;
    if (this.#progress.next().done !== true) return false;
    this.#finish(this.#memory);
    return true;
  }

  timedOut(): ReachAnswer {
    if (this.answer !== null) return this.answer;
    if (this.#memory === null) throw new Error('a search that was closed has no answer');
    this.#run.cutOff();
    return this.#finish(this.#memory);
  }

  close(): void {
    if (this.#memory === null) return;
    this.#rules.wipeMarks();
    giveBackReachMemory(this.#memory);
    this.#memory = null;
  }

  #finish(memory: ReachMemory): ReachAnswer {
    const { maxHops, isAvailabilityIgnored = false } = this.#query;
    this.answer = new ReachAnswer(
      this.#graph,
      packPaths(this.#run, memory, this.#targets),
      { finished: this.#run.hopsFinished, asked: maxHops },
      { isSingle: this.#rules.isSingle, isAvailabilityCounted: !isAvailabilityIgnored },
    );
    this.close();
    return this.answer;
  }
}

/** Whoever belongs to the origin is no target, left out or not. */
function targetNumbers(graph: TieGraph, { from, targets }: ReachQuery): number[][] {
  const isOrigin = originTest(graph, from);
  return targets.map(({ kind, id }) => {
    if (kind === 'ORGANIZATION') return graph.numbersAtOrganization(id).filter((person) => !isOrigin(person));
    const person = graph.numberOf(id);
    return person < 0 || isOrigin(person) ? [] : [person];
  });
}

function originTest(graph: TieGraph, from: PathOrigin): (person: number) => boolean {
  const isPresent = (person: number) => (graph.stateOf(person) & PERSON.isPresentEmployee) !== 0;
  switch (from.kind) {
    case 'COMPANY':
      return isPresent;
    case 'PEOPLE': {
      const people = new Set(from.ids.map((id) => graph.numberOf(id)));
      return (person) => people.has(person);
    }
    case 'DEPARTMENTS': {
      const people = new Set(graph.numbersOfDepartments(from.ids));
      return (person) => isPresent(person) && people.has(person);
    }
  }
}
