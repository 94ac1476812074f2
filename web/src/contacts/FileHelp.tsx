import { IconLock } from '@tabler/icons-react';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

/** Where such files come from, and what happens to them. */
export function FileHelp() {
  const { t } = useMessages();
  return (
    <>
      <p className="file-promise">
        <IconLock size={18} aria-hidden="true" />
        {t('contacts.import.promise')}
      </p>
      <div className="file-help">
        <details className="card">
          <summary>{t('contacts.help.linkedin.title')}</summary>
          <p className="soft">{t('contacts.help.linkedin.body')}</p>
        </details>
        <details className="card">
          <summary>{t('contacts.help.vcard.title')}</summary>
          <p className="soft">{t('contacts.help.vcard.body')}</p>
        </details>
        <details className="card">
          <summary>{t('contacts.help.mailbox.title')}</summary>
          <p className="soft">{t('contacts.help.mailbox.body')}</p>
        </details>
      </div>
    </>
  );
}
