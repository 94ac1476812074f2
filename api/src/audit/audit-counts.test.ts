import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Tally, toldCounts } from './audit-counts.js';

const asked = (role: string, people: readonly string[], purpose = 'FIND_PATHS'): Tally[] =>
  people.map((askerId) => ({ purpose, role, askerId, count: 10 }));
const people = (name: string, count: number) =>
  Array.from({ length: count }, (_, number) => `${name}${number}`);

it('Counts are told of groups of 5 and more, and only where the rest are 5 and more or nobody', () => {
  const sales = asked('SALES', people('s', 6));
  expect(toldCounts(asked('SALES', people('s', 4)))).toEqual([]);
  expect(toldCounts(sales)).toEqual([
    { purpose: 'FIND_PATHS', role: null, count: 60 },
    { purpose: 'FIND_PATHS', role: 'SALES', count: 60 },
  ]);
  // With both told, the two stewards would follow by subtraction.
  expect(toldCounts([...sales, ...asked('STEWARD', ['t0', 't1'])])).toEqual([
    { purpose: 'FIND_PATHS', role: null, count: 80 },
  ]);
  expect(toldCounts([...sales, ...asked('EMPLOYEE', people('e', 5))])).toEqual([
    { purpose: 'FIND_PATHS', role: null, count: 110 },
    { purpose: 'FIND_PATHS', role: 'SALES', count: 60 },
    { purpose: 'FIND_PATHS', role: 'EMPLOYEE', count: 50 },
  ]);
});

it('Nobody’s questions are counted: not the operator’s, not those before sign-in', () => {
  const operator: Tally = { purpose: 'FIND_PATHS', role: 'OPERATOR', askerId: null, count: 7 };
  const gone: Tally = { purpose: 'FIND_PATHS', role: 'ANONYMOUS', askerId: 'x', count: 7 };
  expect(toldCounts([...asked('SALES', people('s', 6)), operator, gone])).toEqual([
    { purpose: 'FIND_PATHS', role: null, count: 60 },
    { purpose: 'FIND_PATHS', role: 'SALES', count: 60 },
  ]);
});

it('No figure, and no difference between all and some roles, is about 1 to 4 people', () => {
  const roles = ['EMPLOYEE', 'SALES', 'MANAGER', 'STEWARD'];
  const tallies = fc.array(fc.nat(roles.length - 1), { maxLength: 40 }).map((places) =>
    places.map((place, number): Tally => {
      const role = roles[place] ?? 'EMPLOYEE';
      return { purpose: 'FIND_PATHS', role, askerId: `p${number}`, count: 1 };
    }),
  );
  const safe = fc.property(tallies, (all) => {
    const told = toldCounts(all);
    const total = told.find(({ role }) => role === null)?.count;
    const named = told.filter(({ role }) => role !== null);
    // Everybody asked once, so that counts are numbers of people.
    for (const { count } of told) expect(count).toBeGreaterThanOrEqual(5);
    const rest = (total ?? 0) - named.reduce((sum, { count }) => sum + count, 0);
    if (total === undefined) expect(named).toEqual([]);
    else expect(rest === 0 || rest >= 5).toBe(true);
  });
  fc.assert(safe);
});
