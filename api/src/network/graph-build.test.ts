import { describe, expect, it } from 'vitest';
import { TieGraph, TieGraphBuilder } from './graph.js';
import type { GraphPerson } from './types.js';

const person = (id: string): GraphPerson => ({
  id,
  isPresentEmployee: true,
  canConnect: true,
  departmentIds: ['sales'],
  organizationIds: [],
  askedCount: 2,
});

describe('A graph whose people come one by one', () => {
  it('is the one that is made of all at once', () => {
    const builder = new TieGraphBuilder([]);
    for (const id of ['a', 'b', 'c']) builder.addPerson(person(id));
    builder.addTie('a', 'c', 0.5, 3);
    const found = builder.finish(1, []);
    const expected = TieGraph.build(1, {
      people: ['c', 'a', 'b'].map(person),
      ties: [{ a: 'a', b: 'c', strength: 0.5, sharing: 3 }],
      departments: [],
    });
    expect(found.neighbours('c')).toEqual(expected.neighbours('c'));
    expect(found.states).toEqual(expected.states);
    expect(found.peopleOfDepartments(['sales'])).toEqual(['a', 'b', 'c']);
  });

  it('refuses whoever comes out of order or twice', () => {
    const builder = new TieGraphBuilder(['b'].map(person));
    expect(() => builder.addPerson(person('a'))).toThrow(RangeError);
    expect(() => builder.addPerson(person('b'))).toThrow(RangeError);
  });
});
