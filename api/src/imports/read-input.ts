/** What a file is, told by its content; and bytes to read from, on disk or in memory. */

/** Bytes that can be opened several times and from a position, so that an import can resume. */
export interface ByteInput {
  /** Shown in the report: the file's own name, never its folder. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Streams the bytes from `fromByte` (0 when absent). */
  open(fromByte?: number): AsyncIterable<Uint8Array>;
}
