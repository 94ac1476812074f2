/** Why a file did not arrive. */
export type UploadFault =
  | 'cancelled'
  | 'offline'
  | 'session'
  | 'forbidden'
  | 'tooLarge'
  | 'diskFull'
  | 'server';

/** A file did not arrive, or not whole; nothing of it was kept. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';
  readonly fault: UploadFault;

  constructor(fault: UploadFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Sends a file; answers the id it is kept under. By the older request, because only that tells how much has gone. */
export function uploadFile(
  file: Blob,
  name: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (sentBytes: number) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (fault: UploadFault) => reject(new UploadFailed(fault));
    request.open('POST', `/imports/files?name=${encodeURIComponent(name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const id = request.status === 201 ? idIn(request.responseText) : null;
      if (id === null) fail(faults[request.status] ?? 'server');
      else resolve(id);
    };
    request.onerror = () => fail('offline');
    request.onabort = () => fail('cancelled');
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return fail('cancelled');
    request.send(file);
  });
}

const faults: Readonly<Record<number, UploadFault>> = {
  401: 'session',
  403: 'forbidden',
  413: 'tooLarge',
  507: 'diskFull',
};

function idIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    const isId =
      typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';
    return isId ? String(answer.id) : null;
  } catch {
    return null;
  }
}
