import type { Palette } from './look.js';

/** Reads the colours of the present appearance from the page's own tokens. */
export function readPalette(): Palette {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(`--${name}`).trim();
  const pearl = (name: string, rim: string) => ({
    light: token(`${name}-light`),
    mid: token(`${name}-mid`),
    deep: token(`${name}-deep`),
    rim: token(rim),
    ink: token(`${name}-ink`),
  });
  return {
    surface: token('surface'),
    ink: token('ink'),
    inkSoft: token('ink-soft'),
    line: token('line'),
    lineStrong: token('field-line'),
    accent: token('accent'),
    accentInk: token('accent-ink'),
    accentWash: token('accent-wash'),
    thread: token('thread'),
    threadActive: token('thread-active'),
    pearl: pearl('pearl', 'pearl-rim'),
    target: pearl('target', 'target-deep'),
    font: token('font'),
  };
}
