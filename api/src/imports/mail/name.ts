/** Names as mail headers carry them, made one form: "Motley, Matt" and "Matt Motley" are one person. */

/** A name's longest sane length; longer ones are left out. */
export const MAX_NAME_LENGTH = 200;

export type ReadName =
  | { readonly kind: 'name'; readonly name: string }
  /** Nothing there, or only the address again. */
  | { readonly kind: 'none' }
  | { readonly kind: 'tooLong' };

/**
 * A name in the order it is spoken: "Lucci, Paul T." -> "Paul T. Lucci", "Smith Jr., John" -> "John Smith Jr.",
 * "Williams, Jason R; (Credit)" -> "Jason R Williams". Titles stay. Control characters, direction marks,
 * surrounding quotes and remarks in brackets go; anything else, be it HTML or emoji, is kept as plain text.
 * A name that only repeats the address (or what stands before its @) is none.
 */
export function readName(value: string, address = ''): ReadName {
  if (value.length > MAX_NAME_LENGTH * 4) return { kind: 'tooLong' };
  const text = withoutRemarks(cleanText(value).replace(/;/g, ' '))
    .replace(EXCHANGE_PATH, '')
    .replace(SURROUNDING_QUOTES, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
  if (text.length > MAX_NAME_LENGTH) return { kind: 'tooLong' };
  if (!/[\p{L}\p{N}\p{So}]/u.test(text) || text.includes('@')) return { kind: 'none' };
  if (address.toLowerCase().startsWith(`${text.toLowerCase()}@`)) return { kind: 'none' };
  return { kind: 'name', name: inSpokenOrder(text) };
}

/** The name of `readName`, or null when there is none or it is too long. */
export function normaliseName(value: string, address = ''): string | null {
  const read = readName(value, address);
  return read.kind === 'name' ? read.name : null;
}

/** Text without control characters, direction overrides and marks without width; white space made single. */
export function cleanText(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The best of several names seen for one address, with how often each was seen: full names before single
 * words and initials, ordinary capitals before all capitals, then the more frequent, then the longer, then by
 * code unit. The order in which they were seen makes no difference.
 */
export function chooseName(seen: Iterable<readonly [name: string, count: number]>): string | null {
  let best: readonly [string, number] | null = null;
  for (const candidate of seen) if (best === null || isBetter(candidate, best)) best = candidate;
  return best === null ? null : best[0];
}

/** Unicode categories Cc and Cf (direction marks, zero width), but the joiners that emoji and scripts need. */
const UNSEEN = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;
const SURROUNDING_QUOTES = /^[\s'"‘’‚“”„`]+|[\s'"‘’‚“”„`]+$/g;
/** "Mark Taylor/HOU/ECT@ECT": a directory path after the name. */
const EXCHANGE_PATH = /\/[A-Z][\w ]*(?:[/@][\w /@]*)?$/;
const SUFFIX =
  /^(?:jr|sr|ii|iii|iv|esq|ph\.? ?d|m\.? ?d|mba|ll\.?[bm]|cpa|dipl\.?-?(?:ing|kfm)|b\.? ?sc|m\.? ?sc|b\.? ?a|m\.? ?a)\.?$/i;
const TITLE = /^(?:dr|prof|mr|mrs|ms|herr|frau|sir)\.?$/i;
const COMPANY =
  /^(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|gmbh|ag|kg|se|plc|s\.a|llp|lp|n\.a)\.?$/i;

function withoutRemarks(text: string): string {
  const without = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').trim();
  // A name that is nothing but a remark is better than none.
  return /[\p{L}\p{N}]/u.test(without) ? without : text.replace(/[()[\]]/g, ' ');
}

function inSpokenOrder(text: string): string {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const suffixes = parts.slice(1).filter((part) => SUFFIX.test(part));
  const titles = parts.slice(1).filter((part) => TITLE.test(part));
  const rest = parts.filter((part, index) => index === 0 || !(SUFFIX.test(part) || TITLE.test(part)));
  const [last = '', first, ...more] = rest;
  if (first === undefined) return [...titles, last, ...suffixes].join(' ');
  if (more.length > 0 || COMPANY.test(first) || words(last) > 3 || words(first) > 4) return text;
  if (words(last) > 1 && first.split(' ').some((word) => isCommonWord(word))) return last;
  // A suffix beside the surname belongs at the end: "Smith Jr., John".
  const surname = last.split(' ');
  while (surname.length > 1 && SUFFIX.test(surname.at(-1) ?? '')) suffixes.unshift(surname.pop() ?? '');
  return [...titles, first, ...surname, ...suffixes].join(' ');
}

/** "Scott Govenar, Enron lobbyist": what follows the comma is no given name. */
function isCommonWord(word: string): boolean {
  return /^\p{Ll}{4,}/u.test(word);
}

function words(text: string): number {
  return text.split(' ').length;
}

function isBetter(a: readonly [string, number], b: readonly [string, number]): boolean {
  const [nameA, countA] = a;
  const [nameB, countB] = b;
  const differences = [
    quality(nameA) - quality(nameB),
    countA - countB,
    [...nameA].length - [...nameB].length,
    nameA < nameB ? 1 : -1,
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) > 0;
}

function quality(name: string): number {
  const fullWords = name.split(' ').filter((word) => /\p{L}{2,}/u.test(word) && !TITLE.test(word)).length;
  const isMixedCase = /\p{Ll}/u.test(name) && /^\P{Ll}/u.test(name);
  return (fullWords >= 2 ? 4 : 0) + (isMixedCase ? 2 : 0) + (/[\d<>=@/\\]/.test(name) ? 0 : 1);
}
