import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Name } from '../design/Name.js';
import type { NotificationsQuery } from '../generated/graphql.js';
import { ChangeLine } from '../home/ChangeLine.js';
import { formatAgo } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import './messages.js';

export type NotificationShown = NotificationsQuery['notifications']['nodes'][number];

/** One notification: a sentence that leads to what it is about. */
export function NotificationLine({
  notification,
  onFollow,
}: {
  notification: NotificationShown;
  onFollow: () => void;
}) {
  const { t, language } = useMessages();
  const [now] = useState(() => new Date());
  const { kind, at, isRead, target } = notification;
  const content = (
    <>
      <span className="notification-words">
        <Words notification={notification} />
      </span>
      <span className="faint">
        {!isRead && <span className="notification-new">{t('notifications.new')}</span>}
        <time dateTime={at}>{formatAgo(language, at, now)}</time>
      </span>
    </>
  );
  const common = { className: 'notification', 'data-unread': !isRead || undefined, onClick: onFollow };
  if (kind === 'TARGET_CHANGED') {
    return (
      <Link to="/find" search={target ? { to: target.id } : {}} {...common}>
        {content}
      </Link>
    );
  }
  return (
    <Link to="/inbox" search={kind === 'REQUEST_ANSWERED' ? { box: 'sent' } : {}} {...common}>
      {content}
    </Link>
  );
}

function Words({ notification }: { notification: NotificationShown }): ReactNode {
  const { t } = useMessages();
  const { kind, introduction, target, changes } = notification;
  if (kind === 'TARGET_CHANGED') {
    return (
      <>
        <Name longest={60}>{target?.name ?? ''}</Name>
        <span className="notification-changes">
          {changes.map((change) => (
            <ChangeLine key={change.kind} change={change} />
          ))}
        </span>
      </>
    );
  }
  if (!introduction) return null;
  const targetName = introduction.target?.name ?? introduction.targetOrganization?.name;
  const parts = {
    target: targetName === undefined ? t('notifications.somebody') : <Name>{targetName}</Name>,
  };
  if (kind === 'REQUEST_RECEIVED') {
    return (
      <Sentence
        message="notifications.received"
        parts={{ ...parts, asker: <Name>{introduction.asker.name}</Name> }}
      />
    );
  }
  const { introducer } = introduction;
  if (introduction.state === 'ACCEPTED' && introducer) {
    return (
      <Sentence
        message="notifications.answered.accepted"
        parts={{ ...parts, introducer: <Name>{introducer.name}</Name> }}
      />
    );
  }
  const isAccepted = introduction.state === 'ACCEPTED';
  return (
    <Sentence
      message={isAccepted ? 'notifications.answered.acceptedUnnamed' : 'notifications.answered.declined'}
      parts={parts}
    />
  );
}
