import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { PearlString } from '../design/Pearls.js';
import { PathSentence } from '../find/PathSentence.js';
import type { OrganizationLineFragment, ReachRowFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { type ListColumn, ListGrid } from '../lists/ListGrid.js';
import type { ListRows } from '../lists/useListRows.js';
import { stageMessage } from '../organizations/stages.js';
import { WordChip } from '../ties/WordChip.js';
import './messages.js';
import { hopsOf, type ReachSearch } from './address.js';
import { findSearch } from './find-search.js';
import { useReachAddress } from './useReachAddress.js';

/** As many rows as fill a screen. */
const skeletonRows = 10;

/** Organizations with the best path to each: whom to ask, how warm, how far. */
export function ReachList({ rows, total }: { rows: ListRows<ReachRowFragment>; total: number | undefined }) {
  const { t } = useMessages();
  const columns = useColumns();
  return (
    <div className="reach-grid">
      <ListGrid label={t('nav.reach')} columns={columns} rows={rows} total={total ?? skeletonRows} />
    </div>
  );
}

function useColumns(): ListColumn<ReachRowFragment, never>[] {
  const { t } = useMessages();
  const { search } = useReachAddress();
  const viewerId = useViewerId();
  return useMemo(
    () => [
      organizationColumn(t, search),
      {
        name: 'way',
        label: t('reach.column.way'),
        width: 'minmax(0, 9fr)',
        cell: ({ path, introducer, isIntroducerKnownToViewer }) =>
          path && (
            <span className="way">
              <PearlString path={path} viewerId={viewerId} />
              <span className="reach-sentence">
                <PathSentence path={path} viewerId={viewerId} />
              </span>
              {isIntroducerKnownToViewer && introducer?.id !== viewerId && (
                <span className="chip reach-known">{t('search.known')}</span>
              )}
            </span>
          ),
      },
      {
        name: 'word',
        label: t('reach.column.word'),
        width: '6.5rem',
        cell: ({ word }) => word && <WordChip word={word} />,
      },
      {
        name: 'hops',
        label: t('reach.column.hops'),
        width: '5.5rem',
        cell: ({ hops }) => (typeof hops === 'number' ? t('filter.hops.count', { count: hops }) : null),
      },
    ],
    [t, search, viewerId],
  );
}

/** The organization by name, which leads to its answer, with where it is. */
export function organizationColumn(
  t: ReturnType<typeof useMessages>['t'],
  search: ReachSearch,
): ListColumn<ReachRowFragment, never> {
  return {
    name: 'name',
    label: t('reach.column.organization'),
    width: 'minmax(0, 5fr)',
    cell: ({ target }, tabIndex) =>
      target.__typename === 'Organization' && (
        <span className="grid-two-lines">
          <Link
            to="/find"
            search={findSearch(target.id, {
              ...(search.from && { from: search.from }),
              hops: hopsOf(search),
            })}
            className="grid-link"
            tabIndex={tabIndex}
          >
            <Name longest={60}>{target.name}</Name>
          </Link>
          <span className="grid-detail">{placeOf(t, search, target)}</span>
        </span>
      ),
  };
}

/** Where it is; and how it stands to the company, where several stages are shown. */
function placeOf(
  t: ReturnType<typeof useMessages>['t'],
  { stage: stages }: ReachSearch,
  { city, stage }: OrganizationLineFragment,
): string {
  const stageWords = stages && stages.length > 1 ? stageMessage(stage) : null;
  return [stageWords && t(stageWords), city?.slice(0, 60)].filter(Boolean).join(' · ');
}
