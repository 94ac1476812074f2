/**
 * Whether two words are the same but for at most one typo: a letter too many, one missing, a wrong one, or two neighbours
 * swapped.
 */
export function isOneTypoApart(typed: string, word: string): boolean {
  const same = sharedBeginning(typed, word);
  const isRest = (typedFrom: number, wordFrom: number) => typed.slice(typedFrom) === word.slice(wordFrom);
  const isSwapped = typed[same] === word[same + 1] && typed[same + 1] === word[same];
  return (
    isRest(same + 1, same) ||
    isRest(same, same + 1) ||
    isRest(same + 1, same + 1) ||
    (isSwapped && isRest(same + 2, same + 2))
  );
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
