import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Changes, withoutEmpty } from '../app/address.js';
import { type ReachSearch, readReachSearch } from './address.js';

/** What the address of the page says, and the way to change it. Each change is a step back can undo. */
export function useReachAddress(): {
  search: ReachSearch;
  /** Keeps the rest of the address; undefined takes a field out. */
  change: (changes: Changes<ReachSearch>) => void;
} {
  const search = useSearch({ from: '/reach' });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Changes<ReachSearch>) => {
      void navigate({
        to: '/reach',
        search: (present) => readReachSearch(withoutEmpty({ ...present, ...changes })),
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { search, change };
}
