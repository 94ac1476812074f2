import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../text-for-tests.js';
import { chooseName, normaliseName, readName } from './name.js';

describe('a name', () => {
  it.each([
    ['Motley, Matt', 'Matt Motley'],
    ['Matt Motley', 'Matt Motley'],
    ['Lucci, Paul T.', 'Paul T. Lucci'],
    ['Williams, Jason R; (Credit)', 'Jason R Williams'],
    ['Smith, John, Jr.', 'John Smith Jr.'],
    ['Baughman Jr., Don', 'Don Baughman Jr.'],
    ['Williams III, Bill', 'Bill Williams III'],
    ['Weber, Dr. Anna', 'Dr. Anna Weber'],
    ['Weber, Anna, Dr.', 'Dr. Anna Weber'],
    ['van der Berg, Anna Maria', 'Anna Maria van der Berg'],
    ['Bisztyga, Peter [EQRE]', 'Peter Bisztyga'],
    ["'Jeff Dasovich'", 'Jeff Dasovich'],
    ['Mark Taylor/HOU/ECT', 'Mark Taylor'],
    ['Scott Govenar, Enron lobbyist', 'Scott Govenar'],
    ['Acme, Inc.', 'Acme, Inc.'],
    ['(Registrar)', 'Registrar'],
  ])('%s is spoken %s', (written, spoken) => {
    expect(normaliseName(written)).toBe(spoken);
  });

  it('is none when it is empty, an address or only repeats the address', () => {
    for (const text of ['', '  ', '...', '"\'"', 'kate.symes@enron.com'])
      expect(normaliseName(text)).toBeNull();
    expect(normaliseName('Jeff.Dasovich', 'jeff.dasovich@enron.com')).toBeNull();
  });

  it('loses control characters, direction overrides and invisible marks', () => {
    expect(normaliseName('An\u0000na\u202e We\u200bber\u2066\r\n')).toBe('Anna Weber');
  });

  it('keeps HTML, emoji, right-to-left letters, formulas and Cypher as plain text', () => {
    for (const text of [
      '<b>Anna</b>',
      'Anna 👩🏽‍💻 Weber',
      'אנה ובר',
      '=cmd|calc',
      "x'}) DETACH DELETE n //",
    ]) {
      expect(normaliseName(text)).toBe(text);
    }
  });

  it('of ten thousand characters is too long', () => {
    expect(readName('A'.repeat(10_000)).kind).toBe('tooLong');
    expect(readName('A'.repeat(201)).kind).toBe('tooLong');
    expect(readName('A'.repeat(200)).kind).toBe('name');
  });

  it('is read whatever it holds, and reading what was read changes nothing in a plain name', () => {
    fc.assert(fc.property(anyText(), (text) => void readName(text)));
    const plain = fc.stringMatching(/^[A-Z][a-z]{1,8}(?: [A-Z][a-z]{1,8}){0,2}$/);
    fc.assert(fc.property(plain, (text) => normaliseName(text) === text));
  });
});

describe('the best of several names', () => {
  it('is the full one before single words, the ordinary one before capitals, then the most frequent', () => {
    expect(
      chooseName([
        ['Jeff', 9],
        ['Jeff Dasovich', 1],
      ]),
    ).toBe('Jeff Dasovich');
    expect(
      chooseName([
        ['PORTLAND SHIFT', 5],
        ['Portland Shift', 1],
      ]),
    ).toBe('Portland Shift');
    expect(
      chooseName([
        ['Steven J Kean', 2],
        ['Steven Kean', 9],
      ]),
    ).toBe('Steven Kean');
    expect(chooseName([])).toBeNull();
  });

  it('does not depend on the order in which they were seen', () => {
    const forms = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[A-Za-z .]{1,12}$/), fc.integer({ min: 1, max: 3 })),
      {
        selector: ([name]) => name,
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(forms, (seen) => {
        expect(chooseName([...seen].reverse())).toBe(chooseName(seen));
        expect(chooseName([...seen].sort())).toBe(chooseName(seen));
      }),
    );
  });
});
