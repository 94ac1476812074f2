import { firstPlace } from './sorted.js';

/** Who has a word, as numbers, and where. */
export interface WordHolders {
  readonly inName: readonly number[];
  readonly inDetails: readonly number[];
}

export type WordPlace = keyof WordHolders;

/**
 * Which things, as numbers, have which words, so that those with a word, a beginning of one or one with a typo are found
 * without looking at all. A word is there exactly as long as something has it.
 */
export class Vocabulary {
  readonly #holdersByWord = new Map<string, { readonly [place in WordPlace]: number[] }>();
  /** All words by code unit, but for `#changed`. */
  #sorted: string[] = [];
  /** Words that came or went since `#sorted` was brought up to date. */
  readonly #changed = new Set<string>();

  /** Notes that a thing has a word in a place; not twice the same. */
  add(word: string, place: WordPlace, thing: number): void {
    const known = this.#holdersByWord.get(word);
    if (known !== undefined) {
      known[place].push(thing);
      return;
    }
    this.#holdersByWord.set(word, { inName: [], inDetails: [], [place]: [thing] });
    this.#changed.add(word);
  }

  remove(word: string, place: WordPlace, thing: number): void {
    const known = this.#holdersByWord.get(word);
    if (known === undefined) return;
    known[place].splice(known[place].indexOf(thing), 1);
    if (known.inName.length > 0 || known.inDetails.length > 0) return;
    this.#holdersByWord.delete(word);
    this.#changed.add(word);
  }

  holdersOf(word: string): WordHolders {
    return this.#holdersByWord.get(word) ?? NOBODY;
  }

  /** Words that begin so, by code unit. */
  wordsBeginningWith(beginning: string): string[] {
    this.#bringUpToDate();
    return this.#sorted.slice(this.#firstFrom(beginning), this.#firstFrom(beginning + LAST));
  }

  /** Words that are what was typed but for one typo, and what was typed itself, if there; each once. */
  wordsOneTypoFrom(typed: string): string[] {
    return [...this.#spellingsOf(typed)].filter((word) => this.#holdersByWord.has(word));
  }

  /** Words that begin with what was typed or with it but for one typo, each once. */
  wordsBeginningOneTypoFrom(typed: string): string[] {
    const found = new Set<string>();
    for (const beginning of this.#spellingsOf(typed)) {
      for (const word of this.wordsBeginningWith(beginning)) found.add(word);
    }
    return [...found];
  }

  /** What was typed, and what it would be with one typo mended; letters that no word has in a place are not tried. */
  #spellingsOf(typed: string): Set<string> {
    this.#bringUpToDate();
    const spellings = new Set([typed]);
    for (let place = 0; place <= typed.length; place += 1) {
      const before = typed.slice(0, place);
      const letters = this.#lettersAfter(before);
      if (letters.length === 0 && !this.#holdersByWord.has(before)) break;
      spellings.add(before + typed.slice(place + 1));
      spellings.add(before + typed.charAt(place + 1) + typed.charAt(place) + typed.slice(place + 2));
      for (const letter of letters) {
        spellings.add(before + letter + typed.slice(place));
        spellings.add(before + letter + typed.slice(place + 1));
      }
    }
    return spellings;
  }

  /** The letters that follow this beginning in some word. */
  #lettersAfter(beginning: string): string[] {
    const letters: string[] = [];
    let place = this.#firstFrom(beginning);
    if (this.#sorted[place] === beginning) place += 1;
    for (let word = this.#sorted[place]; word?.startsWith(beginning) === true; word = this.#sorted[place]) {
      const letter = word.charAt(beginning.length);
      letters.push(letter);
      place = this.#firstFrom(beginning + letter + LAST);
    }
    return letters;
  }

  /** The place of the first word that does not come before this text. */
  #firstFrom(text: string): number {
    return firstPlace(this.#sorted, (word) => word < text);
  }

  #bringUpToDate(): void {
    if (this.#changed.size > MOST_SINGLE_CHANGES) {
      this.#sorted = [...this.#holdersByWord.keys()].sort();
    } else {
      for (const word of this.#changed) this.#correct(word);
    }
    this.#changed.clear();
  }

  #correct(word: string): void {
    const place = this.#firstFrom(word);
    const stands = this.#sorted[place] === word;
    const belongs = this.#holdersByWord.has(word);
    if (belongs && !stands) this.#sorted.splice(place, 0, word);
    if (!belongs && stands) this.#sorted.splice(place, 1);
  }
}

/** Comes after every letter. */
const LAST = '\uffff';
/** From about here on sorting all words anew is quicker than putting each in its place. */
const MOST_SINGLE_CHANGES = 1_000;
const NOBODY: WordHolders = { inName: [], inDetails: [] };
