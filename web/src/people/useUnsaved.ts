import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Somebody is about to leave what is not saved. */
export interface Leaving {
  readonly stay: () => void;
  readonly leave: () => void;
}

/**
 * Keeps a page from being left while something on it is not saved: by a link, a key, back or forward until it was asked
 * about, and by closing or reloading the window, about which the browser asks. Null while nobody is leaving. Whoever
 * saves or discards navigates with `ignoreBlocker`.
 */
export function useUnsaved(isUnsaved: boolean): Leaving | null {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isElsewhere,
    disabled: !isUnsaved,
    withResolver: true,
  });
  const leave = useRef(proceed);
  leave.current = proceed;
  // Where it was saved after all while being asked about, nothing is lost by going on.
  useEffect(() => () => leave.current?.(), []);
  return status === 'blocked' ? { stay: reset, leave: proceed } : null;
}

/** Another part of the same page is not elsewhere. */
const isElsewhere: ShouldBlockFn = ({ current, next }) =>
  current.pathname !== next.pathname || JSON.stringify(current.search) !== JSON.stringify(next.search);
