import { describe, expect, it } from 'vitest';
import { mostAtOnce, mostFileBytes, readList, textOfFile } from './read-list.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, text: string) => {
  const found = textOfFile(name, bytes(text));
  return 'text' in found ? found.text.split('\n') : found.problem;
};

describe('a pasted list', () => {
  it('is taken line by line, each line once, and every other line is counted', () => {
    expect(readList('Weber AG\n\n  weber ag \r\nKühn\n---\n<br>\nNeu GmbH\n')).toEqual({
      lines: ['Weber AG', 'Kühn', 'Neu GmbH'],
      waiting: [],
      repeatedCount: 1,
      emptyCount: 3,
    });
    expect(readList('')).toEqual({ lines: [], waiting: [], repeatedCount: 0, emptyCount: 0 });
  });

  it('of cells side by side counts the first that is filled', () => {
    expect(readList('Weber AG\tStuttgart\n\tKühn\tUlm').lines).toEqual(['Weber AG', 'Kühn']);
  });

  it('of 10,000 lines loses none: 200 now, the others wait, the rest is counted', () => {
    const lines = Array.from({ length: 10_000 }, (_, place) =>
      place % 5 === 0 ? '<p></p>' : place % 5 === 1 ? 'Weber AG' : `Firma ${place}`,
    );
    const found = readList(lines.join('\n'));
    expect(found.lines).toHaveLength(mostAtOnce);
    const { waiting, repeatedCount, emptyCount } = found;
    expect(found.lines.length + waiting.length + repeatedCount + emptyCount).toBe(10_000);
  });

  it('keeps what looks like HTML or a formula as it is: text', () => {
    expect(readList('<img src=x onerror=alert(1)>Weber\n=HYPERLINK("x")').lines).toEqual([
      '<img src=x onerror=alert(1)>Weber',
      '=HYPERLINK("x")',
    ]);
  });
});

describe('an uploaded file', () => {
  it('gives the first column of a CSV file without its heading, whatever separates the cells', () => {
    expect(read('a.csv', 'Firma;Ort\r\n"Weber; Söhne";Ulm\r\n"Kühn ""Technik""";\r\n')).toEqual([
      'Weber; Söhne',
      'Kühn "Technik"',
    ]);
    expect(read('a.CSV', 'weber.de,1\nkuehn.de,2')).toEqual(['weber.de', 'kuehn.de']);
    expect(read('a.csv', 'E-Mail,Ort\na@b.de\n"mit\nZeilenende",x')).toEqual(['a@b.de', 'mit Zeilenende']);
    expect(read('a.csv', 'only one\n')).toEqual(['only one']);
  });

  it('gives a text file as it is', () => {
    expect(read('a.txt', 'Weber, Anna\nKühn; Bert')).toEqual(['Weber, Anna', 'Kühn; Bert']);
  });

  it('is read in the encodings that sheets write', () => {
    const windows = Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]);
    expect(textOfFile('a.txt', windows)).toEqual({ text: 'Müller' });
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x4d, 0, 0xfc, 0]);
    expect(textOfFile('a.txt', utf16)).toEqual({ text: 'Mü' });
    expect(textOfFile('a.csv', bytes('\ufeffName\nWeber'))).toEqual({ text: 'Weber' });
  });

  it('of another kind, or too large, is refused by its content', () => {
    expect(textOfFile('a.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ problem: 'notText' });
    expect(textOfFile('a.txt', new Uint8Array(mostFileBytes + 1))).toEqual({ problem: 'tooLarge' });
  });
});
