import { describe, expect, it } from 'vitest';
import { firstChoice, isChoosable, lacking, mappingOf, withField } from './column-choice.js';
import type { CsvKind } from './guess-kind.js';

const people: CsvKind = {
  kind: 'PEOPLE',
  needed: [['id', 'email']],
  fields: ['id', 'email', 'name'].map((field) => ({ field, names: [] })),
};
const column = (name: string, guess: string | null, field: string | null = null) => ({
  __typename: 'ImportColumn' as const,
  name,
  guess,
  field,
  samples: [],
});
const columns = [
  column('Mail', 'email'),
  column('Private mail', 'email'),
  column('Who', null, 'name'),
  column('Mail', null),
];

describe('which column is read as which field', () => {
  it('begins with the guesses, no field twice', () => {
    expect(firstChoice(columns, people)).toEqual(['email', null, 'name', null]);
  });

  it('a field chosen for one column leaves the one that had it', () => {
    expect(withField(['email', null, 'name', null], 1, 'email')).toEqual([null, 'email', 'name', null]);
    expect(withField(['email', null, 'name', null], 2, null)).toEqual(['email', null, null, null]);
  });

  it('of two columns of one name only the first can be chosen', () => {
    expect(columns.map((_, place) => isChoosable(columns, place))).toEqual([true, true, true, false]);
  });

  it('says what is needed still', () => {
    expect(lacking([null, null, 'name', null], people)).toEqual([['id', 'email']]);
    expect(lacking(['email', null, 'name', null], people)).toEqual([]);
  });

  it('is told to the server by the names of the columns', () => {
    expect(mappingOf(columns, ['email', null, 'name', null])).toEqual([
      { column: 'Mail', field: 'email' },
      { column: 'Who', field: 'name' },
    ]);
  });
});
