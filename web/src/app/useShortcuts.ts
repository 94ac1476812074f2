import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useViewer } from '../auth/viewer.js';
import { type PlaceAddress, placesFor } from './places.js';

/** The attribute by which the key finds the search field of the present page. */
export const searchFieldAttribute = 'data-search-field';

/** How long "g" waits for the letter that says where to. */
const goPatienceMs = 1500;

/**
 * The keys that work on every page: Ctrl+K opens the palette even from a text field; "/" puts the cursor into the
 * page's search field, else opens the palette; "?" shows the keys; "g" and a letter lead to a page.
 */
export function useShortcuts({
  openPalette,
  openHelp,
}: {
  openPalette: () => void;
  openHelp: () => void;
}): void {
  const navigate = useNavigate();
  const { roles } = useViewer();
  const goSince = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const go = (key: string): boolean => {
      const isGoing = performance.now() - goSince.current < goPatienceMs;
      goSince.current = Number.NEGATIVE_INFINITY;
      const to = isGoing ? placeOfKey(key, placesFor(roles)) : undefined;
      if (to) void navigate({ to });
      return to !== undefined;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      if (go(event.key)) event.preventDefault();
      else if (event.key === 'g') goSince.current = performance.now();
      else if (event.key === '?') openHelp();
      else if (event.key === '/') {
        event.preventDefault();
        const field = document.querySelector<HTMLInputElement>(`[${searchFieldAttribute}]`);
        if (field) field.select();
        else openPalette();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate, openHelp, openPalette, roles]);
}

function placeOfKey(key: string, groups: ReturnType<typeof placesFor>): PlaceAddress | undefined {
  return groups.flatMap(({ places }) => places).find((place) => place.key === key)?.to;
}

/** True where keys mean letters, or something lies over the page. */
function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], dialog, [role=dialog]',
    ) !== null
  );
}
