import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import type { Reader } from '../store/store.js';
import { HAND } from './hand-source.js';

const sourceRow = z.object({
  id: z.string(),
  /** The system's own key: for a file its kind and name. */
  key: z.string().nullable(),
  kind: z.string(),
  name: z.string(),
  /** What is being done with it and the run of that: "WITHDRAWING id" or "SWITCHING id"; null: nothing. */
  work: z.string().nullable(),
  /** ISO instant. */
  withdrawnAt: z.string().nullable(),
  isSwitchedOff: z.boolean(),
});

export type SourceRecord = z.output<typeof sourceRow>;

const allQuery = defineQuery('sources/all', sourceRow);
const byIds = defineQuery('sources/by-ids', sourceRow);

/** Sources that belong to everybody's own word: nobody else lists, switches or withdraws them. */
const OWN_KINDS: ReadonlySet<string> = new Set([HAND, 'OWN_WORD']);

/** All source systems, those of people's own word included. */
export function allSources(reader: Reader): Promise<SourceRecord[]> {
  return reader.read(allQuery);
}

export function sourcesByIds(reader: Reader, ids: readonly string[]): Promise<SourceRecord[]> {
  return reader.read(byIds, { ids });
}

/** A system or file, not what people say themselves. */
export function isSystem({ kind }: SourceRecord): boolean {
  return !OWN_KINDS.has(kind);
}

/** One person's own system, such as an address book: its numbers would tell of private ties. */
export function isPersonal({ kind }: SourceRecord): boolean {
  return kind === 'ADDRESS_BOOK';
}

export function isBeingWithdrawn({ work }: Pick<SourceRecord, 'work'>): boolean {
  return work?.startsWith('WITHDRAWING') ?? false;
}

export function isBeingSwitched({ work }: Pick<SourceRecord, 'work'>): boolean {
  return work?.startsWith('SWITCHING') ?? false;
}
