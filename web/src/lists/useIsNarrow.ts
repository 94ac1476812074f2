import { useSyncExternalStore } from 'react';

/** As in the style sheets. */
const narrowScreen = '(max-width: 640px)';

/** Whether the screen is a phone's: rows become cards. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrowScreen).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(narrowScreen);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
