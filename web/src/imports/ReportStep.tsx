import { Link } from '@tanstack/react-router';
import type { ImportDetailsFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { formatDuration } from './amounts.js';
import type { ImportSettings } from './ChooseFiles.js';
import { MendedFile } from './MendedFile.js';
import { Outcome } from './Outcome.js';
import { Refusals } from './Refusals.js';
import { useWaitingFiles } from './waiting-files.js';
import './messages.js';

/** What an import did, what it left out, and where to go on. */
export function ReportStep({ run, settings }: { run: ImportDetailsFragment; settings: ImportSettings }) {
  const { t, language } = useMessages();
  const next = useWaitingFiles().find(({ problem }) => problem === null);
  const { peopleCreated, refusals } = run.report;
  const seconds = run.progress.secondsWorked;
  return (
    <>
      <section className="card import-card">
        <div role="status">
          <h2>{t(refusals.length === 0 ? 'imports.report.clean' : 'imports.report.title')}</h2>
        </div>
        <p className="soft">
          {t(refusals.length === 0 ? 'imports.report.cleanBody' : 'imports.report.body')}{' '}
          {seconds > 0 && t('imports.report.took', { time: formatDuration(language, seconds) })}
        </p>
        <Outcome run={run} />
        <div className="import-actions">
          {next ? (
            <Link to="/imports" className="button button-primary">
              {t('imports.report.next', { name: next.name.slice(0, 60) })}
            </Link>
          ) : (
            <Link to="/imports" className="button">
              {t('imports.report.another')}
            </Link>
          )}
          {peopleCreated > 0 && (
            <Link to="/duplicates" className="button">
              {t('imports.report.duplicates')}
            </Link>
          )}
        </div>
      </section>
      <Refusals run={run} />
      {refusals.length > 0 && <MendedFile run={run} settings={settings} />}
    </>
  );
}
