import { useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { useToast } from '../design/Toasts.js';
import { type SourceLineFragment, SwitchSourceDocument } from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { importProblem, problemMessages } from './problems.js';
import {
  evidenceMessages,
  sourceKindWords,
  sourceName,
  sourceStateMessages,
  whatItBrought,
} from './source-words.js';
import { readMessage, stateMessages } from './words.js';
import './messages.js';

/** A source: how it stands, what it brought and when, and, with `onWithdraw`, what may be done with it. */
export function SourceRow({ source, onWithdraw }: { source: SourceLineFragment; onWithdraw?: () => void }) {
  const { t, language } = useMessages();
  const { state, firstImportedAt, lastImportedAt, withdrawnAt } = source;
  const isBusy = state === 'WITHDRAWING' || state === 'SWITCHING';
  const isImporting = source.imports.some((run) => run.state === 'RUNNING');
  return (
    <li className="source-row" data-state={state}>
      <div className="source-about">
        <div className="source-head">
          <h2>
            <Name longest={60}>{sourceName(source, t)}</Name>
          </h2>
          {source.name != null && <span className="faint">{sourceKindWords(source.kind, t)}</span>}
          <span className="chip" data-state={state}>
            {t(sourceStateMessages[state])}
          </span>
        </div>
        <p className="faint">
          {[
            ...(firstImportedAt == null
              ? []
              : [t('sources.first', { day: formatDay(language, firstImportedAt) })]),
            ...(lastImportedAt == null || lastImportedAt === firstImportedAt
              ? []
              : [t('sources.last', { day: formatDay(language, lastImportedAt) })]),
            ...(state !== 'WITHDRAWN' || withdrawnAt == null
              ? []
              : [t('sources.withdrawn', { day: formatDay(language, withdrawnAt) })]),
          ].join(' · ')}
        </p>
        <Brought source={source} />
        {isBusy && (
          <div className="source-work" role="status">
            <progress className="import-bar" aria-label={t(sourceStateMessages[state])} />
            <p className="faint">
              {t(state === 'WITHDRAWING' ? 'sources.withdrawing' : 'sources.switching')}
            </p>
          </div>
        )}
        {source.imports.length > 0 && <SourceImports source={source} />}
        {isImporting && <p className="faint">{t('sources.importing')}</p>}
      </div>
      {onWithdraw && (state === 'ON' || state === 'OFF') && (
        <div className="source-actions">
          <SwitchButton source={source} isDisabled={isImporting} />
          <button
            type="button"
            className="button button-quiet button-forget"
            disabled={isImporting}
            onClick={onWithdraw}
          >
            {t('sources.withdraw')}
          </button>
        </div>
      )}
    </li>
  );
}

function Brought({ source }: { source: SourceLineFragment }) {
  const { t } = useMessages();
  const facts = [
    ...whatItBrought(source),
    ...source.evidence.map(({ kind, count }) => ({ message: evidenceMessages[kind] as MessageKey, count })),
  ].filter(({ count }) => count > 0);
  if (facts.length === 0) {
    return source.state === 'WITHDRAWN' || source.kind === 'ADDRESS_BOOK' ? null : (
      <p className="soft">{t('sources.nothing')}</p>
    );
  }
  return (
    <ul className="source-facts">
      {facts.map(({ message, count }) => (
        <li key={message} className="chip">
          {t(message, { count })}
        </li>
      ))}
    </ul>
  );
}

const importsShown = 20;

/** The history of a source, which stays when it is withdrawn. */
function SourceImports({ source }: { source: SourceLineFragment }) {
  const { t, language } = useMessages();
  return (
    <details className="source-imports">
      <summary>{t('sources.imports', { count: source.imports.length })}</summary>
      <ul>
        {source.imports.slice(0, importsShown).map((run) => (
          <li key={run.id}>
            <Link to="/imports/$id" params={{ id: run.id }} className="link">
              {formatDay(language, run.startedAt)}
            </Link>{' '}
            <Name longest={48}>{run.fileName}</Name> · {t(readMessage(run.kind), { count: run.report.rows })}{' '}
            · {t(stateMessages[run.state])}
          </li>
        ))}
      </ul>
    </details>
  );
}

function SwitchButton({ source, isDisabled }: { source: SourceLineFragment; isDisabled: boolean }) {
  const { t } = useMessages();
  const showToast = useToast();
  const [run, { loading }] = useMutation(SwitchSourceDocument);
  const isOn = source.state === 'ON';
  const turn = async (on: boolean) => {
    try {
      await run({ variables: { id: source.id, on } });
      showToast({
        text: t(on ? 'sources.switchedOn' : 'sources.switchedOff', {
          name: sourceName(source, t).slice(0, 60),
        }),
        action: { label: t('sources.undo'), run: () => void turn(!on) },
      });
    } catch (error) {
      showToast({ text: t(sourceProblem(error)) });
    }
  };
  return (
    <button
      type="button"
      className="button button-quiet"
      disabled={loading || isDisabled}
      title={t(isOn ? 'sources.switchOffHelp' : 'sources.switchOnHelp')}
      onClick={() => void turn(!isOn)}
    >
      {t(isOn ? 'sources.switchOff' : 'sources.switchOn')}
    </button>
  );
}

/** What went wrong with a source, in words. */
export function sourceProblem(error: unknown): MessageKey {
  const problem = importProblem(error);
  if (problem === 'refused') return 'sources.conflict';
  return problem === 'notFound' ? 'sources.gone' : problemMessages[problem];
}
