import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type ByteInput, fileInput, guarded, RATIO_FREE_BYTES, skipped, unpackError } from '../read-input.js';
import type { FileRefusalReason } from '../report.js';
import type { MailLimits } from './types.js';

/** One file of a folder or archive, or why it cannot be opened. */
export type MailEntry =
  | { readonly kind: 'file'; readonly input: ByteInput }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: FileRefusalReason };

/** The files of one input, always in the same order. */
export interface MailEntries {
  /** The sum of the entries' sizes: unpacked ones in a .zip, packed ones of gzipped files. */
  readonly totalBytes: number;
  readonly isEmpty: boolean;
  entries(): AsyncGenerator<MailEntry, void, void>;
}

/** All files below a folder, by name within each folder, depth first; links are not followed. */
export async function folderEntries(folder: string): Promise<MailEntries> {
  let totalBytes = 0;
  let isEmpty = true;
  for await (const file of walk(folder, '')) {
    isEmpty = false;
    if (file.isFile) totalBytes += (await stat(join(folder, file.name))).size;
  }
  return {
    totalBytes,
    isEmpty,
    entries: async function* () {
      for await (const file of walk(folder, '')) {
        if (!file.isFile) yield { kind: 'refused', name: file.name, reason: 'unreadable' };
        else yield await openFile(join(folder, file.name), file.name);
      }
    },
  };
}

/**
 * The files of a .zip archive. The whole archive is refused when its directory promises more entries, more
 * bytes or a higher ratio than the limits allow; each entry is guarded again while it is unpacked, since
 * a directory may lie. Nothing is ever written to disk, so names in the archive can do no harm.
 */
export async function zipEntries(path: string, limits: MailLimits): Promise<MailEntries | FileRefusalReason> {
  let zip: ZipFile | null = null;
  try {
    zip = await openArchive(path);
    if (zip.entryCount > limits.maxEntries) return 'tooManyEntries';
    let unpackedBytes = 0;
    for await (const entry of zip.eachEntry()) unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > limits.maxUnpackedBytes) return 'tooLargeUnpacked';
    if (isSuspicious(unpackedBytes, (await stat(path)).size, limits)) return 'suspiciousRatio';
    return {
      totalBytes: unpackedBytes,
      isEmpty: zip.entryCount === 0,
      entries: () => readArchive(path, limits),
    };
  } catch {
    return 'brokenArchive';
  } finally {
    zip?.close();
  }
}

async function* readArchive(path: string, limits: MailLimits): AsyncGenerator<MailEntry, void, void> {
  const zip = await openArchive(path);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) yield { kind: 'refused', name, reason: 'encryptedEntry' };
      else if (!entry.canDecodeFileData()) yield { kind: 'refused', name, reason: 'brokenArchive' };
      else yield { kind: 'file', input: entryInput(zip, entry, name, limits) };
    }
  } finally {
    zip.close();
  }
}

function entryInput(zip: ZipFile, entry: Entry, name: string, limits: MailLimits): ByteInput {
  return {
    name,
    sizeBytes: entry.uncompressedSize,
    open: async function* (fromByte = 0) {
      let stream: Readable | null = null;
      try {
        stream = await zip.openReadStreamPromise(entry);
        yield* skipped(
          guarded(stream, () => entry.compressedSize, limits),
          fromByte,
        );
      } catch (error) {
        throw unpackError(error);
      } finally {
        stream?.destroy();
      }
    },
  };
}

/** Names are kept as bytes: yauzl would refuse the whole archive for one odd name. */
function openArchive(path: string): Promise<ZipFile> {
  return openPromise(path, { decodeStrings: false, autoClose: false });
}

const ZIP_NAME_IS_UTF8 = 0x800;

function entryName(entry: Entry): string {
  const isUtf8 = (entry.generalPurposeBitFlag & ZIP_NAME_IS_UTF8) !== 0;
  return Buffer.from(entry.fileNameRaw)
    .toString(isUtf8 ? 'utf8' : 'latin1')
    .replaceAll('\\', '/');
}

function isSuspicious(unpackedBytes: number, packedBytes: number, limits: MailLimits): boolean {
  return unpackedBytes > RATIO_FREE_BYTES && unpackedBytes > packedBytes * limits.maxUnpackRatio;
}

async function openFile(path: string, name: string): Promise<MailEntry> {
  try {
    const input = await fileInput(path);
    return { kind: 'file', input: { ...input, name } };
  } catch {
    return { kind: 'refused', name, reason: 'unreadable' };
  }
}

async function* walk(
  folder: string,
  below: string,
): AsyncGenerator<{ readonly name: string; readonly isFile: boolean }> {
  const found: Dirent[] = await readdir(join(folder, below), { withFileTypes: true });
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of found) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, name);
    else yield { name, isFile: entry.isFile() };
  }
}
