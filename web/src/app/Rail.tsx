import { Link } from '@tanstack/react-router';
import { useViewer } from '../auth/viewer.js';
import { Logo } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import { type Place, type PlaceGroup, placesFor } from './places.js';

/** The way to every page, at the left of wide screens; where it is narrow only the signs remain. */
export function Rail({ waiting }: { waiting: number }) {
  const { t } = useMessages();
  const { roles } = useViewer();
  return (
    <aside className="rail">
      <Link to="/" className="brand" aria-label={t('shell.home')}>
        <Logo />
        <span className="brand-word">Perlen</span>
      </Link>
      <nav aria-label={t('shell.navigation')}>
        <PlaceGroups groups={placesFor(roles)} waiting={waiting} />
      </nav>
    </aside>
  );
}

/** Pages in their groups, each under its heading. `waiting` is how many requests the inbox holds. */
export function PlaceGroups({ groups, waiting }: { groups: readonly PlaceGroup[]; waiting: number }) {
  const { t } = useMessages();
  return groups.map(({ label, places }) => (
    <div key={label ?? 'daily'} className="rail-group">
      {label && <p className="rail-heading">{t(label)}</p>}
      <ul>
        {places.map((place) => (
          <PlaceItem key={place.to} place={place} waiting={waiting} />
        ))}
      </ul>
    </div>
  ));
}

/** A link to a page with its sign; the inbox says how many requests wait. */
export function PlaceItem({ place, waiting }: { place: Place; waiting: number }) {
  const { t } = useMessages();
  const Icon = place.icon;
  return (
    <li>
      <Link
        to={place.to}
        className="rail-link"
        title={t(place.label)}
        activeOptions={{ exact: place.to === '/', includeSearch: false }}
      >
        <Icon size={18} stroke={1.75} />
        <span className="rail-label">{t(place.label)}</span>
        {place.to === '/inbox' && waiting > 0 && (
          <span className="count">
            <span aria-hidden="true">{waiting}</span>
            <span className="visually-hidden">{t('nav.inbox.waiting', { count: waiting })}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
