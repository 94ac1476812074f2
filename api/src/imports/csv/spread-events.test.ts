import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfEvent, spreadEvents } from './spread-events.js';

/** Adds each event on its day, fading the amount in between, as if they had come one by one. */
function addedOneByOne(count: number, first: number, last: number, halfLifeDays: number): number {
  let amount = 0;
  let day = first;
  for (let event = 0; event < count; event++) {
    const at = count === 1 ? last : first + dayOfEvent(event, count, last - first);
    amount = amount * 2 ** (-(at - day) / halfLifeDays) + 1;
    day = at;
  }
  return amount * 2 ** (-(last - day) / halfLifeDays);
}

describe('events spread over a time', () => {
  it('come to exactly what they come to added one by one', () => {
    const halfLife = fc.constantFrom(365, 1095, 1825);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(6000),
        fc.nat(3000),
        halfLife,
        (count, first, span, h) => {
          const { amount, day } = spreadEvents(count, first, first + span, h);
          expect(day).toBe(first + span);
          const expected = addedOneByOne(count, first, first + span, h);
          expect(Math.abs(amount - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
        },
      ),
    );
  });

  it('begin on the first day, end on the last, and are evenly apart to the day', () => {
    expect([0, 1, 2].map((event) => dayOfEvent(event, 3, 10))).toEqual([0, 5, 10]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 1, max: 5000 }), (count, span) => {
        const days = Array.from({ length: count }, (_, event) => dayOfEvent(event, count, span));
        expect([days[0], days.at(-1)]).toEqual([0, span]);
        for (const [event, day] of days.entries()) {
          expect(Math.abs(day - (event * span) / (count - 1))).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  it('without a first day are all on the last, and one event is on the last', () => {
    expect(spreadEvents(7, null, 100, 365)).toEqual({ amount: 7, day: 100 });
    expect(spreadEvents(1, 50, 100, 365)).toEqual({ amount: 1, day: 100 });
    expect(spreadEvents(5, 100, 100, 365)).toEqual({ amount: 5, day: 100 });
  });

  it('of a million in number are no fewer and no more', () => {
    const { amount } = spreadEvents(1_000_000, 0, 9, 1e12);
    expect(amount).toBeCloseTo(1_000_000, 3);
  });
});
