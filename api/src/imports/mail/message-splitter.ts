import type { MailHeader, MailLimits } from './types.js';

/** What the splitter found: a message's header, or a message that has to be left out. */
export interface SplitMessage {
  /** 1-based line of the message's first line. */
  readonly line: number;
  readonly header: MailHeader;
  readonly refused: 'headerTooLong' | 'headerBlockTooLong' | 'notAMessage' | null;
  /** Field that was too long, or null. */
  readonly refusedField: string | null;
  /** Bytes from the start of the file up to which this message is done. */
  readonly nextOffset: number;
  /** 1-based line at `nextOffset`. */
  readonly nextLine: number;
}

export interface SplitterStart {
  /** `mbox`: messages begin at "From " lines. `eml`: one message from the first byte on. */
  readonly format: 'mbox' | 'eml';
  /** Where the first pushed byte stands in the file; past 0 the splitter looks for the next "From " line. */
  readonly offset: number;
  readonly line: number;
}

/**
 * Cuts mail into messages and keeps nothing but the five header fields of the message at hand.
 * Push bytes in pieces of any size; where they are cut makes no difference. Memory is bounded by
 * `limits.maxFieldBytes`. A body is passed over without being held.
 */
export class MessageSplitter {
  readonly #limits: MailLimits;
  readonly #isMbox: boolean;
  readonly #found: SplitMessage[] = [];
  #state: 'before' | 'header' | 'body';
  #isDone = false;

  /** Offset and line of the line being read. */
  #lineOffset: number;
  #line: number;
  /** The line being read, when it began in an earlier piece. */
  #pieces: Uint8Array[] = [];
  #heldBytes = 0;
  #lineBytes = 0;
  #isAfterBlank = true;
  /** A "From " line that only counts if a header field follows it. */
  #candidate: { readonly line: number; readonly offset: number } | null = null;

  #fields = new Map<string, Buffer[]>();
  #field: string | null = null;
  #fieldBytes = 0;
  #headerBytes = 0;
  #messageLine = 0;
  #refused: SplitMessage['refused'] = null;
  #refusedField: string | null = null;

  constructor(start: SplitterStart, limits: MailLimits) {
    this.#limits = limits;
    this.#isMbox = start.format === 'mbox';
    this.#lineOffset = start.offset;
    this.#line = start.line;
    this.#state = start.offset > 0 ? 'body' : 'before';
    this.#isDone = !this.#isMbox && start.offset > 0;
  }

  /** No further byte can change the outcome: the rest of the file need not be read. */
  get isDone(): boolean {
    return this.#isDone;
  }

  get #mayBeHeader(): boolean {
    return (
      this.#state === 'header' || this.#candidate !== null || (this.#state === 'before' && !this.#isMbox)
    );
  }

  /** Takes the next bytes; gives the messages completed by them. */
  push(chunk: Uint8Array): readonly SplitMessage[] {
    let start = 0;
    while (start < chunk.length && !this.#isDone) {
      const end = chunk.indexOf(10, start);
      if (end < 0) {
        this.#hold(chunk.subarray(start));
        break;
      }
      this.#endLine(chunk.subarray(start, end), 1);
      start = end + 1;
    }
    return this.#found.splice(0);
  }

  /** The file is at its end: gives the last message, if one is open. */
  end(): readonly SplitMessage[] {
    if (!this.#isDone) {
      if (this.#lineBytes > 0) this.#endLine(new Uint8Array(0), 0);
      if (this.#state === 'header') this.#finishMessage(this.#lineOffset, this.#line);
      this.#isDone = true;
    }
    return this.#found.splice(0);
  }

  #hold(piece: Uint8Array): void {
    this.#lineBytes += piece.length;
    const room = (this.#mayBeHeader ? this.#limits.maxFieldBytes : BODY_LINE_BYTES) - this.#heldBytes;
    if (room <= 0) return;
    // Copied, since the reader may use its buffer again.
    const kept = Buffer.from(piece.subarray(0, room));
    this.#pieces.push(kept);
    this.#heldBytes += kept.length;
  }

  #endLine(rest: Uint8Array, terminatorBytes: number): void {
    let text = rest;
    if (this.#lineBytes > 0) {
      this.#hold(rest);
      text = Buffer.concat(this.#pieces);
      this.#pieces = [];
    } else this.#lineBytes = rest.length;
    const lineBytes = this.#lineBytes;
    const isWhole = text.length === lineBytes;
    this.#lineBytes = 0;
    this.#heldBytes = 0;
    if (isWhole && text.at(-1) === 13) text = text.subarray(0, -1);
    const offset = this.#lineOffset;
    const line = this.#line;
    this.#lineOffset += lineBytes + terminatorBytes;
    this.#line += 1;
    this.#takeLine(text, lineBytes, offset, line);
  }

  #takeLine(text: Uint8Array, lineBytes: number, offset: number, line: number): void {
    if (this.#state === 'header') this.#takeHeaderLine(text, lineBytes, offset, line);
    else this.#takeOtherLine(text, lineBytes, offset, line);
  }

  #takeOtherLine(given: Uint8Array, lineBytes: number, offset: number, line: number): void {
    const text = line === 1 ? withoutMark(given) : given;
    if (this.#candidate !== null) {
      const candidate = this.#candidate;
      this.#candidate = null;
      if (fieldName(text) !== null) {
        this.#openMessage(candidate.line);
        this.#takeHeaderLine(text, lineBytes, offset, line);
        return;
      }
    }
    if (this.#state === 'before' && !this.#isMbox) {
      if (isBlank(text)) return;
      this.#openMessage(line);
      this.#takeHeaderLine(text, lineBytes, offset, line);
      return;
    }
    if (this.#isMbox && isFromLine(text) && (this.#isAfterBlank || isFullFromLine(text))) {
      if (hasTime(text)) this.#openMessage(line);
      else this.#candidate = { line, offset };
    }
    this.#isAfterBlank = text.length === 0 || (this.#state === 'before' && isBlank(text));
  }

  #openMessage(line: number): void {
    this.#state = 'header';
    this.#messageLine = line;
    this.#fields = new Map();
    this.#field = null;
    this.#fieldBytes = 0;
    this.#headerBytes = 0;
    this.#refused = null;
    this.#refusedField = null;
  }

  #takeHeaderLine(text: Uint8Array, lineBytes: number, offset: number, line: number): void {
    if (text.length === 0 && lineBytes <= 1) {
      this.#finishMessage(this.#lineOffset, this.#line);
      return;
    }
    if (this.#isMbox && isFromLine(text) && hasTime(text)) {
      this.#finishMessage(offset, line);
      if (!this.#isDone) this.#openMessage(line);
      return;
    }
    const isFold = text[0] === 32 || text[0] === 9;
    if (!isFold) {
      this.#field = keptField(text);
      this.#fieldBytes = 0;
    }
    this.#fieldBytes += lineBytes;
    this.#headerBytes += lineBytes;
    if (this.#field !== null && this.#fieldBytes > this.#limits.maxFieldBytes) {
      this.#refuse('headerTooLong', this.#field);
    }
    if (this.#headerBytes > this.#limits.maxHeaderBytes) this.#refuse('headerBlockTooLong', null);
    this.#keepLine(text, isFold);
  }

  #keepLine(text: Uint8Array, isFold: boolean): void {
    if (this.#field === null) return;
    if (this.#refused !== null) return;
    const held = this.#fields.get(this.#field);
    const value = isFold ? text : text.subarray(text.indexOf(58) + 1);
    // A field that stands twice is read as one list; a fold is joined by the white space it begins with.
    const glue = isFold || held === undefined ? [] : [SEPARATOR];
    const piece = [...glue, Buffer.from(value)];
    if (held === undefined) this.#fields.set(this.#field, piece);
    else if (isFold || LIST_FIELDS.has(this.#field)) held.push(...piece);
  }

  #refuse(reason: 'headerTooLong' | 'headerBlockTooLong', field: string | null): void {
    if (this.#refused !== null) return;
    this.#refused = reason;
    this.#refusedField = field;
    this.#fields.clear();
  }

  #finishMessage(nextOffset: number, nextLine: number): void {
    const isEmpty = this.#fields.size === 0;
    const value = (field: string) => {
      const pieces = this.#fields.get(field);
      return pieces === undefined ? null : decodeHeaderBytes(Buffer.concat(pieces));
    };
    this.#found.push({
      line: this.#messageLine,
      header: {
        from: value('from'),
        to: value('to'),
        cc: value('cc'),
        date: value('date'),
        messageId: value('message-id'),
      },
      refused: this.#refused ?? (isEmpty ? 'notAMessage' : null),
      refusedField: this.#refusedField,
      nextOffset,
      nextLine,
    });
    this.#fields = new Map();
    this.#state = 'body';
    this.#isAfterBlank = true;
    if (!this.#isMbox) this.#isDone = true;
  }
}

/** Bytes of a body line that have to be seen to tell whether it begins a message. */
const BODY_LINE_BYTES = 1024;
const SEPARATOR = Buffer.from(',');
const KEPT_FIELDS = new Set(['from', 'to', 'cc', 'date', 'message-id']);
const LIST_FIELDS = new Set(['from', 'to', 'cc']);
const FULL_FROM_LINE =
  /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d{1,2}:\d{2}/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** Header bytes as text: UTF-8, else Windows-1252, which is what old mail without encoded words is in. */
function decodeHeaderBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes).trim();
  } catch {
    return windows1252.decode(bytes).trim();
  }
}

function isFromLine(text: Uint8Array): boolean {
  return text[0] === 70 && text[1] === 114 && text[2] === 111 && text[3] === 109 && text[4] === 32;
}

function hasTime(text: Uint8Array): boolean {
  return /\d{1,2}:\d{2}/.test(latin1(text.subarray(0, 200)));
}

function isFullFromLine(text: Uint8Array): boolean {
  return FULL_FROM_LINE.test(latin1(text.subarray(0, 400)));
}

function fieldName(text: Uint8Array): string | null {
  const name = /^([!-9;-~]{1,100})[ \t]*:/.exec(latin1(text.subarray(0, 120)))?.[1];
  return name === undefined ? null : name.toLowerCase();
}

function keptField(text: Uint8Array): string | null {
  const name = fieldName(text);
  return name !== null && KEPT_FIELDS.has(name) ? name : null;
}

function isBlank(text: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*$/.test(latin1(text.subarray(0, 100)));
}

function withoutMark(text: Uint8Array): Uint8Array {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
