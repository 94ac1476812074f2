import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCursor, listPositionOf } from './cursor.js';
import { type ListView, listView } from './list-view.js';
import { type ListEntry, OrderedRows, positionUnder } from './ordered-rows.js';
import { ListTable } from './table.js';

type Sort = 'NAME' | 'TITLE';
interface Entry extends ListEntry<Sort> {
  readonly group: string;
}

const entry: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    name: fc.constantFrom('ada', 'bo', 'zoe', ''),
    title: fc.constantFrom(null, '', 'chief', 'engineer', '2026-11-23'),
    group: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ id, name, title, group }) => ({ id, name, group, keys: { NAME: '', TITLE: title } }));
const entries = fc.array(entry, { maxLength: 40 }).map((list) => new Map(list.map((one) => [one.id, one])));
const sort = fc.constantFrom<Sort>('NAME', 'TITLE');

function expectedOrder(all: Iterable<Entry>, by: Sort, isDescending: boolean): Entry[] {
  const direction = isDescending ? -1 : 1;
  const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
  return [...all].sort((one, other) => {
    const key = one.keys[by];
    const otherKey = other.keys[by];
    if ((key === null) !== (otherKey === null)) return key === null ? 1 : -1;
    return (
      direction *
      (compare(key ?? '', otherKey ?? '') || compare(one.name, other.name) || compare(one.id, other.id))
    );
  });
}

function questionOf(all: ReadonlyMap<string, Entry>, by: Sort, isDescending: boolean, chosen: string[]) {
  return {
    table: new ListTable<Sort, Entry>(all, undefined),
    sort: by,
    isDescending,
    isCandidate: ({ name }: Entry) => name !== 'bo',
    facets: [
      {
        key: 'GROUP' as const,
        valuesOf: ({ group }: Entry) => [group],
        chosen: chosen.length === 0 ? null : new Set(chosen),
      },
    ],
    nameOf: () => null,
  };
}

describe('the order of a list', () => {
  it('after any change is the one that sorting everything anew gives, rows without a value last', () => {
    fc.assert(
      fc.property(
        entries,
        entries,
        fc.array(fc.boolean()),
        sort,
        fc.boolean(),
        (before, after, kept, by, down) => {
          const mixed = new Map(
            [...after].map(([id, one], place) => [id, kept[place] === true ? (before.get(id) ?? one) : one]),
          );
          const order = OrderedRows.of(by, mixed, OrderedRows.of(by, before));
          expect([...order.after(null, down)]).toEqual(expectedOrder(mixed.values(), by, down));
        },
      ),
    );
  });

  it('goes on behind any position, whether or not its row is still there', () => {
    fc.assert(
      fc.property(entries, entry, sort, fc.boolean(), (all, gone, by, down) => {
        const expected = expectedOrder(
          [...[...all.values()].filter(({ id }) => id !== gone.id), gone],
          by,
          down,
        );
        const position = listPositionOf(by, listCursor(by, positionUnder(gone, by)));
        const without = new Map([...all].filter(([id]) => id !== gone.id));
        expect([...OrderedRows.of(by, without).after(position, down)]).toEqual(
          expected.slice(expected.indexOf(gone) + 1),
        );
      }),
    );
  });
});

describe('paging through a list', () => {
  it('gives every wanted row once and in order, under any sort and filter, and the counts that filters then give', () => {
    const question = fc.record({
      all: entries,
      by: sort,
      down: fc.boolean(),
      chosen: fc.subarray(['a', 'b', 'c']),
      first: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(question, ({ all, by, down, chosen, first }) => {
        const asked = questionOf(all, by, down, chosen);
        const wanted = expectedOrder(all.values(), by, down).filter(
          ({ name, group }) => name !== 'bo' && (chosen.length === 0 || chosen.includes(group)),
        );
        const paged: Entry[] = [];
        for (let after: string | null = null; ; ) {
          const page: ListView<Entry, 'GROUP'> = listView(asked, { after, skip: 0, first }, (one) => one);
          paged.push(...page.nodes);
          expect(page.totalCount()).toBe(wanted.length);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(paged).toEqual(wanted);
        const [facet] = listView(asked, { skip: 0, first: 1 }, (one) => one).facets({ first: 20 });
        for (const { value, count } of facet?.options ?? []) {
          const alone = questionOf(all, by, down, [value]);
          expect(listView(alone, { skip: 0, first: 1 }, (one) => one).totalCount()).toBe(count);
        }
      }),
    );
  });

  it('can jump over rows', () => {
    fc.assert(
      fc.property(entries, sort, fc.boolean(), fc.integer({ min: 0, max: 9 }), (all, by, down, skip) => {
        const order = expectedOrder(all.values(), by, down).filter(({ name }) => name !== 'bo');
        const page = listView(questionOf(all, by, down, []), { skip, first: 3 }, (one) => one);
        expect(page.nodes).toEqual(order.slice(skip, skip + 3));
      }),
    );
  });

  it('refuses a cursor of another sort or of nobody', () => {
    const all = new Map<string, Entry>();
    const cursor = listCursor('TITLE', { key: null, name: 'a', id: 'b' });
    for (const after of [cursor, 'nonsense', '']) {
      expect(() =>
        listView(questionOf(all, 'NAME', false, []), { after, skip: 0, first: 1 }, (one) => one),
      ).toThrow(/cursor/);
    }
    expect(() => listView(questionOf(all, 'NAME', false, []), { skip: -1, first: 1 }, (one) => one)).toThrow(
      /Skip/,
    );
  });
});
