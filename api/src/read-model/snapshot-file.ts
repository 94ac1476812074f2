/**
 * A file of named frames with a checksum over everything: a frame is a line of JSON that says its name and length, and
 * then its bytes. It appears whole under its name or not at all; whatever was cut or altered is refused.
 */
import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { z } from 'zod';

const MAGIC = Buffer.from('PERLEN MODEL 1\n\0');
const DIGEST_BYTES = 32;
const PIECE_BYTES = 1024 * 1024;
const LONGEST_HEADER_BYTES = 4096;

const frameHeader = z.object({ name: z.string(), bytes: z.int().min(0) });
const END = 'end';

/** The file is not what was written, or not what can be read here; the message says which. */
export class SnapshotRefused extends Error {
  override readonly name = 'SnapshotRefused';
}

/** Writes a file beside its place and moves it there once it is whole. */
export class FrameWriter {
  readonly #path: string;
  readonly #partPath: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');

  private constructor(path: string, partPath: string, handle: FileHandle) {
    this.#path = path;
    this.#partPath = partPath;
    this.#handle = handle;
  }

  /** Readable by this user alone. Throws the system's error if it can't be made. */
  static async create(path: string, partPath: string): Promise<FrameWriter> {
    await rm(partPath, { force: true });
    const writer = new FrameWriter(path, partPath, await open(partPath, 'wx', 0o600));
    await writer.#write(MAGIC);
    return writer;
  }

  /** A frame whose bytes follow; their number is known before. */
  async begin(name: string, bytes: number): Promise<void> {
    const header = Buffer.from(JSON.stringify({ name, bytes }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    await this.#write(Buffer.concat([length, header]));
  }

  async add(bytes: Uint8Array): Promise<void> {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      await this.#write(bytes.subarray(start, start + PIECE_BYTES));
    }
  }

  async frame(name: string, bytes: Uint8Array): Promise<void> {
    await this.begin(name, bytes.length);
    await this.add(bytes);
  }

  /** The file takes its place; `check` is called last and throws to give up. */
  async finish(check: () => void): Promise<void> {
    await this.begin(END, 0);
    await this.#handle.write(this.#hash.digest());
    await this.#handle.sync();
    await this.#handle.close();
    check();
    renameSync(this.#partPath, this.#path);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#partPath, { force: true });
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    for (let start = 0; start < bytes.length; ) {
      start += (await this.#handle.write(bytes, start, bytes.length - start)).bytesWritten;
    }
  }
}

export interface Frame {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads all frames of a file and checks it whole. The bytes stand in memory that threads can share. `isWanted` looks at
 * the first frame before the others are read. Throws SnapshotRefused, or the system's error.
 */
export async function readFrames(path: string, isWanted: (first: Frame) => void): Promise<Frame[]> {
  const handle = await open(path, 'r');
  try {
    const reader = new FrameReader(handle, (await handle.stat()).size);
    return await reader.all(isWanted);
  } finally {
    await handle.close();
  }
}

class FrameReader {
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #left: number;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#left = size;
  }

  async all(isWanted: (first: Frame) => void): Promise<Frame[]> {
    const magic = await this.#take(MAGIC.length);
    if (!MAGIC.equals(magic)) throw new SnapshotRefused('it is of another format');
    const frames: Frame[] = [];
    for (;;) {
      const frame = await this.#frame();
      if (frame.name === END) break;
      if (frames.length === 0) isWanted(frame);
      frames.push(frame);
    }
    const expected = this.#hash.digest();
    if (this.#left !== DIGEST_BYTES) throw new SnapshotRefused('it is cut off or longer than it was');
    const found = new Uint8Array(DIGEST_BYTES);
    await this.#handle.read(found, 0, DIGEST_BYTES, null);
    if (!expected.equals(found)) throw new SnapshotRefused('its checksum is another');
    return frames;
  }

  async #frame(): Promise<Frame> {
    const length = Buffer.from(await this.#take(4)).readUInt32LE();
    if (length > LONGEST_HEADER_BYTES) throw new SnapshotRefused('it is damaged');
    const header = headerOf(Buffer.from(await this.#take(length)).toString());
    return { name: header.name, bytes: await this.#take(header.bytes) };
  }

  /** Never more than there is: a length that was altered must not take up the memory. */
  async #take(length: number): Promise<Uint8Array> {
    if (length > this.#left) throw new SnapshotRefused('it is cut off');
    this.#left -= length;
    const bytes = new Uint8Array(new SharedArrayBuffer(length));
    for (let start = 0; start < length; ) {
      const wanted = Math.min(PIECE_BYTES, length - start);
      const { bytesRead } = await this.#handle.read(bytes, start, wanted, null);
      if (bytesRead === 0) throw new SnapshotRefused('it is cut off');
      this.#hash.update(bytes.subarray(start, start + bytesRead));
      start += bytesRead;
    }
    return bytes;
  }
}

function headerOf(text: string): z.output<typeof frameHeader> {
  try {
    return frameHeader.parse(JSON.parse(text));
  } catch {
    throw new SnapshotRefused('it is damaged');
  }
}
