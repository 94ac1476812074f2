import { IconCards, IconListDetails, IconStar } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { HangingString } from '../design/Pearls.js';
import { addressOf } from '../find/address.js';
import { SearchField } from '../find/SearchField.js';
import { Stories } from '../find/Stories.js';
import { useMessages } from '../i18n/i18n.js';
import '../find/search.css';
import './messages.js';

/** The start page before anything is starred: how to begin, in order of use. */
export function EmptyHome() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const find = (reference: string) => void navigate({ to: '/find', ...addressOf(reference) });
  return (
    <div className="start empty-home">
      <title>{t('page.title', { title: t('home.title') })}</title>
      <HangingString count={9} />
      <h1>{t('home.empty.title')}</h1>
      <p className="start-lead">{t('home.empty.lead')}</p>
      <SearchField isLarge onChoose={find} />
      <Stories />
      <ul className="empty-home-ways">
        <Way icon={<IconListDetails size={20} stroke={1.6} />} title={t('home.empty.paste')}>
          <span className="faint">{t('home.empty.pasteBody')}</span>
          <Link to="/" search={{ list: true }} className="link">
            {t('home.empty.list')}
          </Link>
        </Way>
        <Way icon={<IconStar size={20} stroke={1.6} />} title={t('home.empty.star')}>
          <span className="faint">{t('home.empty.starBody')}</span>
          <Link to="/organizations" search={{}} className="link">
            {t('home.empty.starAction')}
          </Link>
        </Way>
        <Way icon={<IconCards size={20} stroke={1.6} />} title={t('home.empty.know')}>
          <span className="faint">{t('home.empty.knowBody')}</span>
          <Link to="/know" className="link">
            {t('home.empty.knowAction')}
          </Link>
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
