import { Link } from '@tanstack/react-router';
import { HangingString } from '../design/Pearls.js';
import type { ReachRowsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import '../lists/messages.js';
import './messages.js';
import { hopsOf, mostHops, stagesOf } from './address.js';
import { useReachAddress } from './useReachAddress.js';

/** No row: nobody of the kind at all, nobody within reach, or nobody under the filters; and what to do about it. */
export function NothingThere({ page }: { page: ReachRowsQuery['reachable'] }) {
  const { t } = useMessages();
  const { change } = useReachAddress();
  if (page.withinReachCount > 0) {
    return (
      <div className="empty">
        <HangingString isOpen />
        <h2>{t('lists.none')}</h2>
        <p>{t('reach.filtered.body')}</p>
        <button
          type="button"
          className="button"
          onClick={() => change({ word: undefined, introducer: undefined })}
        >
          {t('lists.clear')}
        </button>
      </div>
    );
  }
  return page.withoutWayInCount > 0 ? <NobodyWithinReach /> : <NobodyAtAll />;
}

function NobodyWithinReach() {
  const { t } = useMessages();
  const { search, change } = useReachAddress();
  const hops = hopsOf(search);
  return (
    <div className="card empty reach-none">
      <HangingString isOpen />
      <h2>{t('reach.noneWithin')}</h2>
      <p>{t('reach.noneWithin.body', { count: hops })}</p>
      <div className="empty-actions">
        {search.from && (
          <button type="button" className="button" onClick={() => change({ from: undefined })}>
            {t('reach.noneWithin.company')}
          </button>
        )}
        {hops < mostHops && (
          <button type="button" className="button" onClick={() => change({ hops: hops + 1 })}>
            {t('reach.noneWithin.hops', { count: hops + 1 })}
          </button>
        )}
      </div>
    </div>
  );
}

/** Also where there is no column of departments. */
export function NobodyAtAll() {
  const { t } = useMessages();
  const { search } = useReachAddress();
  const areProspects = stagesOf(search).join() === 'PROSPECT';
  return (
    <div className="empty">
      <HangingString isOpen />
      <h2>{t(areProspects ? 'reach.empty.prospects' : 'reach.empty.others')}</h2>
      <p>{t('reach.empty.body')}</p>
      <div className="empty-actions">
        <Link to="/" search={{ list: true }} className="button">
          {t('lists.organizations.paste')}
        </Link>
        <Link to="/organizations" className="button button-quiet">
          {t('reach.empty.organizations')}
        </Link>
      </div>
    </div>
  );
}
