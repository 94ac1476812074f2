import { type ByteInput, detectKind, readHead } from '../read-input.js';
import type { FileRefusalReason } from '../report.js';
import type { CsvEncoding } from './types.js';

export type TextDetection =
  | { readonly kind: 'text'; readonly encoding: CsvEncoding }
  | { readonly kind: 'refused'; readonly reason: FileRefusalReason };

/**
 * How a text file is encoded: by its byte order mark, else UTF-16 by its zero bytes, else UTF-8 when the whole
 * file is valid UTF-8 (it is read once for that), else Windows-1252. A character cut off at the end of the file
 * does not make it Windows-1252.
 */
export async function detectEncoding(input: ByteInput): Promise<TextDetection> {
  const head = await readHead(input);
  const kind = detectKind(head);
  if (kind === 'empty') return { kind: 'refused', reason: 'emptyFile' };
  if (kind === 'binary' || kind === 'zip' || kind === 'gzip')
    return { kind: 'refused', reason: 'binaryFile' };
  const utf16 = utf16Encoding(head);
  if (utf16 !== null) return { kind: 'text', encoding: utf16 };
  return { kind: 'text', encoding: (await isUtf8(input)) ? 'utf-8' : 'windows-1252' };
}

/** The text of an input in pieces, without its byte order mark. `onBytes` hears how many bytes went by. */
export async function* decodeText(
  input: ByteInput,
  encoding: CsvEncoding,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of input.open()) {
    onBytes(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function utf16Encoding(head: Uint8Array): CsvEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (!head.includes(0)) return null;
  const evenZeros = head.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const oddZeros = head.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  return evenZeros > oddZeros ? 'utf-16be' : 'utf-16le';
}

async function isUtf8(input: ByteInput): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of input.open()) decoder.decode(chunk, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
