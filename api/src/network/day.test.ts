import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, firstDayOfMonth, isoOfDay, monthOfDay, monthsBetween } from './day.js';

const days = fc.integer({ min: -20_000, max: 60_000 });

describe('whole UTC days', () => {
  it('count from 1970-01-01', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('2026-11-23')).toBe(20_780);
    expect(isoOfDay(20_780)).toBe('2026-11-23');
  });

  it('an instant belongs to its UTC day, whatever its own time zone', () => {
    expect(dayOf('2026-11-23T00:30:00+02:00')).toBe(dayOf('2026-11-22'));
    expect(dayOf(new Date('2026-11-23T23:59:59.999Z'))).toBe(dayOf('2026-11-23'));
    expect(dayOf('1969-12-31T12:00:00Z')).toBe(-1);
  });

  it('what is no instant is refused', () => {
    expect(() => dayOf('soon')).toThrow(RangeError);
  });

  it('every day is the day of its own ISO date', () => {
    fc.assert(fc.property(days, (day) => dayOf(isoOfDay(day)) === day));
  });
});

describe('calendar months', () => {
  it('a month begins on its first day and every day lies in its month', () => {
    fc.assert(
      fc.property(days, (day) => {
        const first = firstDayOfMonth(monthOfDay(day));
        expect(isoOfDay(first).slice(0, 7)).toBe(isoOfDay(day).slice(0, 7));
        expect(isoOfDay(first).slice(8)).toBe('01');
      }),
    );
  });

  it('all months begun between two days are walked, the two ends included', () => {
    const months = [...monthsBetween(dayOf('2025-11-30'), dayOf('2026-02-01'))];
    expect(months.map((month) => isoOfDay(firstDayOfMonth(month)))).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
    expect([...monthsBetween(5, 4)]).toEqual([]);
  });
});
