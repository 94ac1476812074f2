import type { ImportLineFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { formatDuration } from './amounts.js';
import { readMessage } from './words.js';
import './messages.js';

/** How far an import is: a bar, what was read, how quickly, and how long it will take. */
export function ProgressLine({ run }: { run: ImportLineFragment }) {
  const { t, language } = useMessages();
  const { rows, bytes, totalBytes, rowsPerSecond, secondsLeft } = run.progress;
  const isKnown = totalBytes != null && totalBytes > 0;
  const perSecond = Math.round(rowsPerSecond);
  return (
    <div className="import-progress">
      <progress
        className="import-bar"
        {...(isKnown ? { max: totalBytes, value: Math.min(bytes, totalBytes) } : {})}
        aria-label={t('imports.progress', { name: run.fileName })}
      />
      <p className="faint">
        {t(readMessage(run.kind), { count: rows })}
        {perSecond > 0 && <> · {t('imports.rate', { count: perSecond })}</>}
        {secondsLeft != null && secondsLeft > 0 && (
          <> · {t('imports.left', { time: formatDuration(language, secondsLeft) })}</>
        )}
      </p>
    </div>
  );
}
