import { useState } from 'react';
import type { ImportDetailsFragment } from '../generated/graphql.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import type { ImportSettings } from './ChooseFiles.js';
import { DomainsForm } from './DomainsForm.js';
import { MappingStep } from './MappingStep.js';
import { MendedFile } from './MendedFile.js';
import { Outcome } from './Outcome.js';
import { Refusals } from './Refusals.js';
import { StartProblem } from './StartProblem.js';
import { useStart } from './useStart.js';
import './messages.js';

/** What an import would do, before it does it; and the ways on: import it, read it otherwise, mend the file. */
export function PreviewStep({ run, settings }: { run: ImportDetailsFragment; settings: ImportSettings }) {
  const { t, language } = useMessages();
  const { start, isBusy, error } = useStart(run);
  const [isChanging, setIsChanging] = useState(false);
  const { rowsTaken, rows } = run.report;
  const unread = run.columns.filter(({ field }) => field === null).map(({ name }) => name);
  const isThere = run.upload !== null;
  if (isChanging && run.kind !== 'MAIL') {
    return <MappingStep run={run} settings={settings} onCancel={() => setIsChanging(false)} />;
  }
  return (
    <>
      <section className="card import-card">
        <div role="status">
          <h2>{t(rowsTaken > 0 ? 'imports.preview.title' : 'imports.preview.nothing')}</h2>
        </div>
        <p className="soft">{t(bodyOf(rows, rowsTaken))}</p>
        <Outcome run={run} isPreview />
        {unread.length > 0 && (
          <p className="faint">
            {t('imports.preview.unread', {
              count: unread.length,
              columns: formatList(language, unread.slice(0, 8)),
            })}
          </p>
        )}
        {run.kind === 'MAIL' && !isChanging && (
          <p className="faint">
            {t('imports.preview.domains', { domains: formatList(language, run.ownDomains.slice(0, 8)) })}{' '}
            {isThere && (
              <button type="button" className="link" onClick={() => setIsChanging(true)}>
                {t('imports.preview.changeDomains')}
              </button>
            )}
          </p>
        )}
        {isChanging && (
          <DomainsForm
            domains={run.ownDomains}
            isBusy={isBusy}
            onLook={(ownDomains) => void start(true, { ownDomains })}
            onCancel={() => setIsChanging(false)}
          />
        )}
        <div className="import-actions">
          {isThere && rowsTaken > 0 && (
            <button
              type="button"
              className="button button-primary"
              disabled={isBusy}
              onClick={() => void start(false)}
            >
              {t('imports.preview.start')}
            </button>
          )}
          {isThere && run.columns.length > 0 && (
            <button type="button" className="button" disabled={isBusy} onClick={() => setIsChanging(true)}>
              {t('imports.preview.changeColumns')}
            </button>
          )}
        </div>
        {!isThere && <p className="faint">{t('imports.preview.over')}</p>}
        <StartProblem error={error} settings={settings} />
      </section>
      <Refusals run={run} />
      {run.report.refusals.length > 0 && <MendedFile run={run} settings={settings} />}
    </>
  );
}

function bodyOf(rows: number, rowsTaken: number) {
  if (rowsTaken > 0) return 'imports.preview.body';
  return rows === 0 ? 'imports.preview.emptyBody' : 'imports.preview.nothingBody';
}
