import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryInput } from '../../imports/read-input.js';
import { readVCards } from './vcard.js';
import { decodeQuotedPrintable } from './vcard-lines.js';

const read = (text: string | Uint8Array, chunkBytes = 5) =>
  readVCards(
    memoryInput('book.vcf', typeof text === 'string' ? Buffer.from(text) : text, chunkBytes),
    20_780,
  );
const people = async (text: string | Uint8Array) =>
  (await read(text))?.contacts.map(({ name, emails, organization, title, phone }) => ({
    name,
    emails,
    organization,
    title,
    phone,
  }));
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('an address book', () => {
  it('of version 2.1 is read with quoted-printable, charsets, soft breaks, bare types and pictures', async () => {
    const text = card(
      'VERSION:2.1',
      'N;LANGUAGE=de;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg;;Dr.;',
      'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Dr. J=F6rg =',
      'M=FCller',
      'ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:K=C3=A4se GmbH;Einkauf',
      'TITLE:Head; Purchasing',
      'TEL;WORK;VOICE:+49 30 1234',
      'TEL;CELL;PREF:+49 171 1',
      'EMAIL;PREF;INTERNET:Joerg@Kaese.Example',
      'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEAYABgAAD',
      ' AAAAEMAAgICAgICAgIC:AgICAgI=',
      'BEGINNING',
      '',
      'END-OF:NOTHING',
    );
    expect(await people(text)).toEqual([
      {
        name: 'Dr. Jörg Müller',
        emails: ['joerg@kaese.example'],
        organization: 'Käse GmbH',
        title: 'Head; Purchasing',
        phone: '+49 171 1',
      },
    ]);
  });

  it('of version 3.0 is read with groups, folds, escapes and several cards in one file', async () => {
    const text =
      card(
        'VERSION:3.0',
        'PRODID:-//Apple Inc.//iOS 17//EN',
        'N:Weber;Anna;B.;;',
        'FN:Anna B. We',
        ' ber',
        'ORG:Prospect\\, Sons\\; Co.;Buying',
        'item1.EMAIL;type=INTERNET;type=pref:anna@prospect.example',
        'item1.X-ABLabel:_$!<Work>!$_',
        'EMAIL:anna@gmail.com',
        'item2.TEL:+1 555',
        'REV:2023-11-14T10:11:12Z',
      ) +
      card('VERSION:3.0', 'FN:', 'N:Kurz;Cleo;;;', 'ORG:Beta') +
      card('VERSION:3.0', 'FN:Acme Inc.', 'ORG:Acme Inc.', 'X-ABShowAs:COMPANY') +
      card('VERSION:3.0', 'FN:', 'N:;;;;', 'EMAIL:who@x.example');
    expect(await people(text)).toEqual([
      {
        name: 'Anna B. Weber',
        emails: ['anna@prospect.example', 'anna@gmail.com'],
        organization: 'Prospect, Sons; Co.',
        title: null,
        phone: '+1 555',
      },
      { name: 'Cleo Kurz', emails: [], organization: 'Beta', title: null, phone: null },
    ]);
    expect((await read(text))?.leftOut).toEqual({ NO_PERSON: 1, NO_NAME: 1 });
    expect((await read(text))?.contacts[0]?.connectedDay).toBe(19_675);
  });

  it('of version 4.0 is read with quoted parameters, uris and kinds', async () => {
    const text =
      card(
        'VERSION:4.0',
        'KIND:individual',
        'FN;SORT-AS="Weber,Anna":Anna Weber',
        'EMAIL;PREF=1;TYPE=work:mailto:anna@prospect.example',
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+49-30-1;ext=5',
        'ADR;LABEL="Main St: 1":;;Main St. 1;;;;',
        'ROLE:Buyer',
        'ORG;SORT-AS="Prospect":Prospect AG',
      ) + card('VERSION:4.0', 'KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:1');
    expect(await people(text)).toEqual([
      {
        name: 'Anna Weber',
        emails: ['anna@prospect.example'],
        organization: 'Prospect AG',
        title: 'Buyer',
        phone: '+49-30-1',
      },
    ]);
  });

  it('goes on behind what is broken: a card cut off, an assistant’s card within, lines that are none', async () => {
    const text = `garbage\r\n${'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lost\r\n'}${card('VERSION:2.1', 'FN:Anna', 'no colon here', ':empty', 'AGENT:', 'BEGIN:VCARD', 'FN:Helper', 'END:VCARD', 'ORG:X')}BEGIN:VCARD\r\nFN:Cut`;
    const found = await read(text);
    expect(found?.contacts.map(({ name, organization }) => [name, organization])).toEqual([['Anna', 'X']]);
    expect(found?.leftOut).toEqual({ CUT_OFF: 2 });
  });

  it('is read in UTF-16 and Windows-1252, with bare line feeds and carriage returns', async () => {
    const text = card('VERSION:3.0', 'FN:Jürgen Groß');
    const expected = ['Jürgen Groß'];
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'latin1'),
      Buffer.from(text.replaceAll('\r\n', '\n')),
      Buffer.from(text.replaceAll('\r\n', '\r')),
    ]) {
      expect((await read(bytes))?.contacts.map(({ name }) => name)).toEqual(expected);
    }
  });

  it('holds no picture in memory and no line without end', async () => {
    const picture = `PHOTO;ENCODING=b:${'A'.repeat(3_000_000)}`;
    const text = card('VERSION:3.0', 'FN:Anna', picture, `NOTE:${'x'.repeat(2_000_000)}`, 'ORG:X');
    const found = await read(text, 64 * 1024);
    expect(found?.contacts).toMatchObject([
      { name: 'Anna', emails: [], organization: 'X', title: null, phone: null },
    ]);
  });

  it('without a card is none', async () => {
    expect(await read('Hello')).toBeNull();
    expect(await read('')).toBeNull();
  });

  it('gives any name back, wherever lines are folded and the text is cut', async () => {
    const name = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter((text) => /^[\p{L}\p{N}][^\p{C}\p{Z}@\p{M}]*$/u.test(text) && text === text.normalize('NFC'));
    const escaped = (text: string) => text.replace(/[\\,;]/g, (letter) => `\\${letter}`);
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        async (one, fold, cut) => {
          const letters = [...`FN:${escaped(one)}`];
          const folded = letters
            .map((letter, at) => (at > 3 && at % fold === 0 ? `\r\n ${letter}` : letter))
            .join('');
          const found = await read(Buffer.from(card('VERSION:4.0', folded)), cut);
          expect(found?.contacts.map((contact) => contact.name)).toEqual([one]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            'BEGIN:VCARD',
            'END:VCARD',
            'FN:x',
            '=',
            ' ',
            ';',
            ':',
            '"',
            '\\',
            '\r',
            '\n',
            'AGENT:',
            'PHOTO:',
            'N;QUOTED-PRINTABLE:=',
          ),
        ),
        async (pieces) => {
          await read(pieces.join(''));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('quoted-printable', () => {
  it('is read in the charset named, else in UTF-8, else in Windows-1252', () => {
    expect(decodeQuotedPrintable('=FC', 'iso-8859-1')).toBe('ü');
    expect(decodeQuotedPrintable('=C3=BC')).toBe('ü');
    expect(decodeQuotedPrintable('=FC')).toBe('ü');
    expect(decodeQuotedPrintable('=FC', 'no-such-charset')).toBe('ü');
    expect(decodeQuotedPrintable('a=3D=zz😀')).toBe('a==zz😀');
  });
});
