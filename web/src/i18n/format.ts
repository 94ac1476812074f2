import type { Language } from './i18n.js';

const locales = { de: 'de-DE', en: 'en-GB' } as const;

/** A calendar day or instant as people write it, read in UTC: "3. Nov. 2026". */
export function formatDay(language: Language, isoDay: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(isoDay));
}

/** Month and year of a day: "Nov. 2026". */
export function formatMonth(language: Language, isoDay: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(isoDay));
}

/** A number with at most two decimals: "0,71". */
export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value);
}

/** A tie strength or a part of one, always with both digits, so that strengths in a column can be compared: "0.40". */
export function formatStrength(language: Language, strength: number): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(strength);
}

/** A span of time in seconds with one decimal: "1,2". */
export function formatSeconds(language: Language, spanMs: number): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(spanMs / 1000);
}

/** Things in a row: "a, b und c". */
export function formatList(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
}

/** How long before `now` an instant lies: "vor 3 Stunden". */
export function formatAgo(language: Language, isoInstant: string, now: Date): string {
  const seconds = Math.min(0, (new Date(isoInstant).getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  const minutes = seconds / 60;
  if (minutes > -60) return format.format(Math.round(minutes), 'minute');
  if (minutes > -60 * 24) return format.format(Math.round(minutes / 60), 'hour');
  return minutes > -60 * 24 * 14
    ? format.format(Math.round(minutes / 60 / 24), 'day')
    : formatDay(language, isoInstant);
}
