import { useId, useState } from 'react';
import { useMessages } from '../i18n/i18n.js';
import { readDomains } from './own-domains.js';
import './messages.js';

/** Other own domains, and another look with them. */
export function DomainsForm({
  domains,
  isBusy,
  onLook,
  onCancel,
}: {
  domains: readonly string[];
  isBusy: boolean;
  onLook: (domains: string[]) => void;
  onCancel: () => void;
}) {
  const { t } = useMessages();
  const id = useId();
  const [text, setText] = useState(domains.join(', '));
  const read = readDomains(text);
  return (
    <form
      className="waiting-file-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.length > 0) onLook(read);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('imports.domains.label')}</label>
        <input
          id={id}
          className="text-field"
          value={text}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('imports.domains.placeholder')}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <button type="submit" className="button" disabled={isBusy || read.length === 0}>
        {t('imports.mapping.look')}
      </button>
      <button type="button" className="button button-quiet" onClick={onCancel}>
        {t('imports.back')}
      </button>
      <p className="faint waiting-file-help">{t('imports.domains.help')}</p>
    </form>
  );
}
