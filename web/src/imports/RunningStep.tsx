import { useMutation } from '@apollo/client/react';
import { CancelImportDocument, type ImportDetailsFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { ProgressLine } from './ProgressLine.js';
import './messages.js';

/** An import or a look through, as it runs; it goes on without the page. */
export function RunningStep({ run }: { run: ImportDetailsFragment }) {
  const { t } = useMessages();
  const [cancel, { loading, error }] = useMutation(CancelImportDocument, { variables: { id: run.id } });
  return (
    <section className="card import-card">
      <div role="status">
        <h2>{t(run.dryRun ? 'imports.running.look' : 'imports.running.title')}</h2>
      </div>
      <p className="soft">{t(run.dryRun ? 'imports.running.lookBody' : 'imports.running.body')}</p>
      <ProgressLine run={run} />
      <div className="import-actions">
        <button
          type="button"
          className="button"
          disabled={loading}
          onClick={() => void cancel().catch(() => undefined)}
        >
          {loading ? t('imports.cancelling') : t('imports.cancel')}
        </button>
        {!run.dryRun && <span className="faint">{t('imports.running.cancelHelp')}</span>}
      </div>
      {error && (
        <p className="field-error" role="alert">
          {t('imports.cancelFailed')}
        </p>
      )}
    </section>
  );
}
