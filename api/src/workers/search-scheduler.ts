/**
 * Many searches on one thread. The one that has been worked on least goes first, a little at a time: a short search is
 * done at once, however many long ones there are, and long ones share what is left.
 */

import { NumberedReach } from '../network/reach-search.js';
import type { SearchGraph } from '../network/search-graph.js';
import type { SteppedSearch } from '../network/stepped-search.js';
import { NumberedSearch } from '../network/warm-paths.js';
import type { FromSearchThread, SearchResult, SearchTask } from './messages.js';

/** About a tenth of a millisecond of work. */
const TIES_PER_TURN = 4096;
/** What the working memory of all searches under way may come to, about; further ones wait in line. */
const MOST_WORKING_BYTES = 512 * 2 ** 20;
/** Nine for everybody, and 21 for each label of those who are met: two labels each at most, as a rule. */
const WORKING_BYTES_A_PERSON = 51;
const MOST_AT_ONCE = 64;

interface Entry {
  readonly id: number;
  readonly task: SearchTask;
  /** The version it was asked of, also if its turn comes later. */
  readonly graph: SearchGraph;
  readonly endsAt: number;
  /** Null while it waits in line. */
  search: SteppedSearch<SearchResult> | null;
  turns: number;
}

export class SearchScheduler {
  readonly #say: (message: FromSearchThread) => void;
  readonly #now: () => number;
  readonly #entries: Entry[] = [];

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(say: (message: FromSearchThread) => void, now: () => number = () => performance.now()) {
    this.#say = say;
    this.#now = now;
  }

  get isIdle(): boolean {
    return this.#entries.length === 0;
  }

  /** Takes a search on; it reads the graph given from start to end. */
  add(id: number, task: SearchTask, graph: SearchGraph, timeoutMs: number): void {
    this.#entries.push({ id, task, graph, endsAt: this.#now() + timeoutMs, search: null, turns: 0 });
  }

  /** Ends a search: with what it has found, or without a word. Unknown ones have ended already. */
  stop(id: number, isAnswerWanted: boolean): void {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry === undefined) return;
    if (isAnswerWanted) this.#guard(entry, () => this.#answerNow(entry));
    else this.#remove(entry);
  }

  /** Works for about so many milliseconds, or until nothing is left to do. */
  work(forMs: number): void {
    const pauseAt = this.#now() + forMs;
    while (this.#entries.length > 0) {
      const entry = this.#leastServed();
      this.#guard(entry, () => this.#turn(entry));
      if (this.#now() >= pauseAt) return;
    }
  }

  #turn(entry: Entry): void {
    const search = this.#searchOf(entry);
    entry.turns += 1;
    if (search.step(TIES_PER_TURN)) this.#answer(entry, search.answer ?? search.timedOut());
    else if (this.#now() >= entry.endsAt) this.#answerNow(entry);
  }

  #answerNow(entry: Entry): void {
    this.#answer(entry, this.#searchOf(entry).timedOut());
  }

  #answer(entry: Entry, answer: SearchResult): void {
    this.#remove(entry);
    this.#say({ kind: 'ANSWER', id: entry.id, answer });
  }

  #searchOf(entry: Entry): SteppedSearch<SearchResult> {
    entry.search ??= searchFor(entry);
    return entry.search;
  }

  /** Of those under way and those there is memory for; of equal ones the oldest. Somebody in line has had no turn. */
  #leastServed(): Entry {
    let best: Entry | undefined;
    let underWay = 0;
    for (const entry of this.#entries) if (entry.search !== null) underWay += 1;
    for (const entry of this.#entries) {
      if (entry.search === null && underWay >= mostAtOnce(entry.graph)) continue;
      if (best === undefined || entry.turns < best.turns) best = entry;
    }
    return best ?? (this.#entries[0] as Entry);
  }

  /** What goes wrong in one search must not take the others along. */
  #guard(entry: Entry, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#remove(entry);
      const message = error instanceof Error ? error.message : String(error);
      this.#say({ kind: 'FAILED', id: entry.id, message });
    }
  }

  #remove(entry: Entry): void {
    entry.search?.close();
    const place = this.#entries.indexOf(entry);
    if (place >= 0) this.#entries.splice(place, 1);
  }
}

function searchFor({ graph, task }: Entry): SteppedSearch<SearchResult> {
  return task.kind === 'PATHS' ? new NumberedSearch(graph, task.query) : new NumberedReach(graph, task.query);
}

function mostAtOnce(graph: SearchGraph): number {
  const withinMemory = Math.floor(
    MOST_WORKING_BYTES / (WORKING_BYTES_A_PERSON * Math.max(1, graph.capacity)),
  );
  return Math.max(2, Math.min(MOST_AT_ONCE, withinMemory));
}
