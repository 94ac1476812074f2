import { QueryTimedOut, StoreUnavailable } from '../../store/errors.js';
import { importedId } from '../../store/ids.js';
import type { CsvHead } from '../csv/types.js';
import { type Refusal, reportValue } from '../report.js';
import type { ImportKind } from './batch.js';
import { addCounts, type ImportCounts, NO_COUNTS } from './counts.js';
import type { KnownRecords } from './known-records.js';
import type { ImportOpening } from './open-import.js';
import type { StoredRefusal, StoredRun } from './runs.js';

/** What a run records of itself, made of what its parts say. */

/** What a batch makes that was not there. */
export function createdIn(
  draft: KnownRecords,
): Pick<ImportCounts, 'peopleCreated' | 'organizationsCreated' | 'projectsCreated'> {
  const created = (changed: readonly { readonly before: unknown }[]) =>
    changed.filter(({ before }) => before === undefined).length;
  return {
    peopleCreated: created(draft.people.changed()),
    organizationsCreated: created(draft.organizations.changed()),
    projectsCreated: created(draft.projects.changed()),
  };
}

/** Refusals with their numbers within the import. */
export function numbered(refusals: readonly Refusal[], before: number): StoredRefusal[] {
  return refusals.map(({ place, field, value, reason }, index) => ({
    ordinal: before + index + 1,
    file: place.file,
    line: place.line,
    field,
    value: reportValue(value),
    reason,
  }));
}

/**
 * The run of a file that was just opened: it goes on, asks for its columns, or has failed. A dry run shows how columns
 * are read; a real one keeps no values of them.
 */
export function openedRun(run: StoredRun, opening: ImportOpening, isDryRun: boolean): StoredRun {
  const endedAt = new Date().toISOString();
  const totalBytes = opening.kind === 'ready' ? opening.source.totalBytes : null;
  const opened = { ...run, progress: { ...run.progress, totalBytes } };
  switch (opening.kind) {
    case 'ready':
      return {
        ...opened,
        endedAt: null,
        columns: isDryRun && opening.head !== null ? columnsOf(opening.head) : [],
      };
    case 'mappingNeeded':
      return { ...opened, endedAt, state: 'MAPPING_NEEDED', columns: columnsOf(opening.head) };
    case 'refused': {
      const counts = withFileRefusal(run.counts, opening.reason);
      return { ...opened, endedAt, state: 'FAILED', errorCode: opening.reason, counts };
    }
  }
}

/** The columns of a file, with what they hold or probably hold. */
function columnsOf(head: CsvHead) {
  return head.columns.map(({ name, field, guess, samples }) => ({
    name,
    field,
    guess: field ?? guess,
    samples: [...samples],
  }));
}

/** Counts with the file itself left out. */
function withFileRefusal(counts: ImportCounts, reason: string): ImportCounts {
  return addCounts(counts, { ...NO_COUNTS, refusals: { [reason]: 1 } });
}

/** The code of what went wrong, for programs. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return 'STORE_UNAVAILABLE';
  if (error instanceof QueryTimedOut) return 'TIMED_OUT';
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'INTERNAL';
}

/** Id of the source that a kind of file of one name is. */
export function sourceIdOf(kind: ImportKind, fileName: string): string {
  return importedId('source', sourceKey(kind, fileName));
}

/**
 * The source's own key: kind and name of its file. A list is exported again and again: a date or a copy's number in its
 * name makes no other system of it (hr-2026-11.csv is hr-2026-10.csv later). Each mailbox is its own.
 */
export function sourceKey(kind: ImportKind, fileName: string): string {
  const isList = kind === 'PEOPLE' || kind === 'ORGANIZATIONS' || kind === 'PROJECTS';
  return `${kind} ${isList ? fileName.replace(DATE_OR_COPY, '') : fileName}`;
}

/** -2026, -2026-11, _20261123, 2026-11-23, " (1)" in front of the ending. */
const DATE_OR_COPY = /(?:[-_. ]*(?:(?:19|20)\d\d(?:[-_.]?\d\d){0,2}|\(\d{1,3}\)))+(?=\.[a-z]+$|$)/i;
