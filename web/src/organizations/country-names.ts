import type { Language } from '../i18n/i18n.js';

/** A country as people call it: a code of two letters is named, anything else stands as the source has it. */
export function countryName(language: Language, text: string): string {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/u.test(code)) return text;
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code) ?? text;
}
