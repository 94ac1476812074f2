import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { PageHead } from '../design/PageHead.js';
import { HangingString } from '../design/Pearls.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import type { FacetFragment, ListFacetKey, ListKind } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './list-page.css';
import { type ListSearch, writeListAddress } from './address.js';
import { ExportButton } from './ExportButton.js';
import { FacetBar, type FacetSpec } from './FacetBar.js';
import type { FindOptions } from './FacetPicker.js';
import { type ListColumn, ListGrid } from './ListGrid.js';
import { SavedFilters } from './SavedFilters.js';
import { type RowsDocument, useListRows } from './useListRows.js';

type FacetsDocument<Filter> = TypedDocumentNode<
  { list: { totalCount: number; facets: FacetFragment[] } },
  { filter?: Filter | null; of?: ListFacetKey[] | null; text?: string | null }
>;

/** What makes one list differ from another. */
export interface ListDefinition<Row, Filter, Sort extends string> {
  readonly kind: ListKind;
  readonly exportName: 'people' | 'organizations' | 'projects';
  readonly title: string;
  readonly rowsDocument: RowsDocument<Row, Filter, Sort>;
  readonly facetsDocument: FacetsDocument<Filter>;
  readonly columns: readonly ListColumn<Row, Sort>[];
  readonly facets: readonly FacetSpec[];
  /** "1,234 people". */
  readonly countLabel: (count: number) => string;
  /** Leads to the form for a new one, for whoever may make one. */
  readonly create: ReactNode;
  /** What to do where there is nothing at all. */
  readonly empty: ReactNode;
}

/** A page with a list: filters with counts, columns to sort by, all rows however many, a file of them. */
export function ListPage<Row, Filter, Sort extends string>({
  definition,
  filter,
  sort,
  search,
  onSort,
  onText,
  onClear,
  onOpen,
}: {
  definition: ListDefinition<Row, Filter, Sort>;
  filter: Filter;
  sort: Sort;
  /** The address; also what is exported and saved. */
  search: ListSearch<Sort>;
  onSort: (sort: Sort) => void;
  onText: (text: string) => void;
  onClear: () => void;
  onOpen: (address: string) => void;
}) {
  const { t } = useMessages();
  const { rowsDocument, facetsDocument, facets: specs, kind, exportName, countLabel } = definition;
  const isDescending = search.down === '1';
  const question = useSteady({ filter, sort, isDescending });
  const rows = useListRows(rowsDocument, question);
  const counted = useQuery(facetsDocument, {
    variables: { filter: question.filter },
    fetchPolicy: 'cache-and-network',
  });
  const list = (counted.data ?? counted.previousData)?.list;
  const total = list?.totalCount ?? rows.knownCount;
  const address = writeListAddress(search);
  const findOptions = useFindOptions(facetsDocument, question.filter);
  const isEmpty = rows.isReady && !rows.isOutdated && total === 0 && rows.knownCount === 0;
  return (
    <div className="list-page">
      <PageHead
        title={definition.title}
        lead={
          <span role="status" className="list-count">
            {list ? countLabel(total) : '\u2007'}
          </span>
        }
        actions={
          <>
            {definition.create}
            <SavedFilters list={kind} address={address} onOpen={onOpen} />
            <ExportButton list={exportName} address={address} isEmpty={isEmpty} />
          </>
        }
      />
      <FacetBar
        text={search.q ?? ''}
        onText={onText}
        specs={specs}
        facets={list?.facets ?? []}
        findOptions={findOptions}
        onClear={onClear}
      />
      {rows.error !== undefined && !rows.isReady ? (
        <Problem isPart error={rows.error} onRetry={rows.retry} />
      ) : isEmpty ? (
        <ListEmpty isFiltered={address !== ''} onClear={onClear} empty={definition.empty} />
      ) : (
        <ListGrid
          label={definition.title}
          columns={definition.columns}
          rows={rows}
          total={rows.isReady ? Math.max(total, rows.knownCount) : skeletonRows}
          sort={sort}
          isDescending={isDescending}
          onSort={(wanted) => {
            onSort(wanted);
            // The first rows of the new order are what one wants to see.
            window.scrollTo(0, 0);
          }}
        />
      )}
      {rows.error !== undefined && rows.isReady && (
        <div className="list-problem">
          <ProblemLine error={rows.error} />
          <button type="button" className="button" onClick={rows.retry}>
            {t('problem.retry')}
          </button>
        </div>
      )}
    </div>
  );
}

/** As many rows as fill a screen. */
const skeletonRows = 12;

function ListEmpty({
  isFiltered,
  onClear,
  empty,
}: {
  isFiltered: boolean;
  onClear: () => void;
  empty: ReactNode;
}) {
  const { t } = useMessages();
  return (
    <div className="empty">
      <HangingString isOpen />
      {isFiltered ? (
        <>
          <h2>{t('lists.none')}</h2>
          <p>{t('lists.none.body')}</p>
          <button type="button" className="button" onClick={onClear}>
            {t('lists.clear')}
          </button>
        </>
      ) : (
        empty
      )}
    </div>
  );
}

/** The same object as long as it says the same, so that nothing is asked twice. */
function useSteady<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [text]);
}

function useFindOptions<Filter>(
  document: FacetsDocument<Filter>,
  filter: Filter,
): (key: ListFacetKey) => FindOptions {
  const client = useApolloClient();
  const known = useMemo(() => {
    // Another filter leaves other counts.
    void filter;
    return new Map<ListFacetKey, FindOptions>();
  }, [filter]);
  return useCallback(
    (key) => {
      const find =
        known.get(key) ??
        (async (text: string) => {
          const { data } = await client.query({ query: document, variables: { filter, of: [key], text } });
          return data?.list.facets[0]?.options ?? [];
        });
      known.set(key, find);
      return find;
    },
    [client, document, filter, known],
  );
}
