import { useSyncExternalStore } from 'react';

/** Light or dark, as shown now. */
export type ColorScheme = 'light' | 'dark';

/** Both are read by public/before-first-paint.js too; Mantine's styles go by the same attribute. */
const storageKey = 'perlen-color-scheme';
const attribute = 'data-mantine-color-scheme';

const listeners = new Set<() => void>();
const systemQuery = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
systemQuery?.addEventListener('change', apply);

/** The scheme shown now and the way to change it. A choice that is the system's own is not remembered: it follows. */
export function useColorScheme(): { scheme: ColorScheme; setScheme: (scheme: ColorScheme) => void } {
  const scheme = useSyncExternalStore(subscribe, presentScheme);
  return { scheme, setScheme };
}

/** The chosen scheme, else the system's. */
function presentScheme(): ColorScheme {
  const chosen = localStorage.getItem(storageKey);
  return chosen === 'light' || chosen === 'dark' ? chosen : systemScheme();
}

function setScheme(scheme: ColorScheme): void {
  if (scheme === systemScheme()) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, scheme);
  apply();
}

function systemScheme(): ColorScheme {
  return systemQuery?.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.setAttribute(attribute, presentScheme());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
