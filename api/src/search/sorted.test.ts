import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, firstPlace, mergeSorted } from './sorted.js';

describe('the first place', () => {
  it('is that of the first value that does not come before, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (texts, text) => {
        const sorted = texts.toSorted(compareText);
        const expected = sorted.findIndex((one) => compareText(one, text) >= 0);
        expect(firstPlace(sorted, (one) => compareText(one, text) < 0)).toBe(
          expected < 0 ? sorted.length : expected,
        );
      }),
    );
  });
});

describe('two sorted lists', () => {
  it('come together in the order that sorting them as one gives, those of the first list before their equals', () => {
    const entries = fc.array(fc.string({ maxLength: 2 }));
    const byText = (one: Entry, other: Entry) => compareText(one.text, other.text);
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const sorted = first.map((text): Entry => ({ text, list: 1 })).sort(byText);
        const added = second.map((text): Entry => ({ text, list: 2 })).sort(byText);
        expect(mergeSorted(sorted, added, byText)).toEqual([...sorted, ...added].sort(byText));
      }),
    );
  });
});

interface Entry {
  readonly text: string;
  readonly list: 1 | 2;
}
