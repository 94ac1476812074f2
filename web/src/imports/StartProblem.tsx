import { Link } from '@tanstack/react-router';
import { useMessages } from '../i18n/i18n.js';
import { formatBytes } from './amounts.js';
import type { ImportSettings } from './ChooseFiles.js';
import { importProblem, problemMessages } from './problems.js';
import './messages.js';

/** Why an import could not be started, and what to do about it; nothing without an error. */
export function StartProblem({ error, settings }: { error: unknown; settings: ImportSettings }) {
  const { t, language } = useMessages();
  if (error === null || error === undefined) return <div role="alert" />;
  const problem = importProblem(error);
  return (
    <div className="notice" data-tone="danger" role="alert">
      <p>{t(problemMessages[problem], { size: formatBytes(language, settings.uploadLimitBytes) })}</p>
      {(problem === 'refused' || problem === 'uploadGone') && (
        <Link to="/imports" className="button">
          {t('imports.toAll')}
        </Link>
      )}
    </div>
  );
}
