import { useEffect, useRef } from 'react';
import { HangingString } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { longerTimeoutMs } from './time-limit.js';

/** A search was stopped: what that means, and how to go on. Gets the focus, which the way to stop it had. */
export function StoppedSearch({
  timeoutMs,
  isPart = false,
  onAgain,
  onLonger,
}: {
  timeoutMs: number;
  /** True below a heading of the page's own. */
  isPart?: boolean;
  onAgain: () => void;
  /** Searches with this limit instead. */
  onLonger: (timeoutMs: number) => void;
}) {
  const { t } = useMessages();
  const again = useRef<HTMLButtonElement>(null);
  const Heading = isPart ? 'h2' : 'h1';
  const longerMs = longerTimeoutMs(timeoutMs);
  useEffect(() => again.current?.focus({ preventScroll: true }), []);
  return (
    <section className="card empty" role="status">
      <HangingString isOpen />
      <Heading>{t('searching.stopped')}</Heading>
      <p>{t('searching.stopped.body')}</p>
      <div className="stopped-actions">
        <button ref={again} type="button" className="button button-primary" onClick={onAgain}>
          {t('searching.again')}
        </button>
        {longerMs !== null && (
          <button type="button" className="button" onClick={() => onLonger(longerMs)}>
            {t('searching.longer', { count: longerMs / 1000 })}
          </button>
        )}
      </div>
    </section>
  );
}
