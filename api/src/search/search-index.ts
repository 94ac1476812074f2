import MiniSearch from 'minisearch';
import { fold, foldedWords } from './fold.js';

export type SearchKind = 'PERSON' | 'ORGANIZATION' | 'DEPARTMENT' | 'PROJECT' | 'SKILL';

export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  /** Other words to find it by: domain, e-mail, title, description. */
  readonly details: string;
}

export interface IndexHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly isExact: boolean;
  readonly relevance: number;
}

interface IndexedEntry {
  readonly key: string;
  readonly kind: SearchKind;
  readonly name: string;
  readonly details: string;
}

/** A word this long may have one typo; shorter ones would match too much. */
const SHORTEST_WORD_WITH_TYPO = 4;

/** Finds things by name as one types: every word must match, by its beginning or with one typo. */
export class SearchIndex {
  readonly #index = new MiniSearch<IndexedEntry>({
    idField: 'key',
    fields: ['name', 'details'],
    storeFields: ['kind', 'name'],
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

  set(entry: SearchEntry): void {
    const indexed = {
      key: keyOf(entry.kind, entry.id),
      kind: entry.kind,
      name: entry.name,
      details: entry.details,
    };
    if (this.#index.has(indexed.key)) this.#index.discard(indexed.key);
    this.#index.add(indexed);
  }

  remove(kind: SearchKind, id: string): void {
    const key = keyOf(kind, id);
    if (this.#index.has(key)) this.#index.discard(key);
  }

  /** Hits of the kinds asked for, an exact name first, then by relevance, then by name. Not cut: the caller filters. */
  search(text: string, kinds: ReadonlySet<SearchKind>): IndexHit[] {
    const folded = fold(text);
    if (foldedWords(text).length === 0) return [];
    return this.#index
      .search(text, { filter: (result) => kinds.has(result['kind']) })
      .map((result) => ({
        kind: result['kind'] as SearchKind,
        id: String(result.id).slice(String(result.id).indexOf(':') + 1),
        isExact: fold(result['name']) === folded,
        relevance: result.score,
      }))
      .sort((one, other) => Number(other.isExact) - Number(one.isExact) || other.relevance - one.relevance);
  }
}

function keyOf(kind: SearchKind, id: string): string {
  return `${kind}:${id}`;
}
