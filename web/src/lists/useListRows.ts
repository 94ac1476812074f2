import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useMemo, useRef, useState } from 'react';

/** Rows of one page; as many as the API gives at once by itself. */
const rowsPerPage = 100;

/** What is asked of the API for a page of rows. */
export interface RowsVariables<Filter, Sort> {
  filter?: Filter | null;
  sort: Sort;
  isDescending: boolean;
  after?: string | null;
  skip: number;
}

interface RowsPage<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly endCursor?: string | null };
}

export type RowsDocument<Row, Filter, Sort> = TypedDocumentNode<
  { list: RowsPage<Row> },
  RowsVariables<Filter, Sort>
>;

/** The rows of a list as far as they have been looked at. */
export interface ListRows<Row> {
  /** A row by its place; undefined until it is there. */
  readonly rowAt: (place: number) => Row | undefined;
  /** Rows known for certain so far. */
  readonly knownCount: number;
  /** False until the first page is there, also that of an earlier question. */
  readonly isReady: boolean;
  /** True while the rows shown are those of the question before. */
  readonly isOutdated: boolean;
  readonly error: unknown;
  /** Fetches the pages that hold these places. */
  readonly want: (first: number, last: number) => void;
  readonly retry: () => void;
}

/**
 * Pages of a list, fetched when they are looked at: behind the cursor of the page before, so that rows which come in
 * meanwhile move nothing, or by jumping where that page is not there.
 */
export function useListRows<Row, Filter, Sort>(
  document: RowsDocument<Row, Filter, Sort>,
  question: { filter: Filter; sort: Sort; isDescending: boolean },
): ListRows<Row> {
  const client = useApolloClient();
  const start = useQuery(document, {
    variables: { ...question, after: null, skip: 0 },
    fetchPolicy: 'cache-and-network',
  });
  const key = JSON.stringify(question);
  const [later, setLater] = useState<{ key: string; pages: ReadonlyMap<number, RowsPage<Row>> }>(noPages);
  const [failure, setFailure] = useState<{ key: string; error: unknown } | null>(null);
  const underWay = useRef(new Set<string>());
  const first = (start.data ?? start.previousData)?.list;
  const pages = useMemo(() => {
    const known = new Map(later.key === key ? later.pages : []);
    if (first) known.set(0, first);
    return known;
  }, [first, key, later]);
  const want = useCallback(
    (from: number, to: number) => {
      for (let page = pageOf(from); page <= pageOf(to); page += 1) {
        const name = `${page}|${key}`;
        if (pages.has(page) || page === 0 || underWay.current.has(name)) continue;
        underWay.current.add(name);
        const after = pages.get(page - 1)?.pageInfo.endCursor ?? null;
        const variables = { ...question, after, skip: after === null ? page * rowsPerPage : 0 };
        client.query({ query: document, variables, fetchPolicy: 'network-only' }).then(
          ({ data, error }) => {
            underWay.current.delete(name);
            if (error ?? !data) setFailure({ key, error });
            else setLater((known) => withPage(known, key, page, data.list));
          },
          (error: unknown) => {
            underWay.current.delete(name);
            setFailure({ key, error });
          },
        );
      }
    },
    [client, document, key, pages, question],
  );
  const retry = useCallback(() => {
    setFailure(null);
    // A new object: pages that are missing are asked for again.
    setLater((known) => ({ ...known }));
    if (!start.data) void start.refetch().catch(() => undefined);
  }, [start.data, start.refetch]);
  return {
    rowAt: (place) => pages.get(pageOf(place))?.nodes[place % rowsPerPage],
    knownCount: first?.nodes.length ?? 0,
    isReady: first !== undefined,
    isOutdated: !start.data && start.previousData !== undefined,
    error: start.data || start.loading ? (failure?.key === key ? failure.error : undefined) : start.error,
    want,
    retry,
  };
}

function noPages<Row>(): { key: string; pages: ReadonlyMap<number, RowsPage<Row>> } {
  return { key: '', pages: new Map() };
}

function withPage<Row>(
  known: { key: string; pages: ReadonlyMap<number, RowsPage<Row>> },
  key: string,
  page: number,
  rows: RowsPage<Row>,
): { key: string; pages: ReadonlyMap<number, RowsPage<Row>> } {
  return { key, pages: new Map(known.key === key ? known.pages : []).set(page, rows) };
}

function pageOf(place: number): number {
  return Math.floor(Math.max(0, place) / rowsPerPage);
}
