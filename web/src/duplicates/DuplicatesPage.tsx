import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import { StewardsOnly } from '../imports/StewardsOnly.js';
import { DoneLists } from './DoneLists.js';
import { NoPairs } from './NoPairs.js';
import { PairStage } from './PairStage.js';
import { useDuplicates } from './useDuplicates.js';
import './messages.js';
import './duplicates.css';

/** Records that may be one person, pair by pair: merge them, or say that they are two people. */
export function DuplicatesPage() {
  const { t } = useMessages();
  return (
    <StewardsOnly title={t('nav.duplicates')}>
      <Duplicates />
    </StewardsOnly>
  );
}

function Duplicates() {
  const { t } = useMessages();
  const work = useDuplicates();
  if (work.error && !work.isLoaded) {
    return (
      <>
        <PageHead title={t('nav.duplicates')} />
        <Problem isPart error={work.error} onRetry={work.retry} />
      </>
    );
  }
  return (
    <div className="duplicates">
      <PageHead
        title={t('nav.duplicates')}
        lead={work.isLoaded ? t('duplicates.count', { count: work.openCount }) : t('duplicates.lead')}
      />
      {work.error !== undefined && (
        <div className="notice" role="status">
          <p>{t('duplicates.stale')}</p>
          <button type="button" className="button" onClick={work.retry}>
            {t('problem.retry')}
          </button>
        </div>
      )}
      {work.pair ? (
        <PairStage key={work.pair.id} pair={work.pair} work={work} />
      ) : work.isLoaded && !work.isFetching ? (
        <NoPairs skippedCount={work.skippedCount} onAgain={work.showSkipped} />
      ) : (
        <Skeleton />
      )}
      <p className="visually-hidden" role="status">
        {work.announcement}
      </p>
      <DoneLists onUndoMerge={work.undoMerge} onUndoApart={work.undoApart} />
    </div>
  );
}

function Skeleton() {
  const { t } = useMessages();
  return (
    <div className="card pair" role="status" aria-label={t('shell.loading')}>
      <div className="skeleton" style={{ width: 220, height: 22 }} />
      <div className="skeleton" style={{ height: 260, borderRadius: 12 }} />
      <div className="skeleton" style={{ width: 320, height: 36 }} />
    </div>
  );
}
