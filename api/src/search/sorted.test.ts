import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, firstPlace } from './sorted.js';

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
