import type { CsvDelimiter } from './types.js';

/** One record's text, line breaks inside quotes included, or a line that has to be left out. */
export type SplitRecord =
  | { readonly kind: 'record'; readonly line: number; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly text: string;
      readonly reason: 'quotes' | 'lineTooLong';
    };

/** Longest line and record, in characters. */
export const MAX_RECORD_LENGTH = 1024 * 1024;
/** A quoted value over more lines than this was never closed. */
const MAX_RECORD_LINES = 200;

/**
 * Cuts text into CSV records in constant memory. Push text in pieces of any size; where they are cut makes no
 * difference. A broken quote costs its own line only: reading goes on with the next line. Empty lines are
 * passed over. Line ends: LF, CR LF or CR.
 */
export class RecordSplitter {
  readonly #delimiter: CsvDelimiter;
  readonly #found: SplitRecord[] = [];
  #line = 1;
  #text = '';
  #isOverlong = false;
  /** Lines of a record whose quote is still open. */
  #open: Line[] = [];
  #openLength = 0;

  constructor(delimiter: CsvDelimiter) {
    this.#delimiter = delimiter;
  }

  push(piece: string): readonly SplitRecord[] {
    const text = this.#text + piece;
    // A CR at the very end may be half of CR LF.
    const usable = text.endsWith('\r') ? text.length - 1 : text.length;
    let start = 0;
    LINE_END.lastIndex = 0;
    for (let end = LINE_END.exec(text); end !== null && end.index < usable; end = LINE_END.exec(text)) {
      this.#endLine(text.slice(start, end.index));
      start = end.index + end[0].length;
    }
    this.#text = text.slice(start);
    this.#dropOverlong();
    return this.#found.splice(0);
  }

  end(): readonly SplitRecord[] {
    const rest = this.#text.endsWith('\r') ? this.#text.slice(0, -1) : this.#text;
    if (rest !== '' || this.#isOverlong) this.#endLine(rest);
    this.#text = '';
    while (this.#open.length > 0) this.#giveUpFirst();
    return this.#found.splice(0);
  }

  #dropOverlong(): void {
    if (this.#text.length <= MAX_RECORD_LENGTH) return;
    this.#isOverlong = true;
    const tail = this.#text.endsWith('\r') ? '\r' : '';
    this.#overlongHead ||= this.#text.slice(0, 200);
    this.#text = tail;
  }

  #overlongHead = '';

  #endLine(text: string): void {
    const line = this.#line;
    this.#line += 1;
    if (this.#isOverlong || text.length > MAX_RECORD_LENGTH) {
      while (this.#open.length > 0) this.#giveUpFirst();
      const head = this.#overlongHead || text.slice(0, 200);
      this.#found.push({ kind: 'refused', line, text: head, reason: 'lineTooLong' });
      this.#isOverlong = false;
      this.#overlongHead = '';
      return;
    }
    this.#takeLine({ text, line });
  }

  #takeLine(line: Line): void {
    const isInside = this.#open.length > 0;
    if (!isInside && line.text.trim() === '') return;
    const state = scanQuotes(line.text, this.#delimiter, isInside);
    if (state === 'closed' && !isInside) {
      this.#found.push({ kind: 'record', line: line.line, text: line.text });
      return;
    }
    this.#open.push(line);
    this.#openLength += line.text.length + 1;
    if (state === 'closed') this.#closeRecord();
    else if (
      state === 'broken' ||
      this.#open.length > MAX_RECORD_LINES ||
      this.#openLength > MAX_RECORD_LENGTH
    ) {
      this.#giveUpFirst();
    }
  }

  #closeRecord(): void {
    const [first] = this.#open;
    if (first === undefined) return;
    const text = this.#open.map((line) => line.text).join('\n');
    this.#open = [];
    this.#openLength = 0;
    this.#found.push({ kind: 'record', line: first.line, text });
  }

  /** The first line had the broken quote; the lines after it are read anew. */
  #giveUpFirst(): void {
    const [first, ...rest] = this.#open;
    if (first === undefined) return;
    this.#open = [];
    this.#openLength = 0;
    this.#found.push({ kind: 'refused', line: first.line, text: first.text, reason: 'quotes' });
    for (const line of rest) this.#takeLine(line);
  }
}

interface Line {
  readonly text: string;
  readonly line: number;
}

const LINE_END = /\r\n|\n|\r/g;

/** Whether a line ends outside of quotes, inside of them, or has a quote where none can be. */
function scanQuotes(
  text: string,
  delimiter: CsvDelimiter,
  startsInside: boolean,
): 'closed' | 'open' | 'broken' {
  if (!text.includes('"')) return startsInside ? 'open' : 'closed';
  let at = 0;
  let isInside = startsInside;
  for (;;) {
    if (isInside) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return 'open';
      if (text[quote + 1] === '"') {
        at = quote + 2;
        continue;
      }
      at = pastSpaces(text, quote + 1);
      if (at >= text.length) return 'closed';
      if (text[at] !== delimiter) return 'broken';
      at += 1;
    }
    // At the start of a field.
    at = pastSpaces(text, at);
    isInside = text[at] === '"';
    if (isInside) {
      at += 1;
      continue;
    }
    const next = text.indexOf(delimiter, at);
    if (text.slice(at, next < 0 ? text.length : next).includes('"')) return 'broken';
    if (next < 0) return 'closed';
    at = next + 1;
  }
}

function pastSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}
