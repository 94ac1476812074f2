import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Name } from '../design/Name.js';
import { HangingString } from '../design/Pearls.js';
import type { ImportLineFragment } from '../generated/graphql.js';
import { formatAgo } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { ProgressLine } from './ProgressLine.js';
import { kindMessages, readMessage, stateMessages } from './words.js';
import './messages.js';

/** What runs, what waits for a word of the steward, and what was imported. */
export function ImportHistory({
  imports,
  hasMore,
  onMore,
}: {
  imports: readonly ImportLineFragment[];
  hasMore: boolean;
  onMore: () => void;
}) {
  const { t } = useMessages();
  const { running, open, past } = sorted(imports);
  return (
    <>
      {running.length > 0 && (
        <Section title={t('imports.history.running')}>
          {running.map((each) => (
            <Row key={each.id} run={each} />
          ))}
        </Section>
      )}
      {open.length > 0 && (
        <Section title={t('imports.history.open')}>
          {open.map((each) => (
            <Row key={each.id} run={each} />
          ))}
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('imports.history.past')}>
          {past.map((each) => (
            <Row key={each.id} run={each} />
          ))}
        </Section>
      )}
      {running.length + open.length + past.length === 0 && (
        <section className="imports-empty">
          <HangingString isOpen />
          <h2>{t('imports.history.empty')}</h2>
          <p className="soft">{t('imports.history.emptyBody')}</p>
        </section>
      )}
      {hasMore && (
        <button type="button" className="button imports-more" onClick={onMore}>
          {t('imports.more')}
        </button>
      )}
    </>
  );
}

/** A dry run waits for its import as long as its file is there; what was done later with the same file counts. */
function sorted(imports: readonly ImportLineFragment[]) {
  const running = imports.filter(({ state }) => state === 'RUNNING');
  const nameOf = ({ kind, fileName }: ImportLineFragment) => `${kind} ${fileName}`;
  const seen = new Set(running.map(nameOf));
  const open = imports.filter((run) => {
    if (run.state === 'RUNNING' || (run.dryRun && (run.upload === null || run.state === 'FAILED')))
      return false;
    const isLatest = !seen.has(nameOf(run));
    seen.add(nameOf(run));
    return run.dryRun ? isLatest : run.canResume;
  });
  const past = imports.filter((each) => !(each.dryRun || running.includes(each) || open.includes(each)));
  return { running, open, past };
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="imports-section">
      <h2>{title}</h2>
      <ul className="card import-rows">{children}</ul>
    </section>
  );
}

function Row({ run }: { run: ImportLineFragment }) {
  const { t, language } = useMessages();
  const [now] = useState(() => new Date());
  const { kind, state, dryRun, report, fileName } = run;
  const isRunning = state === 'RUNNING';
  const leftOut = report.rows - report.rowsTaken - report.rowsKnown;
  return (
    <li className="import-row">
      <Link to="/imports/$id" params={{ id: run.id }} className="import-row-link">
        <span className="import-row-name">
          <Name longest={60}>{fileName}</Name>
        </span>
        <span className="faint">
          {t(kindMessages[kind])} · {formatAgo(language, run.startedAt, now)}
        </span>
      </Link>
      {isRunning ? (
        <ProgressLine run={run} />
      ) : (
        <span className="import-row-counts soft">
          {report.rows > 0 && (
            <>
              {t(readMessage(kind), { count: report.rows })}
              {leftOut > 0 && <> · {t('imports.leftOutShort', { count: leftOut })}</>}
            </>
          )}
        </span>
      )}
      <span className="chip" data-state={state}>
        {dryRun && state === 'DONE' ? t('imports.state.checked') : t(stateMessages[state])}
      </span>
    </li>
  );
}
