import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryInput } from '../../imports/read-input.js';
import { isoOfDay } from '../../network/day.js';
import { readConnectedOn, slashOrderOf } from './connected-on.js';
import { profileOf, readConnections } from './linkedin.js';

const TODAY = 20_780;
const NOTES = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

`;
const read = (text: string | Uint8Array) =>
  readConnections(
    memoryInput('Connections.csv', typeof text === 'string' ? Buffer.from(text) : text, 7),
    TODAY,
  );
const people = async (text: string | Uint8Array) =>
  (await read(text))?.contacts.map(({ name, emails, organization, title, profile, connectedDay }) => [
    name,
    emails[0] ?? null,
    organization,
    title,
    profile,
    connectedDay === null ? null : isoOfDay(connectedDay),
  ]);

describe('Connections.csv', () => {
  it('is read below its notes, as exported today in English', async () => {
    const text = `${NOTES}First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Weber,https://www.linkedin.com/in/anna-weber-1a2b3c,anna@prospect.example,Prospect AG,Head of Purchasing,14 Nov 2023
Bodo,"Müller, PhD",https://www.linkedin.com/in/bodo,,"Smith, Jones & Co.",,02 Jan 2019
,,,,,,11 Mar 2020
`;
    expect(await people(text)).toEqual([
      [
        'Anna Weber',
        'anna@prospect.example',
        'Prospect AG',
        'Head of Purchasing',
        'linkedin.com/in/anna-weber-1a2b3c',
        '2023-11-14',
      ],
      ['Bodo Müller, PhD', null, 'Smith, Jones & Co.', null, 'linkedin.com/in/bodo', '2019-01-02'],
    ]);
    expect((await read(text))?.leftOut).toEqual({ NO_NAME: 1 });
  });

  it('is read in German, with semicolons, as a spreadsheet saves it in Windows-1252 and UTF-16', async () => {
    const text = `Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am\r\nJürgen;Groß;https://de.linkedin.com/in/J%C3%BCrgen-Gro%C3%9F/;;Käse GmbH;Geschäftsführer;14. Dez. 2023\r\nEva;Maß;;;;;3. März 2021\r\n`;
    const expected = [
      ['Jürgen Groß', null, 'Käse GmbH', 'Geschäftsführer', 'linkedin.com/in/jürgen-groß', '2023-12-14'],
      ['Eva Maß', null, null, null, null, '2021-03-03'],
    ];
    expect(await people(text)).toEqual(expected);
    expect(await people(Buffer.from(text, 'latin1'))).toEqual(expected);
    expect(await people(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(expected);
    expect(await people(Buffer.from(`\ufeff${text}`))).toEqual(expected);
  });

  it('is read without addresses of profiles, as in earlier years, and as an address book of those years', async () => {
    expect(
      await people(
        'First Name,Last Name,Email Address,Company,Position,Connected On\nAnna,Weber,a@b.example,X,Y,"11/14/23, 3:15 PM"\n',
      ),
    ).toEqual([['Anna Weber', 'a@b.example', 'X', 'Y', null, '2023-11-14']]);
    expect(
      await people(
        '"Title","First Name","Middle Name","Last Name","Suffix","E-mail Address","Company","Job Title"\n"Ms","Anna","B.","Weber","","a@b.example","X","Buyer"\n',
      ),
    ).toEqual([['Anna B. Weber', 'a@b.example', 'X', 'Buyer', null, null]]);
  });

  it('keeps markup and formulas as the plain text they are', async () => {
    expect(
      await people(
        `First Name,Last Name,Company,Connected On\n<b>Anna</b>,"=cmd|'/c calc'!A1",<script>alert(1)</script>,1 Feb 2020\n`,
      ),
    ).toEqual([
      ["<b>Anna</b> =cmd|'/c calc'!A1", null, '<script>alert(1)</script>', null, null, '2020-02-01'],
    ]);
  });

  it('names each person once, and leaves out what cannot be read without losing the rest', async () => {
    const found = await read(
      'First Name,Last Name,Email Address,Company,Connected On\nAnna,Weber,a@b.example,,1 Feb 2020\nAnna,Weber,A@b.example,X,1 Feb 2021\nBad,"Quote,,,\nCleo,Kurz,,,2 Feb 2020\n',
    );
    expect(found?.contacts.map(({ name, organization }) => [name, organization])).toEqual([
      ['Anna Weber', 'X'],
      ['Cleo Kurz', null],
    ]);
    expect(found?.leftOut).toEqual({ REPEATED: 1, UNREADABLE: 1 });
  });

  it('is not any list', async () => {
    expect(await read('name,amount\nx,1\n')).toBeNull();
    expect(await read('Date,Subject\n')).toBeNull();
    expect(await read('')).toBeNull();
  });

  it('gives the people it was made of, whatever stands in their names, wherever the text is cut', async () => {
    const word = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter((text) => /^[\p{L}\p{N}][^\p{C}\p{Z}\p{M}]*$/u.test(text) && text === text.normalize('NFC'));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ first: word, last: word }), {
          selector: ({ first, last }) => `${first} ${last}`.toLowerCase(),
          maxLength: 8,
        }),
        async (rows) => {
          const text = `${NOTES}First Name,Last Name,Company,Connected On\n${rows.map(({ first, last }) => `${quoted(first)},${quoted(last)},X,14 Nov 2023`).join('\n')}\n`;
          expect((await read(text))?.contacts.map(({ name }) => name)).toEqual(
            rows.map(({ first, last }) => `${first} ${last}`),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a date of connection', () => {
  it('is read however years and languages write it', () => {
    const day = (text: string, order = slashOrderOf([text])) => {
      const found = readConnectedOn(text, order, TODAY);
      return found === null ? null : isoOfDay(found);
    };
    const same = [
      '14 Nov 2023',
      '14 November 2023',
      '14. November 2023',
      '14. Nov. 2023',
      'Nov 14, 2023',
      'November 14th, 2023',
      '11/14/23',
      '11/14/2023',
      '11/14/23, 3:15 PM',
      '2023-11-14',
      '14.11.2023',
      '14.11.23',
      '14-Nov-23',
      '20231114T101112Z',
      'Tue, 14 Nov 2023',
      '14/11/2023',
    ];
    expect(same.map((text) => day(text))).toEqual(same.map(() => '2023-11-14'));
    expect(
      [
        '5 Okt 2022',
        '5. Dez. 2022',
        '5. Mai 2022',
        '5. März 2022',
        '5. Mrz 2022',
        '5. Jänner 2022',
        '5 Maerz 2022',
      ].map((text) => day(text)),
    ).toEqual([
      '2022-10-05',
      '2022-12-05',
      '2022-05-05',
      '2022-03-05',
      '2022-03-05',
      '2022-01-05',
      '2022-03-05',
    ]);
    expect(
      ['', 'soon', '31 Feb 2023', '1 Jan 1970', '1 Jan 2090', '14 Foo 2023'].map((text) => day(text)),
    ).toEqual([null, null, null, null, null, null]);
  });

  it('with slashes is month first unless a date of the file cannot be', () => {
    expect(slashOrderOf(['03/04/23', '04/05/23'])).toBe('MONTH_FIRST');
    expect(slashOrderOf(['03/04/23', '24/05/23'])).toBe('DAY_FIRST');
  });
});

describe('the address of a profile', () => {
  it('has one form, and is none on other sites', () => {
    expect(profileOf('HTTPS://DE.LinkedIn.com/in/Anna-W/?trk=x')).toBe('linkedin.com/in/anna-w');
    expect(profileOf('linkedin.com/in/anna-w')).toBe('linkedin.com/in/anna-w');
    expect(profileOf('https://evil.example/linkedin.com/in/anna')).toBeNull();
    expect(profileOf('javascript:alert(1)')).toBeNull();
    expect(profileOf('https://www.linkedin.com/in/%E0%A4%A')).toBe('linkedin.com/in/%e0%a4%a');
  });
});
