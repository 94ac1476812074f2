import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalCsvHead, refusalCsvLine, reportValue } from './report.js';
import { anyText } from './text-for-tests.js';

describe('the report as CSV', () => {
  it('makes a formula of no value', () => {
    for (const value of ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1']) {
      const refusal = { place: { file: 'a.csv', line: 3 }, field: 'name', value, reason: 'date' as const };
      const [row] = parse(refusalCsvLine(refusal), { record_delimiter: '\r\n' });
      expect(row?.[3]).toBe(`'${value}`);
    }
  });

  it('reads back as what was left out, whatever stood there', () => {
    const cell = anyText().map((text) => Buffer.from(text).toString());
    fc.assert(
      fc.property(cell, cell, (value, field) => {
        const refusal = { place: { file: 'a;b.csv', line: 3 }, field, value, reason: 'date' as const };
        const [, row = []] = parse(refusalCsvHead() + refusalCsvLine(refusal, 'Unreadable, "date"'), {
          record_delimiter: '\r\n',
        });
        const plain = (text: string | undefined) => text?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
        expect([row[0], row[1], plain(row[2]), plain(row[3]), row[4]]).toEqual([
          'a;b.csv',
          '3',
          field,
          value,
          'Unreadable, "date"',
        ]);
      }),
    );
  });

  it('shows a value on one line, without control characters, at most 200 characters', () => {
    expect(reportValue('a\u0000\u202e b\r\nc')).toBe('a b c');
    fc.assert(fc.property(anyText(2000), (text) => reportValue(text).length <= 200));
    expect(reportValue('x'.repeat(10_000))).toHaveLength(200);
  });
});
