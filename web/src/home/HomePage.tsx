import { useMutation, useQuery } from '@apollo/client/react';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { TargetsDocument, type TargetsQuery, VisitTargetsDocument } from '../generated/graphql.js';
import { formatAgo } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { csvAddress, defaultSort, filterOf, isFiltered } from './address.js';
import { EmptyHome } from './EmptyHome.js';
import { HomeSkeleton } from './HomeSkeleton.js';
import { ListUpload } from './ListUpload.js';
import { TargetFilters } from './TargetFilters.js';
import { TargetList } from './TargetList.js';
import './messages.js';
import '../design/way.css';
import './home.css';

/** My targets: the best way to each, and what changed since I last looked. */
export function HomePage() {
  const { list } = useSearch({ from: '/' });
  return <div className="home">{list ? <ListUpload /> : <Targets />}</div>;
}

/** So many rows at first, and more with each press. */
const rowsPerPage = 100;

function Targets() {
  const { t } = useMessages();
  const search = useSearch({ from: '/' });
  const isNoted = useVisit();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(TargetsDocument, {
    variables: {
      sort: search.sort ?? defaultSort,
      filter: filterOf(search),
      first: rowsPerPage,
      after: null,
    },
    fetchPolicy: 'cache-and-network',
    skip: !isNoted,
  });
  const shown = data ?? previousData;
  const retry = () => void refetch().catch(() => undefined);
  if (error && !shown && !loading) {
    return (
      <>
        <Head />
        <Problem isPart error={error} onRetry={retry} />
      </>
    );
  }
  if (!shown) {
    return (
      <>
        <Head />
        <HomeSkeleton />
      </>
    );
  }
  const { targets } = shown;
  if (targets.totalCount === 0) return <EmptyHome />;
  const more = () =>
    fetchMore({
      variables: { after: targets.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    }).then(
      () => undefined,
      () => undefined,
    );
  return (
    <>
      <Head targets={targets} />
      <TargetFilters targets={targets} />
      {targets.matchCount === 0 ? (
        <NothingMatches />
      ) : (
        <TargetList targets={targets} sort={search.sort ?? defaultSort} onMore={more} isBusy={loading} />
      )}
      {error && shown && (
        <div className="notice home-stale" role="status">
          <p>{t('home.stale')}</p>
          <button type="button" className="button" onClick={retry}>
            {t('problem.retry')}
          </button>
        </div>
      )}
    </>
  );
}

function joined(before: TargetsQuery, more: TargetsQuery): TargetsQuery {
  const known = new Set(before.targets.nodes.map(({ id }) => id));
  const added = more.targets.nodes.filter(({ id }) => !known.has(id));
  return { ...more, targets: { ...more.targets, nodes: [...before.targets.nodes, ...added] } };
}

function Head({ targets }: { targets?: TargetsQuery['targets'] }) {
  const { t, language } = useMessages();
  const search = useSearch({ from: '/' });
  const [now] = useState(() => new Date());
  const lead = targets && (
    <>
      {t('home.count', { count: targets.totalCount })}
      {targets.since &&
        (targets.changedCount > 0
          ? ` · ${t('home.news', { count: targets.changedCount, when: formatAgo(language, targets.since, now) })}`
          : ` · ${t('home.noNews', { when: formatAgo(language, targets.since, now) })}`)}
    </>
  );
  return (
    <PageHead
      title={t('home.title')}
      lead={lead ?? t('home.lead')}
      actions={
        targets && (
          <>
            <a className="button button-quiet" href={csvAddress(search, language)} download>
              {t('home.export')}
            </a>
            <Link to="/" search={{ ...search, list: true }} className="button button-primary">
              {t('home.addList')}
            </Link>
          </>
        )
      }
    />
  );
}

function NothingMatches() {
  const { t } = useMessages();
  const search = useSearch({ from: '/' });
  return (
    <div className="card empty" role="status">
      <h2>{t(search.changed ? 'home.nothingNew' : 'home.nothingMatches')}</h2>
      <p>{t('home.nothingMatchesBody')}</p>
      {isFiltered(search) && (
        <Link to="/" search={search.sort ? { sort: search.sort } : {}} className="button">
          {t('home.clearFilters')}
        </Link>
      )}
    </div>
  );
}

/**
 * Tells the server that the targets are looked at, now and whenever the page comes back to sight. True once the first
 * look is noted, or could not be: the list is there in any case.
 */
function useVisit(): boolean {
  const [visit] = useMutation(VisitTargetsDocument);
  const [isNoted, setIsNoted] = useState(false);
  const isRunning = useRef(false);
  useEffect(() => {
    const look = async () => {
      if (document.hidden || isRunning.current) return;
      isRunning.current = true;
      await visit({
        refetchQueries: isNoted ? [TargetsDocument] : [],
        // What is seen here is read in the bell as well.
        update: (cache) => void cache.evict({ fieldName: 'unreadNotifications' }),
      }).catch(() => undefined);
      isRunning.current = false;
      setIsNoted(true);
    };
    if (!isNoted) void look();
    const lookAgain = () => void look();
    document.addEventListener('visibilitychange', lookAgain);
    return () => document.removeEventListener('visibilitychange', lookAgain);
  }, [visit, isNoted]);
  return isNoted;
}
