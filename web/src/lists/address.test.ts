import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../app/address.js';
import {
  readOrganizationsSearch,
  readPeopleSearch,
  readProjectsSearch,
  toggled,
  writeListAddress,
} from './address.js';
import { nextPlace } from './grid-keys.js';
import { sortedBy } from './sorted-by.js';

const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

describe('the address of a list', () => {
  it('leaves out what makes no sense, so that an old link still opens', () => {
    expect(
      readPeopleSearch({
        kind: 'CONTACT,NOBODY',
        sort: 'SHOE_SIZE',
        down: 'yes',
        known: '2',
        department: ',,',
      }),
    ).toEqual({ kind: ['CONTACT'] });
    expect(readOrganizationsSearch({ stage: 'customer', country: 'DE,AT,DE', sort: 'NAME' })).toEqual({
      country: ['DE', 'AT'],
    });
    expect(readProjectsSearch({ year: '2025,soon,99999', state: ['RUNNING'] })).toEqual({
      year: ['2025'],
      state: ['RUNNING'],
    });
  });

  it('takes no more of a pasted book than anybody types', () => {
    const { q } = readPeopleSearch({ q: 'a'.repeat(5_000_000) });
    expect(q).toHaveLength(200);
  });

  it('says after reading what it said when written', () => {
    const search = fc.record(
      {
        q: fc.stringMatching(/^[a-zäöü=+&% ]{1,20}$/u).map((text) => text.trim()),
        kind: fc.subarray(['EMPLOYEE', 'CONTACT', 'FORMER_EMPLOYEE'], { minLength: 1 }),
        department: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 }),
        sort: fc.constantFrom('TITLE', 'PLACE', 'SINCE'),
        down: fc.constant('1'),
        known: fc.constant('1'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(search, (drawn) => {
        const { q, ...rest } = drawn;
        const expected = { ...rest, ...(q && { q }) };
        expect(readPeopleSearch(parseAddress(`?${writeListAddress(expected)}`))).toEqual(expected);
      }),
    );
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
        for (const read of [readPeopleSearch, readOrganizationsSearch, readProjectsSearch]) read(raw);
      }),
    );
  });

  it('takes a value in and out', () => {
    expect(toggled(undefined, 'a')).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

describe('a click on a heading', () => {
  it('sorts by that column, then the other way round, then back', () => {
    expect(sortedBy({}, 'TITLE', 'NAME')).toEqual({ sort: 'TITLE', down: undefined });
    expect(sortedBy({ sort: 'TITLE' }, 'TITLE', 'NAME')).toEqual({ sort: 'TITLE', down: '1' });
    expect(sortedBy({ sort: 'TITLE', down: '1' }, 'TITLE', 'NAME')).toEqual({
      sort: 'TITLE',
      down: undefined,
    });
    expect(sortedBy({}, 'NAME', 'NAME')).toEqual({ sort: undefined, down: '1' });
  });
});

describe('the keys of a grid', () => {
  const size = { rows: 100, columns: 3, page: 10 };

  it('lead from row to row and within one, never beyond', () => {
    const at = { row: 50, column: 1 };
    const to = (key: string, ctrlKey = false) => nextPlace({ ...plain, key, ctrlKey }, at, size);
    expect(to('ArrowDown')).toEqual({ row: 51, column: 1 });
    expect(to('ArrowLeft')).toEqual({ row: 50, column: 0 });
    expect(to('PageUp')).toEqual({ row: 40, column: 1 });
    expect(to('End')).toEqual({ row: 99, column: 1 });
    expect(to('Home', true)).toEqual({ row: 0, column: 0 });
    expect(to('a')).toBeUndefined();
    expect(nextPlace({ ...plain, key: 'ArrowDown' }, { row: 99, column: 2 }, size)).toEqual({
      row: 99,
      column: 2,
    });
    expect(nextPlace({ ...plain, key: 'ArrowRight' }, { row: 0, column: 2 }, size)).toEqual({
      row: 0,
      column: 2,
    });
    expect(
      nextPlace({ ...plain, key: 'ArrowDown' }, { row: 0, column: 0 }, { ...size, rows: 0 }),
    ).toBeUndefined();
    expect(nextPlace({ ...plain, key: 'ArrowLeft', altKey: true }, at, size)).toBeUndefined();
  });
});
