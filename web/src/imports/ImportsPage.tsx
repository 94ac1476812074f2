import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { ImportSettingsDocument, ImportsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { ChooseFiles } from './ChooseFiles.js';
import { ImportHistory } from './ImportHistory.js';
import { StewardsOnly } from './StewardsOnly.js';
import { useWaitingFiles, waitFor } from './waiting-files.js';
import './messages.js';
import './shared.css';
import './imports.css';

/** Files to import, what runs, what waits for a word of the steward, and all imports so far. */
export function ImportsPage() {
  const { t } = useMessages();
  return (
    <StewardsOnly title={t('nav.imports')}>
      <Imports />
    </StewardsOnly>
  );
}

const rowsPerPage = 20;
const mostRows = 500;
const pollMs = 1500;

function Imports() {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const [count, setCount] = useState(rowsPerPage);
  useEffect(() => waitFor(viewerId), [viewerId]);
  useWarningBeforeLeaving();
  const settings = useQuery(ImportSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const list = useQuery(ImportsDocument, {
    variables: { first: Math.min(mostRows, count + 1) },
    fetchPolicy: 'cache-and-network',
  });
  const shown = list.data ?? list.previousData;
  const isRunning = shown?.imports.some(({ state }) => state === 'RUNNING') ?? false;
  const { startPolling, stopPolling } = list;
  useEffect(() => {
    if (!isRunning) return;
    startPolling(pollMs);
    return stopPolling;
  }, [isRunning, startPolling, stopPolling]);
  const error = settings.error ?? list.error;
  if (error && !(settings.data && shown)) {
    const retry = () => {
      void settings.refetch().catch(() => undefined);
      void list.refetch().catch(() => undefined);
    };
    return (
      <>
        <PageHead title={t('nav.imports')} />
        <Problem isPart error={error} onRetry={retry} />
      </>
    );
  }
  return (
    <div className="imports">
      <PageHead title={t('nav.imports')} lead={t('imports.lead')} />
      {settings.data && shown ? (
        <>
          {list.error && (
            <div className="notice" role="status">
              <p>{t('imports.stale')}</p>
            </div>
          )}
          <ChooseFiles settings={settings.data.importSettings} isBusy={isRunning} />
          <ImportHistory
            imports={shown.imports.slice(0, count)}
            hasMore={shown.imports.length > count}
            onMore={() => setCount(count + rowsPerPage)}
          />
        </>
      ) : (
        <Skeleton />
      )}
    </div>
  );
}

function Skeleton() {
  const { t } = useMessages();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <div className="skeleton" style={{ height: 236, borderRadius: 16 }} />
      <div className="card import-rows">
        {[0, 1, 2, 3].map((row) => (
          <div className="import-row" key={row}>
            <div className="skeleton" style={{ width: 28, height: 28, borderRadius: 14 }} />
            <div className="skeleton" style={{ width: `${50 - row * 6}%`, height: 15 }} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** A file that is still on its way would be lost with the tab; leaving the page for another one is harmless. */
function useWarningBeforeLeaving() {
  const isSending = useWaitingFiles().some(({ sending }) => sending !== null);
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isSending]);
}
