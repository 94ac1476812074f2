import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  BrokenArchiveError,
  type ByteInput,
  detectKind,
  fileInput,
  gunzipInput,
  type InputKind,
  readHead,
  UnpackLimitError,
} from '../read-input.js';
import type { FileRefusalReason } from '../report.js';
import { folderEntries, type MailEntries, type MailEntry, zipEntries } from './mail-entries.js';
import { MessageSplitter, type SplitMessage } from './message-splitter.js';
import type { MailCursor, MailLimits, MailOpening, MailReading, MailSource } from './types.js';

/** Generous for real mail, mean to a bomb: real mailboxes unpack to ten or twenty times their size. */
export const DEFAULT_MAIL_LIMITS: MailLimits = {
  maxFieldBytes: 4 * 1024 * 1024,
  maxHeaderBytes: 8 * 1024 * 1024,
  maxEntries: 1_000_000,
  maxUnpackedBytes: 64 * 1024 * 1024 * 1024,
  maxUnpackRatio: 200,
};

export const FIRST_MAIL_CURSOR: MailCursor = { entry: 0, byteOffset: 0, line: 1, ordinal: 0 };

/**
 * Recognises mail by its content: a .mbox, an .eml, a folder or a .zip of those (a single file may be
 * gzipped). Nothing is thrown for a bad file; the reason comes back. Files inside a folder or archive that
 * are no mail are refused one by one while reading.
 */
export async function openMail(path: string, limits: MailLimits = DEFAULT_MAIL_LIMITS): Promise<MailOpening> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return ready('folder', name, await folderEntries(path), limits);
    const input = await fileInput(path);
    const kind = detectKind(await readHead(input));
    if (kind !== 'zip') return openMailInput(input, limits);
    const entries = await zipEntries(path, limits);
    return typeof entries === 'string'
      ? { kind: 'refused', reason: entries, name }
      : ready('zip', name, entries, limits);
  } catch (error) {
    return { kind: 'refused', reason: diskReason(error), name };
  }
}

/** The same for one .mbox or .eml (or one of these gzipped) that is not a file on disk. */
export async function openMailInput(
  input: ByteInput,
  limits: MailLimits = DEFAULT_MAIL_LIMITS,
): Promise<MailOpening> {
  try {
    const found = await recognise(input, limits);
    if (found.kind === 'refused') return { kind: 'refused', reason: found.reason, name: input.name };
    const entries: MailEntries = {
      totalBytes: input.sizeBytes,
      isEmpty: false,
      entries: async function* () {
        yield { kind: 'file', input };
      },
    };
    return ready(found.format, input.name, entries, limits);
  } catch (error) {
    return { kind: 'refused', reason: readReason(error), name: input.name };
  }
}

function ready(
  kind: MailSource['kind'],
  name: string,
  entries: MailEntries,
  limits: MailLimits,
): MailOpening {
  if (entries.isEmpty) return { kind: 'refused', reason: 'emptyFile', name };
  const progress = { doneBytes: 0 };
  return {
    kind: 'ready',
    source: {
      kind,
      name,
      totalBytes: entries.totalBytes,
      doneBytes: () => Math.min(progress.doneBytes, entries.totalBytes),
      read: (from = FIRST_MAIL_CURSOR, signal) => readSafely(name, entries, from, limits, progress, signal),
    },
  };
}

interface Progress {
  doneBytes: number;
}

/** A folder or archive that goes away while it is read ends the reading with a reason. */
async function* readSafely(
  name: string,
  entries: MailEntries,
  from: MailCursor,
  limits: MailLimits,
  progress: Progress,
  signal: AbortSignal | undefined,
): AsyncGenerator<MailReading, void, void> {
  let at = from;
  try {
    for await (const reading of readEntries(entries, from, limits, progress, signal)) {
      at = reading.next;
      yield reading;
    }
  } catch (error) {
    yield refusedFile(name, readReason(error), at);
  }
}

async function* readEntries(
  entries: MailEntries,
  from: MailCursor,
  limits: MailLimits,
  progress: Progress,
  signal: AbortSignal | undefined,
): AsyncGenerator<MailReading, void, void> {
  let entryNumber = -1;
  let ordinal = from.ordinal;
  let bytesBefore = 0;
  for await (const entry of entries.entries()) {
    if (signal?.aborted) return;
    entryNumber++;
    progress.doneBytes = bytesBefore;
    if (entryNumber >= from.entry) {
      const start = entryNumber === from.entry ? from : { ...FIRST_MAIL_CURSOR, entry: entryNumber };
      for await (const reading of readEntry(entry, { ...start, ordinal }, limits, progress, signal)) {
        ordinal = reading.next.ordinal;
        yield reading;
        if (signal?.aborted) return;
      }
    }
    bytesBefore += entry.kind === 'file' ? entry.input.sizeBytes : 0;
  }
  progress.doneBytes = bytesBefore;
}

async function* readEntry(
  entry: MailEntry,
  start: MailCursor,
  limits: MailLimits,
  progress: Progress,
  signal: AbortSignal | undefined,
): AsyncGenerator<MailReading, void, void> {
  if (entry.kind === 'refused') {
    yield refusedFile(entry.name, entry.reason, start);
    return;
  }
  let at = start;
  try {
    const found = await recognise(entry.input, limits);
    if (found.kind === 'refused') {
      yield refusedFile(entry.input.name, found.reason, start);
      return;
    }
    const splitter = new MessageSplitter(
      { format: found.format, offset: start.byteOffset, line: start.line },
      limits,
    );
    const content = counted(found.input, start.byteOffset, entry.input.sizeBytes, progress);
    for await (const message of split(content, splitter)) {
      at = cursorAfter(message, at, found.format);
      yield toReading(entry.input.name, message, at);
      if (signal?.aborted) return;
    }
  } catch (error) {
    yield refusedFile(entry.input.name, readReason(error), at);
  }
}

async function* split(
  content: AsyncIterable<Uint8Array>,
  splitter: MessageSplitter,
): AsyncGenerator<SplitMessage, void, void> {
  for await (const chunk of content) {
    yield* splitter.push(chunk);
    if (splitter.isDone) return;
  }
  yield* splitter.end();
}

/** A finished .eml is done whole: reading on starts at the next file. */
function cursorAfter(message: SplitMessage, before: MailCursor, format: 'mbox' | 'eml'): MailCursor {
  const ordinal = before.ordinal + 1;
  return format === 'eml'
    ? { entry: before.entry + 1, byteOffset: 0, line: 1, ordinal }
    : { entry: before.entry, byteOffset: message.nextOffset, line: message.nextLine, ordinal };
}

function toReading(file: string, message: SplitMessage, next: MailCursor): MailReading {
  const place = { file, line: message.line };
  if (message.refused === null) return { kind: 'message', message: { place, header: message.header }, next };
  const refusal = { place, field: message.refusedField, value: '', reason: message.refused };
  return { kind: 'refused', refusal, isMessage: true, next };
}

function refusedFile(file: string, reason: FileRefusalReason, at: MailCursor): MailReading {
  const next = { entry: at.entry + 1, byteOffset: 0, line: 1, ordinal: at.ordinal };
  const refusal = { place: { file, line: null }, field: null, value: '', reason };
  return { kind: 'refused', refusal, isMessage: false, next };
}

type Recognised =
  | { readonly kind: 'mail'; readonly format: 'mbox' | 'eml'; readonly input: ByteInput }
  | { readonly kind: 'refused'; readonly reason: FileRefusalReason };

async function recognise(input: ByteInput, limits: MailLimits): Promise<Recognised> {
  let content = input;
  let kind = detectKind(await readHead(input));
  if (kind === 'gzip') {
    content = gunzipInput(input, limits);
    kind = detectKind(await readHead(content));
    if (kind === 'gzip' || kind === 'zip') return { kind: 'refused', reason: 'nestedArchive' };
  }
  return kind === 'mbox' || kind === 'eml'
    ? { kind: 'mail', format: kind, input: content }
    : { kind: 'refused', reason: KIND_REASON[kind] };
}

const KIND_REASON: Record<Exclude<InputKind, 'mbox' | 'eml'>, FileRefusalReason> = {
  empty: 'emptyFile',
  binary: 'binaryFile',
  text: 'unknownFormat',
  zip: 'nestedArchive',
  gzip: 'nestedArchive',
};

/** Counts how much of an entry went by, in the bytes that its size counts: of a gzipped one in packed bytes. */
async function* counted(
  input: ByteInput,
  fromByte: number,
  sizeBytes: number,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const before = progress.doneBytes;
  let passed = fromByte;
  let packed: number | undefined;
  const onPackedBytes = (count: number) => {
    packed = count;
  };
  for await (const chunk of input.open(fromByte, onPackedBytes)) {
    passed += chunk.length;
    progress.doneBytes = before + Math.min(packed ?? passed, sizeBytes);
    yield chunk;
  }
}

function readReason(error: unknown): FileRefusalReason {
  if (error instanceof UnpackLimitError) return error.reason;
  return error instanceof BrokenArchiveError ? 'brokenArchive' : 'unreadable';
}

function diskReason(error: unknown): FileRefusalReason {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missingFile' : 'unreadable';
}
