import { Link } from '@tanstack/react-router';
import { HangingString } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useMessages();
  return (
    <div className="empty">
      <HangingString isOpen />
      <h1>{t('page.notFound.title')}</h1>
      <p>{t('page.notFound.body')}</p>
      <Link to="/find" className="button">
        {t('page.notFound.action')}
      </Link>
    </div>
  );
}
