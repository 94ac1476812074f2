import { type CsvKind, guessKind, headBytes } from './guess-kind.js';
import { joinMessages } from './join-messages.js';
import type { WaitingFile } from './waiting-files.js';

type Chosen = Pick<WaitingFile, 'name' | 'content' | 'messageCount' | 'kind' | 'problem'>;

/** Files as they were dropped or chosen, with the folder they came in. */
export interface PickedFile {
  readonly file: File;
  readonly folder: string | null;
}

/** More are not looked at one by one. */
const mostFiles = 20_000;

/** What is to be done with chosen files: single messages become one mailbox, everything else stays a file of its own. */
export async function readChosen(
  picked: readonly PickedFile[],
  { csvKinds, limitBytes }: { csvKinds: readonly CsvKind[]; limitBytes: number },
): Promise<Chosen[]> {
  const some = picked.slice(0, mostFiles);
  const messages = some.filter(({ file }) => /\.eml$/iu.test(file.name));
  const isMailbox = messages.length > 1;
  // Of a folder only what can be mail or a list is taken; the rest was not meant.
  const others = some.filter(
    ({ file, folder }) =>
      !(isMailbox && /\.eml$/iu.test(file.name)) &&
      (folder === null || /\.(?:eml|mbox|csv|tsv|zip|gz)$/iu.test(file.name)),
  );
  const chosen = await Promise.all(others.map(({ file }) => readOne(file, csvKinds, limitBytes)));
  if (!isMailbox) return chosen;
  const content = await joinMessages(messages.map(({ file }) => file));
  const [first] = messages;
  const name = `${first?.folder ?? first?.file.name.replace(/\.eml$/iu, '') ?? 'mail'}.mbox`;
  const problem = content.size > limitBytes ? ('tooLarge' as const) : null;
  return [...chosen, { name, content, messageCount: messages.length, kind: 'MAIL', problem }];
}

async function readOne(file: File, csvKinds: readonly CsvKind[], limitBytes: number): Promise<Chosen> {
  const base = { name: file.name, content: file, messageCount: null };
  if (file.size > limitBytes) return { ...base, kind: null, problem: 'tooLarge' };
  try {
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    return { ...base, ...guessKind(file.name, head, csvKinds) };
  } catch {
    // A folder that poses as a file, or one that was removed meanwhile.
    return { ...base, kind: null, problem: 'empty' };
  }
}

/** What was dropped, folders opened. */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  // Entries are there only as long as the event: all are taken before the first is read.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, folder: null }));
  const found: PickedFile[] = [];
  for (const entry of entries) await collect(entry, null, found);
  return found;
}

/** What was chosen by the browser's own window; a file of a chosen folder knows its path. */
export function chosenFiles(list: FileList | null): PickedFile[] {
  return [...(list ?? [])].map((file) => {
    const [folder] = file.webkitRelativePath.split('/');
    return { file, folder: file.webkitRelativePath.includes('/') ? (folder ?? null) : null };
  });
}

async function collect(entry: FileSystemEntry, folder: string | null, found: PickedFile[]): Promise<void> {
  if (found.length >= mostFiles) return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) found.push({ file, folder });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (entries.length === 0) return;
    for (const each of entries) await collect(each, folder ?? entry.name, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
