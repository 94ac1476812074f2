import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ImportDetailsFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { formatBytes } from './amounts.js';
import type { ImportSettings } from './ChooseFiles.js';
import { DropZone } from './DropZone.js';
import { type FileProblem, guessKind, headBytes } from './guess-kind.js';
import type { PickedFile } from './read-chosen.js';
import { StartProblem } from './StartProblem.js';
import { UploadFailed } from './upload-file.js';
import { lookThroughAgain } from './waiting-files.js';
import { fileProblemMessages } from './words.js';
import './messages.js';

/** The same file, mended: dropped here it is looked through at once, read as this one was. */
export function MendedFile({ run, settings }: { run: ImportDetailsFragment; settings: ImportSettings }) {
  const { t, language } = useMessages();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [sending, setSending] = useState<{
    sentBytes: number;
    totalBytes: number;
    abort: AbortController;
  } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [wrong, setWrong] = useState<FileProblem | null>(null);
  const leave = useRef<AbortController>(undefined);
  useEffect(() => () => leave.current?.abort(), []);

  const take = async ([picked]: PickedFile[]) => {
    if (sending) return;
    if (!picked) return setWrong('empty');
    const { file } = picked;
    setError(null);
    setWrong(null);
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    const guess = guessKind(file.name, head, settings.csvKinds);
    const problem = file.size > settings.uploadLimitBytes ? 'tooLarge' : guess.problem;
    if (problem) return setWrong(problem);
    const abort = new AbortController();
    leave.current = abort;
    const onProgress = (sentBytes: number) => setSending({ sentBytes, totalBytes: file.size, abort });
    onProgress(0);
    try {
      // The same name: what it replaces is the same source.
      const choice = { kind: run.kind, ownDomains: run.ownDomains, mapping: run.mapping };
      const id = await lookThroughAgain(client, file, run.fileName, choice, {
        signal: abort.signal,
        onProgress,
      });
      await navigate({ to: '/imports/$id', params: { id } });
    } catch (failure) {
      if (!(failure instanceof UploadFailed && failure.fault === 'cancelled')) setError(failure);
      setSending(null);
    }
  };

  return (
    <section className="mended">
      <DropZone
        title={t('imports.mended.title')}
        isSmall
        isPrimary={false}
        onFiles={(files) => void take(files)}
      >
        <p className="faint">{t('imports.mended.body')}</p>
        {sending && (
          <div className="waiting-file-sending">
            <progress
              className="import-bar"
              max={sending.totalBytes}
              value={sending.sentBytes}
              aria-label={t('imports.sending', { name: run.fileName })}
            />
            <button type="button" className="button button-quiet" onClick={() => sending.abort.abort()}>
              {t('imports.cancel')}
            </button>
          </div>
        )}
      </DropZone>
      {wrong && (
        <div className="notice" data-tone="danger" role="alert">
          <p>{t(fileProblemMessages[wrong], { size: formatBytes(language, settings.uploadLimitBytes) })}</p>
        </div>
      )}
      <StartProblem error={error} settings={settings} />
    </section>
  );
}
