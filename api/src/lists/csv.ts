import { stringify } from 'csv-stringify/sync';

/** One place for every CSV that Perlen writes, so that no text from outside becomes a formula in any of them. */

export type CsvCell = string | number | null;

/** What separates cells: a spreadsheet set to German opens a file with semicolons, one set to English with commas. */
export type CsvSeparator = ',' | ';';

/** Stands at the start of a file, so that a spreadsheet reads umlauts as what they are. */
export const BYTE_ORDER_MARK = '\ufeff';

/** The separator that a spreadsheet in this language expects. */
export function csvSeparatorFor(language: 'de' | 'en'): CsvSeparator {
  return language === 'de' ? ';' : ',';
}

/**
 * Rows as lines of CSV (RFC 4180, each ended by CR LF). A text that begins with `=`, `+`, `-`, `@`, their full-width
 * forms, a tab or a line break gets a leading apostrophe: no spreadsheet takes it for a formula. Numbers stay numbers.
 */
export function csvLines(rows: readonly (readonly CsvCell[])[], separator: CsvSeparator = ','): string {
  return stringify([...rows], {
    delimiter: separator,
    record_delimiter: '\r\n',
    escape_formulas: true,
    // A quoted cell may begin with a line break; the library leaves that one alone.
    cast: { string: (text) => (text.startsWith('\n') ? `'${text}` : text) },
    // Separators of the other language, too, so that a file opened under wrong settings does not move its columns.
    quoted_match: /[,;\t\r\n"]/,
  });
}

/** The headers of an answer that a browser saves as a file and no foreign page may embed or keep. */
export function csvFileHeaders(fileName: string): Record<string, string> {
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}
