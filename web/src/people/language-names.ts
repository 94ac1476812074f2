import type { Language } from '../i18n/i18n.js';

/** A language as people call it: what a source gives as a code of two letters is named, anything else stands as it is. */
export function languageName(language: Language, text: string): string {
  if (!/^[a-z]{2}$/u.test(text)) return text;
  const name = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(text) ?? text;
  return name;
}
