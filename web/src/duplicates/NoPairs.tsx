import { Link } from '@tanstack/react-router';
import { HangingString } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import { usePairKeys } from './usePairKeys.js';
import './messages.js';

/** No pair is left: none at all, or only those that were skipped. */
export function NoPairs({ skippedCount, onAgain }: { skippedCount: number; onAgain: () => void }) {
  const { t } = useMessages();
  usePairKeys(skippedCount > 0 ? { ArrowUp: onAgain } : {});
  return (
    <div className="card empty">
      <HangingString isOpen={skippedCount > 0} />
      <h2>{t(skippedCount > 0 ? 'duplicates.through.title' : 'duplicates.none.title')}</h2>
      <p>
        {skippedCount > 0 ? t('duplicates.through.body', { count: skippedCount }) : t('duplicates.none.body')}
      </p>
      {skippedCount > 0 ? (
        <button type="button" className="button button-primary" onClick={onAgain}>
          {t('duplicates.through.again')}
        </button>
      ) : (
        <Link to="/people" className="button">
          {t('duplicates.none.action')}
        </Link>
      )}
    </div>
  );
}
