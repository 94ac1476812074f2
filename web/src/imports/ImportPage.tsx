import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { PageHead } from '../design/PageHead.js';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { type ImportDetailsFragment, ImportDocument, ImportSettingsDocument } from '../generated/graphql.js';
import { formatAgo } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import type { ImportSettings } from './ChooseFiles.js';
import { ImportSteps } from './ImportSteps.js';
import { MappingStep } from './MappingStep.js';
import { PreviewStep } from './PreviewStep.js';
import { ReportStep } from './ReportStep.js';
import { RunningStep } from './RunningStep.js';
import { StewardsOnly } from './StewardsOnly.js';
import { StoppedStep } from './StoppedStep.js';
import { kindMessages } from './words.js';
import './messages.js';
import './shared.css';
import './imports.css';
import './import-page.css';

/** One import, from its columns to its report: whatever is to be done next with it. */
export function ImportPage() {
  const { t } = useMessages();
  const { id } = useParams({ from: '/imports/$id' });
  return (
    <StewardsOnly title={t('nav.imports')}>
      <ImportById key={id} id={id} />
    </StewardsOnly>
  );
}

const pollMs = 1000;

function ImportById({ id }: { id: string }) {
  const { t } = useMessages();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const settings = useQuery(ImportSettingsDocument);
  const isRunning = data?.import?.state === 'RUNNING';
  useEffect(() => {
    if (!isRunning) return;
    startPolling(pollMs);
    return stopPolling;
  }, [isRunning, startPolling, stopPolling]);
  const retry = () => {
    void refetch().catch(() => undefined);
    void settings.refetch().catch(() => undefined);
  };
  if (data?.import && settings.data) {
    return (
      <Frame run={data.import}>
        {error && (
          <div className="notice import-offline" role="status">
            <p>{t(isRunning ? 'imports.staleRunning' : 'imports.stale')}</p>
            <button type="button" className="button" onClick={retry}>
              {t('problem.retry')}
            </button>
          </div>
        )}
        <Step run={data.import} settings={settings.data.importSettings} />
      </Frame>
    );
  }
  const failure = error ?? settings.error;
  if (failure) {
    return (
      <>
        <PageHead title={t('nav.imports')} />
        <Problem isPart error={failure} onRetry={retry} />
      </>
    );
  }
  return data && !data.import ? <Unknown /> : <Skeleton />;
}

function Step({ run, settings }: { run: ImportDetailsFragment; settings: ImportSettings }) {
  switch (run.state) {
    case 'MAPPING_NEEDED':
      return <MappingStep run={run} settings={settings} />;
    case 'RUNNING':
      return <RunningStep run={run} />;
    case 'DONE':
      return run.dryRun ? (
        <PreviewStep run={run} settings={settings} />
      ) : (
        <ReportStep run={run} settings={settings} />
      );
    default:
      return <StoppedStep run={run} settings={settings} />;
  }
}

function Frame({ run, children }: { run: ImportDetailsFragment; children: ReactNode }) {
  const { t, language } = useMessages();
  return (
    <div className="import-page">
      <PageHead
        title={run.fileName}
        lead={
          <>
            {t(kindMessages[run.kind])} · {formatAgo(language, run.startedAt, new Date())}
          </>
        }
        actions={
          <Link to="/imports" className="button button-quiet">
            {t('imports.toAll')}
          </Link>
        }
      />
      <ImportSteps run={run} />
      {children}
    </div>
  );
}

/** A look through a file is remembered as long as the server runs; real imports stay. */
function Unknown() {
  const { t } = useMessages();
  return (
    <>
      <PageHead title={t('nav.imports')} />
      <div className="card empty">
        <HangingString isOpen />
        <h2>{t('imports.unknown.title')}</h2>
        <p>{t('imports.unknown.body')}</p>
        <Link to="/imports" className="button button-primary">
          {t('imports.unknown.action')}
        </Link>
      </div>
    </>
  );
}

function Skeleton() {
  const { t } = useMessages();
  return (
    <div className="import-page" role="status" aria-label={t('shell.loading')}>
      <div className="skeleton" style={{ width: '40%', height: 32, marginBottom: 12 }} />
      <div className="skeleton" style={{ width: '30%', height: 16, marginBottom: 32 }} />
      <div className="skeleton" style={{ height: 46, marginBottom: 24 }} />
      <div className="skeleton" style={{ height: 280, borderRadius: 16 }} />
    </div>
  );
}
