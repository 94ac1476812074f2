import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import {
  MarkNotificationsReadDocument,
  NotificationsDocument,
  type NotificationsQuery,
  UnreadNotificationsDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { NotificationLine } from './NotificationLine.js';
import { NotificationsSkeleton } from './NotificationsSkeleton.js';
import './messages.js';

const perPage = 15;

/** What has happened, each line a link; older ones on demand. */
export function Notifications({ close }: { close: () => void }) {
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
    <section className="notifications" aria-label={t('shell.notifications')}>
      <h2 className="dropdown-heading">{t('shell.notifications')}</h2>
      {error && !data && <p className="notifications-note">{t('notifications.unavailable')}</p>}
      {!data && !error && <NotificationsSkeleton />}
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
