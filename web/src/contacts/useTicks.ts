import { useEffect, useState } from 'react';
import { noTicks, type Ticks } from './ticks.js';

/** Ticks of one file, kept in this tab: they survive a refusal, a reload, and a session that ends in between. */
export function useTicks(fileId: string): [Ticks, (next: Ticks) => void] {
  const key = `perlen-ticks-${fileId}`;
  const [ticks, setTicks] = useState(() => remembered(key));
  useEffect(() => {
    sessionStorage.setItem(key, JSON.stringify(ticks));
  }, [key, ticks]);
  return [ticks, setTicks];
}

/** Forgets the ticks of a file that is done with. */
export function forgetTicks(fileId: string): void {
  sessionStorage.removeItem(`perlen-ticks-${fileId}`);
}

function remembered(key: string): Ticks {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isTicks(found) ? found : noTicks;
  } catch {
    return noTicks;
  }
}

function isTicks(value: unknown): value is Ticks {
  if (typeof value !== 'object' || value === null) return false;
  const isTexts = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    'ticked' in value &&
    isTexts(value.ticked) &&
    'others' in value &&
    isTexts(value.others) &&
    'sharing' in value
  );
}
