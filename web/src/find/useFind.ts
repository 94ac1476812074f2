import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Changes, withoutEmpty } from '../app/address.js';
import { addressOf, type FindSearch } from './address.js';

/** What the address of the Find page says, and the ways to change it. Each change is a step back can undo. */
export function useFind(): {
  search: FindSearch;
  /** Keeps the rest of the address; undefined takes a field out. */
  change: (changes: Changes<FindSearch>) => void;
  /** Asks a new question: filters stay, drawers close. */
  goTo: (reference: string) => void;
} {
  const search = useSearch({ from: '/find' });
  const navigate = useNavigate({ from: '/find' });
  const change = useCallback(
    (changes: Changes<FindSearch>) => {
      void navigate({
        to: '/find',
        search: (present) => withoutEmpty<FindSearch>({ ...present, ...changes }),
        resetScroll: false,
      });
    },
    [navigate],
  );
  const goTo = useCallback(
    (reference: string) => {
      const { search: asked, ...hash } = addressOf(reference);
      void navigate({
        to: '/find',
        search: ({ leave, hops }: FindSearch) => withoutEmpty<FindSearch>({ ...asked, leave, hops }),
        ...hash,
      });
    },
    [navigate],
  );
  return { search, change, goTo };
}
