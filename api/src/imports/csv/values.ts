import { readAddress } from '../mail/address.js';
import { calendarDay, isPlausibleDay } from '../mail/date.js';
import { hasKnownEnding, normaliseDomain } from '../mail/domain.js';
import { cleanText, MAX_NAME_LENGTH } from '../mail/name.js';
import type { RowRefusalReason } from '../report.js';
import type { CsvField, OrganizationReference, PersonReference } from './types.js';

/** A value that was read, or the reason why it cannot be. */
export type ReadValue<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'refused'; readonly reason: RowRefusalReason };

/** A row's values by field; a field without a column is empty. */
export type Cells = (field: CsvField) => string;

/** Collects what is wrong with a row, so that all of it is said at once. */
export class RowProblems {
  readonly found: { readonly field: CsvField; readonly value: string; readonly reason: RowRefusalReason }[] =
    [];
  readonly #cells: Cells;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  /** The field's value, read; null when the field is empty or (noted here) cannot be read. */
  read<Value>(field: CsvField, reader: (text: string) => ReadValue<Value>): Value | null {
    const text = this.#cells(field);
    if (text === '') return null;
    const read = reader(text);
    if (read.kind === 'value') return read.value;
    this.refuse(field, read.reason);
    return null;
  }

  refuse(field: CsvField, reason: RowRefusalReason): void {
    this.found.push({ field, value: this.#cells(field), reason });
  }
}

const MAX_TEXT_LENGTH = 10_000;
const MAX_KEY_LENGTH = 200;

/** A name: one line, at most 200 characters. */
export function readNameCell(text: string): ReadValue<string | null> {
  const name = cleanText(text);
  if (name.length > MAX_NAME_LENGTH) return refused('nameTooLong');
  return value(name === '' ? null : name);
}

/** An id, kept as it is: ids are compared character by character. */
export function readKey(text: string): ReadValue<string> {
  const key = cleanText(text);
  return key.length > MAX_KEY_LENGTH ? refused('valueTooLong') : value(key);
}

/** Longer text; line breaks are kept. */
export function readText(text: string): ReadValue<string | null> {
  if (text.length > MAX_TEXT_LENGTH) return refused('valueTooLong');
  const lines = text.split(/\r\n|\n|\r/).map(cleanText);
  const joined = lines.join('\n').trim();
  return value(joined === '' ? null : joined);
}

export function readEmail(text: string): ReadValue<string> {
  const read = readAddress(text);
  return read.kind === 'broken' ? refused('email') : value(read.address);
}

/** An e-mail address when it is one, else an id. */
export function readPerson(text: string): ReadValue<PersonReference> {
  const read = readAddress(text);
  if (read.kind !== 'broken') return value({ kind: 'EMAIL', email: read.address });
  const key = readKey(text);
  return key.kind === 'refused' ? key : value({ kind: 'ID', id: key.value });
}

/** A domain when it looks like one that can exist, else a name. */
export function readOrganization(text: string): ReadValue<OrganizationReference | null> {
  const domain = /\s/.test(text) || !text.includes('.') ? null : normaliseDomain(text);
  if (domain !== null && hasKnownEnding(domain)) return value({ kind: 'DOMAIN', domain });
  const name = readNameCell(text);
  if (name.kind === 'refused') return name;
  return value(name.value === null ? null : { kind: 'NAME', name: name.value });
}

/** A domain, also from a web address: `https://www.prospect.example/de` -> `prospect.example`. */
export function readDomain(text: string): ReadValue<string> {
  const host = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^(?:.*@)?(?:www\.)?/i, '');
  const domain = normaliseDomain(host);
  return domain?.includes('.') ? value(domain) : refused('domain');
}

/** Parts separated by `;` or `|`, else by `,`. Each once, in the order written. */
export function readList(text: string): ReadValue<readonly string[]> {
  const parts = text.split(/[;|]/.test(text) ? /[;|\n]/ : /[,\n]/).map(cleanText);
  const list = [...new Set(parts.filter((part) => part !== ''))];
  return list.some((part) => part.length > MAX_NAME_LENGTH) ? refused('nameTooLong') : value(list);
}

/** A department's path from the top down: `Sales / South`; also with `>` or a backslash. */
export function readDepartmentPath(text: string): ReadValue<readonly string[]> {
  const parts = text
    .split(/\s+\/\s+|\s*>\s*|\\/)
    .map(cleanText)
    .filter((part) => part !== '');
  return parts.some((part) => part.length > MAX_NAME_LENGTH) ? refused('nameTooLong') : value(parts);
}

/**
 * A calendar day: 2026-11-23 (a time of day may follow), 23.11.2026, 11/23/2026 or 23/11/2026 when only one of the
 * two readings is a date. 05/06/2026 is refused: it means another day in Boston than in Bath.
 */
export function readDay(text: string): ReadValue<number> {
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(text);
  if (dotted !== null) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed === null) return refused('date');
  const american = day(slashed[3], slashed[1], slashed[2]);
  const british = day(slashed[3], slashed[2], slashed[1]);
  if (american.kind === 'refused') return british;
  const isSame = british.kind === 'value' && british.value === american.value;
  return british.kind === 'refused' || isSame ? american : refused('ambiguousDate');
}

/** A day on which somebody can have been in touch: from 1980 on, at most one day after today. */
export function readPastDay(todayDay: number): (text: string) => ReadValue<number> {
  return (text) => {
    const read = readDay(text);
    if (read.kind === 'refused' || isPlausibleDay(read.value, todayDay)) return read;
    return refused('dateImplausible');
  };
}

/** Any of a closed set of words. */
export function readWord<Word extends string>(
  words: ReadonlyMap<string, Word>,
  reason: RowRefusalReason,
): (text: string) => ReadValue<Word> {
  return (text) => {
    const word = words.get(cleanText(text).toLowerCase());
    return word === undefined ? refused(reason) : value(word);
  };
}

/** `words('MET: met, meeting', ...)` -> every word to its meaning. */
export function wordMap<Word extends string>(
  words: Readonly<Record<Word, string>>,
): ReadonlyMap<string, Word> {
  const map = new Map<string, Word>();
  for (const meaning in words) for (const word of words[meaning].split(', ')) map.set(word, meaning);
  return map;
}

export function value<Value>(read: Value): ReadValue<Value> {
  return { kind: 'value', value: read };
}

export function refused(reason: RowRefusalReason): Extract<ReadValue<never>, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function day(
  year: string | undefined,
  month: string | undefined,
  dayOfMonth: string | undefined,
): ReadValue<number> {
  const read = calendarDay(Number(year), Number(month), Number(dayOfMonth));
  if (read === null) return refused('date');
  return Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR ? refused('dateImplausible') : value(read);
}
