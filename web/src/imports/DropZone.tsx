import { IconUpload } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useFileDrop } from '../design/useFileDrop.js';
import { useMessages } from '../i18n/i18n.js';
import { chosenFiles, droppedFiles, type PickedFile } from './read-chosen.js';
import './messages.js';

/**
 * A place to drop files on, with buttons that choose them. Files may be dropped anywhere on the page: a near miss must
 * not open the file in place of the page.
 */
export function DropZone({
  title,
  children,
  isSmall = false,
  isPrimary = true,
  takesFolders = false,
  onFiles,
}: {
  title: string;
  children?: ReactNode;
  isSmall?: boolean;
  isPrimary?: boolean;
  takesFolders?: boolean;
  onFiles: (files: PickedFile[]) => void;
}) {
  const { t } = useMessages();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const isOver = useFileDrop((transfer) => {
    void droppedFiles(transfer).then(onFiles);
  });
  const take = (input: HTMLInputElement) => {
    const picked = chosenFiles(input.files);
    input.value = '';
    if (picked.length > 0) onFiles(picked);
  };
  return (
    <div className="drop-zone" data-over={isOver || undefined} data-small={isSmall || undefined}>
      <IconUpload size={isSmall ? 20 : 28} stroke={1.5} aria-hidden="true" />
      <p className="drop-zone-title">{isOver ? t('imports.drop.now') : title}</p>
      <div className="drop-zone-buttons">
        <button
          type="button"
          className={isPrimary ? 'button button-primary' : 'button'}
          onClick={() => files.current?.click()}
        >
          {t(takesFolders ? 'imports.drop.choose' : 'imports.drop.chooseOne')}
        </button>
        {takesFolders && (
          <button type="button" className="button" onClick={() => folder.current?.click()}>
            {t('imports.drop.chooseFolder')}
          </button>
        )}
      </div>
      <input
        ref={files}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t(takesFolders ? 'imports.drop.choose' : 'imports.drop.chooseOne')}
        multiple={takesFolders}
        onChange={({ target }) => take(target)}
      />
      {takesFolders && (
        <input
          ref={(input) => {
            // A name React does not know.
            input?.setAttribute('webkitdirectory', '');
            folder.current = input;
          }}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('imports.drop.chooseFolder')}
          onChange={({ target }) => take(target)}
        />
      )}
      {children}
    </div>
  );
}
