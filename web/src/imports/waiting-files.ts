import type { ApolloClient } from '@apollo/client';
import { useSyncExternalStore } from 'react';
import {
  type ColumnMappingInput,
  type ImportKind,
  ImportsDocument,
  StartImportDocument,
} from '../generated/graphql.js';
import type { FileProblem } from './guess-kind.js';
import { importProblem } from './problems.js';
import { UploadFailed, uploadFile } from './upload-file.js';

/** A file that was chosen and is not yet with the server. */
export interface WaitingFile {
  readonly id: number;
  readonly name: string;
  readonly content: Blob;
  /** So many single messages were put together into it; null for a file as it was chosen. */
  readonly messageCount: number | null;
  readonly kind: ImportKind | null;
  readonly problem: FileProblem | null;
  /** Set while and after it is sent. */
  readonly sending: Sending | null;
  /** What kept it from being sent or looked through. */
  readonly error: unknown;
}

interface Sending {
  readonly sentBytes: number;
  readonly abort: AbortController;
}

/** How a file is to be read. */
export interface ReadingChoice {
  readonly kind: ImportKind;
  readonly ownDomains?: readonly string[] | undefined;
  readonly mapping?: readonly ColumnMappingInput[] | null | undefined;
}

/*
 * The files outlive the page they were chosen on: whoever looks elsewhere while one is sent finds it when they come
 * back. They go with the tab.
 */
let files: readonly WaitingFile[] = [];
let ownerId: string | null | undefined;
let lastId = 0;
const listeners = new Set<() => void>();
/** Sent already, so that trying again need not send it again. */
const uploads = new Map<number, string>();

/** The files that wait, in the order in which they are best imported. */
export function useWaitingFiles(): readonly WaitingFile[] {
  return useSyncExternalStore(subscribe, () => files);
}

/** Forgets the files of somebody else who used this tab before. */
export function waitFor(viewerId: string | null): void {
  if (ownerId !== undefined && ownerId !== viewerId) {
    for (const file of files) file.sending?.abort.abort();
    change(() => []);
  }
  ownerId = viewerId;
}

/** What others refer to comes first: organizations, people, projects, ties, mail. */
const order: readonly (ImportKind | null)[] = ['ORGANIZATIONS', 'PEOPLE', 'PROJECTS', 'TIES', 'MAIL', null];

export function addWaitingFiles(
  added: readonly Pick<WaitingFile, 'name' | 'content' | 'messageCount' | 'kind' | 'problem'>[],
): void {
  const fresh = added.map((file) => ({ ...file, id: ++lastId, sending: null, error: null }));
  change((before) =>
    [...before, ...fresh].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)),
  );
}

export function removeWaitingFile(id: number): void {
  find(id)?.sending?.abort.abort();
  uploads.delete(id);
  change((before) => before.filter((file) => file.id !== id));
}

export function chooseKind(id: number, kind: ImportKind): void {
  update(id, { kind, error: null });
}

/**
 * Sends a file and has it looked through without writing; answers the id of that run, or null if it could not be, and
 * then the file says why. It waits no longer once it is being looked through.
 */
export async function lookThrough(
  client: ApolloClient,
  id: number,
  choice: ReadingChoice,
): Promise<string | null> {
  const file = find(id);
  if (!file || file.sending) return null;
  const abort = new AbortController();
  update(id, { sending: { sentBytes: 0, abort }, error: null });
  try {
    const upload = uploads.get(id) ?? (await send(file, abort));
    uploads.set(id, upload);
    const importId = await startDryRun(client, upload, choice);
    removeWaitingFile(id);
    return importId;
  } catch (error) {
    const isCancelled = error instanceof UploadFailed && error.fault === 'cancelled';
    if (!(error instanceof UploadFailed)) forgetLostUpload(id, error);
    update(id, { sending: null, error: isCancelled ? null : error });
    return null;
  }
}

/** The same for a file that takes the place of one that was looked through, without waiting in between. */
export async function lookThroughAgain(
  client: ApolloClient,
  content: Blob,
  name: string,
  choice: ReadingChoice,
  options: Parameters<typeof uploadFile>[2],
): Promise<string> {
  return startDryRun(client, await uploadFile(content, name, options), choice);
}

function send(file: WaitingFile, abort: AbortController): Promise<string> {
  return uploadFile(file.content, file.name, {
    signal: abort.signal,
    onProgress: (sentBytes) => update(file.id, { sending: { sentBytes, abort } }),
  });
}

async function startDryRun(client: ApolloClient, upload: string, choice: ReadingChoice): Promise<string> {
  const { kind, ownDomains, mapping } = choice;
  const { data } = await client.mutate({
    mutation: StartImportDocument,
    variables: {
      input: {
        kind,
        upload,
        dryRun: true,
        ownDomains: kind === 'MAIL' ? [...(ownDomains ?? [])] : null,
        mapping: mapping ? mapping.map(({ column, field }) => ({ column, field })) : null,
      },
    },
    refetchQueries: [ImportsDocument],
  });
  if (!data) throw new TypeError('No answer.');
  return data.startImport.id;
}

/** An upload is kept for a day; one that is gone by then is sent again. */
function forgetLostUpload(id: number, error: unknown): void {
  if (importProblem(error) === 'uploadGone') uploads.delete(id);
}

function find(id: number): WaitingFile | undefined {
  return files.find((file) => file.id === id);
}

function update(id: number, changes: Partial<WaitingFile>): void {
  change((before) => before.map((file) => (file.id === id ? { ...file, ...changes } : file)));
}

function change(make: (before: readonly WaitingFile[]) => readonly WaitingFile[]): void {
  files = make(files);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
