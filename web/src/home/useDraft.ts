import { useCallback, useState } from 'react';

/** Longer drafts stay in the page alone: the browser's store is small. */
const longestKept = 1_000_000;

/** A text that outlives a reload of this tab, for this viewer alone; emptied, it is forgotten. */
export function useDraft(name: string, viewerId: string | null): [string, (text: string) => void] {
  const key = `perlen-${name}:${viewerId ?? ''}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const change = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === '' || next.length > longestKept) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, next);
      } catch {
        // A full store takes nothing: the text is in the page still.
      }
    },
    [key],
  );
  return [text, change];
}
