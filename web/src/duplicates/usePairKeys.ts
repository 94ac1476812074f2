import { useEffect, useRef } from 'react';

/** As long the key that leads to pages waits for its second letter. */
const goPatienceMs = 1500;

/** Keys that answer the present pair, wherever on the page the focus is, except where keys mean something else. */
export function usePairKeys(actions: Readonly<Record<string, () => void>>): void {
  const present = useRef(actions);
  present.current = actions;
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTaken(event)) return;
      const isGoing = performance.now() - goSince < goPatienceMs;
      goSince = event.key === 'g' && !isGoing ? performance.now() : Number.NEGATIVE_INFINITY;
      const action = present.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!action || isGoing) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isArrow = key.startsWith('Arrow');
  // Arrows move in a group of choices and open and close what unfolds.
  if (isArrow && target.closest('input, summary, select')) return true;
  return (
    target.closest('input:not([type=radio]), textarea, select, [contenteditable], dialog, [role=dialog]') !==
    null
  );
}
