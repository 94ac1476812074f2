import { z } from 'zod';
import { pairOf } from '../read-model/evidence.js';
import type { EvidenceRow } from '../read-model/records.js';

/** What a record's id names. Without `record`: all evidence of a kind between two people, as others read it. */
export interface EvidenceName {
  /** The smaller of the two people's ids. */
  readonly a: string;
  readonly b: string;
  readonly kind: EvidenceRow['kind'];
  readonly record: {
    /** Who sent or said it; null where there is no direction. */
    readonly fromId: string | null;
    /** Id of the source system; null if the record names none. */
    readonly source: string | null;
  } | null;
}

/** Kinds that run from one of the two to the other. */
const DIRECTED: ReadonlySet<EvidenceRow['kind']> = new Set(['MESSAGED', 'DECLARED']);

/** The name of a record, whose `fromId` and `toId` are as the people live on. */
export function nameOfRow({ fromId, toId, kind, source }: EvidenceRow): EvidenceName {
  const record = { fromId: DIRECTED.has(kind) ? fromId : null, source };
  return { ...pairOf(fromId, toId), kind, record };
}

/** An opaque text, the same as long as pair, kind, direction and source are. */
export function evidenceId({ a, b, kind, record }: EvidenceName): string {
  const parts = record === null ? [a, b, kind] : [a, b, kind, record.fromId, record.source];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What an id names; null if it is none of ours. */
export function evidenceName(id: string): EvidenceName | null {
  const parsed = idContent.safeParse(jsonOrNull(Buffer.from(id, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [a, b, kind, ...rest] = parsed.data;
  const [fromId, source] = rest;
  return { a, b, kind, record: fromId === undefined || source === undefined ? null : { fromId, source } };
}

const kinds = z.enum(['MESSAGED', 'MET', 'CONNECTED', 'STATED', 'DECLARED']);
const idContent = z.union([
  z.tuple([z.string(), z.string(), kinds]),
  z.tuple([z.string(), z.string(), kinds, z.string().nullable(), z.string().nullable()]),
]);

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
