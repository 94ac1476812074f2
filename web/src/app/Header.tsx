import { useQuery } from '@apollo/client/react';
import { IconInbox, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PersonaMenu } from '../auth/PersonaMenu.js';
import { Logo } from '../design/Pearls.js';
import { WaitingIntroductionsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { AppearanceControls } from './AppearanceControls.js';

/** How often the number of open requests is asked for. */
const pollIntervalMs = 20_000;

/** The bar at the top of every page. */
export function Header() {
  const { t } = useMessages();
  const waiting = useWaitingCount();
  return (
    <header className="header">
      <div className="header-inner">
        <Link to="/find" className="brand" aria-label={t('shell.home')}>
          <Logo />
          <span className="brand-word">Perlen</span>
        </Link>
        <nav aria-label={t('shell.navigation')} className="navigation">
          <Link to="/find" className="navigation-link" activeOptions={{ exact: false, includeSearch: false }}>
            <IconSearch size={18} stroke={1.75} aria-hidden="true" />
            <span>{t('nav.find')}</span>
          </Link>
          <Link to="/inbox" className="navigation-link" activeOptions={{ includeSearch: false }}>
            <IconInbox size={18} stroke={1.75} aria-hidden="true" />
            <span>{t('nav.inbox')}</span>
            {waiting > 0 && (
              <span className="count">
                <span aria-hidden="true">{waiting}</span>
                <span className="visually-hidden">{t('nav.inbox.waiting', { count: waiting })}</span>
              </span>
            )}
          </Link>
        </nav>
        <div className="header-end">
          <div className="header-appearance">
            <AppearanceControls />
          </div>
          <PersonaMenu />
        </div>
      </div>
    </header>
  );
}

function useWaitingCount(): number {
  const { data } = useQuery(WaitingIntroductionsDocument, {
    pollInterval: pollIntervalMs,
    skipPollAttempt: () => document.hidden,
    fetchPolicy: 'cache-and-network',
  });
  return data?.introductions.filter((introduction) => introduction.state === 'ASKED').length ?? 0;
}
