import { useApolloClient } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import {
  CoverageColumnsDocument,
  type CoverageColumnsQuery,
  type CoverageInput,
} from '../generated/graphql.js';
import { searchKeyOf } from '../searching/search-key.js';
import { type Search, useSearch } from '../searching/useSearch.js';
import { joinPages, type Matrix } from './coverage.js';

type Page = CoverageColumnsQuery['coverage'];

/** As many columns as are fetched at once: what a wide screen has room for. */
const columnsPerPage = 24;
const searchKey = searchKeyOf('coverage');

/** Departments by organizations, with more columns at each press. */
export function useCoverage(input: CoverageInput): {
  search: Search<CoverageColumnsQuery>;
  /** Of the present question, else of the one before; undefined until there is one. */
  matrix: Matrix | undefined;
  isPartial: boolean;
  totalCount: number;
  /** Fetches further columns; fails where they cannot be fetched. */
  more: () => Promise<void>;
} {
  const client = useApolloClient();
  const name = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the question
  const question = useMemo(() => ({ ...input, first: columnsPerPage, searchKey }), [name]);
  const search = useSearch(CoverageColumnsDocument, { input: question }, { searchKey });
  const [later, setLater] = useState<{ name: string; pages: readonly Page[] }>({ name: '', pages: [] });
  const first = (search.data ?? search.previousData)?.coverage;
  const pages = useMemo(
    () => (first ? [first, ...(later.name === name ? later.pages : [])] : []),
    [first, later, name],
  );
  const more = useCallback(async () => {
    const after = pages.at(-1)?.pageInfo.endCursor ?? null;
    const variables = { input: { ...question, after } };
    const { data } = await client.query({
      query: CoverageColumnsDocument,
      variables,
      fetchPolicy: 'network-only',
    });
    if (data) setLater({ name, pages: [...pages.slice(1), data.coverage] });
  }, [client, name, pages, question]);
  return {
    search,
    matrix: useMemo(() => (pages.length > 0 ? joinPages(pages) : undefined), [pages]),
    isPartial: pages.some((page) => page.isPartial),
    totalCount: first?.totalCount ?? 0,
    more,
  };
}
