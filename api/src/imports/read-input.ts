import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What a file is, told by its content; and bytes to read from, on disk, in memory or unpacked. */

/** Bytes that can be opened several times and from a position, so that an import can resume. */
export interface ByteInput {
  /** Shown in the report: the file's own name, never its folder. */
  readonly name: string;
  readonly sizeBytes: number;
  /**
   * Streams the bytes from `fromByte` (0 when absent). Throws what the disk throws. Where the bytes given out are not
   * those that `sizeBytes` counts, because they are unpacked, `onPackedBytes` hears how many of those have gone by.
   */
  open(fromByte?: number, onPackedBytes?: (count: number) => void): AsyncIterable<Uint8Array>;
}

/** Told by content; `text` is readable text that is not mail. */
export type InputKind = 'empty' | 'binary' | 'zip' | 'gzip' | 'mbox' | 'eml' | 'text';

/** Bytes of a head that `detectKind` wants to see. */
const HEAD_BYTES = 64 * 1024;

/**
 * What a file is, told by its first bytes (`HEAD_BYTES` are enough); endings are never looked at.
 * UTF-16 with a byte order mark is text although it holds zero bytes.
 */
export function detectKind(head: Uint8Array): InputKind {
  if (head.length === 0) return 'empty';
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip';
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return 'text';
  if (head.includes(0)) return looksLikeUtf16(head) ? 'text' : 'binary';
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const start = text.replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  if (start === '') return 'empty';
  if (MBOX_START.test(start)) return 'mbox';
  if (looksLikeMessage(start)) return 'eml';
  return controlShare(head) > 0.05 ? 'binary' : 'text';
}

/** A file on disk. Rejects when it is not there or not a file. */
export async function fileInput(path: string): Promise<ByteInput> {
  const facts = await stat(path);
  if (!facts.isFile()) throw new TypeError('not a file');
  return {
    name: basename(path),
    sizeBytes: facts.size,
    open: (fromByte = 0) => createReadStream(path, { start: fromByte, highWaterMark: 256 * 1024 }),
  };
}

/** Bytes in memory, given out in pieces of `chunkBytes`. */
export function memoryInput(name: string, bytes: Uint8Array, chunkBytes = 64 * 1024): ByteInput {
  return {
    name,
    sizeBytes: bytes.length,
    open: async function* (fromByte = 0) {
      for (let at = fromByte; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

/** Packed bytes that came to far more than such a file can honestly hold. */
export class UnpackLimitError extends Error {
  readonly reason: 'tooLargeUnpacked' | 'suspiciousRatio';
  constructor(reason: 'tooLargeUnpacked' | 'suspiciousRatio') {
    super(reason);
    this.name = 'UnpackLimitError';
    this.reason = reason;
  }
}

/** Packed bytes that cannot be unpacked. */
export class BrokenArchiveError extends Error {
  constructor(cause: unknown) {
    super('broken archive', { cause });
    this.name = 'BrokenArchiveError';
  }
}

/** What went wrong while unpacking: a limit and a failing disk stay what they are, all else is the archive's. */
export function unpackError(error: unknown): unknown {
  const isDisk = error instanceof Error && 'syscall' in error;
  return isDisk || error instanceof UnpackLimitError ? error : new BrokenArchiveError(error);
}

export interface UnpackLimits {
  readonly maxUnpackedBytes: number;
  /** Unpacked bytes for each packed byte, judged past the first mebibyte. */
  readonly maxUnpackRatio: number;
}

/**
 * The unpacked content of a gzip input; `fromByte` counts unpacked bytes, `sizeBytes` packed ones. Throws `UnpackLimitError` and
 * `BrokenArchiveError`.
 */
export function gunzipInput(packed: ByteInput, limits: UnpackLimits): ByteInput {
  return {
    name: packed.name,
    sizeBytes: packed.sizeBytes,
    open: async function* (fromByte = 0, onPackedBytes = () => {}) {
      let packedBytes = 0;
      const counted = async function* () {
        for await (const chunk of packed.open()) {
          packedBytes += chunk.length;
          yield chunk;
        }
      };
      const source = Readable.from(counted(), { objectMode: false });
      const unpacked = source.pipe(createGunzip());
      source.on('error', (error) => unpacked.destroy(error));
      try {
        const content = guarded(unpacked, () => packedBytes, limits);
        for await (const chunk of skipped(content, fromByte)) {
          // What was unpacked, not what was read: a small file is read whole before its first byte is unpacked.
          onPackedBytes(unpacked.bytesWritten);
          yield chunk;
        }
      } catch (error) {
        throw unpackError(error);
      } finally {
        source.destroy();
        unpacked.destroy();
      }
    },
  };
}

/** Passes bytes on and stops with `UnpackLimitError` once they are more than the limits allow. */
export async function* guarded(
  unpacked: AsyncIterable<Uint8Array>,
  packedBytes: () => number,
  limits: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  let unpackedBytes = 0;
  for await (const chunk of unpacked) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > limits.maxUnpackedBytes) throw new UnpackLimitError('tooLargeUnpacked');
    if (unpackedBytes > RATIO_FREE_BYTES && unpackedBytes > packedBytes() * limits.maxUnpackRatio) {
      throw new UnpackLimitError('suspiciousRatio');
    }
    yield chunk;
  }
}

/** Leaves out the first `count` bytes. */
export async function* skipped(bytes: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of bytes) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield left === 0 ? chunk : chunk.subarray(left);
      left = 0;
    }
  }
}

/** The first bytes of an input, `HEAD_BYTES` at most. */
export async function readHead(input: ByteInput): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input.open()) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}

/** Below this much unpacked content a high ratio is harmless, and common in small text files. */
export const RATIO_FREE_BYTES = 1024 * 1024;

const MBOX_START = /^From [^\r\n]*(?:\r?\n|$)/;
const FIELD_LINE = /^([!-9;-~]{1,100})[ \t]*:/;
const MAIL_FIELDS = new Set(
  'from to cc date message-id received return-path subject mime-version delivered-to reply-to sender bcc content-type x-mailer dkim-signature'.split(
    ' ',
  ),
);

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** The first line is a header field, and one of the head's fields is one that mail has. */
function looksLikeMessage(start: string): boolean {
  const lines = start.split(/\r?\n/);
  if (!FIELD_LINE.test(lines[0] ?? '')) return false;
  for (const line of lines) {
    if (line === '') return false;
    const field = FIELD_LINE.exec(line)?.[1]?.toLowerCase();
    if (field !== undefined && MAIL_FIELDS.has(field)) return true;
    if (field === undefined && !/^[ \t]/.test(line)) return false;
  }
  return false;
}

/** Zero bytes on one side of nearly every pair: UTF-16 without a byte order mark, mostly Latin letters. */
function looksLikeUtf16(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = head.length / 2;
  return (even > pairs * 0.7 && odd < pairs * 0.05) || (odd > pairs * 0.7 && even < pairs * 0.05);
}

function controlShare(head: Uint8Array): number {
  let controls = 0;
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls++;
  return controls / head.length;
}
