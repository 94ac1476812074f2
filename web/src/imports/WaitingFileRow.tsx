import { useApolloClient } from '@apollo/client/react';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Name } from '../design/Name.js';
import type { ImportKind } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { formatBytes } from './amounts.js';
import type { ImportSettings } from './ChooseFiles.js';
import { readDomains } from './own-domains.js';
import { importProblem, problemMessages } from './problems.js';
import { chooseKind, lookThrough, removeWaitingFile, type WaitingFile } from './waiting-files.js';
import { fileProblemMessages, kindMessages } from './words.js';
import './messages.js';

const kinds: readonly ImportKind[] = ['MAIL', 'PEOPLE', 'ORGANIZATIONS', 'PROJECTS', 'TIES'];

/** A chosen file: what it holds, and the way on; or why it cannot be imported, and what to bring instead. */
export function WaitingFileRow({
  file,
  settings,
  isNext,
  isBusy,
  onLooked,
}: {
  file: WaitingFile;
  settings: ImportSettings;
  isNext: boolean;
  isBusy: boolean;
  onLooked: (importId: string) => void;
}) {
  const { t, language } = useMessages();
  return (
    <li className="waiting-file" data-wrong={file.problem !== null || undefined}>
      <div className="waiting-file-head">
        <span className="waiting-file-name">
          <Name longest={60}>{file.name}</Name>
        </span>
        <span className="faint">
          {file.messageCount !== null && `${t('imports.messagesJoined', { count: file.messageCount })} · `}
          {formatBytes(language, file.content.size)}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label={t('imports.waiting.remove', { name: file.name })}
          onClick={() => removeWaitingFile(file.id)}
        >
          <IconX size={16} aria-hidden="true" />
        </button>
      </div>
      {file.problem === null ? (
        <FileForm file={file} settings={settings} isNext={isNext} isBusy={isBusy} onLooked={onLooked} />
      ) : (
        <p className="waiting-file-problem" role="alert">
          {t(fileProblemMessages[file.problem], { size: formatBytes(language, settings.uploadLimitBytes) })}
        </p>
      )}
    </li>
  );
}

function FileForm({
  file,
  settings,
  isNext,
  isBusy,
  onLooked,
}: {
  file: WaitingFile;
  settings: ImportSettings;
  isNext: boolean;
  isBusy: boolean;
  onLooked: (importId: string) => void;
}) {
  const { t, language } = useMessages();
  const client = useApolloClient();
  const id = useId();
  const [domains, setDomains] = useState(settings.ownDomains.join(', '));
  const [isAsked, setIsAsked] = useState(false);
  const { kind, sending, error } = file;
  const isMail = kind === 'MAIL';
  const ownDomains = readDomains(domains);
  const look = async () => {
    setIsAsked(true);
    if (kind === null || (isMail && ownDomains.length === 0)) return;
    const importId = await lookThrough(client, file.id, { kind, ownDomains });
    if (importId !== null) onLooked(importId);
  };
  if (sending) {
    const { sentBytes, abort } = sending;
    const isSent = sentBytes >= file.content.size;
    return (
      <div className="waiting-file-sending">
        <progress
          className="import-bar"
          max={file.content.size}
          value={isSent ? undefined : sentBytes}
          aria-label={t('imports.sending', { name: file.name })}
        />
        <span className="faint">
          {isSent
            ? t('imports.recognising')
            : t('imports.sent', {
                sent: formatBytes(language, sentBytes),
                total: formatBytes(language, file.content.size),
              })}
        </span>
        <button type="button" className="button button-quiet" onClick={() => abort.abort()}>
          {t('imports.cancel')}
        </button>
      </div>
    );
  }
  const lacksKind = isAsked && kind === null;
  const lacksDomains = isAsked && isMail && ownDomains.length === 0;
  return (
    <form
      className="waiting-file-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('imports.kind.label')}</label>
        <select
          id={`${id}-kind`}
          className="text-field"
          value={kind ?? ''}
          aria-invalid={lacksKind}
          onChange={({ target }) => {
            const chosen = kinds.find((each) => each === target.value);
            if (chosen) chooseKind(file.id, chosen);
          }}
        >
          {kind === null && <option value="">{t('imports.kind.ask')}</option>}
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(kindMessages[each])}
            </option>
          ))}
        </select>
      </div>
      {isMail && (
        <div className="field">
          <label htmlFor={`${id}-domains`}>{t('imports.domains.label')}</label>
          <input
            id={`${id}-domains`}
            className="text-field"
            value={domains}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('imports.domains.placeholder')}
            aria-invalid={lacksDomains}
            aria-describedby={`${id}-help`}
            onChange={({ target }) => setDomains(target.value)}
          />
        </div>
      )}
      <button type="submit" className={isNext ? 'button button-primary' : 'button'} disabled={isBusy}>
        {t('imports.look')}
      </button>
      {isMail && (
        <p className="faint waiting-file-help" id={`${id}-help`}>
          {t('imports.domains.help')}
        </p>
      )}
      <div className="waiting-file-help" role="alert">
        {lacksKind && <p className="field-error">{t('imports.kind.missing')}</p>}
        {lacksDomains && <p className="field-error">{t('imports.problem.ownDomains')}</p>}
        {error !== null && (
          <p className="field-error">
            {t(problemMessages[importProblem(error)], {
              size: formatBytes(language, settings.uploadLimitBytes),
            })}
          </p>
        )}
      </div>
      {isBusy && <p className="faint waiting-file-help">{t('imports.waiting.busy')}</p>}
    </form>
  );
}
