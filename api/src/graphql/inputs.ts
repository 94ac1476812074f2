import { normaliseDomain } from '../imports/mail/domain.js';
import { isoOfDay } from '../network/day.js';
import { badInput } from './errors.js';

/** Checks and cleans what people type. Each throws BAD_INPUT naming the field. */

const LONGEST_NAME = 200;
const LONGEST_TEXT = 10_000;
const LONGEST_LINE = 500;
const LONGEST_EMAIL = 254;

/** A name as plain text: one line, 1..200 characters, without control characters and without bidi overrides. */
export function nameInput(field: string, value: string | null | undefined): string {
  const name = lineInput(field, value, LONGEST_NAME);
  if (name === null) throw badInput(field, 'A name is needed.');
  return name;
}

/** One line of plain text, null if nothing is left of it. */
export function lineInput(
  field: string,
  value: string | null | undefined,
  longest = LONGEST_LINE,
): string | null {
  if (value === null || value === undefined) return null;
  checkLength(field, value, longest);
  const line = clean(value).replace(/\s+/g, ' ').trim();
  return isEmpty(line) ? null : line;
}

/** Plain text of several lines, at most 10,000 characters, null if nothing is left of it. */
export function textInput(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  checkLength(field, value, LONGEST_TEXT);
  const text = value
    .split(/\r\n|\r|\n/)
    .map((line) => clean(line).trimEnd())
    .join('\n')
    .trim();
  return isEmpty(text) ? null : text;
}

/** An e-mail address in lower case, null if it is emptied. */
export function emailInput(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined || value.trim() === '') return null;
  const email = value.length > LONGEST_EMAIL * 2 ? '' : value.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  const domain = at < 1 ? null : normaliseDomain(email.slice(at + 1));
  const local = email.slice(0, Math.max(at, 0));
  if (domain === null || !domain.includes('.') || !LOCAL_PART.test(local) || email.length > LONGEST_EMAIL) {
    throw badInput(field, 'This is not an e-mail address; write it like name@example.com.');
  }
  return `${local}@${domain}`;
}

/** A day that exists, 1900 to 2199, null if it is emptied. */
export function dayInput(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const time = /^(19|2[01])\d\d-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time) || isoOfDay(Math.floor(time / 86_400_000)) !== value) {
    throw badInput(field, 'Write a day of the calendar like 2026-11-23.');
  }
  return value;
}

/** Throws BAD_INPUT if a stretch of time ends before it begins. Days as ISO dates. */
export function checkOrder(field: string, from: string | null, to: string | null): void {
  if (from !== null && to !== null && to < from) {
    throw badInput(field, `It ends (${to}) before it begins (${from}).`);
  }
}

/** A list of short lines without repetition, at most `most` of them. */
export function linesInput(
  field: string,
  values: readonly string[] | null | undefined,
  most: number,
  longest: number,
): string[] {
  const given = values ?? [];
  if (given.length > most) throw badInput(field, `At most ${most} can be given, not ${given.length}.`);
  const lines = given.map((value) => lineInput(field, value, longest)).filter((line) => line !== null);
  return [...new Set(lines)];
}

const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u;
/** Controls, lone surrogates, invisible marks, and the characters that turn the reading direction around. */
const UNWANTED = /[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function clean(value: string): string {
  return value
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(UNWANTED, '');
}

/** Joiners alone show nothing. */
function isEmpty(text: string): boolean {
  return text.replace(/[\p{Cf}\p{M}\p{Z}]/gu, '') === '';
}

function checkLength(field: string, value: string, longest: number): void {
  // Code units first, so that megabytes are refused without being walked.
  if (value.length <= longest || (value.length <= longest * 8 && [...value].length <= longest)) return;
  throw badInput(field, `At most ${longest} characters are allowed.`);
}
