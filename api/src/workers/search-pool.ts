/** Warm paths searched by threads of their own, so that a heavy question delays neither a light one nor the server. */
import type { Worker } from 'node:worker_threads';
import type { TieGraph } from '../network/graph.js';
import { describedAnswer, numberedQuery } from '../network/numbered-query.js';
import { numberedReach, type ReachQuery, reach } from '../network/reach.js';
import { ReachAnswer } from '../network/reach-answer.js';
import { NumberedReach } from '../network/reach-search.js';
import type { SteppedSearch } from '../network/stepped-search.js';
import type { PathAnswer, PathQuery } from '../network/types.js';
import { findWarmPaths, NumberedSearch } from '../network/warm-paths.js';
import { graphStep } from './graph-feed.js';
import type {
  FromSearchThread,
  SearchResult,
  SearchResults,
  SearchTask,
  ToSearchThread,
} from './messages.js';
import { startThread } from './thread.js';

export interface SearchOptions {
  readonly timeoutMs: number;
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** The answer is wanted now, as far as it is certain. */
  readonly stopSignal?: AbortSignal | undefined;
}

/** Whoever searches for warm paths, in this thread or in others. */
export interface Searches {
  /**
   * The answer to a question, of the newest version of the graph when it was asked; TIMED_OUT with the first paths of
   * the exact answer when time is up. Rejects with an AbortError when nobody waits for it any more.
   */
  paths(query: PathQuery, options: SearchOptions): Promise<PathAnswer>;
  /** The best path to each of many targets, in the same way; partial when time is up. */
  reach(query: ReachQuery, options: SearchOptions): Promise<ReachAnswer>;
  close(): Promise<void>;
}

/** What the pool tells of itself, for the log. */
export interface PoolEvents {
  /** A thread ended unasked; `isReplaced` is false after several in a row, and questions are then answered here. */
  readonly onCrash: (error: Error, isReplaced: boolean) => void;
}

export interface TiesAtOnce {
  /** While other questions wait for their answers. */
  readonly busy: number;
  /** While nobody else does. */
  readonly idle: number;
}

export interface PoolOptions {
  /** Makes a thread. */
  readonly start?: () => Worker;
  /** So many ties are looked at here before a question goes to a thread; 0: each goes at once. */
  readonly tiesAtOnce?: TiesAtOnce;
}

/** A crash takes one question along at most: whoever waited is asked again, but not a third time. */
const MOST_TRIES = 2;
/** So many crashes without an answer between them are no accident. */
const MOST_CRASHES_IN_A_ROW = 5;
const MOST_WITHOUT_BREATH_MS = 8;
/**
 * About a tenth of a millisecond, which is what a thread costs the server at least; and about one, which nobody waits
 * for, while a thread that sleeps takes a good part of it to wake.
 */
const TIES_AT_ONCE: TiesAtOnce = { busy: 4096, idle: 32_768 };

interface Waiting {
  readonly graph: TieGraph;
  readonly task: SearchTask;
  readonly endsAt: number;
  readonly resolve: (result: SearchResult) => void;
  readonly reject: (error: Error) => void;
  tries: number;
}

interface Thread {
  readonly worker: Worker;
  /** The graph it was told last. */
  told: TieGraph | undefined;
  readonly waiting: Map<number, Waiting>;
}

export class SearchPool implements Searches {
  readonly #graph: () => TieGraph;
  readonly #events: PoolEvents;
  readonly #start: () => Worker;
  readonly #tiesAtOnce: TiesAtOnce;
  readonly #threads: Thread[] = [];
  #nextId = 1;
  #crashesInARow = 0;
  #isClosed = false;
  #lastBreathAt = 0;

  /** Starts the threads; without any, questions are answered here. `graph` gives the newest version. */
  constructor(
    threadCount: number,
    graph: () => TieGraph,
    events: PoolEvents,
    { start = () => startThread('search-thread'), tiesAtOnce = TIES_AT_ONCE }: PoolOptions = {},
  ) {
    this.#graph = graph;
    this.#events = events;
    this.#start = start;
    this.#tiesAtOnce = tiesAtOnce;
    for (let count = 0; count < threadCount; count += 1) this.#addThread();
  }

  async paths(query: PathQuery, options: SearchOptions): Promise<PathAnswer> {
    const graph = this.#graph();
    if (this.#threads.length === 0) {
      await this.#breathe();
      return findWarmPaths(graph, query, options);
    }
    const numbered = numberedQuery(graph, query);
    const answer =
      this.#answerAtOnce(() => new NumberedSearch(graph, numbered)) ??
      (await this.#ask(graph, { kind: 'PATHS', query: numbered }, options));
    return describedAnswer(graph, numbered.from.isSingle, answer);
  }

  async reach(query: ReachQuery, options: SearchOptions): Promise<ReachAnswer> {
    const graph = this.#graph();
    if (this.#threads.length === 0) return reach(graph, query, options);
    const numbered = numberedReach(graph, query);
    const answer =
      this.#answerAtOnce(() => new NumberedReach(graph, numbered)) ??
      (await this.#ask(graph, { kind: 'REACH', query: numbered }, options));
    return new ReachAnswer(graph, numbered.from.isSingle, answer);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const threads = this.#threads.splice(0);
    for (const { waiting } of threads) {
      for (const { reject } of waiting.values()) reject(new Error('The search ended with the server.'));
    }
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  /** Many short searches after another must not keep the event loop to themselves. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#lastBreathAt < MOST_WITHOUT_BREATH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#lastBreathAt = performance.now();
  }

  /** The answer of a search that is quickly done: it would take longer to hand it to a thread. Null for any other. */
  #answerAtOnce<Answer>(begin: () => SteppedSearch<Answer>): Answer | null {
    const isIdle = this.#threads.every(({ waiting }) => waiting.size === 0);
    const ties = isIdle ? this.#tiesAtOnce.idle : this.#tiesAtOnce.busy;
    if (ties === 0) return null;
    const search = begin();
    try {
      search.step(ties);
      return search.answer;
    } finally {
      search.close();
    }
  }

  #ask<Task extends SearchTask>(
    graph: TieGraph,
    task: Task,
    options: SearchOptions,
  ): Promise<SearchResults[Task['kind']]> {
    const { timeoutMs, signal, stopSignal } = options;
    if (signal?.aborted) return Promise.reject(aborted());
    return new Promise((resolve, reject) => {
      const id = this.#nextId;
      this.#nextId += 1;
      const onAbort = () => {
        this.#stop(id, false);
        finish();
        reject(aborted());
      };
      const onStop = () => this.#stop(id, true);
      const finish = () => {
        signal?.removeEventListener('abort', onAbort);
        stopSignal?.removeEventListener('abort', onStop);
      };
      const waiting: Waiting = {
        graph,
        task,
        endsAt: performance.now() + timeoutMs,
        tries: 0,
        resolve: (result) => {
          finish();
          // A thread answers a question in the way of its kind.
          resolve(result as SearchResults[Task['kind']]);
        },
        reject: (error) => {
          finish();
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort);
      stopSignal?.addEventListener('abort', onStop);
      this.#dispatch(id, waiting);
      if (stopSignal?.aborted) onStop();
    });
  }

  #dispatch(id: number, waiting: Waiting): void {
    const [first, ...others] = this.#threads;
    if (first === undefined) {
      waiting.reject(new Error('No thread is left to search.'));
      return;
    }
    const thread = others.reduce((best, one) => (one.waiting.size < best.waiting.size ? one : best), first);
    waiting.tries += 1;
    thread.waiting.set(id, waiting);
    // A process stays while somebody waits for an answer, and no longer.
    thread.worker.ref();
    this.#tell(thread, waiting.graph);
    const timeoutMs = Math.max(0, waiting.endsAt - performance.now());
    post(thread, { kind: 'SEARCH', id, task: waiting.task, timeoutMs });
  }

  /** Tells a thread the graph that the next search is to read, unless it is what it knows. */
  #tell(thread: Thread, graph: TieGraph): void {
    if (thread.told === graph) return;
    const isNext = thread.told?.isOfOneLineWith(graph) === true && thread.told.version <= graph.version;
    post(thread, { kind: 'GRAPH', step: graphStep(graph, isNext ? thread.told : undefined) });
    thread.told = graph;
  }

  #stop(id: number, isAnswerWanted: boolean): void {
    const thread = this.#threads.find(({ waiting }) => waiting.has(id));
    if (thread === undefined) return;
    if (!isAnswerWanted) forget(thread, id);
    post(thread, { kind: 'STOP', id, isAnswerWanted });
  }

  #addThread(): void {
    const thread: Thread = { worker: this.#start(), told: undefined, waiting: new Map() };
    thread.worker.on('message', (message: FromSearchThread) => this.#hear(thread, message));
    thread.worker.on('error', (error: Error) => this.#replace(thread, error));
    thread.worker.on('exit', (code) =>
      this.#replace(thread, new Error(`A search thread ended with ${code}.`)),
    );
    this.#threads.push(thread);
  }

  #hear(thread: Thread, message: FromSearchThread): void {
    const waiting = thread.waiting.get(message.id);
    if (waiting === undefined) return;
    forget(thread, message.id);
    this.#crashesInARow = 0;
    if (message.kind === 'ANSWER') waiting.resolve(message.answer);
    else waiting.reject(new Error(`The search failed: ${message.message}`));
  }

  #replace(thread: Thread, error: Error): void {
    const place = this.#threads.indexOf(thread);
    if (place < 0 || this.#isClosed) return;
    this.#threads.splice(place, 1);
    this.#crashesInARow += 1;
    const isReplaced = this.#crashesInARow < MOST_CRASHES_IN_A_ROW;
    if (isReplaced) this.#addThread();
    this.#events.onCrash(error, isReplaced);
    for (const [id, waiting] of thread.waiting) {
      if (waiting.tries < MOST_TRIES && this.#threads.length > 0) this.#dispatch(id, waiting);
      else waiting.reject(new Error('The search ended unexpectedly. Please ask again.'));
    }
  }
}

function forget({ waiting, worker }: Thread, id: number): void {
  waiting.delete(id);
  if (waiting.size === 0) worker.unref();
}

function post({ worker }: Thread, message: ToSearchThread): void {
  worker.postMessage(message);
}

function aborted(): DOMException {
  return new DOMException('The search for warm paths was aborted.', 'AbortError');
}
