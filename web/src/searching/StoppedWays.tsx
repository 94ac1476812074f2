import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { longerTimeoutMs } from './time-limit.js';

/** How to go on from a search that was stopped. */
export interface WaysOn {
  /** The limit it had. */
  readonly timeoutMs: number;
  readonly onAgain: () => void;
  /** Searches with this limit instead. */
  readonly onLonger: (timeoutMs: number) => void;
}

/** The ways on as buttons; the first gets the focus, which the way to stop the search had. */
export function StoppedWays({
  ways: { timeoutMs, onAgain, onLonger },
  isMain = false,
}: {
  ways: WaysOn;
  /** True where there is nothing else to do. */
  isMain?: boolean;
}) {
  const { t } = useMessages();
  const again = useRef<HTMLButtonElement>(null);
  const longerMs = longerTimeoutMs(timeoutMs);
  useEffect(() => again.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <button
        ref={again}
        type="button"
        className={isMain ? 'button button-primary' : 'button'}
        onClick={onAgain}
      >
        {t('searching.again')}
      </button>
      {longerMs !== null && (
        <button
          type="button"
          className={isMain ? 'button' : 'button button-quiet'}
          onClick={() => onLonger(longerMs)}
        >
          {t('searching.longer', { count: longerMs / 1000 })}
        </button>
      )}
    </>
  );
}
