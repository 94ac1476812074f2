import { Link } from '@tanstack/react-router';
import { HangingString } from '../design/Pearls.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';
import './record.css';

/** An address that leads to nothing one can know of here: removed, mistyped, or never there. They look the same. */
export function RecordUnknown({
  title,
  list,
}: {
  title: MessageKey;
  list: { to: '/people' | '/organizations' | '/projects' | '/departments'; label: MessageKey };
}) {
  const { t } = useMessages();
  return (
    <div className="empty">
      <title>{t('page.title', { title: t(title) })}</title>
      <HangingString isOpen />
      <h1>{t(title)}</h1>
      <p>{t('unknown.bodyLink')}</p>
      <div className="record-unknown-actions">
        <Link to="/find" className="button button-primary">
          {t('page.notFound.action')}
        </Link>
        <Link to={list.to} className="button">
          {t(list.label)}
        </Link>
      </div>
    </div>
  );
}
