import { useApolloClient } from '@apollo/client/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import {
  type ReachableInput,
  type ReachRowFragment,
  ReachRowsDocument,
  type ReachRowsQuery,
} from '../generated/graphql.js';
import type { ListRows } from '../lists/useListRows.js';
import { searchKeyOf } from '../searching/search-key.js';
import { type Search, useSearch } from '../searching/useSearch.js';

type Page = ReachRowsQuery['reachable'];

/** As many rows as are fetched at once. */
const rowsPerPage = 100;

/** Rows as far as they have been looked at, what is said of them all, and the search for them. */
export interface ReachRows {
  readonly rows: ListRows<ReachRowFragment>;
  /** The first page of the present question, else of the one before. */
  readonly page: Page | undefined;
  readonly search: Search<ReachRowsQuery>;
}

/** Pages of those within reach or of the rest, each behind the one before. `isWanted` false: not asked yet. */
export function useReachRows(input: ReachableInput, kind: 'reach' | 'rest', isWanted = true): ReachRows {
  const client = useApolloClient();
  const searchKey = searchKeyOf(kind);
  const name = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the question
  const question = useMemo(() => ({ ...input, first: rowsPerPage, searchKey }), [name, searchKey]);
  const search = useSearch(ReachRowsDocument, { input: question }, { searchKey, isWanted });
  const [later, setLater] = useState<{ name: string; pages: readonly Page[] }>({ name: '', pages: [] });
  const [failure, setFailure] = useState<{ name: string; error: unknown } | null>(null);
  const underWay = useRef<string | null>(null);
  const isAnswered = search.data !== undefined;
  const first = (search.data ?? search.previousData)?.reachable;
  const pages = useMemo(
    () => (first ? [first, ...(later.name === name ? later.pages : [])] : []),
    [first, later, name],
  );
  const want = useCallback(
    (_from: number, to: number) => {
      const last = pages.at(-1);
      const wanted = `${pages.length}|${name}`;
      const isKnown = to < pages.length * rowsPerPage;
      if (!isAnswered || isKnown || !last?.pageInfo.hasNextPage || underWay.current === wanted) return;
      underWay.current = wanted;
      const variables = { input: { ...question, after: last.pageInfo.endCursor ?? null } };
      client.query({ query: ReachRowsDocument, variables, fetchPolicy: 'network-only' }).then(
        ({ data, error }) => {
          if (data) setLater((known) => withPage(known, name, pages.length - 1, data.reachable));
          else setFailure({ name, error });
        },
        (error: unknown) => setFailure({ name, error }),
      );
    },
    [client, isAnswered, name, pages, question],
  );
  const retry = useCallback(() => {
    underWay.current = null;
    setFailure(null);
    // A new object: the page that is missing is asked for again.
    setLater((known) => ({ ...known }));
    if (!search.data) search.again();
  }, [search.data, search.again]);
  return {
    page: first,
    search,
    rows: {
      rowAt: (place) => pages[Math.floor(place / rowsPerPage)]?.nodes[place % rowsPerPage],
      knownCount: first?.nodes.length ?? 0,
      isReady: first !== undefined,
      isOutdated: search.data === undefined && first !== undefined,
      error:
        search.data || search.isRunning ? (failure?.name === name ? failure.error : undefined) : search.error,
      want,
      retry,
    },
  };
}

/** The pages with one more, if it is the one behind those known. */
function withPage(
  known: { name: string; pages: readonly Page[] },
  name: string,
  place: number,
  page: Page,
): { name: string; pages: readonly Page[] } {
  const before = known.name === name ? known.pages : [];
  return before.length === place ? { name, pages: [...before, page] } : known;
}
