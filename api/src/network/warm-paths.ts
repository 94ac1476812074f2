/** Warm paths: the exact first paths from those who ask to those they want to reach, over the ties they may use. */
import type { TieGraph } from './graph.js';
import {
  describedAnswer,
  type NumberedAnswer,
  type NumberedPath,
  type NumberedQuery,
  numberedQuery,
} from './numbered-query.js';
import type { Work } from './path-bounds.js';
import { findNearest } from './path-nearest.js';
import { availability, PathRules } from './path-rules.js';
import { type FoundPath, PathSearchRun } from './path-search.js';
import { giveBackWorkspace, type PathWorkspace, takeWorkspace } from './path-workspace.js';
import type { SearchGraph } from './search-graph.js';
import { type PathSearchOptions, runStepped, type SteppedSearch } from './stepped-search.js';
import { strengthAt } from './tie-columns.js';
import type { PathAnswer, PathQuery } from './types.js';

export type PathSearch = SteppedSearch<PathAnswer>;

const TIES_PER_STEP = 4096;

/**
 * The answer to a question, exact unless time runs out: then TIMED_OUT with the first paths of the exact answer. Lets
 * other work run every few milliseconds. An aborted search rejects with an AbortError. Unknown ids are nobody.
 */
export async function findWarmPaths(
  graph: TieGraph,
  query: PathQuery,
  options: PathSearchOptions = {},
): Promise<PathAnswer> {
  return runStepped('warm paths', () => createPathSearch(graph, query), TIES_PER_STEP, options);
}

/**
 * The same search step by step, for callers with a rhythm of their own.
 * @throws RangeError for hops or a limit out of range.
 */
export function createPathSearch(graph: TieGraph, query: PathQuery): PathSearch {
  const numbered = numberedQuery(graph, query);
  const search = new NumberedSearch(graph, numbered);
  const described = (answer: NumberedAnswer) => describedAnswer(graph, numbered.from.isSingle, answer);
  return {
    step: (ties) => search.step(ties),
    get answer() {
      return search.answer && described(search.answer);
    },
    timedOut: () => described(search.timedOut()),
    close: () => search.close(),
  };
}

/** A search with people by number, which reads nothing but what threads share. */
export class NumberedSearch implements SteppedSearch<NumberedAnswer> {
  answer: NumberedAnswer | null = null;
  readonly #graph: SearchGraph;
  readonly #query: NumberedQuery;
  readonly #rules: PathRules;
  readonly #work: Work = { done: 0, pauseAt: 0 };
  readonly #progress: Generator<void, NumberedAnswer>;
  #workspace: PathWorkspace | null;
  /** The run whose paths are the answer's. */
  #lastRun: PathSearchRun | null = null;

  constructor(graph: SearchGraph, query: NumberedQuery) {
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

  /** Whether a source and a target are of one part of the graph; the company is looked for from the targets anyway. */
  #canMeet(): boolean {
    const { isCompany, sources, targets } = this.#rules;
    if (isCompany) return true;
    const ofTargets = new Set(targets.map((person) => this.#graph.componentOf(person)));
    return sources.some((person) => ofTargets.has(this.#graph.componentOf(person)));
  }

  timedOut(): NumberedAnswer {
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

  *#run(workspace: PathWorkspace): Generator<void, NumberedAnswer> {
    const { maxHops, limit, perIntroducer } = this.#query;
    const { version } = this.#graph;
    if (!this.#canMeet()) return { kind: 'NONE', version, nearest: null };
    const limits = { maxHops, limit, perIntroducer, mostCost: Number.MAX_VALUE };
    const run = new PathSearchRun(this.#rules, workspace, this.#work, limits);
    this.#lastRun = run;
    yield* run.run();
    if (run.isCutShort) return this.timedOut();
    const paths = run.found;
    if (paths.length > 0) return { kind: 'PATHS', version, paths: paths.map((path) => this.#describe(path)) };
    const nearest = yield* findNearest(this.#rules, workspace, this.#work, maxHops);
    if (nearest === 'CUT_SHORT') return this.timedOut();
    return {
      kind: 'NONE',
      version,
      nearest: nearest && { hopsMissing: nearest.hopsMissing, path: this.#describe(nearest.path) },
    };
  }

  #describe({ people }: FoundPath): NumberedPath {
    const { isSingle } = this.#rules;
    const isAsked = (place: number) => place < people.length - 1 && (place > 0 || !isSingle);
    return {
      people,
      availabilities: people.map((person, place) =>
        isAsked(place) ? availability(this.#rules.askedCount(person)) : 1,
      ),
      strengths: people.slice(1).map((person, place) => {
        const { columns, place: at } = this.#graph.findTie(people[place] as number, person);
        return at < 0 ? 0 : strengthAt(columns, at);
      }),
    };
  }
}
