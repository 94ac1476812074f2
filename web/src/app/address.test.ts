import { describe, expect, it } from 'vitest';
import { chosenIn, idsIn, isId, isOn, piecesIn, withoutEmpty, writeAddress } from './address.js';

const id = '3f0c6c1e-0000-4000-8000-000000000001';

describe('an address', () => {
  it('keeps a domain or name apart from an id', () => {
    expect(isId(id)).toBe(true);
    expect(isId('duke-energy.com')).toBe(false);
    expect(writeAddress({ to: 'Müller & Söhne' })).toBe('?to=M%C3%BCller+%26+S%C3%B6hne');
  });

  it('is empty for an empty question', () => {
    expect(writeAddress({ to: undefined, hops: undefined })).toBe('');
  });

  it('says nothing by fields that are absent or empty', () => {
    expect(withoutEmpty({ q: '', kinds: [], sort: undefined, list: true })).toEqual({ list: true });
  });

  it('lists each value once, and takes neither foreign ones nor a pasted book', () => {
    expect(piecesIn('a,,b,a')).toEqual(['a', 'b']);
    expect(piecesIn(['a', 7, null])).toEqual(['a']);
    expect(piecesIn({})).toEqual([]);
    expect(chosenIn('b,x,a', ['a', 'b'])).toEqual(['a', 'b']);
    expect(idsIn(`${id},weber`)).toEqual([id]);
    expect(piecesIn('x,'.repeat(1_000_000))).toEqual(['x']);
  });

  it('says yes in few ways', () => {
    expect(['1', 'true', true].map(isOn)).toEqual([true, true, true]);
    expect(['', '0', 'yes', undefined, {}].map(isOn)).toEqual([false, false, false, false, false]);
  });
});
