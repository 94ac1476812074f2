/** A stretch of an address list between two separators. */
export interface Piece {
  /** As it stood, trimmed. */
  readonly text: string;
  /** What stood before `<...>`; the whole text when there is no such address. */
  readonly name: string;
  /** What stood between `<` and `>`; null when there is none. */
  readonly angle: string | null;
  /** What stood after it: `,;` counts as `,`, the end of an address or of the list as itself. */
  readonly separator: ',' | ';' | 'end';
}

/**
 * Cuts an address list at commas, semicolons and after each `<address>`, but not inside quotes, comments or
 * angle brackets. A quote, bracket or angle that is never closed is an ordinary character. The names of groups
 * (`Team: a@x, b@x;`) are left out. Linear in the length of the list.
 */
export function splitAddressList(value: string): readonly Piece[] {
  const scanner = new Scanner(value);
  return scanner.scan();
}

class Scanner {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  #start = 0;
  #angleStart = -1;
  #angleEnd = -1;
  #hasAt = false;
  /** Up to here a partner was looked for in vain, so that each place is searched once. */
  readonly #searchedTo = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  scan(): readonly Piece[] {
    let at = 0;
    while (at < this.#text.length) at = this.#step(at);
    this.#cut(this.#text.length, 'end');
    return this.#pieces;
  }

  #step(at: number): number {
    const character = this.#text[at];
    switch (character) {
      case '"':
        return this.#past(at, '"', QUOTE_LIMIT, /[<>@]/);
      case '(':
        return this.#past(at, ')', COMMENT_LIMIT, /[<>]/);
      case '<':
        return this.#takeAngle(at);
      case ',':
      case ';':
        this.#cut(at, character);
        return at + 1;
      case ':':
        if (!this.#hasAt && this.#angleEnd < 0) this.#start = at + 1;
        return at + 1;
      case '@':
        this.#hasAt = true;
        return at + 1;
      default:
        if (this.#angleEnd >= 0 && !isSpace(character)) this.#cut(at, 'end');
        return at + 1;
    }
  }

  /** Past the partner of an opening character, or past the character itself when it has no sensible partner. */
  #past(at: number, partner: string, reach: number, forbidden: RegExp): number {
    const limit = Math.min(this.#text.length, at + reach);
    for (let end = Math.max(at + 1, this.#searchedTo.get(partner) ?? 0); end < limit; end++) {
      if (this.#text[end] === '\\') end++;
      else if (this.#text[end] === partner) {
        const inside = this.#text.slice(at + 1, end);
        return forbidden.test(inside) && !this.#isNameOfAngle(inside, end) ? at + 1 : end + 1;
      }
    }
    this.#searchedTo.set(partner, limit);
    return at + 1;
  }

  /** `"<b>Bold</b>" <h1@x>`: a well-formed quoted name may hold angles; an address inside shows a stray quote. */
  #isNameOfAngle(inside: string, end: number): boolean {
    return (
      this.#text[end] === '"' && !inside.includes('@') && /^\s*</.test(this.#text.slice(end + 1, end + 20))
    );
  }

  #takeAngle(at: number): number {
    if (this.#angleEnd >= 0) this.#cut(at, 'end');
    const limit = Math.min(this.#text.length, at + ANGLE_LIMIT);
    for (let end = at + 1; end < limit; end++) {
      const character = this.#text[end];
      if (character === '<') break;
      if (character !== '>') continue;
      this.#angleStart = at;
      this.#angleEnd = end;
      return end + 1;
    }
    return at + 1;
  }

  #cut(end: number, separator: Piece['separator']): void {
    const text = this.#text.slice(this.#start, end).trim();
    const hasAngle = this.#angleEnd >= 0;
    if (text !== '') {
      this.#pieces.push({
        text,
        name: hasAngle ? this.#text.slice(this.#start, this.#angleStart).trim() : text,
        angle: hasAngle ? this.#text.slice(this.#angleStart + 1, this.#angleEnd).trim() : null,
        separator,
      });
    }
    this.#start = separator === 'end' ? end : end + 1;
    this.#angleStart = -1;
    this.#angleEnd = -1;
    this.#hasAt = false;
  }
}

const QUOTE_LIMIT = 1000;
const COMMENT_LIMIT = 500;
const ANGLE_LIMIT = 1000;

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
