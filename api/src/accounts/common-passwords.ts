import { COMMON_PASSWORDS } from './common-password-list.js';

const common: ReadonlySet<string> = new Set(COMMON_PASSWORDS.split(' '));

/** What people write for letters, so that it looks harder than it is. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
};

/**
 * Whether a password is one of the first that attackers try: in a list of common ones, or such a one with digits and
 * signs around it or in place of letters, one of `ownWords` likewise, a few characters over and over, or a row of
 * neighbours (123456789012).
 */
export function isCommonPassword(password: string, ownWords: readonly string[] = []): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const own = new Set(ownWords.map((word) => word.toLowerCase()));
  const isKnown = (word: string) => common.has(word) || own.has(word);
  const spelled = [lower, withoutLookAlikes(lower)];
  if (spelled.some((word) => isKnown(word) || isKnown(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))))
    return true;
  if (isKnown(withoutLookAlikes(lower.replace(/^[\W\d_]+|[\W\d_]+$/gu, '')))) return true;
  const unit = repeatedUnit(lower);
  return unit !== null || isRow(lower);
}

function withoutLookAlikes(word: string): string {
  return [...word].map((character) => LOOK_ALIKES[character] ?? character).join('');
}

/** The few characters, or the common word, that a password is nothing but repetitions of; null if it is not. */
function repeatedUnit(word: string): string | null {
  for (let length = 1; length <= word.length / 2; length++) {
    const unit = word.slice(0, length);
    const isRepeated = unit.repeat(Math.ceil(word.length / length)).startsWith(word);
    if (isRepeated && (length <= MOST_REPEATED || common.has(unit))) return unit;
  }
  return null;
}

const MOST_REPEATED = 4;

/** Whether each character follows the one before it, upwards or downwards; 0 follows 9. */
function isRow(word: string): boolean {
  const codes = [...word].map((character) => character.codePointAt(0) ?? 0);
  return [1, -1].some((step) =>
    codes.every((code, index) => {
      const before = codes[index - 1];
      if (before === undefined) return true;
      return code - before === step || code - before === -9 * step;
    }),
  );
}
