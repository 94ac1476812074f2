/**
 * Folds a text so that Müller, Mueller, Muller and MÜLLER are one: lower case, accents dropped, and an `e` after a, o
 * or u dropped too, so that both spellings of an umlaut meet. Names in which that `e` is no umlaut (Neuer, Samuel,
 * Joel) lose it as well, on both sides of every comparison, and so still find themselves. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return withoutAccents(text)
    .replace(/([aou])e+/g, '$1')
    .trim();
}

function withoutAccents(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
}

/** ASCII alone: most names, and nothing in them to be taken apart. */
const PLAIN = /^[ -~]*$/;

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return wordsOfFolded(fold(text));
}

/** The words of a text that is folded already. */
export function wordsOfFolded(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Letters of their own that no accent can be taken from, as they are typed without a keyboard for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
