import { useMessages } from '../i18n/i18n.js';
import { RowsSkeleton } from '../people/RecordSkeleton.js';
import './messages.js';

/** The page before its answer is there. */
export function MirrorSkeleton() {
  const { t } = useMessages();
  return (
    <div role="status" aria-label={t('mirror.loading')} className="mirror-skeleton">
      <div className="card skeleton mirror-skeleton-head" aria-hidden="true" />
      <div className="card record-section">
        <RowsSkeleton rows={6} />
      </div>
    </div>
  );
}
