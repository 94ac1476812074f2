/** vCard's lines: unfolded, taken apart, decoded. Versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350). */

export interface VCardProperty {
  /** Upper case, without its group. */
  readonly name: string;
  /** Lower case; `pref` among them. */
  readonly types: readonly string[];
  /** As plain text. */
  readonly value: string;
  /** The parts of a structured value. */
  readonly parts: readonly string[];
}

const LONGEST_LINE = 64 * 1024;
/** Pictures, sounds and keys: their bytes are passed over as they come. */
const UNWANTED = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)[;:]/i;
const BEGINNING = /^(?:[\w-]+\.)?[A-Za-z][\w-]*[;:]/;

/**
 * Joins folded lines: those that go on after white space, and quoted-printable ones that end in `=`. Push text in pieces
 * of any size; lines come out as soon as they are whole. Memory is bounded, however long a line is.
 */
export class VCardLines {
  #rest = '';
  #line: string | null = null;
  #isPassedOver = false;
  #isWithinAgent = false;

  /** The last property was an AGENT, whose value is a card of its own. */
  get isWithinAgent(): boolean {
    return this.#isWithinAgent;
  }

  *push(piece: string): Generator<string> {
    const text = this.#rest + piece;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = (lines.pop() ?? '').slice(0, LONGEST_LINE * 2);
    for (const line of lines) yield* this.#take(line);
  }

  *end(): Generator<string> {
    yield* this.#take(this.#rest.replace(/\r$/, ''));
    yield* this.#flush();
  }

  *#take(line: string): Generator<string> {
    const goesOn = this.#line !== null && (/^[ \t]/.test(line) || isSoftBroken(this.#line));
    if (goesOn && this.#line !== null) {
      if (this.#isPassedOver || this.#line.length > LONGEST_LINE) return;
      const next = isSoftBroken(this.#line) ? line : line.slice(1);
      this.#line = isSoftBroken(this.#line) ? this.#line.slice(0, -1) + next : this.#line + next;
      return;
    }
    // Base64 of version 2.1 may go on without a fold.
    if (this.#isPassedOver && !BEGINNING.test(line)) return;
    yield* this.#flush();
    this.#isPassedOver = UNWANTED.test(line);
    this.#line = this.#isPassedOver ? '' : line;
  }

  *#flush(): Generator<string> {
    const line = this.#line;
    this.#line = null;
    if (line === null || line.trim() === '') return;
    yield line;
    if (/^(?:[\w-]+\.)?AGENT[;:]/i.test(line)) this.#isWithinAgent = true;
    else if (/^END:VCARD/i.test(line.trim())) this.#isWithinAgent = false;
  }
}

function isSoftBroken(line: string): boolean {
  return line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(line);
}

/** A line taken apart; null if it is no property. */
export function readProperty(line: string): VCardProperty | null {
  const colon = colonOf(line);
  if (colon < 1) return null;
  const [head = '', ...params] = splitOutsideQuotes(line.slice(0, colon), ';');
  const name = head
    .slice(head.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return null;
  const given = params.map(readParameter);
  const valuesOf = (key: string) => given.filter((one) => one.key === key).map((one) => one.value);
  const words = given.filter((one) => one.key === '').map((one) => one.value.toLowerCase());
  const encodings = [...valuesOf('ENCODING').map((value) => value.toLowerCase()), ...words];
  const charset = valuesOf('CHARSET')[0];
  let raw = line.slice(colon + 1);
  if (encodings.includes('quoted-printable')) raw = decodeQuotedPrintable(raw, charset);
  const types = [...words, ...valuesOf('TYPE').flatMap((value) => value.toLowerCase().split(','))];
  if (given.some(({ key }) => key === 'PREF')) types.push('pref');
  return { name, types, value: unescaped(raw), parts: splitUnescaped(raw, ';').map(unescaped) };
}

function colonOf(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  // A quote that was never closed hides the colon.
  return line.indexOf(':');
}

function readParameter(text: string): { readonly key: string; readonly value: string } {
  const at = text.indexOf('=');
  const unquoted = text
    .slice(at + 1)
    .trim()
    .replace(/^"|"$/g, '');
  return { key: at < 0 ? '' : text.slice(0, at).trim().toUpperCase(), value: unquoted };
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === separator && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\\') {
      part += letter + text.charAt(at + 1);
      at += 1;
    } else if (letter === separator) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;:\\])/g, (_, letter: string) =>
    letter === 'n' || letter === 'N' ? '\n' : letter,
  );
}

/** What the bytes say in the charset named, in UTF-8 if none is or nobody knows it, else in Windows-1252. */
export function decodeQuotedPrintable(text: string, charset = 'utf-8'): string {
  const pieces: Uint8Array[] = [];
  for (const [piece, hex] of text.matchAll(/=([0-9A-Fa-f]{2})|[^=]+|=/g)) {
    pieces.push(hex === undefined ? Buffer.from(piece, 'utf8') : Uint8Array.of(Number.parseInt(hex, 16)));
  }
  const content = Buffer.concat(pieces);
  for (const label of [charset, 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(content);
    } catch {
      // Another label, or bytes of another charset than was said.
    }
  }
  return new TextDecoder('windows-1252').decode(content);
}
