import { useMutation } from '@apollo/client/react';
import { IconX } from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { CloseTourDocument, SessionDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './tour.css';
import { type TourStep, tourFor } from './tour-steps.js';

/**
 * A few words at a few pages, on the first visit. It lies beside the page, not over it: everything can be used
 * meanwhile. Once closed it is closed for good, on every machine.
 */
export function Tour({ onClose }: { onClose: () => void }) {
  const { t } = useMessages();
  const { roles } = useViewer();
  const navigate = useNavigate();
  const [closeTour] = useMutation(CloseTourDocument, { refetchQueries: [SessionDocument] });
  const steps = tourFor(roles);
  const pathname = useLocation({ select: (location) => location.pathname });
  const [position, setPosition] = usePosition(steps, pathname);
  const step = steps[position];
  if (!step) return null;
  const go = (next: number) => {
    setPosition(next);
    const to = steps[next]?.to;
    if (to) void navigate({ to });
  };
  const close = () => {
    onClose();
    void closeTour().catch(() => undefined);
  };
  const isLast = position === steps.length - 1;
  return (
    <aside className="tour card" aria-label={t('tour.label')}>
      <div className="tour-pearls" aria-hidden="true">
        {steps.map((each, index) => (
          <span
            key={each.title}
            data-state={index < position ? 'past' : index === position ? 'present' : 'coming'}
          />
        ))}
      </div>
      <button type="button" className="icon-button tour-close" aria-label={t('tour.close')} onClick={close}>
        <IconX size={16} />
      </button>
      <div aria-live="polite">
        <p className="visually-hidden">{t('tour.step', { step: position + 1, count: steps.length })}</p>
        <h2>{t(step.title)}</h2>
        <p className="soft">{t(step.body)}</p>
      </div>
      <div className="tour-actions">
        {step.to !== undefined && step.to !== pathname && (
          <Link to={step.to} className="button button-quiet">
            {t('tour.there')}
          </Link>
        )}
        {position > 0 && (
          <button type="button" className="button button-quiet" onClick={() => go(position - 1)}>
            {t('tour.back')}
          </button>
        )}
        <button type="button" className="button" onClick={() => (isLast ? close() : go(position + 1))}>
          {t(isLast ? 'tour.done' : 'tour.next')}
        </button>
      </div>
    </aside>
  );
}

/** Which stop the tour is at. Whoever goes to the page of another stop, by the browser's "back" too, is at that one. */
function usePosition(
  steps: readonly TourStep[],
  pathname: string,
): [position: number, setPosition: (position: number) => void] {
  const [position, setPosition] = useState(0);
  const lastPathname = useRef(pathname);
  const follow = useEffectEvent(() => {
    if (steps[position]?.to === pathname) return;
    const there = steps.findIndex(({ to }) => to === pathname);
    if (there >= 0) setPosition(there);
  });
  useEffect(() => {
    if (lastPathname.current === pathname) return;
    lastPathname.current = pathname;
    follow();
  }, [pathname]);
  return [position, setPosition];
}
