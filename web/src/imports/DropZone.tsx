import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
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
  const isOver = useDrop(onFiles);
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

/** Takes what is dropped on the page; true while files are held over it. */
function useDrop(onFiles: (files: PickedFile[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const holdsFiles = (event: DragLike) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: globalThis.DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: globalThis.DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: globalThis.DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setIsOver(false);
      void droppedFiles(event.dataTransfer).then((files) => {
        if (files.length > 0) take.current(files);
      });
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

type DragLike = Pick<DragEvent | globalThis.DragEvent, 'dataTransfer'>;
