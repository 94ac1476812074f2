import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PageHead } from '../design/PageHead.js';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { type SourceLineFragment, SourcesDocument, type SourcesQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { SourceRow } from './SourceRow.js';
import { StewardsOnly } from './StewardsOnly.js';
import { WithdrawDialog } from './WithdrawDialog.js';
import './messages.js';
import './shared.css';
import './sources.css';

/** The systems and files that evidence comes from: what each brought, and the way to switch it off or withdraw it. */
export function SourcesPage() {
  const { t } = useMessages();
  return (
    <StewardsOnly title={t('nav.sources')}>
      <Sources />
    </StewardsOnly>
  );
}

const rowsPerPage = 50;
const pollMs = 1500;

function Sources() {
  const { t } = useMessages();
  const { data, error, refetch, fetchMore, startPolling, stopPolling } = useQuery(SourcesDocument, {
    variables: { first: rowsPerPage, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const [withdrawing, setWithdrawing] = useState<SourceLineFragment | null>(null);
  const sources = data?.sources;
  const isBusy =
    sources?.nodes.some(({ state }) => state === 'WITHDRAWING' || state === 'SWITCHING') ?? false;
  useEffect(() => {
    if (!isBusy) return;
    startPolling(pollMs);
    return stopPolling;
  }, [isBusy, startPolling, stopPolling]);
  const retry = () => void refetch().catch(() => undefined);
  if (error && !sources) {
    return (
      <>
        <PageHead title={t('nav.sources')} />
        <Problem isPart error={error} onRetry={retry} />
      </>
    );
  }
  return (
    <div className="sources">
      <PageHead title={t('nav.sources')} lead={t('sources.lead')} />
      {error && (
        <div className="notice" role="status">
          <p>{t('sources.stale')}</p>
          <button type="button" className="button" onClick={retry}>
            {t('problem.retry')}
          </button>
        </div>
      )}
      {!sources && <Skeleton />}
      {sources?.nodes.length === 0 && <Empty />}
      <List sources={sources?.nodes.filter((each) => !isPersonal(each)) ?? []} onWithdraw={setWithdrawing} />
      {sources?.pageInfo.hasNextPage && (
        <button
          type="button"
          className="button sources-more"
          onClick={() => {
            const variables = { after: sources.pageInfo.endCursor ?? null };
            void fetchMore({
              variables,
              updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
            }).catch(() => undefined);
          }}
        >
          {t('sources.more')}
        </button>
      )}
      <Personal sources={sources?.nodes.filter(isPersonal) ?? []} />
      {withdrawing && <WithdrawDialog source={withdrawing} onClose={() => setWithdrawing(null)} />}
    </div>
  );
}

/** Without `onWithdraw` nothing can be done with them here. */
function List({
  sources,
  onWithdraw,
}: {
  sources: readonly SourceLineFragment[];
  onWithdraw?: (source: SourceLineFragment) => void;
}) {
  const { t } = useMessages();
  if (sources.length === 0) return null;
  return (
    <ul className="card source-rows" aria-label={t('nav.sources')}>
      {sources.map((source) => (
        <SourceRow
          key={source.id}
          source={source}
          {...(onWithdraw && { onWithdraw: () => onWithdraw(source) })}
        />
      ))}
    </ul>
  );
}

/** Address books of single people: many, none of them tells its numbers, and only their owners withdraw them. */
function Personal({ sources }: { sources: readonly SourceLineFragment[] }) {
  const { t } = useMessages();
  if (sources.length === 0) return null;
  return (
    <details className="sources-personal">
      <summary>{t('sources.personalOnes', { count: sources.length })}</summary>
      <p className="faint">{t('sources.personalBody')}</p>
      <List sources={sources} />
    </details>
  );
}

function isPersonal({ kind }: SourceLineFragment): boolean {
  return kind === 'ADDRESS_BOOK';
}

function joined(before: SourcesQuery, more: SourcesQuery): SourcesQuery {
  const known = new Set(before.sources.nodes.map(({ id }) => id));
  const added = more.sources.nodes.filter(({ id }) => !known.has(id));
  return { ...more, sources: { ...more.sources, nodes: [...before.sources.nodes, ...added] } };
}

function Empty() {
  const { t } = useMessages();
  return (
    <div className="card empty">
      <HangingString isOpen />
      <h2>{t('sources.empty.title')}</h2>
      <p>{t('sources.empty.body')}</p>
      <Link to="/imports" className="button button-primary">
        {t('sources.empty.action')}
      </Link>
    </div>
  );
}

function Skeleton() {
  const { t } = useMessages();
  return (
    <div className="card source-rows" role="status" aria-label={t('shell.loading')}>
      {[0, 1, 2].map((row) => (
        <div className="source-row" key={row}>
          <div className="skeleton" style={{ width: `${36 - row * 6}%`, height: 18 }} />
          <div className="skeleton" style={{ width: `${70 - row * 10}%`, height: 14 }} />
          <div className="skeleton" style={{ width: 180, height: 32 }} />
        </div>
      ))}
    </div>
  );
}
