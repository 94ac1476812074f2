import { useEffect, useRef } from 'react';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';
import './searching.css';
import { longerTimeoutMs } from './time-limit.js';

/** Above what had been found when a search was stopped: what it is, and how to go on. Gets the focus. */
export function StoppedNotice({
  body,
  timeoutMs,
  isPart = false,
  onAgain,
  onLonger,
}: {
  body: MessageKey;
  timeoutMs: number;
  /** True below a heading of the page's own. */
  isPart?: boolean;
  onAgain: () => void;
  /** Searches with this limit instead. */
  onLonger: (timeoutMs: number) => void;
}) {
  const { t } = useMessages();
  const again = useRef<HTMLButtonElement>(null);
  const longerMs = longerTimeoutMs(timeoutMs);
  const Heading = isPart ? 'h2' : 'h1';
  useEffect(() => again.current?.focus({ preventScroll: true }), []);
  return (
    <div className="notice stopped-notice" role="status">
      <div className="stopped-text">
        <Heading>{t('searching.stopped')}</Heading>
        <p>{t(body)}</p>
      </div>
      <button ref={again} type="button" className="button" onClick={onAgain}>
        {t('searching.again')}
      </button>
      {longerMs !== null && (
        <button type="button" className="button button-quiet" onClick={() => onLonger(longerMs)}>
          {t('searching.longer', { count: longerMs / 1000 })}
        </button>
      )}
    </div>
  );
}
