import { IconDots } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { useMessages } from '../i18n/i18n.js';
import { placesFor } from './places.js';
import { PlaceGroups, PlaceItem } from './Rail.js';

/** The daily pages at the foot of a phone, and "more" for the others. */
export function BottomBar({ waiting }: { waiting: number }) {
  const { t } = useMessages();
  const { roles } = useViewer();
  const [isOpen, setIsOpen] = useState(false);
  const address = useRouterState({ select: ({ location }) => location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the sheet
  useEffect(() => setIsOpen(false), [address]);
  useEscape(isOpen, () => setIsOpen(false));
  const [daily, ...others] = placesFor(roles);
  const inSight = daily?.places.filter(({ isBehindMore }) => !isBehindMore) ?? [];
  const behind = daily?.places.filter(({ isBehindMore }) => isBehindMore) ?? [];
  return (
    <nav className="bottom-bar" aria-label={t('shell.navigation')}>
      {isOpen && (
        <div className="bottom-sheet" id="bottom-sheet">
          <PlaceGroups groups={[{ label: null, places: behind }, ...others]} waiting={waiting} />
        </div>
      )}
      <ul className="bottom-bar-places">
        {inSight.map((place) => (
          <PlaceItem key={place.to} place={place} waiting={waiting} />
        ))}
        <li>
          <button
            type="button"
            className="rail-link"
            aria-expanded={isOpen}
            aria-controls="bottom-sheet"
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconDots size={18} stroke={1.75} aria-hidden="true" />
            <span className="rail-label">{t('nav.more')}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}

function useEscape(isActive: boolean, run: () => void): void {
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isActive, run]);
}
