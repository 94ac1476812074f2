import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells } from './read-cells.js';
import { MAX_RECORD_LENGTH, RecordSplitter, type SplitRecord } from './record-splitter.js';
import type { CsvDelimiter } from './types.js';

function split(text: string, cuts: readonly number[] = [], delimiter: CsvDelimiter = ','): SplitRecord[] {
  const splitter = new RecordSplitter(delimiter);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort(
    (a, b) => a - b,
  );
  const found = places.flatMap((place, at) => [
    ...splitter.push(text.slice(place, places[at + 1] ?? text.length)),
  ]);
  return [...found, ...splitter.end()];
}

const cells = (text: string, delimiter: CsvDelimiter = ',') =>
  readCells(split(text, [], delimiter), delimiter).map((row) =>
    row.kind === 'cells' ? row.cells : row.reason,
  );

describe('records', () => {
  it('end at LF, CR LF and CR, and may hold line breaks in quotes; empty lines are none', () => {
    expect(cells('a,b\nc,d\r\ne,f\rg,"h\r\ni"\n\n  \nj,k')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h\ni'],
      ['j', 'k'],
    ]);
    expect(split('a\n\n"b\nc"\nd').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('may have spaces around quotes, and doubled quotes inside', () => {
    expect(cells('a, "b, ""c""" ,d')).toEqual([['a', 'b, "c"', 'd']]);
  });

  it('with a broken quote cost their own line only', () => {
    expect(cells('a,b\nc,"d\ne,f\n"g",h')).toEqual([['a', 'b'], 'quotes', ['e', 'f'], ['g', 'h']]);
    expect(cells('a,5" pipe\nb,c')).toEqual(['quotes', ['b', 'c']]);
    expect(cells('a,"b"c\nd,e')).toEqual(['quotes', ['d', 'e']]);
    expect(cells('a,"never closed')).toEqual(['quotes']);
  });

  it('with a quote open over more than 200 lines were never quoted', () => {
    const rows = cells(`a,"b\n${'c,d\n'.repeat(500)}`);
    expect(rows).toHaveLength(501);
    expect(rows[0]).toBe('quotes');
  });

  it('are cut the same wherever the stream is cut', () => {
    const part = fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\r', ' ', ';', 'ü');
    const file = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(file, fc.array(fc.nat(), { maxLength: 8 }), (text, cuts) => {
        expect(split(text, cuts)).toEqual(split(text));
      }),
    );
  });

  it('come back as they were written, with any delimiter', () => {
    const cell = fc.stringMatching(/^[a-z,;"\n\tü]{0,6}$/).map((text) => text.trim());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(',' as const, ';' as const, '\t' as const), (rows, delimiter) => {
        const write = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(write).join(delimiter)).join('\r\n');
        expect(cells(text, delimiter)).toEqual(rows);
      }),
    );
  });

  it('of a huge line are refused without being held, and the next line is read', () => {
    const splitter = new RecordSplitter(',');
    const piece = 'x'.repeat(1024 * 1024);
    splitter.push('a,b\n"open');
    for (let at = 0; at < 200; at++) splitter.push(piece);
    const found = [...splitter.push('\nc,d\n'), ...splitter.end()];
    expect(found.map((record) => (record.kind === 'refused' ? record.reason : record.text))).toEqual([
      'lineTooLong',
      'c,d',
    ]);
    expect(found[0]?.text.length).toBeLessThan(1000);
    expect(split(`"${'x'.repeat(MAX_RECORD_LENGTH)}\n"\na,b`).at(-1)).toMatchObject({
      kind: 'record',
      text: 'a,b',
    });
  });
});
