import { useMessages } from '../../i18n/i18n.js';
import { defaultTimeoutMs, longerTimeoutMs } from '../../searching/time-limit.js';
import { useFind } from '../useFind.js';

/** The search was stopped by its limit: says what the list below is, and offers more time. */
export function TimedOutNotice({ hasPaths }: { hasPaths: boolean }) {
  const { t } = useMessages();
  const { search, change } = useFind();
  const presentMs = search.timeoutMs ?? defaultTimeoutMs;
  const longerMs = longerTimeoutMs(presentMs);
  const Heading = hasPaths ? 'h2' : 'h1';
  return (
    <div className="notice" role="status">
      <div className="notice-text">
        <Heading>{t('timedOut.title')}</Heading>
        <p>{t(hasPaths ? 'timedOut.some' : 'timedOut.nothing', { count: presentMs / 1000 })}</p>
      </div>
      {longerMs !== null ? (
        <button type="button" className="button" onClick={() => change({ timeoutMs: longerMs })}>
          {t('timedOut.more', { count: longerMs / 1000 })}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => change({ hops: 2 })}>
          {t('timedOut.fewerHops')}
        </button>
      )}
    </div>
  );
}
