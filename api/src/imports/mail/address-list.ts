import { addressParser, decodeWords } from 'postal-mime';
import { type Piece, splitAddressList } from './address-pieces.js';

/** One entry of an address list as it was meant, not yet judged. */
export interface Mention {
  /** What stood there, for the report. */
  readonly text: string;
  /** Display name, decoded, in the order it was written; null when there was none. */
  readonly name: string | null;
  /** What should be an address; null when there is only a name. */
  readonly address: string | null;
  /** The list was cut off here ("..." or "Harris ..."). */
  readonly isEllipsis: boolean;
}

/**
 * Reads an RFC 5322 address list: quoted names, encoded words (RFC 2047), comments and groups (members only).
 * Dirt is read as it was meant: `;` between addresses separates, within a name it is a stray line break;
 * an unquoted "Motley, Matt <...>" is one entry. Nothing is lost: each piece of the list is in one entry.
 */
export function readAddressList(value: string): readonly Mention[] {
  const parsed = splitAddressList(value).flatMap(readPiece);
  const isPaired = pairSurnames(parsed);
  const mentions: Mention[] = [];
  // From the right: an address tells which of the names before it are its own.
  for (let at = parsed.length - 1; at >= 0; at--) {
    const piece = parsed[at];
    if (piece === undefined) continue;
    const taken = piece.address === null ? takeNames(parsed, at, isPaired) : takeName(parsed, at, piece);
    mentions.push(taken.mention);
    at = taken.first;
  }
  return mentions.reverse();
}

interface ReadPiece {
  readonly text: string;
  readonly separator: Piece['separator'];
  readonly name: string;
  readonly address: string | null;
  readonly hasAngle: boolean;
}

interface Taken {
  readonly mention: Mention;
  /** Index of the first piece that went into it. */
  readonly first: number;
}

/** The grammar of one entry is the library's: quotes, escapes, comments, encoded words, a bare address. */
function readPiece(piece: Piece): ReadPiece[] {
  const common = { text: piece.text, separator: piece.separator };
  if (piece.angle !== null) {
    const name = readDisplayName(piece.name);
    return [{ ...common, name, address: piece.angle, hasAngle: true }];
  }
  if (!piece.text.includes('@')) {
    const name = readDisplayName(piece.text);
    // A piece of quotes alone ("'") is dirt beside a separator, not an entry.
    return name.replace(/[\s'"‘’“”`]/g, '') === ''
      ? []
      : [{ ...common, name, address: null, hasAngle: false }];
  }
  const found = addressParser(shielded(piece.text), { flatten: true });
  const [first] = found;
  if (first === undefined || found.length > 1 || !first.address) {
    return [{ ...common, name: '', address: piece.text, hasAngle: false }];
  }
  return [{ ...common, name: first.name, address: first.address, hasAngle: false }];
}

function readDisplayName(text: string): string {
  if (!/["\\=(]/.test(text)) return text.trim();
  if (!/["\\]/.test(text)) return decodeWords(text).trim();
  const [mailbox] = addressParser(`${shielded(text)} <a@b>`, { flatten: true });
  return mailbox === undefined ? decodeWords(text).trim() : mailbox.name;
}

/** A quote without its partner would swallow the rest of the entry. */
function shielded(text: string): string {
  const quotes = text.replace(/\\./g, '').split('"').length - 1;
  return quotes % 2 === 0 ? text : text.replaceAll('"', ' ');
}

function takeName(pieces: readonly ReadPiece[], at: number, piece: ReadPiece): Taken {
  let name = piece.name;
  let text = piece.text;
  let first = at;
  const local = localWords(piece.address ?? '');
  for (let before = at - 1; piece.hasAngle && before >= 0; before--) {
    const previous = pieces[before];
    if (previous === undefined) break;
    const isStrayBreak = previous.separator === ';';
    if (isStrayBreak && isSameAddress(previous, piece)) {
      text = `${previous.text}; ${text}`;
      first = before;
      break;
    }
    if (previous.address !== null || isEllipsis(previous.text) || !isOwnName(previous, name, local)) break;
    name = isStrayBreak || isRemark(name) ? `${previous.name} ${name}`.trim() : `${previous.name}, ${name}`;
    text = `${previous.text}${isStrayBreak ? ';' : ','} ${text}`;
    first = before;
    // "Williams; III, Bill": the surname itself was broken.
    if (!isStrayBreak && !isSuffix(piece.name) && !isSuffix(previous.name)) break;
  }
  const mention = { text, name: name === '' ? null : name, address: piece.address, isEllipsis: false };
  return { mention, first };
}

/** Whether a name without an address belongs to the address that follows it. */
function isOwnName(previous: ReadPiece, name: string, local: readonly string[]): boolean {
  if (previous.name.startsWith('[') || /\d/.test(previous.name)) return false;
  const surname = nameWords(previous.name);
  if (surname.length === 0) return previous.separator === ';';
  if (name === '' || isRemark(name) || isSuffix(name)) return true;
  if (surname.length > 3) return false;
  if (
    surname.some((word) => local.some((part) => part === word || (word.length > 3 && part.includes(word))))
  ) {
    return true;
  }
  const given = nameWords(name).filter((word) => word.length > 1);
  // "Weber, Anna <aw@...>": a lone given name needs its surname; a full name does not.
  return given.length <= 1 && surname.length <= 2;
}

/** One name without an address, or the two halves of one. */
function takeNames(pieces: readonly ReadPiece[], at: number, isPaired: ReadonlySet<number>): Taken {
  const piece = pieces[at];
  const text = piece?.text ?? '';
  const mention = { text, name: piece?.name ?? null, address: null, isEllipsis: isEllipsis(text) };
  const previous = pieces[at - 1];
  if (piece === undefined || previous === undefined || !isPaired.has(at)) return { mention, first: at };
  const whole = { text: `${previous.text}, ${text}`, name: `${previous.name}, ${piece.name}` };
  return { mention: { ...mention, ...whole }, first: at - 1 };
}

/** "Butts, Bob" without an address is one person, not two: the positions of such second halves. */
function pairSurnames(pieces: readonly ReadPiece[]): ReadonlySet<number> {
  const paired = new Set<number>();
  pieces.forEach((piece, at) => {
    const previous = pieces[at - 1];
    if (previous?.separator !== ',' || paired.has(at - 1)) return;
    if (isLoneName(previous) && isLoneName(piece) && nameWords(previous.name).length === 1) paired.add(at);
  });
  return paired;
}

function isLoneName(piece: ReadPiece): boolean {
  return (
    piece.address === null &&
    !isEllipsis(piece.text) &&
    !piece.name.startsWith('[') &&
    nameWords(piece.name).length > 0
  );
}

function isSameAddress(previous: ReadPiece, piece: ReadPiece): boolean {
  return (
    piece.name === '' &&
    previous.address !== null &&
    !previous.hasAngle &&
    bare(previous.address) === bare(piece.address ?? '')
  );
}

function bare(address: string): string {
  return address.replace(/[\s'"‘’“”`]/g, '').toLowerCase();
}

function isEllipsis(text: string): boolean {
  return /(?:^|\s)(?:\.{3,}|…)$/.test(text);
}

function isRemark(name: string): boolean {
  return /^(?:\([^()]*\)\s*)+$/.test(name);
}

function isSuffix(name: string): boolean {
  return /^(?:jr|sr|ii|iii|iv|esq|ph\.?d|m\.?d|mba)\.?$/i.test(name);
}

function nameWords(name: string): string[] {
  return fold(name.replace(/\([^()]*\)/g, ' ')).match(/[\p{L}][\p{L}'-]*/gu) ?? [];
}

function localWords(address: string): string[] {
  return fold(address.slice(0, Math.max(address.lastIndexOf('@'), 0))).match(/[\p{L}][\p{L}'-]*/gu) ?? [];
}

/** Lowercase without accents: an address rarely has them where a name does. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
