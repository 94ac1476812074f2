/** Mail dates: dirty ones too, as long as day, month and year can be read. */

/** 1980-01-02: no mail is older, and 1980-01-01 is what a clock shows that was never set. */
const FIRST_PLAUSIBLE_DAY = 3653;

/**
 * The whole UTC day (since 1970-01-01) of a Date field, or null when day, month or year cannot be read.
 * Stray `;` and brackets are removed. Without a readable time the day is taken as it stands; without a
 * readable offset UTC is assumed.
 */
export function readMailDay(value: string): number | null {
  const text = value
    .slice(0, MAX_DATE_LENGTH)
    .replace(/[;()[\]{}<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const date = readDate(text);
  if (date === null) return null;
  const time = readTime(text.slice(date.end)) ?? readTime(text);
  if (time === null) return date.day;
  return Math.floor((date.day * MINUTES_A_DAY + time.minutes - time.offsetMinutes) / MINUTES_A_DAY);
}

/** Neither before 1980-01-02 nor more than one day after today. */
export function isPlausibleDay(day: number, todayDay: number): boolean {
  return day >= FIRST_PLAUSIBLE_DAY && day <= todayDay + 1;
}

/** The whole UTC day of a calendar date, or null when there is no such date. Months from 1. */
export function calendarDay(year: number, month: number, dayOfMonth: number): number | null {
  const time = new Date(0).setUTCFullYear(year, month - 1, dayOfMonth);
  const date = new Date(time);
  const isSame =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return isSame ? Math.floor(time / MILLISECONDS_A_DAY) : null;
}

const MAX_DATE_LENGTH = 200;
const MINUTES_A_DAY = 1440;
const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_WORD =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(\\d{4}|\\d{2})(?![\\d:])';
/** 21 Nov 2000 · Nov 21, 2000 · Tue Nov 21 08:34:00 2000 · 2000-11-21 */
const DAY_FIRST = new RegExp(`(?<![\\d:])(\\d{1,2})[ .-]+${MONTH_WORD}\\b[ .,-]+${YEAR}`, 'i');
const MONTH_FIRST = new RegExp(
  `\\b${MONTH_WORD}\\b[ .]+(\\d{1,2})(?![\\d:]),?(?: \\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Z]{1,5})?)? ${YEAR}`,
  'i',
);
const YEAR_FIRST = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const TIME =
  /(?<!\d)(\d{1,2}):(\d{2})(?!\d)(?::(\d{2})(?!\d))?(?:\.\d+)? ?(?:([+-])(\d{2}):?(\d{2})(?!\d)|([A-Z]{1,5})\b)?/i;
/** RFC 5322, 4.3: zones that have a known meaning; any other word is read as UTC. */
const ZONE_HOURS = new Map([
  ['est', -5],
  ['edt', -4],
  ['cst', -6],
  ['cdt', -5],
  ['mst', -7],
  ['mdt', -6],
  ['pst', -8],
  ['pdt', -7],
]);

function readDate(text: string): { readonly day: number; readonly end: number } | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return named(dayFirst, dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return named(monthFirst, monthFirst[3], monthFirst[1], monthFirst[2], true);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst === null) return null;
  const day = calendarDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  return day === null ? null : { day, end: yearFirst.index + yearFirst[0].length };
}

function named(
  match: RegExpExecArray,
  year: string | undefined,
  month: string | undefined,
  dayOfMonth: string | undefined,
  isTimeInside = false,
): { readonly day: number; readonly end: number } | null {
  const monthNumber = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = calendarDay(fullYear(year ?? ''), monthNumber, Number(dayOfMonth));
  return day === null ? null : { day, end: isTimeInside ? 0 : match.index + match[0].length };
}

/** RFC 5322, 4.3: two digits below 50 are of this century. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 50 ? 2000 + number : 1900 + number;
}

function readTime(text: string): { readonly minutes: number; readonly offsetMinutes: number } | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  if (hours > 23 || minutes > 59) return null;
  return { minutes: hours * 60 + minutes, offsetMinutes: readOffset(match) };
}

function readOffset(match: RegExpExecArray): number {
  if (match[4] !== undefined) {
    const hours = Number(match[5]);
    const minutes = Number(match[6]);
    if (hours > 14 || minutes > 59) return 0;
    return (match[4] === '-' ? -1 : 1) * (hours * 60 + minutes);
  }
  return (ZONE_HOURS.get((match[7] ?? '').toLowerCase()) ?? 0) * 60;
}
