import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceOf } from './reference.js';

describe('a line of a list', () => {
  it.each([
    ['Weber AG', { text: 'Weber AG', looksLike: 'ORGANIZATION', looserNames: ['Weber'] }],
    ['  • "Weber AG" ', { text: 'Weber AG' }],
    ['12. Weber AG;', { text: 'Weber AG' }],
    ['<b>Weber &amp; S&ouml;hne</b>', { text: 'Weber & Söhne' }],
    ['<script>alert(1)</script>', { text: 'alert(1)' }],
    ['Anna Weber', { looksLike: 'PERSON', suggestedName: 'Anna Weber' }],
    ['Weber, Anna', { names: ['Weber, Anna', 'Anna Weber'] }],
    ['Müller Maschinenbau GmbH & Co. KG', { looserNames: ['Müller Maschinenbau'] }],
    [
      'weber-technik.de',
      { domain: 'weber-technik.de', suggestedName: 'Weber Technik', looksLike: 'ORGANIZATION' },
    ],
    ['https://www.Weber.de/kontakt?x=1#y', { domain: 'weber.de' }],
    [
      'anna.weber@Weber.de',
      { email: 'anna.weber@weber.de', domain: 'weber.de', suggestedName: 'Anna Weber' },
    ],
    [
      'Anna Weber <a.w@weber.de>',
      { email: 'a.w@weber.de', suggestedName: 'Anna Weber', names: ['Anna Weber'] },
    ],
    ['"Weber, Anna" <a.w@weber.de>', { email: 'a.w@weber.de', names: ['Weber, Anna', 'Anna Weber'] }],
  ])('%j is read as meant', (line, expected) => {
    expect(referenceOf(line)).toMatchObject(expected);
  });

  it.each(['', '   ', '-----', '<br/>', '?!…', '\u200b\u202e', '<div class="x">'])(
    '%j says nothing',
    (line) => {
      expect(referenceOf(line)).toBeNull();
    },
  );

  it('of any kind is taken apart without failing, and gives plain text only', () => {
    const lines = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.emailAddress(), fc.webUrl());
    fc.assert(
      fc.property(lines, (line) => {
        const found = referenceOf(line);
        for (const text of found === null ? [] : [found.text, found.suggestedName, ...found.names]) {
          expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
          expect(text.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('of endless length is read in its first part', () => {
    expect(referenceOf('a '.repeat(1_000_000))?.text.length).toBeLessThanOrEqual(500);
    expect(referenceOf(`${'<'.repeat(400_000)}`)).toBeNull();
  });
});
