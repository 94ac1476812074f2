import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Changes } from '../app/address.js';
import { type MirrorSearch, readMirrorSearch } from './address.js';

/** What the address of the page says, and the way to change it without leaving the place on the page. */
export function useMirrorAddress(): {
  search: MirrorSearch;
  change: (changes: Changes<MirrorSearch>) => void;
} {
  const search = useSearch({ from: '/me' });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Changes<MirrorSearch>) => {
      void navigate({
        to: '/me',
        search: (present) => readMirrorSearch({ ...present, ...changes }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { search, change };
}
