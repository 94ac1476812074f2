import { useState } from 'react';

/** Names of what a form's values give as an id. */
export interface Names {
  /** The name; the value itself if it is no id of anything known. */
  readonly of: (value: string) => string;
  readonly learn: (names: Readonly<Record<string, string>>) => void;
}

/** Remembers the names behind ids: those there are at first, and those learned by choosing or reading again. */
export function useNames(first: () => Readonly<Record<string, string>>): Names {
  const [names, setNames] = useState(first);
  return {
    of: (value) => names[value] ?? value,
    learn: (learned) => setNames((present) => ({ ...present, ...learned })),
  };
}

/** The names of these records by their ids. */
export function namesOf(...records: readonly ({ id: string; name: string } | null | undefined)[]) {
  return Object.fromEntries(records.flatMap((record) => (record ? [[record.id, record.name]] : [])));
}
