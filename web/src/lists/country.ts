import type { Language } from '../i18n/i18n.js';

/** A country by name where the value is a code of two letters; anything else as it is. */
export function countryName(language: Language, value: string): string {
  if (!/^[a-z]{2}$/iu.test(value)) return value;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(value.toUpperCase()) ?? value;
  } catch {
    return value;
  }
}
