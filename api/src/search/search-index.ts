import { fold, foldedWords, wordsOfFolded } from './fold.js';
import { compareText, firstPlace } from './sorted.js';
import { isOneTypoApart } from './typo.js';
import { Vocabulary } from './vocabulary.js';

export type SearchKind = 'PERSON' | 'ORGANIZATION' | 'DEPARTMENT' | 'PROJECT' | 'SKILL';

export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  /** Other words to find it by: domain, title, description. */
  readonly details: string;
}

export interface IndexHit {
  readonly thing: IndexedThing;
  /** The text is its name, umlauts folded. */
  readonly isExact: boolean;
  readonly relevance: number;
}

export interface IndexedThing {
  readonly kind: SearchKind;
  readonly id: string;
  readonly foldedName: string;
  /** Folded, each once. */
  readonly nameWords: readonly string[];
  readonly detailWords: readonly string[];
}

/** A word this long may have one typo; shorter ones would match too much. */
const SHORTEST_WORD_WITH_TYPO = 4;
/** No name has more words; whoever pastes a page gets an answer at once. */
const MOST_WORDS = 12;

/**
 * Finds things by name as one types: every word must match, by its beginning or with one typo. Whether something is hit,
 * and how it stands to another hit, comes from what was typed and from these things alone. How common a word is, or was,
 * plays no part, and nothing is cut: an answer from which the hidden is taken out is the answer there would be without.
 */
export class SearchIndex {
  readonly #numbers = new Map<string, number>();
  readonly #things: (IndexedThing | undefined)[] = [];
  readonly #freeNumbers: number[] = [];
  readonly #vocabulary = new Vocabulary();

  set({ kind, id, name, details }: SearchEntry): void {
    this.remove(kind, id);
    const foldedName = fold(name);
    const nameWords = [...new Set(wordsOfFolded(foldedName))];
    const detailWords = [...new Set(foldedWords(details))];
    const number = this.#freeNumbers.pop() ?? this.#things.length;
    this.#numbers.set(keyOf(kind, id), number);
    this.#things[number] = { kind, id, foldedName, nameWords, detailWords };
    for (const word of nameWords) this.#vocabulary.add(word, 'inName', number);
    for (const word of detailWords) this.#vocabulary.add(word, 'inDetails', number);
  }

  remove(kind: SearchKind, id: string): void {
    const key = keyOf(kind, id);
    const number = this.#numbers.get(key);
    const thing = number === undefined ? undefined : this.#things[number];
    if (number === undefined || thing === undefined) return;
    for (const word of thing.nameWords) this.#vocabulary.remove(word, 'inName', number);
    for (const word of thing.detailWords) this.#vocabulary.remove(word, 'inDetails', number);
    this.#numbers.delete(key);
    this.#things[number] = undefined;
    this.#freeNumbers.push(number);
  }

  /**
   * All hits of the kinds asked for, in no particular order (`bestHits` has the first of them). Typos are looked for in
   * whole words only.
   */
  search(text: string, kinds: ReadonlySet<SearchKind>): IndexHit[] {
    return this.#hits(text, kinds, false);
  }

  /**
   * The same with one typo in the beginning of a word, too: finds more than is meant, for when `search` finds nothing
   * that may be shown.
   */
  searchWithTypos(text: string, kinds: ReadonlySet<SearchKind>): IndexHit[] {
    return this.#hits(text, kinds, true);
  }

  #hits(text: string, kinds: ReadonlySet<SearchKind>, isLenient: boolean): IndexHit[] {
    const folded = fold(text);
    const typedWords = wordsOfFolded(folded).slice(0, MOST_WORDS);
    const { numbers, relevances } = this.#match(typedWords, isLenient);
    const mostRelevant = typedWords.length * WHOLE_WORD * NAME_WEIGHT;
    const hits: IndexHit[] = [];
    for (const number of numbers) {
      const thing = this.#things[number];
      if (thing === undefined || !kinds.has(thing.kind)) continue;
      const relevance = relevances[number] ?? 0;
      // Looking at the names of all that match takes longer than finding them.
      hits.push({ thing, isExact: relevance === mostRelevant && thing.foldedName === folded, relevance });
    }
    return hits;
  }

  /** The numbers of the things that every typed word matches, and by number the sum of how well. */
  #match(
    typedWords: readonly string[],
    isLenient: boolean,
  ): { readonly numbers: readonly number[]; readonly relevances: Int32Array } {
    const relevances = new Int32Array(this.#things.length);
    const best = new Int32Array(this.#things.length);
    let numbers: readonly number[] = [];
    for (const [place, typed] of typedWords.entries()) {
      best.fill(0);
      const matching = this.#matchWord(typed, isLenient, best);
      numbers = place === 0 ? matching : numbers.filter((number) => best[number] !== 0);
      for (const number of numbers) relevances[number] = (relevances[number] ?? 0) + (best[number] ?? 0);
    }
    return { numbers, relevances };
  }

  /** Notes for every thing how well the best of its words matches, the name counting more; answers which do at all. */
  #matchWord(typed: string, isLenient: boolean, best: Int32Array): number[] {
    const matching: number[] = [];
    const note = (numbers: readonly number[], weight: number) => {
      for (const number of numbers) {
        const known = best[number] ?? 0;
        if (known === 0) matching.push(number);
        if (known < weight) best[number] = weight;
      }
    };
    for (const word of this.#wordsMeant(typed, isLenient)) {
      const weight = matchWeight(typed, word);
      const { inName, inDetails } = this.#vocabulary.holdersOf(word);
      note(inName, weight * NAME_WEIGHT);
      note(inDetails, weight);
    }
    return matching;
  }

  #wordsMeant(typed: string, isLenient: boolean): string[] {
    if (typed.length < SHORTEST_WORD_WITH_TYPO) return this.#vocabulary.wordsBeginningWith(typed);
    if (isLenient) return this.#vocabulary.wordsBeginningOneTypoFrom(typed);
    return [...this.#vocabulary.wordsBeginningWith(typed), ...this.#vocabulary.wordsOneTypoFrom(typed)];
  }
}

/**
 * The first `count` of those hits that may be shown: an exact name first, then by relevance, then the shorter name, then
 * by name and id.
 */
export function bestHits(
  hits: readonly IndexHit[],
  count: number,
  isShown: (hit: IndexHit) => boolean = () => true,
): IndexHit[] {
  const best: IndexHit[] = [];
  for (const hit of hits) {
    const last = best[count - 1];
    if (last !== undefined && compareHits(hit, last) > 0) continue;
    if (!isShown(hit)) continue;
    best.splice(
      firstPlace(best, (other) => compareHits(other, hit) < 0),
      0,
      hit,
    );
    if (best.length > count) best.pop();
  }
  return best;
}

function compareHits(one: IndexHit, other: IndexHit): number {
  return (
    Number(other.isExact) - Number(one.isExact) ||
    other.relevance - one.relevance ||
    one.thing.nameWords.length - other.thing.nameWords.length ||
    compareText(one.thing.foldedName, other.thing.foldedName) ||
    compareText(keyOf(one.thing.kind, one.thing.id), keyOf(other.thing.kind, other.thing.id))
  );
}

const NAME_WEIGHT = 3;
const WHOLE_WORD = 1_000_000;
const BEGINNING = 600_000;
const WHOLE_WORD_WITH_TYPO = 200_000;
const BEGINNING_WITH_TYPO = 100_000;
/** A missing letter counts less than a typed one. */
const MISSING_LETTER = 0.3;

/** How well a word is what was meant by another; the fewer letters are missing, the better. A whole number, so that sums are exact. */
function matchWeight(typed: string, word: string): number {
  if (word === typed) return WHOLE_WORD;
  const missing = Math.max(0, word.length - typed.length);
  const share = typed.length / (typed.length + MISSING_LETTER * missing);
  if (word.startsWith(typed)) return Math.round(BEGINNING * share);
  return Math.round((isOneTypoApart(typed, word) ? WHOLE_WORD_WITH_TYPO : BEGINNING_WITH_TYPO) * share);
}

function keyOf(kind: SearchKind, id: string): string {
  return `${kind}:${id}`;
}
