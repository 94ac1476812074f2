import { useQuery } from '@apollo/client/react';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { type ImportDetailsFragment, ImportRefusalsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { ReasonList } from './ReasonList.js';
import './messages.js';

const perPage = 20;

/** What was left out: how often for which reason, and each with its place, so that it can be mended. */
export function Refusals({ run }: { run: ImportDetailsFragment }) {
  const { t, language } = useMessages();
  const { refusals } = run.report;
  const total = refusals.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <section className="card import-card">
      <div className="refusals-head">
        <h2>{t('imports.refusals.title', { count: total })}</h2>
        <a className="button" href={`/imports/${run.id}/refusals.csv?language=${language}`} download>
          <IconDownload size={16} aria-hidden="true" />
          {t('imports.refusals.csv')}
        </a>
      </div>
      <ReasonList reasons={refusals} />
      <RefusalRows run={run} total={total} />
    </section>
  );
}

function RefusalRows({ run, total }: { run: ImportDetailsFragment; total: number }) {
  const { t, language } = useMessages();
  const { data, error, fetchMore } = useQuery(ImportRefusalsDocument, {
    variables: { id: run.id, after: null, first: perPage },
  });
  const [isBusy, setIsBusy] = useState(false);
  const rows = data?.importRefusals ?? [];
  const sentences = new Map(
    run.report.refusals.map(({ reason, messageDe, messageEn }) => [
      reason,
      language === 'de' ? messageDe : messageEn,
    ]),
  );
  const more = async () => {
    setIsBusy(true);
    await fetchMore({
      variables: { after: rows.at(-1)?.ordinal ?? 0 },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        importRefusals: [...before.importRefusals, ...fetchMoreResult.importRefusals],
      }),
    }).catch(() => undefined);
    setIsBusy(false);
  };
  if (error && rows.length === 0) return <ProblemLine error={error} />;
  return (
    <>
      <table className="refusals">
        <thead>
          <tr>
            <th scope="col">{t('imports.refusals.line')}</th>
            <th scope="col">{t('imports.refusals.field')}</th>
            <th scope="col">{t('imports.refusals.value')}</th>
            <th scope="col">{t('imports.refusals.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ordinal, file, line, field, value, reason }) => (
            <tr key={ordinal}>
              <td data-label={t('imports.refusals.line')}>
                {line ?? '–'}
                {file != null && file !== run.fileName && (
                  <span className="faint refusals-file">
                    <Name longest={32}>{file}</Name>
                  </span>
                )}
              </td>
              <td data-label={t('imports.refusals.field')}>
                {field ? <Name longest={30}>{field}</Name> : '–'}
              </td>
              <td data-label={t('imports.refusals.value')} className="refusals-value">
                {value ? (
                  <Name longest={60}>{value}</Name>
                ) : (
                  <span className="faint">{t('imports.refusals.none')}</span>
                )}
              </td>
              <td data-label={t('imports.refusals.reason')}>{sentences.get(reason) ?? reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > 0 && rows.length < total && (
        <div className="import-actions">
          <button type="button" className="button" disabled={isBusy} onClick={() => void more()}>
            {t('imports.refusals.more')}
          </button>
          <span className="faint">{t('imports.refusals.shown', { shown: rows.length, count: total })}</span>
        </div>
      )}
    </>
  );
}
