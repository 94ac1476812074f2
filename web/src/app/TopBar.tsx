import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PersonaMenu } from '../auth/PersonaMenu.js';
import { Logo } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import { NotificationBell } from '../notifications/NotificationBell.js';
import { AppearanceControls } from './AppearanceControls.js';

/** The bar at the top of every page: search everything, and who one is. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useMessages();
  return (
    <header className="header">
      <Link to="/" className="brand header-brand" aria-label={t('shell.home')}>
        <Logo />
      </Link>
      <button type="button" className="header-search" aria-keyshortcuts="Control+K Meta+K" onClick={onSearch}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span className="header-search-words">{t('shell.search')}</span>
        <span className="header-search-short">{t('shell.searchShort')}</span>
        <kbd>{isApple ? '⌘ K' : t('key.control', { key: 'K' })}</kbd>
      </button>
      <div className="header-end">
        <div className="header-appearance">
          <AppearanceControls />
        </div>
        <NotificationBell />
        <PersonaMenu />
      </div>
    </header>
  );
}

const isApple = /Mac|iPhone|iPad/u.test(navigator.userAgent);
