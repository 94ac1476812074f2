import { useQuery } from '@apollo/client/react';
import { Link, useSearch } from '@tanstack/react-router';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { type IntroductionBox, IntroductionsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { IntroductionCard } from './IntroductionCard.js';
import './introductions.css';

const pollIntervalMs = 20_000;

/** Requests for introductions: those I was asked for, those I made. */
export function InboxPage() {
  const { t } = useMessages();
  const { box } = useSearch({ from: '/inbox' });
  return (
    <div className="inbox">
      <title>{t('inbox.title')}</title>
      <h1>{t('inbox.heading')}</h1>
      <nav className="inbox-tabs" aria-label={t('inbox.boxes')}>
        <Link to="/inbox" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {t('inbox.received')}
        </Link>
        <Link to="/inbox" search={{ box: 'sent' }} activeOptions={{ exact: true, includeSearch: true }}>
          {t('inbox.sent')}
        </Link>
      </nav>
      <Box key={box ?? 'received'} box={box === 'sent' ? 'SENT' : 'RECEIVED'} />
    </div>
  );
}

function Box({ box }: { box: IntroductionBox }) {
  const { t } = useMessages();
  const { data, error, loading, refetch } = useQuery(IntroductionsDocument, {
    variables: { box },
    fetchPolicy: 'cache-and-network',
    pollInterval: pollIntervalMs,
    skipPollAttempt: () => document.hidden,
  });
  if (error && !data && !loading)
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) {
    return (
      <div className="inbox-list" role="status" aria-label={t('shell.loading')}>
        <div className="skeleton" style={{ height: 148, borderRadius: 16 }} />
        <div className="skeleton" style={{ height: 148, borderRadius: 16 }} />
      </div>
    );
  }
  if (data.introductions.length === 0) return <EmptyBox box={box} />;
  return (
    <ul className="inbox-list">
      {data.introductions.map((introduction) => (
        <IntroductionCard key={introduction.id} introduction={introduction} box={box} />
      ))}
    </ul>
  );
}

function EmptyBox({ box }: { box: IntroductionBox }) {
  const { t } = useMessages();
  return (
    <div className="card empty">
      <HangingString count={7} isOpen />
      <h2>{t(box === 'SENT' ? 'inbox.empty.sent' : 'inbox.empty.received')}</h2>
      <p>{t(box === 'SENT' ? 'inbox.empty.sentBody' : 'inbox.empty.receivedBody')}</p>
      <Link to="/find" className="button">
        {t('inbox.empty.action')}
      </Link>
    </div>
  );
}
