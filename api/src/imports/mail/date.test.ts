import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../text-for-tests.js';
import { calendarDay, isPlausibleDay, readMailDay } from './date.js';

const iso = (day: number | null) =>
  day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);
const read = (text: string) => iso(readMailDay(text));

describe('a mail date', () => {
  it.each([
    ['Tue, 21 Nov 2000 08:34:00 -0800 (PST)', '2000-11-21'],
    ['Tue, 21 Nov 2000 23:34:00 -0800', '2000-11-22'],
    ['Tue, 21 Nov 2000 00:34:00 +0100', '2000-11-20'],
    ['21 Nov 2000', '2000-11-21'],
    ['21 Nov 2000 23:59 PST', '2000-11-22'],
    ['21 Nov 2000 23:59 GMT', '2000-11-21'],
    ['Tue Nov 21 08:34:00 2000', '2000-11-21'],
    ['November 21, 2000', '2000-11-21'],
    ['2000-11-21T23:30:00-08:00', '2000-11-22'],
    ['21 Nov 00 08:34', '2000-11-21'],
  ])('%s is on the UTC day %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    ['Mon,; 9 Apr 2001; 01:41:00; -0700; (PDT)', '2001-04-09'],
    ['Thu, 27 Apr 2000 04:14:90 -0790 (PDT}', '2000-04-27'],
    ['Mor, 12 Nov 2001 08:00:00 -O800 {PST}', '2001-11-12'],
    ['wed, 31 May 2000 O9:Te:50 -O700 (PDT)', '2000-05-31'],
  ])('of %s is read without its stray signs', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    'Fri,; Jun 2000; 07:22:00; -0700; (PDT)',
    'Mon,; Jul; 07:22:00; -0700; (PDT)',
    'Mon,; 14 May; 07:22:00; -0700',
    'Tue, 27 Nov 20011 08:00:00 -0800',
    'Tnu, 7 Get 2OOL Bfibes:9s -O/O9 (eT)',
    '31 Feb 2001 10:00',
    '0 Mar 2001',
    'yesterday',
    '',
  ])('%s has no readable day, month and year', (text) => {
    expect(readMailDay(text)).toBeNull();
  });

  it('is plausible from 1980-01-02 to one day after today', () => {
    const today = calendarDay(2002, 7, 1) ?? 0;
    const isPlausible = (year: number, month: number, day: number) =>
      isPlausibleDay(calendarDay(year, month, day) ?? Number.NaN, today);
    expect(isPlausible(1979, 12, 31)).toBe(false);
    expect(isPlausible(1980, 1, 1)).toBe(false);
    expect(isPlausible(1980, 1, 2)).toBe(true);
    expect(isPlausible(2002, 7, 2)).toBe(true);
    expect(isPlausible(2002, 7, 3)).toBe(false);
    expect(isPlausible(2099, 1, 1)).toBe(false);
  });

  it('is the UTC day of its instant for every instant and offset', () => {
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const instant = fc.integer({ min: 315_619_200, max: 4_000_000_000 });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(instant, offset, (seconds, minutes) => {
        const local = new Date((seconds + minutes * 60) * 1000);
        const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
        const size = Math.abs(minutes);
        const text = `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} ${minutes < 0 ? '-' : '+'}${two(size / 60)}${two(size % 60)}`;
        expect(readMailDay(text)).toBe(Math.floor(seconds / 86_400));
      }),
    );
    fc.assert(fc.property(anyText(), (text) => void readMailDay(text)));
  });
});
