import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitAfterMs } from './attempts.js';

it('five wrong passwords cost no time, and each further one twice as much, up to five minutes', () => {
  expect([0, 1, 5, 6, 7, 8].map(waitAfterMs)).toEqual([0, 0, 0, 1_000, 2_000, 4_000]);
  expect(waitAfterMs(14)).toBe(256_000);
  expect(waitAfterMs(15)).toBe(300_000);
});

it('nobody waits longer than five minutes, nor less after more failures', () => {
  fc.assert(
    fc.property(fc.nat(5_000), (failures) => {
      expect(waitAfterMs(failures + 1)).toBeGreaterThanOrEqual(waitAfterMs(failures));
      expect(waitAfterMs(failures)).toBeLessThanOrEqual(300_000);
    }),
  );
});
