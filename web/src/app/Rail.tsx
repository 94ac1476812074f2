import { Link } from '@tanstack/react-router';
import { useViewer } from '../auth/viewer.js';
import { Logo } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import { type Place, placesFor } from './places.js';
import { useWaitingCount } from './useWaitingCount.js';

/** The way to every page, at the left of wide screens; where it is narrow only the signs remain. */
export function Rail() {
  const { t } = useMessages();
  const { roles } = useViewer();
  return (
    <aside className="rail">
      <Link to="/" className="brand" aria-label={t('shell.home')}>
        <Logo />
        <span className="brand-word">Perlen</span>
      </Link>
      <nav aria-label={t('shell.navigation')}>
        {placesFor(roles).map(({ label, places }) => (
          <div key={label ?? 'daily'} className="rail-group">
            {label && <p className="rail-heading">{t(label)}</p>}
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <PlaceLink place={place} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </aside>
  );
}

/** A link to a page with its sign; the inbox says how many requests wait. */
export function PlaceLink({ place, onClick }: { place: Place; onClick?: () => void }) {
  const { t } = useMessages();
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      className="rail-link"
      title={t(place.label)}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      {...(onClick && { onClick })}
    >
      <Icon size={18} stroke={1.75} />
      <span className="rail-label">{t(place.label)}</span>
      {place.to === '/inbox' && <WaitingCount />}
    </Link>
  );
}

function WaitingCount() {
  const { t } = useMessages();
  const waiting = useWaitingCount();
  if (waiting === 0) return null;
  return (
    <span className="count">
      <span aria-hidden="true">{waiting}</span>
      <span className="visually-hidden">{t('nav.inbox.waiting', { count: waiting })}</span>
    </span>
  );
}
