import { useState } from 'react';
import { ProblemLine } from '../design/Problem.js';
import { useDepartmentChoices } from '../find/useDepartmentChoices.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { defaultTimeoutMs } from '../searching/time-limit.js';
import './messages.js';
import './coverage.css';
import { hopsOf, stagesOf } from './address.js';
import { CoverageFilters } from './CoverageFilters.js';
import { CoverageTable } from './CoverageTable.js';
import type { Matrix } from './coverage.js';
import { NobodyAtAll } from './NothingThere.js';
import { PartialNotice } from './PartialNotice.js';
import { ReachHead } from './ReachHead.js';
import { SearchedPart } from './SearchedPart.js';
import { UntoldNotice } from './UntoldNotice.js';
import { useCoverage } from './useCoverage.js';
import { useReachAddress } from './useReachAddress.js';

/** Departments by organizations: who knows whom, and where nobody does. */
export function CoverageView() {
  const { search } = useReachAddress();
  const input = {
    departments: search.department ?? null,
    stages: [...stagesOf(search)],
    maxHops: hopsOf(search),
    timeoutMs: search.timeoutMs ?? defaultTimeoutMs,
  };
  const choices = useDepartmentChoices();
  const { search: asked, matrix, isPartial, totalCount, more } = useCoverage(input);
  const { data, error, isRunning, isStopped, again } = asked;
  return (
    <>
      <ReachHead lead={<Lead matrix={matrix} totalCount={totalCount} />} />
      <CoverageFilters choices={choices} />
      <SearchedPart
        search={asked}
        question={input}
        failure={data === undefined && !isRunning ? error : undefined}
        onRetry={again}
      >
        {!matrix ? (
          <CoverageSkeleton />
        ) : totalCount === 0 ? (
          <NobodyAtAll />
        ) : (
          <>
            {isPartial && !isRunning && <PartialNotice isStopped={isStopped} onAgain={again} />}
            {data && <UntoldNotice matrix={matrix} choices={choices} />}
            <CoverageTable matrix={matrix} hops={hopsOf(search)} isOutdated={!data} />
            <MoreColumns missing={totalCount - matrix.columns.length} more={more} />
            <How hasGroups={search.department !== undefined || hasGroups(matrix)} />
          </>
        )}
      </SearchedPart>
    </>
  );
}

function Lead({ matrix, totalCount }: { matrix: Matrix | undefined; totalCount: number }) {
  const { t, language } = useMessages();
  if (!matrix) return <span className="list-count">{t('reach.matrix.lead')}</span>;
  const number = (value: number) => formatNumber(language, value);
  const without = matrix.columns.filter(({ hasWayIn }) => !hasWayIn).length;
  const isWhole = matrix.columns.length >= totalCount;
  return (
    <span className="list-count" role="status">
      {t('reach.matrix.count', { count: totalCount, number: number(totalCount) })}
      {isWhole &&
        without > 0 &&
        ` · ${t('reach.matrix.noWay.count', { count: without, number: number(without) })}`}
    </span>
  );
}

function MoreColumns({ missing, more }: { missing: number; more: () => Promise<void> }) {
  const { t, language } = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (missing <= 0) return null;
  const press = async () => {
    setIsBusy(true);
    setError(undefined);
    await more().catch((failure: unknown) => setError(failure));
    setIsBusy(false);
  };
  return (
    <div className="coverage-more">
      <button type="button" className="button" disabled={isBusy} onClick={() => void press()}>
        {t('reach.matrix.more', { number: formatNumber(language, missing) })}
      </button>
      {error !== undefined && <ProblemLine error={error} />}
    </div>
  );
}

function hasGroups({ rows }: Matrix): boolean {
  return rows.some(({ kind }) => kind === 'GROUP');
}

function How({ hasGroups }: { hasGroups: boolean }) {
  const { t } = useMessages();
  return (
    <>
      {!hasGroups && <p className="faint">{t('reach.matrix.noGroups')}</p>}
      <details className="coverage-how">
        <summary>{t('reach.matrix.how')}</summary>
        <p className="faint">{t('reach.matrix.howBody')}</p>
      </details>
    </>
  );
}

function CoverageSkeleton() {
  const { t } = useMessages();
  return (
    <div className="coverage-skeleton" role="status" aria-label={t('shell.loading')}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <div key={key} className="skeleton" />
      ))}
    </div>
  );
}
