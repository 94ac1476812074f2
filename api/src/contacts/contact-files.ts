import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { atMost, isUploadId, removeOlder, safeFileName } from '../imports/upload-folder.js';
import type { MailboxOwner } from './files/mailbox.js';
import { openContactFile } from './files/open-contact-file.js';
import { contactFileKinds, entryProblems, type FileProblem } from './files/types.js';

const KEEP_MS = 3_600_000;
const SWEEP_MS = 300_000;

const text = z.string().nullable();
const storedFile = z.object({
  ownerId: z.string(),
  fileName: z.string(),
  at: z.number(),
  kind: z.enum(contactFileKinds),
  leftOut: z.partialRecord(z.enum(entryProblems), z.number()),
  contacts: z.array(
    z.object({
      name: z.string(),
      emails: z.array(z.string()),
      organization: text,
      title: text,
      phone: text,
      profile: text,
      connectedDay: z.number().nullable(),
      messages: z.array(
        z.object({
          messageKey: z.string(),
          fromAddress: z.string(),
          toAddress: z.string(),
          weight: z.number(),
          day: z.number(),
        }),
      ),
    }),
  ),
});

export type StoredContactFile = z.output<typeof storedFile>;

/** A file cannot be used; `problem` says why. */
export class ContactFileRefused extends Error {
  override readonly name = 'ContactFileRefused';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Files of somebody's own contacts on their way: what was sent is read at once and deleted, what was read of it waits
 * for its owner's ticks, readable by this user of the machine alone, for an hour at most.
 */
export class ContactFiles {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'contact-files');
    void this.sweep();
    setInterval(() => void this.sweep(), SWEEP_MS).unref();
  }

  /** Reads a file and keeps what it holds; answers its id. Throws UploadTooLarge, ContactFileRefused, or what the disk throws. */
  async receive(
    body: NodeJS.ReadableStream,
    fileName: string,
    maxBytes: number,
    ownerId: string,
    owner: MailboxOwner,
  ): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const id = randomUUID();
    const rawPath = join(this.#folder, `${id}.raw`);
    try {
      await pipeline(body, atMost(maxBytes), createWriteStream(rawPath, { mode: 0o600, flags: 'wx' }));
      const opening = await openContactFile(rawPath, owner);
      if (opening.outcome === 'refused') throw new ContactFileRefused(opening.problem);
      const { kind, contacts, leftOut } = opening;
      const content = { ownerId, fileName: safeFileName(fileName), at: Date.now(), kind, leftOut, contacts };
      const partPath = join(this.#folder, `${id}.part`);
      await writeFile(partPath, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
      await rename(partPath, this.#path(id));
      return id;
    } finally {
      await rm(rawPath, { force: true });
      await rm(join(this.#folder, `${id}.part`), { force: true });
    }
  }

  /** What was read of a file; undefined if it is gone, too old, or of none of these owners. */
  async find(id: string, ownerIds: readonly string[]): Promise<StoredContactFile | undefined> {
    if (!isUploadId(id)) return undefined;
    const content = await readFile(this.#path(id), 'utf8').catch(() => null);
    if (content === null) return undefined;
    const file = storedFile.parse(JSON.parse(content));
    if (!ownerIds.includes(file.ownerId) || Date.now() - file.at > KEEP_MS) return undefined;
    return file;
  }

  async remove(id: string): Promise<void> {
    if (isUploadId(id)) await rm(this.#path(id), { force: true });
  }

  /** Removes what is older than an hour, and what a process left that died in the middle. */
  async sweep(nowMs = Date.now()): Promise<void> {
    await removeOlder(this.#folder, nowMs - KEEP_MS);
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

/** When a file is deleted at the latest. */
export function expiresAt({ at }: StoredContactFile): string {
  return new Date(at + KEEP_MS).toISOString();
}

const services = new WeakMap<object, ContactFiles>();

/** The files of an application: one folder for all who ask. */
export function contactFilesOf(application: {
  readonly config: { readonly dataFolder: string };
}): ContactFiles {
  const known = services.get(application);
  if (known !== undefined) return known;
  const made = new ContactFiles(application.config.dataFolder);
  services.set(application, made);
  return made;
}
