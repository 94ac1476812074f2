import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './day.js';
import { fadedSum } from './strength.js';
import { type Membership, workedMonths, workedPairs } from './worked-with.js';

const stay = (personId: string, from: string, to: string | null): Membership => ({
  personId,
  fromDay: dayOf(from),
  toDay: to === null ? null : dayOf(to),
});
const crowd = (size: number): Membership[] =>
  Array.from({ length: size }, (_, number) => stay(`p${number}`, '2026-01-01', '2026-01-31'));

describe('months worked together', () => {
  it('count every calendar month begun in which both were on the project, dated its first day', () => {
    const memberships = [stay('a', '2026-01-20', '2026-03-01'), stay('b', '2026-02-28', null)];
    expect(workedMonths(memberships, 'a', 'b', dayOf('2026-11-23'))).toEqual([
      { amount: 1, day: dayOf('2026-02-01') },
      { amount: 1, day: dayOf('2026-03-01') },
    ]);
  });

  it('weigh 1/sqrt(p-1) with all the people of the month', () => {
    const memberships = [...crowd(5), stay('p9', '2026-02-01', null)];
    expect(workedMonths(memberships, 'p0', 'p1', dayOf('2026-11-23'))).toEqual([
      { amount: 0.5, day: dayOf('2026-01-01') },
    ]);
  });

  it('count a person with two roles once', () => {
    const memberships = [...crowd(2), stay('p0', '2026-01-10', '2026-01-12')];
    expect(workedMonths(memberships, 'p1', 'p0', dayOf('2026-11-23'))[0]?.amount).toBe(1);
  });

  it('weigh nothing in a month with more than fifty people', () => {
    expect(workedMonths(crowd(50), 'p0', 'p1', dayOf('2026-11-23'))).toHaveLength(1);
    expect(workedMonths(crowd(51), 'p0', 'p1', dayOf('2026-11-23'))).toEqual([]);
  });

  it('count the month of today as begun and nobody who is still to come', () => {
    const memberships = [stay('a', '2026-10-05', null), stay('b', '2026-11-20', null)];
    expect(workedMonths(memberships, 'a', 'b', dayOf('2026-11-23'))).toHaveLength(1);
    expect(workedMonths(memberships, 'a', 'b', dayOf('2026-11-19'))).toEqual([]);
  });

  it('a project read at once gives every pair the same as the pair read alone', () => {
    const memberships = fc.array(
      fc.record({
        personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'B'),
        fromDay: fc.integer({ min: 20_000, max: 20_800 }),
        toDay: fc.option(fc.integer({ min: 19_950, max: 20_900 })),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(memberships, (project) => {
        const asOfDay = 20_780;
        const people = [...new Set(project.map(({ personId }) => personId))].sort();
        const atOnce = new Map(
          [...workedPairs(project, asOfDay)].map((pair) => [pair.a + pair.b, pair.worked]),
        );
        for (const a of people) {
          for (const b of people.filter((other) => other > a)) {
            const alone = fadedSum(workedMonths(project, a, b, asOfDay), 1095, asOfDay);
            expect(atOnce.get(a + b)?.amount ?? 0).toBeCloseTo(alone, 9);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
