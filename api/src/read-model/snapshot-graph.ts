/** The rows of a tie graph as frames of a file, and back. */
import type { TieRows } from '../network/graph-rows.js';
import type { FrameWriter } from './snapshot-file.js';

/** Writes rows that stand still meanwhile. */
export async function writeRows(writer: FrameWriter, rows: TieRows): Promise<void> {
  for (const name of COLUMNS) await writer.frame(`ties/${name}`, bytesOf(rows[name]));
}

/** The rows of the frames that `writeRows` wrote; undefined if one is missing or of another length. */
export function rowsOf(frames: ReadonlyMap<string, Uint8Array>): TieRows | undefined {
  const offsets = elementsOf(frames, 'offsets', Uint32Array);
  const neighbours = elementsOf(frames, 'neighbours', Int32Array);
  const costs = elementsOf(frames, 'costs', Float64Array);
  const strengthBits = elementsOf(frames, 'strengthBits', Uint16Array);
  const sharing = elementsOf(frames, 'sharing', Uint8Array);
  if (!offsets || !neighbours || !costs || !strengthBits || !sharing) return undefined;
  const entries = offsets.at(-1) ?? 0;
  const isComplete = [neighbours, costs, strengthBits, sharing].every(({ length }) => length === entries);
  return isComplete ? { offsets, neighbours, costs, strengthBits, sharing } : undefined;
}

const COLUMNS = [
  'offsets',
  'neighbours',
  'costs',
  'strengthBits',
  'sharing',
] as const satisfies readonly (keyof TieRows)[];

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

interface Elements<Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Column;
}

function elementsOf<Column>(
  frames: ReadonlyMap<string, Uint8Array>,
  name: (typeof COLUMNS)[number],
  Elements: Elements<Column>,
): Column | undefined {
  const bytes = frames.get(`ties/${name}`);
  if (bytes === undefined || bytes.byteLength % Elements.BYTES_PER_ELEMENT !== 0) return undefined;
  return new Elements(bytes.buffer, bytes.byteOffset, bytes.byteLength / Elements.BYTES_PER_ELEMENT);
}
