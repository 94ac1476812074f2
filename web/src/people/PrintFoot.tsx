import { formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './record.css';

/** On paper alone: where this page is found and of when it is. */
export function PrintFoot() {
  const { t, language } = useMessages();
  return (
    <p className="print-only print-foot">
      {t('record.printed', { at: formatDay(language, new Date().toISOString()) })}{' '}
      {location.href.split('#')[0]}
    </p>
  );
}
