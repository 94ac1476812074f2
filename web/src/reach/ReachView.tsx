import { useViewerId } from '../auth/viewer.js';
import { ProblemLine } from '../design/Problem.js';
import type { ReachableInput, ReachRowsQuery } from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { writeListAddress } from '../lists/address.js';
import { ExportButton } from '../lists/ExportButton.js';
import { defaultTimeoutMs } from '../searching/time-limit.js';
import './messages.js';
import { hopsOf, type ReachSearch, stagesOf } from './address.js';
import { NothingThere } from './NothingThere.js';
import { PartialNotice } from './PartialNotice.js';
import { ReachFilters } from './ReachFilters.js';
import { ReachHead } from './ReachHead.js';
import { ReachList } from './ReachList.js';
import { SearchedPart } from './SearchedPart.js';
import { useReachAddress } from './useReachAddress.js';
import { useReachRows } from './useReachRows.js';
import { WithoutPath, withoutPathId } from './WithoutPath.js';

/** Those within reach, the warmest path first; below them those to whom no path leads yet. */
export function ReachView() {
  const { search } = useReachAddress();
  const viewerId = useViewerId();
  const input = inputOf(search, viewerId);
  const within = useReachRows(input, 'reach');
  const { page, rows } = within;
  const { isRunning, isStopped, again } = within.search;
  const withoutCount = page?.withoutWayInCount ?? 0;
  const without = useReachRows(
    { ...input, words: null, introducers: null, state: 'WITHOUT_WAY_IN' },
    'rest',
    withoutCount > 0,
  );
  return (
    <>
      <ReachHead
        lead={<Lead page={page} />}
        actions={
          <ExportButton
            list="reach"
            address={writeListAddress(search)}
            isEmpty={!page || page.withinReachCount + withoutCount === 0}
          />
        }
      />
      <ReachFilters introducers={page?.introducers ?? []} />
      <SearchedPart
        search={within.search}
        question={input}
        failure={!rows.isReady || rows.isOutdated ? rows.error : undefined}
        onRetry={rows.retry}
      >
        {page?.isPartial && !isRunning && <PartialNotice isStopped={isStopped} onAgain={again} />}
        {page && page.totalCount === 0 && !rows.isOutdated ? (
          <NothingThere page={page} />
        ) : (
          <ReachList rows={rows} total={page?.totalCount} />
        )}
        {rows.error !== undefined && <ProblemLine error={rows.error} />}
        {page && withoutCount > 0 && <WithoutPath without={without} count={withoutCount} />}
      </SearchedPart>
    </>
  );
}

/** How many are within reach, and how many not yet: the way down to those. */
function Lead({ page }: { page: ReachRowsQuery['reachable'] | undefined }) {
  const { t, language } = useMessages();
  if (!page || page.withinReachCount + page.withoutWayInCount === 0) {
    return <span className="list-count">{t('reach.lead')}</span>;
  }
  const { withinReachCount, withoutWayInCount, totalCount } = page;
  const number = (value: number) => formatNumber(language, value);
  const parts = [
    t('reach.count', {
      reached: number(withinReachCount),
      all: number(withinReachCount + withoutWayInCount),
    }),
    ...(totalCount === withinReachCount ? [] : [t('reach.shown', { shown: number(totalCount) })]),
  ];
  return (
    <span className="list-count">
      <span role="status">{parts.join(' · ')}</span>
      {withoutWayInCount > 0 && (
        <>
          {' · '}
          <button type="button" className="link" onClick={goToWithoutPath}>
            {t('reach.without.count', { count: withoutWayInCount, number: number(withoutWayInCount) })}
          </button>
        </>
      )}
    </span>
  );
}

function goToWithoutPath(): void {
  const heading = document.getElementById(withoutPathId);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

/** The question an address stands for. */
function inputOf(search: ReachSearch, viewerId: string | null): ReachableInput {
  const { from, word, introducer, timeoutMs } = search;
  return {
    // The operator is nobody in particular and reaches nobody.
    from: { kind: from === 'VIEWER' && viewerId !== null ? 'VIEWER' : 'COMPANY' },
    stages: [...stagesOf(search)],
    words: word ?? null,
    introducers: introducer ?? null,
    maxHops: hopsOf(search),
    timeoutMs: timeoutMs ?? defaultTimeoutMs,
  };
}
