import { useMessages } from '../i18n/i18n.js';
import '../searching/messages.js';
import { StoppedNotice } from '../searching/StoppedNotice.js';
import { defaultTimeoutMs, longerTimeoutMs } from '../searching/time-limit.js';
import './messages.js';
import { hopsOf } from './address.js';
import { useReachAddress } from './useReachAddress.js';

/** The search was stopped, or its time limit came first: says what is shown, and offers more time or fewer steps. */
export function PartialNotice({ isStopped, onAgain }: { isStopped: boolean; onAgain: () => void }) {
  const { t } = useMessages();
  const { search, change } = useReachAddress();
  const timeoutMs = search.timeoutMs ?? defaultTimeoutMs;
  const longerMs = longerTimeoutMs(timeoutMs);
  const hops = hopsOf(search);
  if (isStopped) {
    return (
      <StoppedNotice
        body="searching.stopped.reach"
        isPart
        timeoutMs={timeoutMs}
        onAgain={onAgain}
        onLonger={(wantedMs) => change({ timeoutMs: wantedMs })}
      />
    );
  }
  return (
    <div className="notice reach-partial" role="status">
      <div className="reach-partial-text">
        <h2>{t('timedOut.title')}</h2>
        <p>{t('reach.partial', { count: timeoutMs / 1000 })}</p>
      </div>
      {longerMs !== null ? (
        <button type="button" className="button" onClick={() => change({ timeoutMs: longerMs })}>
          {t('timedOut.more', { count: longerMs / 1000 })}
        </button>
      ) : (
        hops > 1 && (
          <button type="button" className="button" onClick={() => change({ hops: hops - 1 })}>
            {t('reach.partial.fewer')}
          </button>
        )
      )}
    </div>
  );
}
