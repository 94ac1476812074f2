import { useCallback } from 'react';
import { parseAddress } from '../app/address.js';
import type { ListSearch } from './address.js';
import { sortedBy } from './sorted-by.js';

/** How every list is sorted unless somebody says otherwise. */
export const usualSort = 'NAME';

/** How an address comes about: in place of the present one or as a step back can undo, and where the page stands then. */
export interface Going {
  readonly replace?: boolean;
  readonly resetScroll?: boolean;
}

/**
 * The ways to change what the address of a list says. `read` reads an address of this list; `go` goes to one and must
 * stay the same function.
 */
export function useListAddress<Search extends ListSearch>(
  search: Search,
  read: (raw: Record<string, unknown>) => Search,
  go: (search: Search, going: Going) => void,
) {
  const change = useCallback(
    (changes: object, replace = false) => {
      const next: object = { ...search, ...changes };
      go(read({ ...next }), { replace, resetScroll: false });
    },
    [search, read, go],
  );
  const onText = useCallback((q: string) => change({ q }, true), [change]);
  return {
    change,
    /** What `ListPage` wants to know of it. */
    address: {
      search,
      onSort: (wanted: string) => change(sortedBy(search, wanted, usualSort)),
      onText,
      onClear: () => go(read({ sort: search.sort, down: search.down }), {}),
      onOpen: (saved: string) => go(read(parseAddress(saved)), {}),
    },
  };
}
