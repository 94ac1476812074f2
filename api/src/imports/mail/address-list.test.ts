import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../text-for-tests.js';
import { readAddress } from './address.js';
import { readAddressList } from './address-list.js';
import { normaliseName } from './name.js';

const read = (value: string) =>
  readAddressList(value).map(({ name, address }) => [
    name === null ? null : normaliseName(name, address ?? ''),
    address,
  ]);

describe('address lists', () => {
  it('read plain, named and quoted addresses with commas, comments and escapes', () => {
    expect(read('a@x.com, "Weber, Anna" <anna@x.com>, Bob <b@x.com> (Bobby), "O\\"Neil" <o@x.com>')).toEqual([
      [null, 'a@x.com'],
      ['Anna Weber', 'anna@x.com'],
      ['Bob', 'b@x.com'],
      ['O"Neil', 'o@x.com'],
    ]);
  });

  it('take a quoted name as it stands, angles and all', () => {
    expect(read('"<b>Bold</b>" <h1@x.com>, "a > b" <g@x.com>')).toEqual([
      ['<b>Bold</b>', 'h1@x.com'],
      ['a > b', 'g@x.com'],
    ]);
  });

  it('decode RFC 2047 words after the list was cut, so that a comma in a name cuts nothing', () => {
    expect(read('=?UTF-8?Q?Weber=2C_J=C3=BCrgen?= <jw@x.de>, =?iso-8859-1?B?S/xobg==?= <k@x.de>')).toEqual([
      ['Jürgen Weber', 'jw@x.de'],
      ['Kühn', 'k@x.de'],
    ]);
  });

  it('give the members of a group and nothing for an empty one', () => {
    expect(read('Team: a@x.com, Bob <b@x.com>; c@x.com')).toEqual([
      [null, 'a@x.com'],
      ['Bob', 'b@x.com'],
      [null, 'c@x.com'],
    ]);
    expect(read('undisclosed-recipients:;')).toEqual([]);
  });

  it('take an unquoted surname before a comma as part of the name that follows', () => {
    expect(read('Motley, Matt <matt.motley@enron.com>, Lucci, Paul T. <t..lucci@enron.com>')).toEqual([
      ['Matt Motley', 'matt.motley@enron.com'],
      ['Paul T. Lucci', 't..lucci@enron.com'],
    ]);
  });

  it('keep a full name without an address apart from the person who follows', () => {
    expect(read('Drew Fossum, Joe Hartsoe <joe.hartsoe@enron.com>')).toEqual([
      ['Drew Fossum', null],
      ['Joe Hartsoe', 'joe.hartsoe@enron.com'],
    ]);
  });

  it('read a stray semicolon inside an entry as the line break it was', () => {
    expect(
      read(
        'Richard Shapiro; <richard.shapiro@enron.com>, Kal; Shah <kal.shah@enron.com>,; Sarah Novosel <s@enron.com>',
      ),
    ).toEqual([
      ['Richard Shapiro', 'richard.shapiro@enron.com'],
      ['Kal Shah', 'kal.shah@enron.com'],
      ['Sarah Novosel', 's@enron.com'],
    ]);
    expect(read('Williams, Jason R; (Credit) <.williams@enron.com>')).toEqual([
      ['Jason R Williams', '.williams@enron.com'],
    ]);
    expect(read('Allan,; David <david.allan@enron.com>')).toEqual([['David Allan', 'david.allan@enron.com']]);
  });

  it('take a semicolon between addresses as a comma', () => {
    expect(read('susan@x.com; bob@y.com;Bob <b@z.com>')).toEqual([
      [null, 'susan@x.com'],
      [null, 'bob@y.com'],
      ['Bob', 'b@z.com'],
    ]);
  });

  it('give the same person once when the address stands twice in one entry', () => {
    expect(read('Jo.zepeda@enron.com; <jo.zepeda@enron.com>')).toEqual([[null, 'jo.zepeda@enron.com']]);
  });

  it('keep names without an address, redactions and cut-off lists as entries of their own', () => {
    expect(readAddressList('[REDACTED] B6').map((entry) => entry.address)).toEqual([null]);
    const cut = readAddressList('A <a@x.com> ...');
    expect(cut.map((entry) => entry.isEllipsis)).toEqual([false, true]);
    expect(readAddressList('A <a@x.com>, Harris ...').at(-1)?.isEllipsis).toBe(true);
    expect(read('Butts, Bob, Meers, Thomas; <thomas.meers@enron.com>')).toEqual([
      ['Bob Butts', null],
      ['Thomas Meers', 'thomas.meers@enron.com'],
    ]);
  });

  it('let an unclosed quote or bracket swallow nothing', () => {
    expect(read('"WSCC\'; <wsccnwsc@bpa.gov>, b@x.com').map(([, address]) => address)).toEqual([
      'wsccnwsc@bpa.gov',
      'b@x.com',
    ]);
    expect(read('A (x <a@x.com>, <b@x.com, c@x.com').map(([, address]) => address)).toEqual([
      'a@x.com',
      'b@x.com',
      'c@x.com',
    ]);
  });

  it('are read whatever stands in them, in time that grows with their length only', () => {
    fc.assert(fc.property(anyText(300), (text) => void readAddressList(text)));
    const dirt = fc.stringMatching(/^[a-c@<>"(),;:.\\ =?[\]]{0,200}$/);
    fc.assert(fc.property(dirt, (text) => void readAddressList(text)));
    for (const piece of ['"', '(', '<', '"a', ',', ';', ':', '<a@b> ', 'a;', '\\"']) {
      readAddressList(piece.repeat(100_000));
    }
  });

  it('lose no address that was written properly', () => {
    const address = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.com$/);
    const name = fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}$/);
    const entry = fc.oneof(
      address.map((a) => ({ text: a, a })),
      fc.tuple(name, address).map(([n, a]) => ({ text: `${n} <${a}>`, a })),
      fc.tuple(name, address).map(([n, a]) => ({ text: `"${n}, x" <${a}>`, a })),
    );
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 12 }),
        fc.constantFrom(', ', '; ', ',\t', ',; '),
        (entries, glue) => {
          const found = readAddressList(entries.map(({ text }) => text).join(glue)).map(
            (mention) => mention.address,
          );
          expect(found).toEqual(entries.map(({ a }) => a));
        },
      ),
    );
  });
});

describe('an address', () => {
  it('is compared in lowercase and without quotes, spaces beside dots or stray semicolons', () => {
    for (const text of [
      "'Jeff.Dasovich@Enron.com'",
      'jeff .dasovich@enron. com',
      'mailto:jeff.dasovich@enron.; com',
    ]) {
      expect(readAddress(text)).toMatchObject({ kind: 'address', address: 'jeff.dasovich@enron.com' });
    }
  });

  it('may have its dots anywhere before the @, as real systems write them', () => {
    expect(readAddress('t..lucci@enron.com').kind).toBe('address');
    expect(readAddress('.williams@enron.com').kind).toBe('address');
  });

  it('is broken without an @, without a dot in its domain, or with signs no address has', () => {
    for (const text of [
      'elizapetn.sagerderron.cam',
      'joe@ENRON',
      'a,b@x.com',
      'a@x.com@y',
      'a@-x.com',
      '@x.com',
      'a b@x.com',
      `${'a'.repeat(65)}@x.com`,
    ]) {
      expect([text, readAddress(text).kind]).toEqual([text, 'broken']);
    }
  });

  it('is told apart when its ending does not exist, but for endings reserved for tests and internal networks', () => {
    expect(readAddress('zimin.lu@enron.cem').kind).toBe('unknownDomain');
    expect(readAddress('a@prospect.example').kind).toBe('address');
    expect(readAddress('a@firma.local').kind).toBe('address');
  });

  it('is taken in an own domain whatever that looks like', () => {
    expect(readAddress('joe@firma', ['firma']).kind).toBe('address');
    expect(readAddress('joe@mail.werk.zzz', ['werk.zzz']).kind).toBe('address');
  });
});
