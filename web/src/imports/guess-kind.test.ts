import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvKind, guessKind } from './guess-kind.js';

const kinds: readonly CsvKind[] = [
  {
    kind: 'ORGANIZATIONS',
    needed: [['name', 'domain']],
    fields: [
      { field: 'name', names: ['name', 'firma', 'company'] },
      { field: 'domain', names: ['domain', 'website'] },
      { field: 'stage', names: ['stage', 'status'] },
    ],
  },
  {
    kind: 'PEOPLE',
    needed: [['id', 'email']],
    fields: [
      { field: 'id', names: ['id', 'personalnummer'] },
      { field: 'email', names: ['email', 'e mail', 'mail'] },
      { field: 'name', names: ['name'] },
      { field: 'organization', names: ['firma', 'company'] },
    ],
  },
  {
    kind: 'PROJECTS',
    needed: [['id', 'name']],
    fields: [
      { field: 'id', names: ['id'] },
      { field: 'name', names: ['name', 'projekt', 'project'] },
      { field: 'from', names: ['from', 'von', 'start'] },
      { field: 'to', names: ['to', 'bis', 'end'] },
    ],
  },
  {
    kind: 'TIES',
    needed: [['source'], ['target'], ['strength', 'kind']],
    fields: [
      { field: 'source', names: ['source', 'von'] },
      { field: 'target', names: ['target', 'an'] },
      { field: 'strength', names: ['strength', 'stärke'] },
    ],
  },
];

const guess = (name: string, content: string | Uint8Array) =>
  guessKind(name, typeof content === 'string' ? new TextEncoder().encode(content) : content, kinds);

describe('a file is taken for what it holds, whatever its name', () => {
  it.each([
    ['x.txt', 'From ute@weber.example Mon Nov  2 10:00:00 2026\nSubject: Hi\n\n', 'MAIL'],
    ['x.csv', 'Received: from mx\r\nFrom: ute@weber.example\r\n\r\nHello', 'MAIL'],
    ['box.zip', 'PK\u0003\u0004\u0000\u0000inbox.mbox', 'MAIL'],
    ['box.mbox.gz', new Uint8Array([0x1f, 0x8b, 8, 0]), 'MAIL'],
    ['export.csv', 'E-Mail;Name;Firma\nute@weber.example;Ute;Weber', 'PEOPLE'],
    ['export.csv', 'sep=;\r\nPersonalnummer;Name\r\n1;Ute', 'PEOPLE'],
    ['export.csv', 'Company,Website,Stage\nWeber,weber.example,CUSTOMER', 'ORGANIZATIONS'],
    ['export.csv', 'Projekt,Von,Bis\nFlow,2026-01-01,', 'PROJECTS'],
    ['export.csv', 'von\tan\tStärke\na\tb\t0,5', 'TIES'],
    ['utf16.csv', utf16('E-Mail,Name\nute@weber.example,Ute'), 'PEOPLE'],
  ])('%s that begins with %s', (name, content, kind) => {
    expect(guess(name, content)).toEqual({ kind, problem: null });
  });

  it('and by its name where the columns leave it open', () => {
    expect(guess('projekte-2026.csv', 'Id,Name\n1,Flow').kind).toBe('PROJECTS');
    expect(guess('people.csv', 'Id,Name\n1,Ute').kind).toBe('PEOPLE');
    expect(guess('Mitarbeiter.csv', 'Kürzel,Wohnort\nute,Ulm').kind).toBe('PEOPLE');
    expect(guess('export.csv', 'Kürzel,Wohnort\nute,Ulm').kind).toBeNull();
  });
});

describe('a file of the wrong kind is told apart', () => {
  it.each([
    ['nothing.csv', '', 'empty'],
    ['blank.csv', '\n \n', 'empty'],
    ['people.xlsx', 'PK\u0003\u0004[Content_Types].xml xl/workbook.xml', 'spreadsheet'],
    ['people.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'spreadsheet'],
    ['letter.docx', 'PK\u0003\u0004[Content_Types].xml word/document.xml', 'document'],
    ['mail.pst', '!BDN....', 'outlook'],
    ['mail.msg', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'outlook'],
    ['people.csv', '%PDF-1.7', 'document'],
    ['people.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'picture'],
    ['people.csv.gz', new Uint8Array([0x1f, 0x8b, 8, 0]), 'packedList'],
    ['card.vcf', 'BEGIN:VCARD\r\nVERSION:3.0', 'addressBook'],
    ['meet.ics', 'BEGIN:VCALENDAR', 'calendar'],
    ['people.csv', '<!DOCTYPE html><html>', 'webPage'],
    ['people.csv', 'a\0b', 'notText'],
  ])('%s that begins with %s', (name, content, problem) => {
    expect(guess(name, content)).toEqual({ kind: null, problem });
  });
});

it('no bytes make the guess fail', () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array({ maxLength: 300 }), (name, bytes) => {
      const { kind, problem } = guessKind(name, bytes, kinds);
      expect(kind === null || problem === null).toBe(true);
    }),
  );
});

function utf16(text: string): Uint8Array {
  return new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);
}
