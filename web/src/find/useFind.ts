import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { addressOf, type FindSearch } from './address.js';

/** What the address of the Find page says, and the ways to change it. Each change is a step back can undo. */
export function useFind(): {
  search: FindSearch;
  /** Keeps the rest of the address; undefined takes a field out. */
  change: (changes: { [Field in keyof FindSearch]?: FindSearch[Field] | undefined }) => void;
  /** Asks a new question: filters stay, drawers close. */
  goTo: (reference: string) => void;
} {
  const search = useSearch({ from: '/find' });
  const navigate = useNavigate({ from: '/find' });
  const change = useCallback(
    (changes: { [Field in keyof FindSearch]?: FindSearch[Field] | undefined }) => {
      void navigate({
        to: '/find',
        search: (present) => withoutAbsent({ ...present, ...changes }),
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
        search: ({ leave, hops }: FindSearch) => withoutAbsent({ ...asked, leave, hops }),
        ...hash,
      });
    },
    [navigate],
  );
  return { search, change, goTo };
}

function withoutAbsent(search: { [Field in keyof FindSearch]?: FindSearch[Field] | undefined }): FindSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
