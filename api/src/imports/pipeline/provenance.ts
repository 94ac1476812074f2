import { type Keyed, sourceKeyOf } from '../../read-model/source-keys.js';
import type { Refusal } from '../report.js';
import { nameKey } from './known-records.js';
import { rowRefusal } from './row-refusal.js';

/** Which sources brought or described a record, under which keys, and whose word wins where they disagree. */
export interface Provenance extends Keyed {
  /** Ids of sources, the first one first; `MADE_HERE` among them for what was also made or changed here. */
  readonly sources: string[];
  readonly sourceKeys: string[];
  /** The source that described it first: its word wins. Null for what no file has described yet. */
  readonly source: string | null;
}

/** Stands for the company's own people in a list of sources, and for all that was there before sources were kept. */
const MADE_HERE = 'perlen';

/** The provenance of a record that a source brings; what describes it names itself `source` afterwards. */
export function firstBroughtBy(sourceId: string) {
  return { key: null, source: null, sources: [sourceId], sourceKeys: [] };
}

/** The record with this source among those that brought it; the same object if it is already. */
export function broughtBy<Entry extends Provenance>(record: Entry, sourceId: string): Entry {
  if (record.sources.includes(sourceId)) return record;
  const before = record.sources.length === 0 ? [MADE_HERE] : record.sources;
  return { ...record, sources: [...before, sourceId] };
}

/** The record as a source knows it: brought by it, under its key if it has one, led by the first that described it. */
export function describedBy<Entry extends Provenance>(
  record: Entry,
  sourceId: string,
  key: string | null,
): Entry {
  const brought = broughtBy(record, sourceId);
  const sourceKey = key === null ? undefined : sourceKeyOf(sourceId, key);
  const isNew = sourceKey !== undefined && !brought.sourceKeys.includes(sourceKey);
  return {
    ...brought,
    key: brought.key ?? key,
    source: brought.source ?? sourceId,
    sourceKeys: isNew ? [...brought.sourceKeys, sourceKey] : brought.sourceKeys,
  };
}

/** Whether this source's word wins over what is known. */
function leads(record: Provenance, sourceId: string): boolean {
  return record.source === null || record.source === sourceId;
}

/**
 * Brings what a row says together with what is known: the leading source replaces it, any other fills what is empty;
 * where it says something else, what is known stays and the report says so.
 */
export class FieldChoice {
  readonly notices: Refusal[] = [];
  readonly isLeading: boolean;
  readonly #file: string;
  readonly #line: number;

  constructor(
    record: Provenance,
    settings: { readonly file: string; readonly sourceId: string },
    line: number,
  ) {
    this.isLeading = leads(record, settings.sourceId);
    this.#file = settings.file;
    this.#line = line;
  }

  /** The value that holds. */
  take<Value extends string>(field: string, said: Value | null, known: Value): Value;
  take<Value extends string>(field: string, said: Value | null, known: Value | null): Value | null;
  take<Value extends string>(field: string, said: Value | null, known: Value | null): Value | null {
    if (said === null) return known;
    if (known === null || this.isLeading) return said;
    if (nameKey(said) !== nameKey(known)) this.disagree(field, said);
    return known;
  }

  /** Says that what a row says of a field was left out. */
  disagree(field: string, said: string): void {
    this.notices.push(rowRefusal(this.#file, this.#line, field, said, 'otherSource'));
  }
}
