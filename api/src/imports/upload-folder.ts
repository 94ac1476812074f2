import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cleanText } from './mail/name.js';

const KEEP_MS = 24 * 3600 * 1000;
const LONGEST_FILE_NAME = 200;

/** More bytes came than an upload may have. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';

  constructor(maxBytes: number) {
    super(
      `An upload may have at most ${maxBytes} bytes. Pack or split the file, or raise PERLEN_UPLOAD_LIMIT_BYTES.`,
    );
  }
}

/**
 * Files that were sent and wait to be imported, each under a random id, readable by this user alone. An upload is
 * there once its last byte is: one that broke off or found the disk full leaves nothing. Kept for a day.
 */
export class UploadFolder {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'uploads');
  }

  /** Stores a file; answers its id. Throws UploadTooLarge, or what the disk throws. */
  async receive(body: NodeJS.ReadableStream, fileName: string, maxBytes: number): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.sweep();
    const id = randomUUID();
    const partPath = join(this.#folder, `${id}.part`);
    try {
      const file = createWriteStream(partPath, { mode: 0o600, flags: 'wx' });
      await pipeline(body, atMost(maxBytes), file);
      await writeFile(this.#namePath(id), safeFileName(fileName), { mode: 0o600, flag: 'wx' });
      await rename(partPath, this.path(id));
      return id;
    } catch (error) {
      await rm(partPath, { force: true });
      await rm(this.#namePath(id), { force: true });
      throw error;
    }
  }

  /** The path and the given name of an upload; undefined if there is none of this id. */
  async find(id: string): Promise<{ path: string; fileName: string } | undefined> {
    if (!isUploadId(id)) return undefined;
    try {
      await stat(this.path(id));
      return { path: this.path(id), fileName: await readFile(this.#namePath(id), 'utf8') };
    } catch {
      return undefined;
    }
  }

  /** Where an upload lies. Throws on what is no upload's id. */
  path(id: string): string {
    if (!isUploadId(id)) throw new RangeError('not the id of an upload');
    return join(this.#folder, `${id}.file`);
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
    await rm(this.#namePath(id), { force: true });
  }

  /** Removes what is older than a day, half uploads of a process that died included. */
  async sweep(nowMs = Date.now()): Promise<void> {
    await removeOlder(this.#folder, nowMs - KEEP_MS);
  }

  #namePath(id: string): string {
    return join(this.#folder, `${id}.name`);
  }
}

/** Whether this can be the id of something that was sent: a random UUID, so that it is a safe file name. */
export function isUploadId(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id);
}

/** Removes the files of a folder that were last written before an instant, in ms; none if there is no such folder. */
export async function removeOlder(folder: string, thanMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts !== undefined && facts.mtimeMs < thanMs) await rm(path, { force: true });
  }
}

/** Whether what the disk threw says that it takes no more. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}

/**
 * The body of a request as a stream of its own: what goes wrong with storing it must not cut the connection over which
 * the sender is to hear of it. Ends with an error if the sender goes away in the middle.
 */
export function bodyOf(request: IncomingMessage): NodeJS.ReadableStream {
  const body = new PassThrough();
  // It may break off before somebody listens.
  body.on('error', () => undefined);
  const end = () => {
    if (!request.complete) body.destroy(new Error('the sender went away'));
  };
  if (request.closed) end();
  else request.once('close', end);
  return request.pipe(body);
}

/** A name to show: without folders and without control characters. */
export function safeFileName(fileName: string): string {
  const name = cleanText(fileName.replace(/^.*[/\\]/, '')).slice(0, LONGEST_FILE_NAME);
  return name === '' || name === '.' || name === '..' ? 'upload' : name;
}

/** Passes bytes on and ends with UploadTooLarge past so many. */
export function atMost(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new UploadTooLarge(maxBytes));
      else done(null, chunk);
    },
  });
}
