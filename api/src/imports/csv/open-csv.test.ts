import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay } from '../mail/date.js';
import { memoryInput } from '../read-input.js';
import { detectDelimiter } from './detect-delimiter.js';
import { openCsv } from './open-csv.js';
import type { CsvCursor, CsvKind, CsvMapping, CsvRow } from './types.js';

const todayDay = calendarDay(2026, 11, 23) ?? 0;

async function open<Kind extends CsvKind>(kind: Kind, content: string | Uint8Array, mapping?: CsvMapping) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return openCsv(memoryInput('f.csv', bytes, 37), kind, {
    todayDay,
    ...(mapping === undefined ? {} : { mapping }),
  });
}

async function rows<Kind extends CsvKind>(
  kind: Kind,
  content: string | Uint8Array,
  given: { readonly mapping?: CsvMapping; readonly from?: CsvCursor } = {},
): Promise<CsvRow<Kind>[]> {
  const opening = await open(kind, content, given.mapping);
  if (opening.kind !== 'ready') throw new Error(JSON.stringify(opening));
  const found: CsvRow<Kind>[] = [];
  for await (const row of opening.source.read(given.from)) found.push(row);
  return found;
}

/** Records, or the reasons of refused rows. */
async function read<Kind extends CsvKind>(kind: Kind, content: string | Uint8Array) {
  return (await rows(kind, content)).map((row) =>
    row.kind === 'ok' ? row.record : row.refusals.map(({ field, reason }) => `${field}: ${reason}`),
  );
}

const utf16 = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

describe('the encoding of a CSV file', () => {
  const text = 'id;Name\n1;Jürgen Kühn\n';
  const names = async (bytes: Uint8Array) =>
    (await read('people', bytes)).map((row) => ('name' in row ? row.name : row));

  it('is UTF-8 with or without a mark, UTF-16 of both orders, or Windows-1252', async () => {
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      utf16(`\ufeff${text}`, false),
      utf16(`\ufeff${text}`, true),
      utf16(text, false),
      utf16(text, true),
      Buffer.from(text, 'latin1'),
    ]) {
      expect(await names(bytes)).toEqual(['Jürgen Kühn']);
    }
  });

  it('is Windows-1252 as soon as one byte anywhere is not UTF-8', async () => {
    const late = Buffer.concat([
      Buffer.from(`id;name\n${'1;a\n'.repeat(30_000)}`),
      Buffer.from('2;K\xfchn \x80\n', 'latin1'),
    ]);
    expect((await names(late)).at(-1)).toBe('Kühn €');
  });

  it('stays UTF-8 when the file is cut off inside a letter', async () => {
    const opening = await open('people', Buffer.from(text).subarray(0, 15));
    expect(opening.kind === 'ready' && opening.source.head.encoding).toBe('utf-8');
  });
});

describe('a file that is no CSV', () => {
  it('is refused with its reason', async () => {
    expect(await open('people', '')).toMatchObject({ kind: 'refused', reason: 'emptyFile' });
    expect(await open('people', ' \n\n')).toMatchObject({ kind: 'refused', reason: 'emptyFile' });
    expect(await open('people', Buffer.from([0x89, 0x50, 0, 0, 1, 2]))).toMatchObject({
      reason: 'binaryFile',
    });
    expect(await open('people', 'PK\x03\x04 an Excel file')).toMatchObject({ reason: 'binaryFile' });
    expect(await open('people', `${'a,'.repeat(600)}a\n`)).toMatchObject({ reason: 'unknownFormat' });
  });

  it('never makes reading fail, whatever its bytes', async () => {
    const kind = fc.constantFrom<CsvKind>('people', 'projects', 'organizations', 'ties');
    const head = fc.constantFrom('', 'id,name\n', 'name;domain\n', 'source\ttarget\tstrength\n');
    await fc.assert(
      fc.asyncProperty(kind, head, fc.uint8Array({ maxLength: 300 }), async (csvKind, start, bytes) => {
        const content = Buffer.concat([Buffer.from(start), bytes]);
        if ((await open(csvKind, content)).kind === 'ready') await rows(csvKind, content);
      }),
    );
  });
});

describe('the delimiter', () => {
  it('is the one the table was written with, whatever else stands in its cells', () => {
    const cell = fc.stringMatching(/^[a-z0-9 .,;]{0,8}$/);
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (body, delimiter) => {
        const write = (text: string) => (/[,;\t"]/.test(text) ? `"${text}"` : text);
        const text = [['id', 'name', 'email'], ...body]
          .map((row) => row.map(write).join(delimiter))
          .join('\n');
        expect(detectDelimiter(text, 'people')).toBe(delimiter);
      }),
    );
  });

  it('is told from rows when no column name is known, and named by Excel in its first line', async () => {
    expect(detectDelimiter('Spalte1;Wert, genau\n1;2,5\n3;4,5\n', 'ties')).toBe(';');
    expect(await read('people', 'sep=;\r\nid;name\r\n1;Weber, Anna\r\n')).toMatchObject([
      { name: 'Anna Weber' },
    ]);
  });
});

describe('the columns', () => {
  it('are known by German and English names, in any case and with any punctuation', async () => {
    const german =
      'Personal-Nr.;E-Mail-Adresse;Vorname;Nachname;Job_Title;Abteilung;Firma;Kenntnisse;Telefon;Austrittsdatum\n';
    const opening = await open('people', `${german}7;a@firma.de\n`);
    expect(opening.kind === 'ready' && opening.source.head.columns.map(({ field }) => field)).toEqual([
      'id',
      'email',
      'firstName',
      'lastName',
      'title',
      'department',
      'organization',
      'skills',
      'phone',
      'left',
    ]);
  });

  it('of a list of organizations that Perlen exported are known again', async () => {
    const opening = await open('organizations', 'Name;Stand;Domain;Ort;Land;Zuständig\nAcme;Kunde;;;;\n');
    expect(opening.kind === 'ready' && opening.source.head.columns.map(({ field }) => field)).toEqual([
      'name',
      'stage',
      'domain',
      'city',
      'country',
      'accountOwner',
    ]);
  });

  it('that are not known are listed and left out', async () => {
    const opening = await open('people', 'id,Shoe Size,name\n1,42,Anna\n');
    expect(opening.kind === 'ready' && opening.source.unusedColumns).toEqual(['Shoe Size']);
  });

  it('that are missing ask for a mapping, with samples and guesses, and the mapping is then used', async () => {
    const content = 'Wer genau;Mailadr;Tel\nAnna;anna@firma.de;1\nBob;bob@firma.de;2\n';
    const opening = await open('people', content);
    expect(opening).toMatchObject({ kind: 'mappingNeeded', missing: [['id', 'email']] });
    const columns = opening.kind === 'mappingNeeded' ? opening.head.columns : [];
    expect(columns[1]).toEqual({
      name: 'Mailadr',
      samples: ['anna@firma.de', 'bob@firma.de'],
      field: null,
      guess: 'email',
    });
    const mapping = { Mailadr: 'email', 'Wer genau': 'name' };
    const mapped = await rows('people', content, { mapping });
    expect(mapped).toMatchObject([
      { record: { name: 'Anna', email: 'anna@firma.de', phone: null } },
      { kind: 'ok' },
    ]);
  });

  it('of a mapping that does not fit are named', async () => {
    const opening = await open('people', 'a,b\n1,2\n', { a: 'id', c: 'name', b: 'shoeSize' });
    expect(opening).toMatchObject({ kind: 'mappingNeeded', problems: ['c', 'shoeSize'] });
  });
});

describe('people.csv', () => {
  it('gives each person with department path, organization, skills and leaving', async () => {
    const content = [
      'id,email,name,title,department,organization,skills,phone,left',
      '1,Anna@Firma.de,"Weber, Anna",Head,Sales / South,firma.de,Steel; "MIG" welding,+49 1,',
      '2,,Bob,,,"Prospect AG","a, b",,31.12.2025',
      '3,,Carl,,,,a|b|a,,ja',
      '4,,Dora,,,,,,2027-01-31',
    ].join('\n');
    expect(await read('people', content.replace('"MIG" ', ''))).toMatchObject([
      {
        id: '1',
        email: 'anna@firma.de',
        name: 'Anna Weber',
        departmentPath: ['Sales', 'South'],
        organization: { kind: 'DOMAIN', domain: 'firma.de' },
        skills: ['Steel', 'welding'],
        hasLeft: false,
        leftDay: null,
      },
      {
        organization: { kind: 'NAME', name: 'Prospect AG' },
        skills: ['a', 'b'],
        hasLeft: true,
        leftDay: calendarDay(2025, 12, 31),
      },
      { skills: ['a', 'b'], hasLeft: true, leftDay: null },
      { hasLeft: false, leftDay: calendarDay(2027, 1, 31) },
    ]);
  });

  it('joins first and last names', async () => {
    expect(await read('people', 'id;Vorname;Nachname\n1;Jana;Kühn\n')).toMatchObject([{ name: 'Jana Kühn' }]);
  });

  it('refuses a row whole, with every reason, and goes on with the next', async () => {
    const long = 'N'.repeat(10_000);
    expect(await read('people', `id,email,name,left\n,x,${long},soon\n2,,Bob,\n`)).toMatchObject([
      ['email: email', 'name: nameTooLong', 'left: date'],
      { id: '2' },
    ]);
    expect(await read('people', 'id,name\n,Anna\n1,A,too,many\n2,B,,\n')).toMatchObject([
      ['id: missingValue'],
      ['null: tooManyColumns'],
      { id: '2' },
    ]);
  });

  it('refuses an id or address that stands twice: repeated when the same, else duplicate', async () => {
    const content = 'id,email,name\n1,a@x.de,Anna\n1,a@x.de,Anna\n1,a@x.de,Anne\n2,a@x.de,Bob\n3,,Carl\n';
    expect(await read('people', content)).toMatchObject([
      { id: '1' },
      ['id: repeatedRow'],
      ['id: duplicateId'],
      ['email: duplicateId'],
      { id: '3' },
    ]);
  });

  it('keeps HTML, right-to-left names, emoji, formulas and Cypher as text, without control marks', async () => {
    const names = ['<b>x</b>', 'אנה', 'Anna 👩🏽‍💻', '=cmd|calc', "'}) DETACH DELETE n //"];
    const content = `id,name\n${names.map((name, at) => `${at},${name}`).join('\n')}\n9,An\u202ena\n10,A\ufffdb`;
    expect((await read('people', content)).map((row) => ('name' in row ? row.name : row))).toEqual([
      ...names,
      'Anna',
      ['name: controlCharacters'],
    ]);
  });
});

describe('projects.csv', () => {
  it("has a row a member; the second from and to are the membership's", async () => {
    const content = [
      'id,name,description,from,to,organization,status,person,role,from,to',
      'p1,Line 4,New line,2024-01-01,2024-12-31,kunde.de,done,a@firma.de,lead,2024-02-01,2024-06-30',
      'p1,,,,,,,17,welder,,',
      'p1,Line 4,,,,,abgeschlossen,18,,,',
      'p2,Line 5,,,,,,,,,',
    ].join('\n');
    expect(await read('projects', content)).toEqual([
      {
        id: 'p1',
        project: {
          name: 'Line 4',
          description: 'New line',
          fromDay: calendarDay(2024, 1, 1),
          toDay: calendarDay(2024, 12, 31),
          organization: { kind: 'DOMAIN', domain: 'kunde.de' },
          status: 'DONE',
        },
        member: {
          person: { kind: 'EMAIL', email: 'a@firma.de' },
          role: 'lead',
          fromDay: calendarDay(2024, 2, 1),
          toDay: calendarDay(2024, 6, 30),
        },
      },
      {
        id: 'p1',
        project: null,
        member: { person: { kind: 'ID', id: '17' }, role: 'welder', fromDay: null, toDay: null },
      },
      {
        id: 'p1',
        project: null,
        member: { person: { kind: 'ID', id: '18' }, role: null, fromDay: null, toDay: null },
      },
      {
        id: 'p2',
        project: {
          name: 'Line 5',
          description: null,
          fromDay: null,
          toDay: null,
          organization: null,
          status: null,
        },
        member: null,
      },
    ]);
  });

  it('refuses what contradicts an earlier row, says nothing new, or ends before it begins', async () => {
    const content =
      'id;name;von;bis;status;person\n1;A;;;;\n1;B;;;;\n1;A;;;;\n2;C;2024-05-01;2024-04-01;;\n3;D;;;lost;\n;E;;;;x\n';
    expect(await read('projects', content)).toMatchObject([
      { id: '1' },
      ['id: duplicateId'],
      ['id: repeatedRow'],
      ['bis: dateOrder'],
      ['status: status'],
      { id: 'E', member: { person: { id: 'x' } } },
    ]);
  });

  it('takes from a later row what an earlier one left open', async () => {
    const found = await read('projects', 'id;name;status;person\n1;;;a\n1;A;aktiv;b\n');
    expect(found).toMatchObject([
      { project: { name: '1', status: null } },
      { project: { name: 'A', status: 'ACTIVE' } },
    ]);
  });
});

describe('organizations.csv', () => {
  it('gives stage, place and account owner, domains also from web addresses', async () => {
    const content =
      'Firma;Webseite;Stufe;Ort;Land;Betreuer\nProspect AG;https://www.prospect.example/de;Interessent;Ulm;DE;anna@firma.de\n;kunde.de;Kunde;;;7\n';
    expect(await read('organizations', content)).toMatchObject([
      {
        id: 'prospect.example',
        name: 'Prospect AG',
        domain: 'prospect.example',
        stage: 'PROSPECT',
        city: 'Ulm',
        country: 'DE',
        accountOwner: { kind: 'EMAIL', email: 'anna@firma.de' },
      },
      { id: 'kunde.de', name: null, stage: 'CUSTOMER', accountOwner: { kind: 'ID', id: '7' } },
    ]);
  });

  it('refuses unknown stages, broken domains and domains that stand twice', async () => {
    const content = 'id,name,domain,stage\n1,A,a.de,VIP\n2,B,not a domain,\n3,C,c.de,\n4,D,c.de,\n5,,,\n';
    expect(await read('organizations', content)).toMatchObject([
      ['stage: stage'],
      ['domain: domain'],
      { id: '3' },
      ['domain: duplicateId'],
      ['name: missingValue'],
    ]);
  });
});

describe('ties.csv with strengths', () => {
  const strengths = async (...values: string[]) =>
    (
      await read(
        'ties',
        `source;target;strength\n${values.map((value, at) => `a${at};b;${value}`).join('\n')}`,
      )
    ).map((row) => ('kind' in row && row.kind === 'STATED' ? row.strength : row));

  it('reads numbers with dot or comma; 1 becomes 0.98, below 0.01 is no tie', async () => {
    expect(
      await strengths('0.5', '0,25', '1', '1,0', '0.98', '0.99', '0', '0.009', '0.01', '.7', '1e-1'),
    ).toEqual([0.5, 0.25, 0.98, 0.98, 0.98, 0.98, 0, 0, 0.01, 0.7, 0.1]);
  });

  it('reads levels in both languages as the strengths of a word', async () => {
    expect(await strengths('well', 'Somewhat', 'BARELY', 'no', 'gut', 'etwas', 'kaum', 'nein')).toEqual([
      0.9, 0.6, 0.25, 0, 0.9, 0.6, 0.25, 0,
    ]);
  });

  it('refuses what is neither', async () => {
    const reason = ['strength: strength'];
    expect(await strengths('-0.1', '1.1', '50%', 'NaN', 'Infinity', '0x1', 'best')).toEqual(
      Array(7).fill(reason),
    );
  });

  it('is dated last, or today', async () => {
    expect(await read('ties', 'source,target,strength,last\na,b,0.5,2026-01-31\nc,d,0.5,\n')).toMatchObject([
      { day: calendarDay(2026, 1, 31) },
      { day: todayDay },
    ]);
  });
});

describe('ties.csv with events', () => {
  it('gives kind, count, first and last; one event today when nothing is said', async () => {
    const content =
      'von;an;art;anzahl;erste;letzte\na@x.de;7;Mail;12;01.02.2024;2026-01-31\na;b;Treffen;;;\nc;d;CONNECTED;1;;\n';
    expect(await read('ties', content)).toEqual([
      {
        kind: 'MESSAGED',
        source: { kind: 'EMAIL', email: 'a@x.de' },
        target: { kind: 'ID', id: '7' },
        count: 12,
        firstDay: calendarDay(2024, 2, 1),
        lastDay: calendarDay(2026, 1, 31),
      },
      {
        kind: 'MET',
        source: { kind: 'ID', id: 'a' },
        target: { kind: 'ID', id: 'b' },
        count: 1,
        firstDay: null,
        lastDay: todayDay,
      },
      {
        kind: 'CONNECTED',
        source: { kind: 'ID', id: 'c' },
        target: { kind: 'ID', id: 'd' },
        count: 1,
        firstDay: null,
        lastDay: todayDay,
      },
    ]);
  });

  it.each([
    ['a,a,MET,1,,', 'target: self'],
    ['A@x.de,a@X.de,MET,1,,', 'target: self'],
    ['a,b,DREAMT,1,,', 'kind: kind'],
    ['a,b,MET,-1,,', 'count: count'],
    ['a,b,MET,0,,', 'count: count'],
    ['a,b,MET,1.5,,', 'count: count'],
    ['a,b,MET,99999999,,', 'count: count'],
    ['a,b,MET,1,,1979-12-31', 'last: dateImplausible'],
    ['a,b,MET,1,,2099-01-01', 'last: dateImplausible'],
    ['a,b,MET,1,,2026-02-30', 'last: date'],
    ['a,b,MET,1,,05/06/2024', 'last: ambiguousDate'],
    ['a,b,MET,1,2025-01-02,2025-01-01', 'first: dateOrder'],
    [',b,MET,1,,', 'source: missingValue'],
    ['a,b,,1,,', 'strength: missingValue'],
  ])('refuses %s', async (row, reason) => {
    expect(await read('ties', `source,target,kind,count,first,last\n${row}\nc,d,MET,1,,\n`)).toMatchObject([
      [reason],
      { kind: 'MET' },
    ]);
  });

  it('refuses a row with both a strength and a kind', async () => {
    expect(await read('ties', 'source,target,strength,kind\na,b,0.5,MET\n')).toEqual([
      ['kind: strengthAndKind'],
    ]);
  });

  it('reads dates that can be read one way only', async () => {
    const content =
      'source,target,kind,last\n1,b,MET,13/05/2024\n2,b,MET,05/13/2024\n3,b,MET,05/05/2024\n4,b,MET,2024-05-13T10:00:00Z\n5,b,MET,13.5.2024\n';
    expect((await read('ties', content)).map((row) => ('lastDay' in row ? row.lastDay : row))).toEqual([
      calendarDay(2024, 5, 13),
      calendarDay(2024, 5, 13),
      calendarDay(2024, 5, 5),
      calendarDay(2024, 5, 13),
      calendarDay(2024, 5, 13),
    ]);
  });
});

describe('reading a CSV file', () => {
  const content = `id,name\n${Array.from({ length: 50 }, (_, at) => `${at % 40},N${at}${at % 7 === 0 ? '"' : ''}`).join('\n')}\n`;

  it('says the line and the column of what it refuses', async () => {
    const [, row] = await rows('ties', '\n\nVon;An;Stärke\na;b;0,5\n"c\nd";e;stark?\n').then(
      (found) => found,
    );
    expect(row).toMatchObject({ kind: 'refused', line: 5 });
    expect(row?.kind === 'refused' && row.refusals[0]).toEqual({
      place: { file: 'f.csv', line: 5 },
      field: 'Stärke',
      value: 'stark?',
      reason: 'strength',
    });
  });

  it('resumes after any row with what follows, ids before it still known', async () => {
    const all = await rows('people', content);
    expect(all).toHaveLength(50);
    for (const [at, row] of all.entries()) {
      expect(await rows('people', content, { from: row.next })).toEqual(all.slice(at + 1));
    }
  });

  it('tells how far it is and ends without an error when it is cancelled', async () => {
    const opening = await open('people', content);
    if (opening.kind !== 'ready') throw new Error(opening.kind);
    const cancel = new AbortController();
    let count = 0;
    for await (const _ of opening.source.read(undefined, cancel.signal)) {
      count += 1;
      expect(opening.source.doneBytes()).toBeGreaterThan(0);
      if (count === 5) cancel.abort();
    }
    expect(count).toBe(5);
    expect(opening.source.totalBytes).toBe(Buffer.byteLength(content));
  });
});
