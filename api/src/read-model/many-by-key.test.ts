import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManyByKey } from './many-by-key.js';

const name = fc.constantFrom('a', 'b', 'c');

describe('Many values by key', () => {
  it('are those added and not removed since, in the order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), name, name)), (steps) => {
        const many = new ManyByKey();
        const expected = new Map<string, Set<string>>();
        for (const [isAdded, key, value] of steps) {
          const values = expected.get(key) ?? new Set<string>();
          expected.set(key, values);
          if (isAdded) values.add(value);
          else values.delete(value);
          if (isAdded) many.add(key, value);
          else many.remove(key, value);
        }
        for (const key of ['a', 'b', 'c']) {
          expect(many.of(key)).toEqual([...(expected.get(key) ?? [])]);
          expect(many.has(key)).toBe((expected.get(key)?.size ?? 0) > 0);
        }
      }),
    );
  });
});
