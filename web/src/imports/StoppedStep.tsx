import { useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { type ImportDetailsFragment, ImportsDocument, ResumeImportDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import type { ImportSettings } from './ChooseFiles.js';
import { MendedFile } from './MendedFile.js';
import { Outcome } from './Outcome.js';
import { Refusals } from './Refusals.js';
import { StartProblem } from './StartProblem.js';
import { useStart } from './useStart.js';
import './messages.js';

/** An import that stopped before its end: why, what holds of it, and how to go on. */
export function StoppedStep({ run, settings }: { run: ImportDetailsFragment; settings: ImportSettings }) {
  const { t, language } = useMessages();
  const [resume, resuming] = useMutation(ResumeImportDocument, {
    variables: { id: run.id },
    refetchQueries: [ImportsDocument],
  });
  const again = useStart(run);
  const reason = language === 'de' ? run.errorDe : run.errorEn;
  const hasRows = run.report.rows > 0;
  const isLook = run.dryRun;
  return (
    <>
      <section className="card import-card">
        <div role="status">
          <h2>{t(titleOf(run))}</h2>
        </div>
        <p className="soft">{run.state === 'FAILED' && reason ? reason : t(bodyOf(run))}</p>
        {hasRows && !isLook && <Outcome run={run} />}
        <div className="import-actions">
          {run.canResume && (
            <button
              type="button"
              className="button button-primary"
              disabled={resuming.loading}
              onClick={() => void resume().catch(() => undefined)}
            >
              {t('imports.resume')}
            </button>
          )}
          {isLook && run.upload !== null && run.state !== 'FAILED' && (
            <button
              type="button"
              className="button button-primary"
              disabled={again.isBusy}
              onClick={() => void again.start(true)}
            >
              {t('imports.lookAgain')}
            </button>
          )}
          <Link to="/imports" className="button">
            {t('imports.report.another')}
          </Link>
        </div>
        {!isLook && !run.canResume && <p className="faint">{t('imports.stopped.fileGone')}</p>}
        <StartProblem error={resuming.error ?? again.error} settings={settings} />
      </section>
      {hasRows && !isLook && <Refusals run={run} />}
      {run.state === 'FAILED' && <MendedFile run={run} settings={settings} />}
    </>
  );
}

function titleOf({ state, dryRun }: ImportDetailsFragment) {
  if (state === 'CANCELLED') return dryRun ? 'imports.stopped.lookCancelled' : 'imports.stopped.cancelled';
  if (state === 'INTERRUPTED') return 'imports.stopped.interrupted';
  return dryRun ? 'imports.stopped.unreadable' : 'imports.stopped.failed';
}

function bodyOf({ state, dryRun, errorCode }: ImportDetailsFragment) {
  if (dryRun) return 'imports.stopped.lookBody';
  if (state === 'FAILED' && errorCode == null) return 'imports.stopped.failedBody';
  return 'imports.stopped.body';
}
