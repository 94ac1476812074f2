import { foldedWords } from '../search/fold.js';
import { isOneTypoApart } from '../search/typo.js';

/** How two names may be one person's. */
export type NameLikeness = 'SAME_NAME' | 'NAME_ORDER' | 'SHORTENED_NAME' | 'TYPO';

/** Shorter words differ by a letter too often to mean the same: Kim and Tim, Ina and Ida. */
const SHORTEST_MISTYPED = 4;

/**
 * The folded words of a name, given names first: "Weber, Ute" is "ute weber", what stands in brackets is left out, and
 * of a name that is an e-mail address the part before the @ counts.
 */
function nameWords(name: string): string[] {
  const local = /^([^@\s]+)@\S+$/u.exec(name.trim())?.[1];
  const text = local ?? name.replaceAll(/\([^)]*\)/gu, ' ');
  const [family = '', given = '', ...more] = text.split(',');
  return foldedWords(more.length === 0 ? `${given} ${family}` : text);
}

/** A name with what every comparison needs. */
export interface NameForm {
  readonly words: readonly string[];
  readonly text: string;
  /** The same however the words are ordered. */
  readonly inAnyOrder: string;
}

export function nameForm(name: string): NameForm {
  const words = nameWords(name);
  return { words, text: words.join(' '), inAnyOrder: [...words].sort().join(' ') };
}

/** How two names are alike; null if they are not. Symmetric. A single word says too little: both need two. */
export function nameLikeness(one: NameForm, other: NameForm): NameLikeness | null {
  if (one.words.length < 2 || other.words.length < 2) return null;
  if (one.text === other.text) return isTelling(one.words) ? 'SAME_NAME' : null;
  if (one.inAnyOrder === other.inAnyOrder) return isTelling(one.words) ? 'NAME_ORDER' : null;
  if (isShortened(one.words, other.words)) return 'SHORTENED_NAME';
  return isMistyped(one.words, other.words) ? 'TYPO' : null;
}

/** The words that may hold the one typo of a name: places in the list. */
export function mistypable(words: readonly string[]): number[] {
  return words.flatMap((word, place) => (word.length >= SHORTEST_MISTYPED ? [place] : []));
}

/** Two initials are nobody's name. */
function isTelling(words: readonly string[]): boolean {
  return words.some((word) => word.length > 1);
}

/** The same family name, and the given names of one are those of the other with some left out or as initials. */
function isShortened(one: readonly string[], other: readonly string[]): boolean {
  const family = one.at(-1) ?? '';
  if (family.length < 2 || family !== other.at(-1)) return false;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const given = longer.slice(0, -1);
  const [first, ...rest] = shorter.slice(0, -1);
  if (!isSameOrInitial(first ?? '', given[0] ?? '')) return false;
  let place = 1;
  for (const word of rest) {
    while (place < given.length && !isSameOrInitial(word, given[place] ?? '')) place += 1;
    if (place === given.length) return false;
    place += 1;
  }
  return true;
}

function isSameOrInitial(one: string, other: string): boolean {
  if (one === other) return true;
  return (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}

function isMistyped(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  let differing = -1;
  for (let place = 0; place < one.length; place += 1) {
    if (one[place] === other[place]) continue;
    if (differing >= 0) return false;
    differing = place;
  }
  const [word = '', otherWord = ''] = [one[differing], other[differing]];
  if (Math.min(word.length, otherWord.length) < SHORTEST_MISTYPED) return false;
  if (Math.abs(word.length - otherWord.length) > 1) return false;
  return isOneTypoApart(word, otherWord) || isOneTypoApart(otherWord, word);
}
