import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, writeAddress } from '../app/address.js';
import { hopsOf, isNarrowed, readReachSearch, stagesOf } from './address.js';

const id = '3f0c6c1e-0000-4000-8000-000000000001';

describe('the address of the page of prospects within reach', () => {
  it('comes back as it was written', () => {
    const search = fc.record(
      {
        from: fc.constant('VIEWER'),
        stage: fc.constant(['CUSTOMER', 'PARTNER']),
        word: fc.subarray(['STRONG', 'MEDIUM', 'WEAK'], { minLength: 1, maxLength: 2 }),
        introducer: fc.constant([id]),
        hops: fc.constantFrom(2, 4),
        timeoutMs: fc.constantFrom(10_000, 30_000),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(search, (drawn) => {
        expect(readReachSearch(parseAddress(writeAddress(drawn)))).toEqual(drawn);
      }),
    );
  });

  it('leaves out what is the default, so that one question has one address', () => {
    expect(
      readReachSearch({ stage: 'PROSPECT', word: 'WEAK,STRONG,MEDIUM', hops: '3', timeoutMs: '2000' }),
    ).toEqual({});
    expect(readReachSearch({ view: 'matrix', hops: '1' })).toEqual({ view: 'matrix' });
  });

  it('keeps single departments for the matrix alone', () => {
    const search = { view: 'matrix', department: [id, '3f0c6c1e-0000-4000-8000-000000000002'] };
    expect(readReachSearch(parseAddress(writeAddress(search)))).toEqual(search);
    expect(readReachSearch({ view: 'matrix', department: 'sales' })).toEqual({ view: 'matrix' });
    expect(readReachSearch({ department: id })).toEqual({});
  });

  it('opens even if parts of it make no sense', () => {
    expect(
      readReachSearch({ from: 'MARS', stage: 'OWN,x', word: 'HOT', introducer: 'x', hops: '9', view: 'pie' }),
    ).toEqual({});
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => void readReachSearch(raw)));
  });

  it('asks for prospects, within three steps in the list and directly by department', () => {
    expect(stagesOf({})).toEqual(['PROSPECT']);
    expect(hopsOf({})).toBe(3);
    expect(hopsOf({ view: 'matrix' })).toBe(1);
    expect(readReachSearch({ view: 'matrix', hops: '4' })).toEqual({ view: 'matrix' });
    expect(isNarrowed({ from: 'VIEWER' })).toBe(false);
    expect(isNarrowed({ word: ['STRONG'] })).toBe(true);
  });
});
