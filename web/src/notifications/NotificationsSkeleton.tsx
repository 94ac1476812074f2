import { useMessages } from '../i18n/i18n.js';

/** Where the notifications will be. */
export function NotificationsSkeleton() {
  const { t } = useMessages();
  return (
    <div className="notifications-skeleton" role="status" aria-label={t('shell.loading')}>
      {[70, 55, 62].map((width) => (
        <div key={width} className="skeleton" style={{ width: `${width}%`, height: 14 }} />
      ))}
    </div>
  );
}
