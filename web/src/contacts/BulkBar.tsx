import type { TieSharing } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { sharings } from './address.js';
import { sharingMessages } from './contact-words.js';
import './messages.js';

/** What can be done with those that are ticked; stays at the foot of the window. */
export function BulkBar({
  count,
  totalCount,
  isBusy,
  onAll,
  onNone,
  onShare,
}: {
  count: number;
  totalCount: number;
  isBusy: boolean;
  onAll: () => void;
  onNone: () => void;
  onShare: (sharing: TieSharing | null) => void;
}) {
  const { t } = useMessages();
  return (
    <section className="card bulk-bar" aria-label={t('contacts.bulk')}>
      <p role="status">{t('contacts.chosen', { count })}</p>
      {count < totalCount && (
        <button type="button" className="link" onClick={onAll}>
          {t('contacts.all', { count: totalCount })}
        </button>
      )}
      <button type="button" className="link" onClick={onNone}>
        {t('contacts.none')}
      </button>
      <div className="bulk-actions">
        {sharings.map((one) => (
          <button key={one} type="button" className="button" disabled={isBusy} onClick={() => onShare(one)}>
            {t(sharingMessages[one])}
          </button>
        ))}
        <button type="button" className="button button-quiet" disabled={isBusy} onClick={() => onShare(null)}>
          {t('contacts.noChoice')}
        </button>
      </div>
    </section>
  );
}
