import MiniSearch, { type Query } from 'minisearch';
import { fold, foldedWords } from './fold.js';
import { isBeginningOf } from './typo.js';

export type SearchKind = 'PERSON' | 'ORGANIZATION' | 'DEPARTMENT' | 'PROJECT' | 'SKILL';

export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  /** Other words to find it by: domain, title, description. */
  readonly details: string;
}

export interface IndexHit {
  readonly kind: SearchKind;
  readonly id: string;
  /** The text is its name, umlauts folded. */
  readonly isExact: boolean;
  readonly relevance: number;
}

interface IndexedEntry {
  readonly key: string;
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  readonly folded: string;
  readonly details: string;
}

/** A word this long may have one typo; shorter ones would match too much. */
const SHORTEST_WORD_WITH_TYPO = 4;
/** No name has more words; whoever pastes a page gets an answer at once. */
const MOST_WORDS = 12;
/** Words with a typo in their beginning can be many; the most similar in length come first. */
const MOST_SIMILAR_WORDS = 100;

/** Finds things by name as one types: every word must match, by its beginning or with one typo. */
export class SearchIndex {
  readonly #index = new MiniSearch<IndexedEntry>({
    idField: 'key',
    fields: ['name', 'details'],
    storeFields: ['kind', 'id', 'folded'],
    tokenize: (text) => foldedWords(text),
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 3 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length >= SHORTEST_WORD_WITH_TYPO ? 1 : false),
      weights: { prefix: 0.6, fuzzy: 0.2 },
    },
    autoVacuum: true,
  });
  /** Every word ever indexed; one that is used no more finds nothing. */
  readonly #words = new Set<string>();

  set({ kind, id, name, details }: SearchEntry): void {
    const key = keyOf(kind, id);
    if (this.#index.has(key)) this.#index.discard(key);
    this.#index.add({ key, kind, id, name, folded: fold(name), details });
    for (const word of foldedWords(`${name} ${details}`)) this.#words.add(word);
  }

  remove(kind: SearchKind, id: string): void {
    const key = keyOf(kind, id);
    if (this.#index.has(key)) this.#index.discard(key);
  }

  /**
   * Hits of the kinds asked for, an exact name first, then by relevance, then by name and id. Not cut: the caller
   * filters. Typos are looked for in whole words only.
   */
  search(text: string, kinds: ReadonlySet<SearchKind>): IndexHit[] {
    const words = foldedWords(text).slice(0, MOST_WORDS);
    return this.#run(words.join(' '), fold(text), kinds);
  }

  /**
   * The same with one typo in the beginning of a word or two letters swapped: slower, for when `search` finds nothing
   * that may be shown.
   */
  searchWithTypos(text: string, kinds: ReadonlySet<SearchKind>): IndexHit[] {
    const words = foldedWords(text).slice(0, MOST_WORDS);
    const queries = words.map((word) => ({
      combineWith: 'OR' as const,
      queries: [word, ...this.#similarWords(word).map(exactly)],
    }));
    return this.#run({ combineWith: 'AND', queries }, fold(text), kinds);
  }

  #run(query: Query, folded: string, kinds: ReadonlySet<SearchKind>): IndexHit[] {
    return this.#index
      .search(query, { filter: (result) => kinds.has(result['kind']) })
      .sort((one, other) => {
        const isExact = Number(other['folded'] === folded) - Number(one['folded'] === folded);
        return isExact || other.score - one.score || compareText(one['folded'], other['folded']);
      })
      .map((result) => ({
        kind: result['kind'],
        id: result['id'],
        isExact: result['folded'] === folded,
        relevance: result.score,
      }));
  }

  #similarWords(typed: string): string[] {
    if (typed.length < SHORTEST_WORD_WITH_TYPO) return [];
    const distance = (word: string) => Math.abs(word.length - typed.length);
    return [...this.#words]
      .filter((word) => isBeginningOf(typed, word))
      .sort((one, other) => distance(one) - distance(other) || compareText(one, other))
      .slice(0, MOST_SIMILAR_WORDS);
  }
}

function exactly(word: string): Query {
  return { queries: [word], prefix: false, fuzzy: false };
}

function keyOf(kind: SearchKind, id: string): string {
  return `${kind}:${id}`;
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
