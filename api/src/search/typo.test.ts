import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBeginningOf, isOneTypoApart } from './typo.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

/** Everything one typo makes of a word, listed. */
function withOneTypo(text: string): Set<string> {
  const made = new Set([text]);
  for (let place = 0; place <= text.length; place += 1) {
    const [before, rest] = [text.slice(0, place), text.slice(place)];
    for (const letter of 'abc') {
      made.add(before + letter + rest);
      if (rest !== '') made.add(before + letter + rest.slice(1));
    }
    if (rest !== '') made.add(before + rest.slice(1));
    if (rest.length > 1) made.add(before + rest.charAt(1) + rest.charAt(0) + rest.slice(2));
  }
  return made;
}

describe('one typo', () => {
  it.each([
    ['schmitd', 'schmidt'],
    ['webr', 'weber'],
    ['webber', 'weber'],
    ['wever', 'weber'],
  ])('%s is meant to be %s', (typed, meant) => {
    expect(isOneTypoApart(typed, meant)).toBe(true);
  });

  it('is exactly what a list of all single typos holds', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isOneTypoApart(one, other)).toBe(withOneTypo(one).has(other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('may stand in the beginning of a longer word', () => {
    expect(isBeginningOf('hofmei', 'hoffmeister')).toBe(true);
    expect(isBeginningOf('hfofme', 'hoffmeister')).toBe(true);
    expect(isBeginningOf('hofmaister', 'hoffmeister')).toBe(false);
  });

  it('in a beginning is a typo of one of the beginnings', () => {
    fc.assert(
      fc.property(word, word, (typed, whole) => {
        const shortest = Math.min(whole.length, typed.length - 1);
        const beginnings = [...whole, ''].map((_, length) => whole.slice(0, length));
        const isOne = beginnings.some((one) => one.length >= shortest && withOneTypo(typed).has(one));
        expect(isBeginningOf(typed, whole)).toBe(isOne);
      }),
      { numRuns: 2_000 },
    );
  });
});
