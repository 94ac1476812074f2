import { IconCards, IconSearch, IconStar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { HangingString } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

/** The start page before anything is starred: how to begin, in order of use. */
export function EmptyHome() {
  const { t } = useMessages();
  return (
    <div className="empty-home">
      <title>{t('page.title', { title: t('home.title') })}</title>
      <HangingString count={9} />
      <h1>{t('home.empty.title')}</h1>
      <p className="empty-home-lead">{t('home.empty.lead')}</p>
      <Link to="/" search={{ list: true }} className="button button-primary button-large">
        {t('home.empty.list')}
      </Link>
      <ul className="empty-home-ways">
        <Way icon={<IconSearch size={20} stroke={1.6} />} title={t('home.empty.find')}>
          <span className="faint">{t('home.empty.findBody')}</span>
          <Link to="/find" className="link">
            {t('home.empty.findAction')}
          </Link>
        </Way>
        <Way icon={<IconCards size={20} stroke={1.6} />} title={t('home.empty.know')}>
          <span className="faint">{t('home.empty.knowBody')}</span>
          <Link to="/know" className="link">
            {t('home.empty.knowAction')}
          </Link>
        </Way>
        <Way icon={<IconStar size={20} stroke={1.6} />} title={t('home.empty.star')}>
          <span className="faint">{t('home.empty.starBody')}</span>
        </Way>
      </ul>
    </div>
  );
}

function Way({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="card empty-home-way">
      <span aria-hidden="true">{icon}</span>
      <h2>{title}</h2>
      {children}
    </li>
  );
}
