import type { Directory } from '../read-model/directory.js';
import { fold, foldedWords } from '../search/fold.js';

/** Folds texts that many rows share, each once. */
export class SharedWords {
  readonly #folded = new Map<string, string>();
  readonly #words = new Map<string, string>();

  /** The folded text. */
  fold(text: string): string {
    const known = this.#folded.get(text);
    if (known !== undefined) return known;
    const folded = fold(text);
    this.#folded.set(text, folded);
    return folded;
  }

  /** Its words, folded, a blank before each; none of nothing. */
  words(text: string | null | undefined): string {
    if (text === null || text === undefined) return '';
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const words = wordsOf(text);
    this.#words.set(text, words);
    return words;
  }
}

/** The words of a text, folded, a blank before each. */
export function wordsOf(text: string): string {
  return foldedWords(text)
    .map((word) => ` ${word}`)
    .join('');
}

/** Departments with all above them, so that whoever is in one counts for those, too. */
export function departmentLineage(directory: Directory): (ids: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const lineageOf = (id: string): readonly string[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const lineage = [id];
    for (const one of lineage) {
      for (const parent of directory.departments.get(one)?.parentIds ?? []) {
        if (!lineage.includes(parent)) lineage.push(parent);
      }
    }
    known.set(id, lineage);
    return lineage;
  };
  return (ids) => {
    const [only] = ids;
    if (only === undefined) return ids;
    return ids.length === 1 ? lineageOf(only) : [...new Set(ids.flatMap(lineageOf))];
  };
}
