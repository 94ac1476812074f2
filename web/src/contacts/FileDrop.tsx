import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Name } from '../design/Name.js';
import { useFileDrop } from '../design/useFileDrop.js';
import { formatNumber } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { type FileProblem, uploadContactFile } from './upload.js';
import './messages.js';

/** Takes a file by dropping or choosing it and sends it; what is wrong with it is said with what to do. */
export function FileDrop({ onSent }: { onSent: (id: string) => void }) {
  const { t, language } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<AbortController>(undefined);
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<{ name: string; problem: FileProblem } | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || part !== null) return;
    const abort = new AbortController();
    sending.current = abort;
    setProblem(null);
    setPart(0);
    const sent = await uploadContactFile(file, setPart, abort.signal);
    setPart(null);
    if ('id' in sent) onSent(sent.id);
    else if (!abort.signal.aborted) setProblem({ name: file.name, problem: sent.problem });
  };
  const isOver = useFileDrop((dropped) => {
    const [file] = dropped.files;
    if (!file || part !== null) return;
    if (dropped.files.length > 1) setProblem({ name: file.name, problem: 'SEVERAL' });
    else if (isFolder(dropped)) setProblem({ name: file.name, problem: 'FOLDER' });
    else void take(file);
  });
  return (
    <section aria-label={t('contacts.import.drop')}>
      <div className="card file-drop" data-over={isOver || undefined}>
        <IconUpload size={28} aria-hidden="true" className="file-drop-icon" />
        {part === null ? (
          <>
            <p className="file-drop-title">{t('contacts.import.drop')}</p>
            <p className="soft">{t('contacts.import.kinds')}</p>
            <button type="button" className="button button-primary" onClick={() => input.current?.click()}>
              {t('contacts.import.choose')}
            </button>
          </>
        ) : (
          <>
            <p role="status">
              {part < 1
                ? t('contacts.import.sending', { percent: formatNumber(language, Math.floor(part * 100)) })
                : t('contacts.import.reading')}
            </p>
            <progress
              className="file-progress"
              value={part < 1 ? part : undefined}
              aria-label={t('contacts.import.progress')}
            />
            <button type="button" className="button" onClick={() => sending.current?.abort()}>
              {t('contacts.import.stop')}
            </button>
          </>
        )}
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('contacts.import.choose')}
          accept=".csv,.vcf,.vcard,.mbox,.eml,.zip,.gz,text/csv,text/vcard"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {problem && (
        <div className="notice file-problem" data-tone="danger" role="alert">
          <p>
            <strong>
              <Name>{problem.name}</Name>
            </strong>{' '}
            {t(problemMessages[problem.problem])}
          </p>
        </div>
      )}
    </section>
  );
}

/** A folder poses as a file whose bytes cannot be read. */
function isFolder({ items }: DataTransfer): boolean {
  return items[0]?.webkitGetAsEntry?.()?.isDirectory ?? false;
}

const problemMessages = {
  FOLDER: 'contacts.problem.folder',
  SEVERAL: 'contacts.problem.several',
  EMPTY: 'contacts.problem.empty',
  NOT_CONTACTS: 'contacts.problem.notContacts',
  SPREADSHEET: 'contacts.problem.spreadsheet',
  WEB_PAGE: 'contacts.problem.webPage',
  OUTLOOK_FILE: 'contacts.problem.outlookFile',
  PICTURE_OR_PROGRAM: 'contacts.problem.pictureOrProgram',
  BROKEN_ARCHIVE: 'contacts.problem.brokenArchive',
  LOCKED_ARCHIVE: 'contacts.problem.lockedArchive',
  TOO_LARGE: 'contacts.problem.tooLarge',
  TOO_MANY_PEOPLE: 'contacts.problem.tooManyPeople',
  NOBODY: 'contacts.problem.nobody',
  NOT_YOUR_MAILBOX: 'contacts.problem.notYourMailbox',
  UNREADABLE: 'contacts.problem.unreadable',
  DISK_FULL: 'contacts.problem.diskFull',
  ONE_AT_A_TIME: 'contacts.problem.oneAtATime',
  BUSY: 'contacts.problem.busy',
  OFFLINE: 'contacts.problem.offline',
  SESSION: 'contacts.problem.session',
  FAILED: 'contacts.problem.failed',
} as const satisfies Record<FileProblem, MessageKey>;
