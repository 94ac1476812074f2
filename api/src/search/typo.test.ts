import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneTypoApart } from './typo.js';

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
});
