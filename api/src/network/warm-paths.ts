/** Warm paths: the exact first paths from those who ask to those they want to reach, over the ties they may use. */
import type { TieGraph } from './graph.js';
import { askedCountOf } from './graph-people.js';
import { rankUnits } from './graph-rows.js';
import type { Work } from './path-bounds.js';
import { findNearest } from './path-nearest.js';
import { availability, PathRules } from './path-rules.js';
import { type FoundPath, PathSearchRun } from './path-search.js';
import { giveBackWorkspace, type PathWorkspace, takeWorkspace } from './path-workspace.js';
import type { NearestPerson, PathAnswer, PathQuery, WarmPath } from './types.js';

export interface PathSearchOptions {
  /** Default 2,000. The clock is looked at every few thousand ties. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** How long the search may keep the event loop to itself. Default 8. */
  readonly yieldEveryMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** A search that can be paused. It holds working memory until it is finished or closed. */
export interface PathSearch {
  /** Goes on for about so many ties; true when the answer is there. */
  step(ties: number): boolean;
  /** Null until the search has finished. */
  readonly answer: PathAnswer | null;
  /** The answer as far as it is certain now. */
  timedOut(): PathAnswer;
  /** Ends the search and gives its memory back. Needed only before it has finished; harmless after. */
  close(): void;
}

const TIES_PER_STEP = 4096;
const DEFAULT_TIMEOUT_MS = 2000;
const DEFAULT_YIELD_EVERY_MS = 8;

/**
 * The answer to a question, exact unless time runs out: then TIMED_OUT with the first paths of the exact answer. Lets
 * other work run every few milliseconds. An aborted search rejects with an AbortError. Unknown ids are nobody.
 */
export async function findWarmPaths(
  graph: TieGraph,
  query: PathQuery,
  options: PathSearchOptions = {},
): Promise<PathAnswer> {
  const now = options.now ?? (() => performance.now());
  const endsAt = now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const yieldEveryMs = options.yieldEveryMs ?? DEFAULT_YIELD_EVERY_MS;
  throwIfAborted(options.signal);
  const search = createPathSearch(graph, query);
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
export function createPathSearch(graph: TieGraph, query: PathQuery): PathSearch {
  return new SteppedSearch(graph, query);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('The search for warm paths was aborted.', 'AbortError');
}

class SteppedSearch implements PathSearch {
  answer: PathAnswer | null = null;
  readonly #graph: TieGraph;
  readonly #query: PathQuery;
  readonly #rules: PathRules;
  readonly #work: Work = { done: 0, pauseAt: 0 };
  readonly #progress: Generator<void, PathAnswer>;
  #workspace: PathWorkspace | null;
  /** The run whose paths are the answer's. */
  #lastRun: PathSearchRun | null = null;

  constructor(graph: TieGraph, query: PathQuery) {
    this.#graph = graph;
    this.#query = query;
    this.#workspace = takeWorkspace(graph.capacity);
    this.#rules = new PathRules(graph, query, this.#workspace.marks);
    this.#progress = this.#run(this.#workspace);
  }

  step(ties: number): boolean {
    if (this.#workspace === null) return true;
    this.#work.pauseAt = this.#work.done + ties;
    const { done, value } = this.#progress.next();
    if (done !== true) return false;
    this.answer = value;
    this.close();
    return true;
  }

  timedOut(): PathAnswer {
    const found = this.#lastRun?.found ?? [];
    return {
      kind: 'TIMED_OUT',
      version: this.#graph.version,
      paths: found.map((path) => this.#describe(path)),
    };
  }

  close(): void {
    if (this.#workspace === null) return;
    this.#rules.wipeMarks();
    giveBackWorkspace(this.#workspace);
    this.#workspace = null;
  }

  /**
   * Short paths first: when there are enough of them, the coldest says how little warmth a longer one may have, and
   * most of a large graph need not be looked at.
   */
  *#run(workspace: PathWorkspace): Generator<void, PathAnswer> {
    const { maxHops, limit, perIntroducer = Number.POSITIVE_INFINITY } = this.#query;
    let mostCost = Number.MAX_VALUE;
    for (const hops of hopsInTurn(maxHops)) {
      const limits = { maxHops: hops, limit, perIntroducer, mostCost };
      const run = new PathSearchRun(this.#rules, workspace, this.#work, limits);
      if (hops === maxHops) this.#lastRun = run;
      yield* run.run();
      if (hops === maxHops && run.isCutShort) return this.timedOut();
      mostCost = run.found[limit - 1]?.cost ?? mostCost;
    }
    const paths = this.#lastRun?.found ?? [];
    const { version } = this.#graph;
    if (paths.length > 0) return { kind: 'PATHS', version, paths: paths.map((path) => this.#describe(path)) };
    const nearest = yield* findNearest(this.#rules, workspace, this.#work, maxHops);
    if (nearest === 'CUT_SHORT') return this.timedOut();
    return {
      kind: 'NONE',
      version,
      nearest: nearest && this.#describeNearest(nearest.path, nearest.hopsMissing),
    };
  }

  #describeNearest(path: FoundPath, hopsMissing: number): NearestPerson {
    const described = this.#describe(path);
    return { id: described.people.at(-1) ?? described.introducer, hopsMissing, path: described };
  }

  #describe({ people: numbers }: FoundPath): WarmPath {
    const { isSingle } = this.#rules;
    const people = numbers.map((person) => this.#graph.idOf(person));
    const isAsked = (place: number) => place < people.length - 1 && (place > 0 || !isSingle);
    const availabilities = numbers.map((person, place) =>
      isAsked(place) ? availability(askedCountOf(this.#graph.stateOf(person))) : 1,
    );
    const strengths = people
      .slice(1)
      .map((id, place) => this.#graph.tie(people[place] ?? '', id)?.strength ?? 0);
    let warmth = 1;
    let rankKey = 0;
    for (const [place, own] of availabilities.entries()) {
      const strength = strengths[place] ?? 1;
      warmth *= own * strength;
      rankKey += rankUnits(own) + rankUnits(strength);
    }
    const introducer = people[isSingle && people.length > 2 ? 1 : 0] ?? '';
    return { people, strengths, availabilities, warmth, rankKey, introducer };
  }
}

/** Two hops before more, four before more than that. */
function hopsInTurn(maxHops: number): number[] {
  return [...[2, 4].filter((hops) => hops < maxHops), maxHops];
}
