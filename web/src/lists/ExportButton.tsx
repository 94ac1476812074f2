import { ServerError } from '@apollo/client/errors';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { problemSentence } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

/** Saves all rows of a list, under the filters of its address, as a file. */
export function ExportButton({
  list,
  address,
  isEmpty,
}: {
  list: 'people' | 'organizations' | 'projects' | 'reach';
  address: string;
  isEmpty: boolean;
}) {
  const { t } = useMessages();
  return (
    <SaveFileButton
      address={`/export/${list}.csv?${address}`}
      label={t('lists.export')}
      isDisabled={isEmpty}
    />
  );
}

/** Saves what an address of the server answers as a file, in the present language. */
export function SaveFileButton({
  address,
  label,
  isDisabled = false,
}: {
  /** With a query, however short. */
  address: string;
  label: string;
  isDisabled?: boolean;
}) {
  const { t, language } = useMessages();
  const showToast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    try {
      const { name, content } = await fetchFile(`${address}&language=${language}`);
      saveAs(name, content);
      showToast({ text: t('lists.export.done', { name }) });
    } catch (error) {
      showToast({
        text: t(problemSentence(error)),
        action: { label: t('problem.retry'), run: () => void save(), isUndo: false },
      });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <button type="button" className="button" disabled={isBusy || isDisabled} onClick={() => void save()}>
      <IconDownload size={16} aria-hidden="true" />
      {isBusy ? t('lists.export.busy') : label}
    </button>
  );
}

async function fetchFile(address: string): Promise<{ name: string; content: Blob }> {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new ServerError('The file was refused.', { response, bodyText: '' });
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? 'Perlen.csv', content: await response.blob() };
}

function saveAs(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
