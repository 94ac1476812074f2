import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields, inputOf, mergeMeanwhile } from './meanwhile.js';

const fields = ['name', 'title', 'skills'] as const;
const value = fc.oneof(fc.constantFrom('', 'a', 'b', 'c'), fc.constantFrom(['x'], ['x', 'y'], []));
const values = fc.record({ name: value, title: value, skills: value });

describe('a form that others changed meanwhile', () => {
  it('takes over what nobody touched here and asks where both changed the same', () => {
    const base = { name: 'Anna', title: 'Engineer', skills: ['Pumps'] };
    const theirs = { name: 'Anna Berg', title: 'Lead', skills: ['Pumps'] };
    const mine = { name: 'Anna', title: 'Head', skills: ['Pumps', 'Valves'] };
    const merged = mergeMeanwhile(base, theirs, mine);
    expect(merged.values).toEqual({ name: 'Anna Berg', title: 'Head', skills: ['Pumps', 'Valves'] });
    expect(merged.taken).toEqual(['name']);
    expect(merged.clashes).toEqual([{ field: 'title', theirs: 'Lead', mine: 'Head' }]);
  });

  it('has nothing to choose where both changed to the same, whatever the order of a list', () => {
    const base = { skills: ['a', 'b'] };
    expect(mergeMeanwhile(base, { skills: ['c', 'a'] }, { skills: ['a', 'c'] }).clashes).toEqual([]);
  });

  it('loses nothing that was typed: each of my changes stands in the form, or was made by them as well', () => {
    fc.assert(
      fc.property(values, values, values, (base, theirs, mine) => {
        const merged = mergeMeanwhile(base, theirs, mine);
        for (const field of Object.keys(changedFields(base, mine)) as (typeof fields)[number][]) {
          expect(merged.values[field]).toEqual(mine[field]);
        }
      }),
    );
  });

  it('saved upon theirs after taking theirs everywhere changes nothing of theirs', () => {
    fc.assert(
      fc.property(values, values, (base, theirs) => {
        const { values: merged } = mergeMeanwhile(base, theirs, base);
        expect(changedFields(theirs, merged)).toEqual({});
      }),
    );
  });

  it('tells the API texts without space around them, and nothing where nothing is left', () => {
    expect(inputOf({ name: ' Anna ', title: '  ', skills: [] })).toEqual({
      name: 'Anna',
      title: null,
      skills: [],
    });
  });
});
