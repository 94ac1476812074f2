import { IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { formatNumber, formatSeconds } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './searching.css';

/** What is faster needs no progress: it would only flicker. */
const patienceMs = 300;
const tickMs = 100;

/**
 * How long a search has been running of what it may take, and the way to stop it; nothing in its first moment. Lies over
 * what will be replaced by the answer, so that nothing moves. Draw it while the search runs, with a `key` of its question.
 */
export function SearchProgress({
  limitMs,
  isPart = false,
  isStopping = false,
  onStop,
}: {
  limitMs: number;
  /** True below a heading of the page's own. */
  isPart?: boolean;
  isStopping?: boolean;
  onStop: () => void;
}) {
  const { t, language } = useMessages();
  const elapsedMs = useElapsedMs();
  if (elapsedMs < patienceMs) return null;
  const Heading = isPart ? 'strong' : 'h1';
  const isOverdue = elapsedMs > limitMs;
  return (
    <div className="search-progress">
      <div className="search-progress-card">
        <div className="search-progress-text">
          <Heading>{t('searching.title')}</Heading>
          <span className="visually-hidden" role="status">
            {t('searching.stoppable')}
          </span>
          <span className="faint" aria-hidden="true">
            {isOverdue
              ? t('searching.overdue')
              : t('searching.elapsed', {
                  elapsed: formatSeconds(language, elapsedMs),
                  limit: formatNumber(language, limitMs / 1000),
                  count: limitMs / 1000,
                })}
          </span>
        </div>
        <button type="button" className="button" disabled={isStopping} onClick={onStop}>
          <IconPlayerStop size={16} aria-hidden="true" />
          {t(isStopping ? 'searching.stopping' : 'searching.stop')}
        </button>
        <progress aria-label={t('searching.title')} max={limitMs} value={Math.min(elapsedMs, limitMs)} />
      </div>
    </div>
  );
}

/** The time since this was first drawn, in steps. */
function useElapsedMs(): number {
  const [startedMs] = useState(() => performance.now());
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(performance.now() - startedMs), tickMs);
    return () => clearInterval(timer);
  }, [startedMs]);
  return elapsedMs;
}
