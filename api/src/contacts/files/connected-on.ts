import { calendarDay } from '../../imports/mail/date.js';

/** Dates as exports of contacts have them: 14 Nov 2023, 14. Dez. 2023, Nov 14, 2023, 11/14/23, 2023-11-14. */

/** Which part of 03/04/23 is the month. */
export type SlashOrder = 'MONTH_FIRST' | 'DAY_FIRST';

/** How slashed dates of one file are to be read: month first, as LinkedIn writes them, unless one of them cannot be. */
export function slashOrderOf(dates: Iterable<string>): SlashOrder {
  for (const date of dates) {
    const parts = SLASHED.exec(date.trim());
    if (parts !== null && Number(parts[1]) > 12) return 'DAY_FIRST';
  }
  return 'MONTH_FIRST';
}

/** The whole UTC day since 1970-01-01; null for what is no date, lies before 2000 or after tomorrow. */
export function readConnectedOn(text: string, order: SlashOrder, todayDay: number): number | null {
  const day = readDay(text.trim().slice(0, 60), order);
  return day === null || day < FIRST_DAY || day > todayDay + 1 ? null : day;
}

/** 2000-01-01: no network is older. */
const FIRST_DAY = 10_957;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/;
const ISO = /^(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b/;
const DAY_FIRST = /^(?:\p{L}+,?\s+)?(\d{1,2})\.?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4}|\d{2})\b/u;
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})\b/u;

function readDay(text: string, order: SlashOrder): number | null {
  const iso = ISO.exec(text);
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [one, other] = [Number(slashed[1]), Number(slashed[2])];
    const [month, day] = order === 'MONTH_FIRST' ? [one, other] : [other, one];
    return calendarDay(yearOf(slashed[3]), month, day);
  }
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return calendarDay(yearOf(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst === null ? null : named(monthFirst[3], monthFirst[1], monthFirst[2]);
}

function named(year: string | undefined, word: string | undefined, day: string | undefined): number | null {
  const month = monthOf(word ?? '');
  return month === null ? null : calendarDay(yearOf(year), month, Number(day));
}

/** English and German, whole or cut off; `Mrz` is how German shortens March. */
function monthOf(word: string): number | null {
  const plain = word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace('maerz', 'marz');
  const at = MONTHS.findIndex((names) =>
    names.some((name) => name === plain || (plain.length >= 3 && name.startsWith(plain))),
  );
  return at < 0 ? null : at + 1;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janner'],
  ['february', 'februar', 'feber'],
  ['march', 'marz', 'mrz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
];

function yearOf(text: string | undefined): number {
  const year = Number(text);
  return year < 100 ? 2000 + year : year;
}
