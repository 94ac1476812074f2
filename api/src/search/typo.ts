/** One typo: a letter too many, one missing, a wrong one, or two neighbours swapped. */

/** Whether two words are the same but for one typo. */
export function isOneTypoApart(one: string, other: string): boolean {
  return isBeginningWithTypo(one, other, other.length);
}

/** Whether what was typed, but for one typo, is the beginning of the word. */
export function isBeginningOf(typed: string, word: string): boolean {
  return isBeginningWithTypo(typed, word, Math.min(word.length, typed.length - 1));
}

/** Whether `typed` with at most one typo equals some beginning of `word` of at least `shortest` letters. */
function isBeginningWithTypo(typed: string, word: string, shortest: number): boolean {
  const same = sharedBeginning(typed, word);
  if (same === typed.length && same >= shortest) return true;
  const fits = (typedRest: string, wordRest: string, used: number) =>
    wordRest.startsWith(typedRest) && used + typedRest.length >= shortest;
  return (
    // A letter too many, a letter missing, a wrong letter, two swapped.
    fits(typed.slice(same + 1), word.slice(same), same) ||
    (same < word.length && fits(typed.slice(same), word.slice(same + 1), same + 1)) ||
    (same < word.length && fits(typed.slice(same + 1), word.slice(same + 1), same + 1)) ||
    (same + 1 < word.length &&
      typed[same] === word[same + 1] &&
      typed[same + 1] === word[same] &&
      fits(typed.slice(same + 2), word.slice(same + 2), same + 2))
  );
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
