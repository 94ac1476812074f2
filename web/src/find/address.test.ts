import { describe, expect, it } from 'vitest';
import { parseAddress, writeAddress } from '../app/address.js';
import { addressOf, originOf, pathsInput, readFindSearch, readHash, writeHash } from './address.js';

const id = '3f0c6c1e-0000-4000-8000-000000000001';
const other = '3f0c6c1e-0000-4000-8000-000000000002';

describe('the address of the Find page', () => {
  it('comes back as it was written', () => {
    const search = readFindSearch({
      to: id,
      from: 'DEPARTMENTS',
      of: `${id},${other}`,
      hops: '5',
      leave: other,
      view: 'canvas',
      person: other,
      timeoutMs: '10000',
    });
    expect(readFindSearch(parseAddress(writeAddress({ ...search })))).toEqual(search);
  });

  it('leaves out what is the default, so that one question has one address', () => {
    expect(readFindSearch({ to: id, hops: '3', timeoutMs: '2000', view: 'list' })).toEqual({ to: id });
  });

  it('opens even if parts of it make no sense', () => {
    expect(
      readFindSearch({ to: '  ', hops: '99', from: 'MARS', leave: 'x,y', timeoutMs: '-1', of: 7 }),
    ).toEqual({});
  });

  it('takes mine=1 as asking only people the viewer knows', () => {
    expect(readFindSearch({ to: id, mine: '1' })).toEqual({ to: id, from: 'VIEWER' });
  });
});

describe('the question an address stands for', () => {
  it('asks the whole company for somebody outside and oneself for a colleague', () => {
    expect(originOf({}, 'CONTACT')).toBe('COMPANY');
    expect(originOf({}, 'ORGANIZATION')).toBe('COMPANY');
    expect(originOf({}, 'EMPLOYEE')).toBe('VIEWER');
    expect(originOf({ from: 'COMPANY' }, 'EMPLOYEE')).toBe('COMPANY');
  });

  it('falls back to the company where no department is named', () => {
    expect(originOf({ from: 'DEPARTMENTS' }, 'CONTACT')).toBe('COMPANY');
  });

  it('names departments to start from and to leave out', () => {
    expect(
      pathsInput({ from: 'DEPARTMENTS', of: [id], leave: [other], hops: 4 }, { id, kind: 'CONTACT' }),
    ).toEqual({
      to: id,
      from: { kind: 'DEPARTMENTS', ids: [id] },
      leaveOut: { departments: [other] },
      maxHops: 4,
      limit: 12,
      perIntroducer: 1,
      timeoutMs: 2000,
    });
  });

  it('lets one colleague lead to several contacts of an organization', () => {
    expect(pathsInput({}, { id, kind: 'ORGANIZATION' }).perIntroducer).toBe(3);
  });
});

describe('the part of an address behind #', () => {
  it('is where an e-mail address stands, and nothing else', () => {
    expect(addressOf('anna@example.com')).toEqual({ search: {}, hash: 'to=anna%40example.com' });
    expect(addressOf('example.com')).toEqual({ search: { to: 'example.com' } });
  });

  it('asks for an e-mail address as a CRM writes it, and for whatever the app writes there', () => {
    expect(readHash('#to=anna@example.com')).toBe('anna@example.com');
    expect(readHash('to=anna+x@example.com')).toBe('anna+x@example.com');
    expect(readHash('to=anna%2Bx%40example.com')).toBe('anna+x@example.com');
    expect(readHash(writeHash('a b+c@ö.example'))).toBe('a b+c@ö.example');
  });

  it.each(['', '#', '#canvas', 'to=', 'to=%20', '%'])('%j asks for nobody', (hash) => {
    expect(readHash(hash)).toBeUndefined();
  });
});
