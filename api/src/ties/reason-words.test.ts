import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOfDay } from '../network/day.js';
import { ageWord, type EventStretch, frequencyWord } from './reason-words.js';

const TODAY = dayOf('2026-11-23');

const stretches = fc
  .record({ count: fc.integer({ min: 1, max: 60 }), age: fc.nat(900), length: fc.nat(900) })
  .map(({ count, age, length }) => ({
    count,
    first: isoOfDay(TODAY - age - length),
    last: isoOfDay(TODAY - age),
  }));

describe('how often, in a word', () => {
  it('is once for one event, regular from twelve within a year, else occasional', () => {
    const events = (count: number, first: string, last: string) =>
      frequencyWord([{ count, first, last }], TODAY);
    expect(events(1, '2026-11-01', '2026-11-01')).toBe('ONCE');
    expect(events(11, '2026-02-01', '2026-11-01')).toBe('OCCASIONAL');
    expect(events(12, '2026-02-01', '2026-11-01')).toBe('REGULAR');
    expect(events(200, '2024-01-01', '2025-06-30')).toBe('OCCASIONAL');
    expect(events(36, '2023-11-24', '2026-11-23')).toBe('REGULAR');
    expect(events(24, '2023-11-24', '2026-11-23')).toBe('OCCASIONAL');
  });

  it('does not depend on the order of stretches, and more events never make it rarer', () => {
    const rank = { ONCE: 0, OCCASIONAL: 1, REGULAR: 2 };
    fc.assert(
      fc.property(fc.array(stretches, { minLength: 1, maxLength: 6 }), stretches, (some, more) => {
        const word = frequencyWord(some, TODAY);
        expect(frequencyWord([...some].reverse(), TODAY)).toBe(word);
        expect(rank[frequencyWord([...some, more], TODAY)]).toBeGreaterThanOrEqual(rank[word]);
      }),
    );
  });

  it('takes events without a first day for all on the last', () => {
    const atOnce: EventStretch = { count: 12, first: null, last: '2026-01-01' };
    expect(frequencyWord([atOnce], TODAY)).toBe('REGULAR');
    expect(frequencyWord([{ ...atOnce, last: '2025-01-01' }], TODAY)).toBe('OCCASIONAL');
  });
});

describe('how long ago, in a word', () => {
  it('is this quarter within 91 days, this year within 365, else earlier', () => {
    expect(ageWord(isoOfDay(TODAY + 1), TODAY)).toBe('THIS_QUARTER');
    expect(ageWord(isoOfDay(TODAY - 91), TODAY)).toBe('THIS_QUARTER');
    expect(ageWord(isoOfDay(TODAY - 92), TODAY)).toBe('THIS_YEAR');
    expect(ageWord(isoOfDay(TODAY - 365), TODAY)).toBe('THIS_YEAR');
    expect(ageWord(isoOfDay(TODAY - 366), TODAY)).toBe('EARLIER');
  });
});
