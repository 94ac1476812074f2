import { useQuery } from '@apollo/client/react';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Boundary } from '../design/Boundary.js';
import { Dropdown } from '../design/Dropdown.js';
import { UnreadNotificationsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { NotificationsSkeleton } from './NotificationsSkeleton.js';
import './notifications.css';

const Notifications = lazy(() =>
  import('./Notifications.js').then((module) => ({ default: module.Notifications })),
);

/** How often the number of unread notifications is asked for while the page is in sight. */
const pollIntervalMs = 60_000;
/** More is said as "99+". */
const mostShown = 99;

/** The bell at the top of every page: how much is unread, and below it what, each a link. */
export function NotificationBell() {
  const { t } = useMessages();
  const isEmployee = useViewerId() !== null;
  const { data } = useQuery(UnreadNotificationsDocument, {
    pollInterval: pollIntervalMs,
    skipPollAttempt: () => document.hidden,
    fetchPolicy: 'cache-and-network',
    skip: !isEmployee,
  });
  if (!isEmployee) return null;
  const count = data?.unreadNotifications ?? 0;
  return (
    <Dropdown
      align="end"
      buttonClass="icon-button bell"
      button={
        <>
          <IconBell size={19} stroke={1.7} aria-hidden="true" />
          {count > 0 && (
            <span className="count bell-count" aria-hidden="true">
              {count > mostShown ? `${mostShown}+` : count}
            </span>
          )}
          <span className="visually-hidden">
            {count > 0 ? t('shell.unread', { count }) : t('shell.notifications')}
          </span>
        </>
      }
    >
      {(close) => (
        <Boundary fallback={<p className="notifications-note">{t('problem.offline.body')}</p>}>
          <Suspense fallback={<NotificationsSkeleton />}>
            <Notifications close={close} />
          </Suspense>
        </Boundary>
      )}
    </Dropdown>
  );
}
