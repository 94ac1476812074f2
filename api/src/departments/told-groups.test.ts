import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Group, SMALLEST_GROUP, toldGroups } from './told-groups.js';

const MOST_GROUPS = 6;
const PEOPLE = Array.from({ length: 26 }, (_, number) => `p${number}`);

/** Departments below none, one or two of those before them, and people in none to three of them. */
const graphs: fc.Arbitrary<Group[]> = fc
  .record({
    parents: fc.array(fc.array(fc.nat(MOST_GROUPS), { maxLength: 2 }), {
      minLength: 1,
      maxLength: MOST_GROUPS,
    }),
    places: fc.array(fc.array(fc.nat(MOST_GROUPS - 1), { maxLength: 3 }), {
      minLength: PEOPLE.length,
      maxLength: PEOPLE.length,
    }),
    // Most real people are in one department: only so there are groups large enough to be told.
    homes: fc.array(fc.option(fc.nat(MOST_GROUPS - 1), { freq: 3 }), {
      minLength: PEOPLE.length,
      maxLength: PEOPLE.length,
    }),
    isTidy: fc.boolean(),
  })
  .map(({ parents, places, homes, isTidy }) => {
    const parentIds = parents.map((above, id) => [...new Set(above.filter((one) => one < id))]);
    const groups = parentIds.map((above, id) => ({
      id: `d${id}`,
      parentIds: above.map((one) => `d${one}`),
      members: new Set<string>(),
    }));
    const join = (person: string, id: number): void => {
      groups[id]?.members.add(person);
      for (const parent of parentIds[id] ?? []) join(person, parent);
    };
    for (const [number, person] of PEOPLE.entries()) {
      const home = homes[number];
      for (const id of isTidy ? [home ?? 0] : (places[number] ?? [])) join(person, id);
    }
    return groups;
  });

/** Every way to add and subtract some of these groups: how often each person is in the result. */
function* combinations(groups: readonly Group[]): Generator<number[]> {
  const [group, ...others] = groups;
  if (group === undefined) {
    yield PEOPLE.map(() => 0);
    return;
  }
  for (const rest of combinations(others)) {
    for (const times of [-1, 0, 1, 2]) {
      yield PEOPLE.map((person, place) => (rest[place] ?? 0) + (group.members.has(person) ? times : 0));
    }
  }
}

it('no adding and subtracting of groups that are told leaves one to four people', () => {
  fc.assert(
    fc.property(graphs, (groups) => {
      const told = toldGroups(groups);
      for (const counts of combinations(groups.filter(({ id }) => told.has(id)))) {
        if (counts.some((count) => count !== 0 && count !== 1)) continue;
        const size = counts.filter((count) => count === 1).length;
        expect(size === 0 || size >= SMALLEST_GROUP).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

it('what is told does not depend on the order of the groups', () => {
  fc.assert(
    fc.property(graphs, (groups) => {
      expect(toldGroups([...groups].reverse())).toEqual(toldGroups(groups));
    }),
  );
});

it('of a tree all large groups are told where five and more are left of each, and one in a circle never', () => {
  const people = (from: number, to: number) => new Set(PEOPLE.slice(from, to));
  const tree = [
    { id: 'top', parentIds: ['gone'], members: people(0, 20) },
    { id: 'a', parentIds: ['top'], members: people(0, 10) },
    { id: 'b', parentIds: ['top'], members: people(10, 15) },
    { id: 'a1', parentIds: ['a'], members: people(0, 5) },
    { id: 'same', parentIds: ['a1'], members: people(0, 5) },
  ];
  expect([...toldGroups(tree)].sort()).toEqual(['a', 'a1', 'b', 'same', 'top']);
  const circle = [
    { id: 'x', parentIds: ['y'], members: people(0, 9) },
    { id: 'y', parentIds: ['x'], members: people(0, 9) },
  ];
  expect(toldGroups(circle).size).toBe(0);
});
