import { z } from 'zod';
import { pairOf } from '../read-model/evidence.js';
import type { EvidenceRow } from '../read-model/records.js';
import type { SourceReading } from './shown-source.js';

/** What a record's id names. Without `record`: all evidence of a kind between two people, as others read it. */
export interface EvidenceName {
  /** The smaller of the two people's ids. */
  readonly a: string;
  readonly b: string;
  readonly kind: EvidenceRow['kind'];
  readonly record: {
    /** Who sent or said it; null where there is no direction. */
    readonly fromId: string | null;
    /** Id of the source system; null if the record names none, or the viewer reads its kind alone. */
    readonly source: string | null;
    /** All sources that the viewer reads as this one kind; null for one of a name. */
    readonly sourceKind: string | null;
  } | null;
}

/** The name of a record, whose `fromId` and `toId` are as the people live on, to somebody who reads its source so. */
export function nameOfRow(
  { fromId, toId, kind }: EvidenceRow,
  { shown, sourceId }: SourceReading,
): EvidenceName {
  const sourceKind = shown !== null && shown.id === null ? shown.kind : null;
  const record = { fromId: isDirected(kind) ? fromId : null, source: sourceId, sourceKind };
  return { ...pairOf(fromId, toId), kind, record };
}

/** Whether records of a kind run from one of the two to the other. */
export function isDirected(kind: EvidenceRow['kind']): boolean {
  return kind === 'MESSAGED' || kind === 'DECLARED';
}

/** An opaque text, the same as long as pair, kind, direction and source are. */
export function evidenceId({ a, b, kind, record }: EvidenceName): string {
  const parts: (string | null)[] = [a, b, kind];
  if (record !== null) parts.push(record.fromId, record.source);
  if (record !== null && record.sourceKind !== null) parts.push(record.sourceKind);
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What an id names; null if it is none of ours. */
export function evidenceName(id: string): EvidenceName | null {
  const parsed = idContent.safeParse(jsonOrNull(Buffer.from(id, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [a, b, kind, ...rest] = parsed.data;
  const [fromId, source, sourceKind = null] = rest;
  const isOne = fromId !== undefined && source !== undefined;
  return { a, b, kind, record: isOne ? { fromId, source, sourceKind } : null };
}

const kinds = z.enum(['MESSAGED', 'MET', 'CONNECTED', 'STATED', 'DECLARED']);
const idContent = z.union([
  z.tuple([z.string(), z.string(), kinds]),
  z.tuple([z.string(), z.string(), kinds, z.string().nullable(), z.string().nullable()]),
  z.tuple([z.string(), z.string(), kinds, z.string().nullable(), z.null(), z.string()]),
]);

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
