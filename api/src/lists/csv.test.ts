import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFileHeaders, csvLines, csvSeparatorFor } from './csv.js';

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

describe('a CSV file', () => {
  it('makes a formula of no text, in either language', () => {
    for (const separator of [',', ';'] as const) {
      for (const text of [
        '=cmd|calc',
        '+1',
        '-1',
        '@SUM(A1)',
        '\tx',
        '\rx',
        '\nx',
        '＝1',
        '=a"b',
        '=1;2,3',
      ]) {
        const [row = []] = parse(csvLines([[text, 'next']], separator), {
          delimiter: separator,
          relax_quotes: false,
        });
        expect(row).toEqual([`'${text}`, 'next']);
      }
    }
    expect(csvLines([['a=b', 12, -3, null]])).toBe('a=b,12,-3,\r\n');
  });

  it('reads back as what was written, whatever stood there', () => {
    const text = fc.string({ unit: 'grapheme' }).map((drawn) => Buffer.from(drawn).toString());
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read = parse(csvLines(rows, ';'), { delimiter: ';', record_delimiter: '\r\n' });
        const expected = rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)));
        expect(read).toEqual(expected);
      }),
    );
  });

  it('separates cells as a spreadsheet in the reader’s language expects', () => {
    expect(csvLines([['a', 'b;c']], csvSeparatorFor('de'))).toBe('a;"b;c"\r\n');
    expect(csvLines([['a', 'b;c']], csvSeparatorFor('en'))).toBe('a,"b;c"\r\n');
  });

  it('is named by plain letters', () => {
    expect(csvFileHeaders('a"b\r\n.csv')['Content-Disposition']).toBe('attachment; filename="a-b--.csv"');
  });
});
