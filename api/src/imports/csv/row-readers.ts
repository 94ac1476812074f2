import { createHash } from 'node:crypto';
import { readOrganizationRow } from './organizations.js';
import { readPersonRow } from './people.js';
import { mergeProject, readProjectRow } from './projects.js';
import { readTieRow } from './ties.js';
import type { CsvKind, CsvRecords, ProjectData } from './types.js';
import type { Cells, RowProblems } from './values.js';

/** Reads one row; null when something is wrong with it, which is then in `problems`. Remembers earlier rows. */
export type RowReader<Kind extends CsvKind> = (
  cells: Cells,
  problems: RowProblems,
) => CsvRecords[Kind] | null;

/** A fresh reader for one pass over a file: it knows the ids of this pass only. */
export const ROW_READERS: { readonly [Kind in CsvKind]: (todayDay: number) => RowReader<Kind> } = {
  people: (todayDay) => {
    const known = new KnownRows();
    return (cells, problems) => {
      const record = readPersonRow(cells, todayDay, problems);
      if (record === null) return null;
      const keys = [
        { field: 'id', key: record.id },
        { field: 'email', key: record.email },
      ];
      return known.accept(keys, record, problems) ? record : null;
    };
  },
  organizations: (todayDay) => {
    const known = new KnownRows();
    return (cells, problems) => {
      const record = readOrganizationRow(cells, todayDay, problems);
      if (record === null) return null;
      const keys = [
        { field: 'id', key: record.id },
        { field: 'domain', key: record.domain },
      ];
      return known.accept(keys, record, problems) ? record : null;
    };
  },
  projects: (todayDay) => {
    const known = new Map<string, ProjectData>();
    return (cells, problems) => {
      const row = readProjectRow(cells, todayDay, problems);
      if (row === null) return null;
      const before = known.get(row.id) ?? null;
      const project = mergeProject(row, before);
      if (project === null) {
        problems.refuse(cells('id') === '' ? 'name' : 'id', 'duplicateId');
        return null;
      }
      const isNews = before === null || JSON.stringify(before) !== JSON.stringify(project);
      if (!isNews && row.member === null) {
        problems.refuse(cells('id') === '' ? 'name' : 'id', 'repeatedRow');
        return null;
      }
      known.set(row.id, project);
      return { id: row.id, project: isNews ? project : null, member: row.member };
    };
  },
  ties: (todayDay) => (cells, problems) => readTieRow(cells, todayDay, problems),
};

/** What earlier rows said under a key, as a short hash, so that a file of a million rows fits in memory. */
class KnownRows {
  readonly #hashes = new Map<string, string>();

  accept(
    keys: readonly { readonly field: string; readonly key: string | null }[],
    record: object,
    problems: RowProblems,
  ): boolean {
    const hash = createHash('sha256').update(JSON.stringify(record)).digest('base64').slice(0, 16);
    for (const { field, key } of keys) {
      const before = key === null ? undefined : this.#hashes.get(`${field}:${key}`);
      if (before === undefined) continue;
      problems.refuse(field, before === hash ? 'repeatedRow' : 'duplicateId');
      return false;
    }
    for (const { field, key } of keys) if (key !== null) this.#hashes.set(`${field}:${key}`, hash);
    return true;
  }
}
