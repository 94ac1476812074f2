import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { longerTimeoutMs } from './time-limit.js';

/** A search was ended by its time limit: says what is shown, and offers more time, or else to search less far. */
export function TimedOutNotice({
  body,
  timeoutMs,
  isPart,
  onLonger,
  lessFar,
}: {
  /** Gets the limit in seconds. */
  body: MessageKey;
  timeoutMs: number;
  /** True below a heading of the page's own. */
  isPart: boolean;
  /** Searches with this limit instead. */
  onLonger: (timeoutMs: number) => void;
  /** Null where one cannot search less far. */
  lessFar: { readonly words: MessageKey; readonly search: () => void } | null;
}) {
  const { t } = useMessages();
  const longerMs = longerTimeoutMs(timeoutMs);
  const Heading = isPart ? 'h2' : 'h1';
  return (
    <div className="notice" role="status">
      <div className="notice-text">
        <Heading>{t('timedOut.title')}</Heading>
        <p>{t(body, { count: timeoutMs / 1000 })}</p>
      </div>
      {longerMs !== null ? (
        <button type="button" className="button" onClick={() => onLonger(longerMs)}>
          {t('timedOut.more', { count: longerMs / 1000 })}
        </button>
      ) : (
        lessFar && (
          <button type="button" className="button" onClick={lessFar.search}>
            {t(lessFar.words)}
          </button>
        )
      )}
    </div>
  );
}
