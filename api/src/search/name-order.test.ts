import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareByName, NameOrder, namePosition } from './name-order.js';

const row = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  name: fc.constantFrom('Ähre', 'Bo', 'ahre', 'Zoe', 'Bö', ''),
});
const rows = fc.array(row, { maxLength: 12 }).map((list) => new Map(list.map((one) => [one.id, one])));

describe('the order of names', () => {
  it('after any change is the one that sorting everything anew gives', () => {
    fc.assert(
      fc.property(rows, rows, fc.array(fc.boolean()), (before, after, isKept) => {
        // Some rows stay the very same objects, as unchanged records do.
        const mixed = new Map(
          [...after].map(([id, one], place) => [id, isKept[place] === true ? (before.get(id) ?? one) : one]),
        );
        const order = NameOrder.of(mixed, NameOrder.of(before));
        expect([...order.after(null)]).toEqual([...mixed.values()].sort(compareByName));
      }),
    );
  });

  it('goes on behind any position, whether or not its row is still there', () => {
    fc.assert(
      fc.property(rows, row, fc.constantFrom('', 'a', 'b', 'bo', 'x'), (all, cursor, prefix) => {
        const order = NameOrder.of(all);
        const expected = [...all.values()]
          .sort(compareByName)
          .filter((one) => compareByName(one, cursor) > 0 && namePosition(one).key.startsWith(prefix));
        expect([...order.after(namePosition(cursor), prefix)]).toEqual(expected);
      }),
    );
  });
});
