/** What the main thread and the threads that search tell each other. */
import type { NumberedAnswer, NumberedQuery } from '../network/numbered-query.js';
import type { NumberedReachAnswer } from '../network/reach-answer.js';
import type { NumberedReachQuery } from '../network/reach-search.js';
import type { GraphStep } from './graph-feed.js';

/** A question by number: paths to one target, or the best path to each of many. */
export type SearchTask =
  | { readonly kind: 'PATHS'; readonly query: NumberedQuery }
  | { readonly kind: 'REACH'; readonly query: NumberedReachQuery };

/** What a question of each kind is answered with. */
export interface SearchResults {
  readonly PATHS: NumberedAnswer;
  readonly REACH: NumberedReachAnswer;
}

export type SearchResult = SearchResults[SearchTask['kind']];

export type ToSearchThread =
  | { readonly kind: 'GRAPH'; readonly step: GraphStep }
  | { readonly kind: 'SEARCH'; readonly id: number; readonly task: SearchTask; readonly timeoutMs: number }
  /** Ends a search: with what was found so far, or, if nobody waits for it any more, without a word. */
  | { readonly kind: 'STOP'; readonly id: number; readonly isAnswerWanted: boolean };

export type FromSearchThread =
  | { readonly kind: 'ANSWER'; readonly id: number; readonly answer: SearchResult }
  /** The search itself failed; the thread goes on. */
  | { readonly kind: 'FAILED'; readonly id: number; readonly message: string };
