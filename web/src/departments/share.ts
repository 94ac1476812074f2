import type { Language } from '../i18n/i18n.js';

/** A share as whole percent: "73 %". */
export function formatShare(language: Language, share: number): string {
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);
}
