import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ImportSettingsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { formatBytes } from './amounts.js';
import { DropZone } from './DropZone.js';
import { type PickedFile, readChosen } from './read-chosen.js';
import { WaitingFileRow } from './WaitingFileRow.js';
import { addWaitingFiles, useWaitingFiles } from './waiting-files.js';
import './messages.js';

export type ImportSettings = ImportSettingsQuery['importSettings'];

/** Where files are dropped, and those that were, one after another. */
export function ChooseFiles({ settings, isBusy }: { settings: ImportSettings; isBusy: boolean }) {
  const { t, language } = useMessages();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const files = useWaitingFiles();
  const [isReading, setIsReading] = useState(false);
  const [isNothing, setIsNothing] = useState(false);
  const take = async (picked: PickedFile[]) => {
    setIsReading(true);
    setIsNothing(false);
    const { csvKinds, uploadLimitBytes: limitBytes } = settings;
    const chosen = await readChosen(picked, { csvKinds, limitBytes });
    addWaitingFiles(chosen);
    setIsNothing(chosen.length === 0);
    setIsReading(false);
  };
  const next = files.find(({ problem }) => problem === null);
  return (
    <section aria-label={t('imports.choose')}>
      <DropZone
        title={t('imports.drop.title')}
        takesFolders
        isSmall={files.length > 0}
        isPrimary={files.length === 0}
        onFiles={(picked) => void take(picked)}
      >
        <ul className="drop-zone-kinds">
          <li>
            <strong>{t('imports.drop.mail')}</strong> {t('imports.drop.mailKinds')}
          </li>
          <li>
            <strong>{t('imports.drop.lists')}</strong> {t('imports.drop.listKinds')}
          </li>
        </ul>
        <p className="faint">
          {t('imports.drop.limit', { size: formatBytes(language, settings.uploadLimitBytes) })}
        </p>
      </DropZone>
      <div role="status">
        {isReading && <p className="faint import-reading">{t('imports.reading')}</p>}
        {isNothing && (
          <div className="notice">
            <p>{t('imports.nothingInFolder')}</p>
          </div>
        )}
      </div>
      {files.length > 0 && (
        <ul className="card waiting-files" aria-label={t('imports.waiting.title')}>
          {files.map((file) => (
            <WaitingFileRow
              key={file.id}
              file={file}
              settings={settings}
              isNext={file === next}
              isBusy={isBusy}
              onLooked={(id) => {
                if (isHere()) void navigate({ to: '/imports/$id', params: { id } });
              }}
            />
          ))}
        </ul>
      )}
      {files.length > 1 && <p className="faint waiting-note">{t('imports.waiting.order')}</p>}
    </section>
  );
}

/** Tells, whenever it is asked, whether the page is still shown: nobody is taken away from where they went. */
function useIsHere(): () => boolean {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return () => isHere.current;
}
