import { describe, expect, it } from 'vitest';
import { isNewVisit } from './visit.js';

describe('a look at the targets', () => {
  it.each<[string | null, string, boolean, string]>([
    [null, '2026-11-23T12:00:00.000Z', true, 'the first one'],
    ['2026-11-23T12:00:00.000Z', '2026-11-23T12:00:01.000Z', false, 'a reload'],
    ['2026-11-23T12:00:00.000Z', '2026-11-23T12:29:59.999Z', false, 'within half an hour'],
    ['2026-11-23T12:00:00.000Z', '2026-11-23T12:30:00.000Z', true, 'half an hour later'],
    ['2026-11-23T23:59:00.000Z', '2026-11-24T00:00:00.000Z', true, 'on another UTC day'],
    ['2026-11-23T12:00:00.000Z', '2026-11-23T11:00:00.000Z', true, 'by a clock that was set back'],
  ])('after %s at %s: new is %s (%s)', (last, now, expected, _when) => {
    expect(isNewVisit(last, now)).toBe(expected);
  });
});
