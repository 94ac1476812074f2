/**
 * Folds a text so that Müller, Mueller, Muller and MÜLLER are one: lower case, ä ö ü ß as ae oe ue ss would be read,
 * accents dropped. `ae`, `oe`, `ue` fold to the single vowel, so both spellings meet.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'a')
    .replaceAll('œ', 'o')
    .replaceAll('ł', 'l')
    .replace(/([aou])e/g, '$1')
    .trim();
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
