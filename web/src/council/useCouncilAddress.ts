import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Changes, withoutEmpty } from '../app/address.js';
import { type CouncilSearch, readCouncilSearch } from './address.js';

/** What the address of the page says, and the way to change it. Each change is a step back can undo. */
export function useCouncilAddress(): {
  search: CouncilSearch;
  /** Keeps the rest of the address; undefined takes a field out. */
  change: (changes: Changes<CouncilSearch>) => void;
} {
  const search = useSearch({ from: '/council' });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Changes<CouncilSearch>) => {
      void navigate({
        to: '/council',
        search: (present) => readCouncilSearch(withoutEmpty({ ...present, ...changes })),
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { search, change };
}
