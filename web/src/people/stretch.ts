import { formatMonth } from '../i18n/format.js';
import type { Language, Translate } from '../i18n/i18n.js';
import './messages.js';

/** From when to when, as far as known; empty if neither is. ISO dates. */
export function stretchOf(
  t: Translate,
  language: Language,
  since: string | null | undefined,
  until: string | null | undefined,
): string {
  if (since && until) {
    return t('facts.span', { from: formatMonth(language, since), to: formatMonth(language, until) });
  }
  if (since) return t('facts.since', { from: formatMonth(language, since) });
  return until ? t('record.until', { to: formatMonth(language, until) }) : '';
}
