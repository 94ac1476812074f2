import type { Language } from '../i18n/i18n.js';

const locales = { de: 'de-DE', en: 'en-GB' } as const;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size as people write it: "4 GB", "812 kB". */
export function formatBytes(language: Language, bytes: number): string {
  const place = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit: units[place] ?? 'byte',
    unitDisplay: place === 0 ? 'long' : 'short',
    maximumFractionDigits: bytes / 1000 ** place < 10 && place > 0 ? 1 : 0,
  }).format(bytes / 1000 ** place);
}

/** A span of time, rounded up so that nobody is promised too much: "3 minutes". */
export function formatDuration(language: Language, seconds: number): string {
  const [unit, amount] =
    seconds < 60
      ? (['second', Math.max(1, Math.ceil(seconds))] as const)
      : seconds < 90 * 60
        ? (['minute', Math.ceil(seconds / 60)] as const)
        : (['hour', Math.ceil(seconds / 3600)] as const);
  return new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' }).format(
    amount,
  );
}

/** A whole number with its thousands apart: "12,040". */
export function formatCount(language: Language, count: number): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 }).format(count);
}
