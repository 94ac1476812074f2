/** What is wrong with a file, as the server tells it, or why it did not get there. */
export const fileProblems = [
  'EMPTY',
  'NOT_CONTACTS',
  'SPREADSHEET',
  'WEB_PAGE',
  'OUTLOOK_FILE',
  'PICTURE_OR_PROGRAM',
  'BROKEN_ARCHIVE',
  'LOCKED_ARCHIVE',
  'TOO_LARGE',
  'TOO_MANY_PEOPLE',
  'NOBODY',
  'NOT_YOUR_MAILBOX',
  'UNREADABLE',
  'DISK_FULL',
  'ONE_AT_A_TIME',
  'BUSY',
  'OFFLINE',
  'SESSION',
  'FAILED',
] as const;
/** The same, and what is wrong with how it was dropped. */
export type FileProblem = (typeof fileProblems)[number] | 'FOLDER' | 'SEVERAL';

export type Uploaded = { readonly id: string } | { readonly problem: FileProblem };

/** More than this is refused by the server: it need not be sent first. */
const mostBytes = 100 * 1024 ** 2;

/** Sends a file; `onProgress` hears which part of it has gone, 0..1. Never rejects: what went wrong comes back. */
export function uploadContactFile(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  if (file.size > mostBytes) return Promise.resolve({ problem: 'TOO_LARGE' });
  if (file.size === 0) return Promise.resolve({ problem: 'EMPTY' });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/contacts/files?name=${encodeURIComponent(file.name.slice(0, 200))}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => resolve(readAnswer(request.status, request.responseText)));
    request.addEventListener('error', () => resolve({ problem: 'OFFLINE' }));
    request.addEventListener('abort', () => resolve({ problem: 'FAILED' }));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** What the server's answer to an upload means. */
function readAnswer(status: number, text: string): Uploaded {
  const answer = parsed(text);
  if (status === 201 && typeof answer['id'] === 'string') return { id: answer['id'] };
  if (status === 401) return { problem: 'SESSION' };
  const error = answer['error'];
  const code = typeof error === 'object' && error !== null && 'problem' in error ? error.problem : null;
  return { problem: fileProblems.find((one) => one === code) ?? (status === 413 ? 'TOO_LARGE' : 'FAILED') };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
