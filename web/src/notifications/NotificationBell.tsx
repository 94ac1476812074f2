import { useMutation, useQuery } from '@apollo/client/react';
import { IconBell } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Dropdown } from '../design/Dropdown.js';
import {
  MarkNotificationsReadDocument,
  NotificationsDocument,
  type NotificationsQuery,
  UnreadNotificationsDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { NotificationLine } from './NotificationLine.js';
import './messages.js';
import './notifications.css';

/** How often the number of unread notifications is asked for while the page is in sight. */
const pollIntervalMs = 60_000;
const perPage = 15;
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
            {count > 0 ? t('notifications.count', { count }) : t('notifications.title')}
          </span>
        </>
      }
    >
      {(close) => <Notifications close={close} />}
    </Dropdown>
  );
}

function Notifications({ close }: { close: () => void }) {
  const { t } = useMessages();
  const { data, error, fetchMore } = useQuery(NotificationsDocument, {
    variables: { first: perPage, after: null },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  useReading(data);
  const nodes = data?.notifications.nodes;
  const pageInfo = data?.notifications.pageInfo;
  const more = () =>
    fetchMore({
      variables: { after: pageInfo?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    }).catch(() => undefined);
  return (
    <section className="notifications" aria-label={t('notifications.title')}>
      <h2 className="dropdown-heading">{t('notifications.title')}</h2>
      {error && !data && <p className="notifications-note">{t('notifications.unavailable')}</p>}
      {!data && !error && <Skeleton />}
      {nodes?.length === 0 && (
        <p className="notifications-note">
          <strong>{t('notifications.empty')}</strong>
          <span className="faint">{t('notifications.emptyBody')}</span>
        </p>
      )}
      {nodes && nodes.length > 0 && (
        <ul className="notifications-list">
          {nodes.map((notification) => (
            <li key={notification.id}>
              <NotificationLine notification={notification} onFollow={close} />
            </li>
          ))}
        </ul>
      )}
      {pageInfo?.hasNextPage && (
        <button type="button" className="button button-quiet notifications-more" onClick={() => void more()}>
          {t('notifications.more')}
        </button>
      )}
    </section>
  );
}

/** What is shown counts as read; it stays marked as new until the list is opened again. */
function useReading(data: NotificationsQuery | undefined): void {
  const [markRead] = useMutation(MarkNotificationsReadDocument, {
    update: (cache, { data: answer }) => {
      if (!answer) return;
      cache.writeQuery({
        query: UnreadNotificationsDocument,
        data: { __typename: 'Query', unreadNotifications: answer.markNotificationsRead },
      });
    },
  });
  const unread = data?.notifications.nodes.filter(({ isRead }) => !isRead).map(({ id }) => id) ?? [];
  const key = unread.join();
  useEffect(() => {
    if (key !== '') markRead({ variables: { ids: key.split(',') } }).catch(() => undefined);
  }, [key, markRead]);
}

function joined(before: NotificationsQuery, more: NotificationsQuery): NotificationsQuery {
  const known = new Set(before.notifications.nodes.map(({ id }) => id));
  const added = more.notifications.nodes.filter(({ id }) => !known.has(id));
  return {
    ...more,
    notifications: { ...more.notifications, nodes: [...before.notifications.nodes, ...added] },
  };
}

function Skeleton() {
  const { t } = useMessages();
  return (
    <div className="notifications-skeleton" role="status" aria-label={t('shell.loading')}>
      {[70, 55, 62].map((width) => (
        <div key={width} className="skeleton" style={{ width: `${width}%`, height: 14 }} />
      ))}
    </div>
  );
}
