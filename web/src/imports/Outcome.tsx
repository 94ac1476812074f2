import type { ImportDetailsFragment } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { formatCount } from './amounts.js';
import { ReasonList } from './ReasonList.js';
import { readMessage } from './words.js';
import './messages.js';

/** What an import did or would do, in numbers that add up: a bar and its parts, then what came of it. */
export function Outcome({ run, isPreview = false }: { run: ImportDetailsFragment; isPreview?: boolean }) {
  const { t, language } = useMessages();
  const { report } = run;
  const leftOut = report.rowsLeftOut.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    { part: 'taken', count: report.rowsTaken, label: 'imports.part.taken' },
    { part: 'known', count: report.rowsKnown, label: 'imports.part.known' },
    { part: 'left-out', count: leftOut, label: 'imports.part.leftOut' },
  ] as const;
  const facts = factsOf(run, isPreview).filter(({ count }) => count > 0);
  return (
    <div className="outcome">
      <p className="outcome-total">{t(readMessage(run.kind), { count: report.rows })}</p>
      {report.rows > 0 && (
        <div className="outcome-bar" aria-hidden="true">
          {parts.map(
            ({ part, count }) =>
              count > 0 && <span key={part} data-part={part} style={{ flexGrow: count }} />,
          )}
        </div>
      )}
      <dl className="outcome-parts">
        {parts.map(({ part, count, label }) => (
          <div key={part} data-part={part}>
            <dt>{t(label)}</dt>
            <dd>{formatCount(language, count)}</dd>
          </div>
        ))}
      </dl>
      {facts.length > 0 && (
        <ul className="outcome-facts">
          {facts.map(({ message, count }) => (
            <li key={message}>{t(message, { count })}</li>
          ))}
        </ul>
      )}
      {report.mail && <MailAccount mail={report.mail} />}
    </div>
  );
}

function factsOf(
  { report, kind }: ImportDetailsFragment,
  isPreview: boolean,
): { message: MessageKey; count: number }[] {
  return [
    { message: 'imports.fact.people', count: report.peopleCreated },
    { message: 'imports.fact.organizations', count: report.organizationsCreated },
    { message: 'imports.fact.projects', count: report.projectsCreated },
    { message: 'imports.fact.events', count: kind === 'MAIL' || kind === 'TIES' ? report.eventsCounted : 0 },
    {
      message: 'imports.fact.eventsKnown',
      count: kind === 'MAIL' || kind === 'TIES' ? report.eventsKnown : 0,
    },
    { message: isPreview ? 'imports.fact.tiesWould' : 'imports.fact.ties', count: report.tiesDerived },
  ];
}

/** Every address and every pair accounted for; for whoever wants to know where one went. */
function MailAccount({ mail }: { mail: NonNullable<ImportDetailsFragment['report']['mail']> }) {
  const { t, language } = useMessages();
  return (
    <details className="outcome-mail">
      <summary>{t('imports.mail.title')}</summary>
      <dl>
        <Line label={t('imports.mail.mentions')} value={formatCount(language, mail.mentions)} isSum />
        <Line label={t('imports.mail.people')} value={formatCount(language, mail.people)} />
        <Line label={t('imports.mail.roles')} value={formatCount(language, mail.roles)} />
      </dl>
      <ReasonList reasons={mail.mentionsLeftOut} />
      <dl>
        <Line label={t('imports.mail.pairs')} value={formatCount(language, mail.pairs)} isSum />
        <Line label={t('imports.mail.evidence')} value={formatCount(language, mail.evidence)} />
      </dl>
      <ReasonList reasons={mail.pairsLeftOut} />
    </details>
  );
}

function Line({ label, value, isSum = false }: { label: string; value: string; isSum?: boolean }) {
  return (
    <div data-sum={isSum || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
