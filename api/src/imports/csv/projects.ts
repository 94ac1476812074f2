import type { ProjectData, ProjectRecord, ProjectStatus } from './types.js';
import {
  type Cells,
  type RowProblems,
  readDay,
  readKey,
  readNameCell,
  readOrganization,
  readPerson,
  readText,
  readWord,
  wordMap,
} from './values.js';

const STATUSES = wordMap<ProjectStatus>({
  PLANNED: 'planned, plan, proposed, geplant, vorgeschlagen, angebot, in planung',
  ACTIVE: 'active, running, open, in progress, ongoing, aktiv, laufend, läuft, offen, in arbeit',
  DONE: 'done, completed, finished, closed, abgeschlossen, fertig, beendet, erledigt, geschlossen',
  CANCELLED: 'cancelled, canceled, stopped, abgebrochen, gestoppt, storniert, abgesagt',
});

/** One row's own words; the name is null when the row does not say it again. */
export interface ProjectRow {
  readonly id: string;
  readonly said: Omit<ProjectData, 'name'> & { readonly name: string | null };
  readonly member: ProjectRecord['member'];
}

export function readProjectRow(cells: Cells, _todayDay: number, problems: RowProblems): ProjectRow | null {
  const key = problems.read('id', readKey);
  const name = problems.read('name', readNameCell);
  const id = key ?? name;
  const said = {
    name,
    description: problems.read('description', readText),
    ...readPeriod('from', 'to', problems),
    organization: problems.read('organization', readOrganization),
    status: problems.read('status', readWord(STATUSES, 'status')),
  };
  const person = problems.read('person', readPerson);
  const role = problems.read('role', readNameCell);
  const period = readPeriod('personFrom', 'personTo', problems);
  if (cells('id') === '' && cells('name') === '') problems.refuse('name', 'missingValue');
  const hasMemberValues = role !== null || period.fromDay !== null || period.toDay !== null;
  if (cells('person') === '' && hasMemberValues) problems.refuse('person', 'missingValue');
  if (problems.found.length > 0 || id === null) return null;
  return { id, said, member: person === null ? null : { person, role, ...period } };
}

/**
 * Brings a row together with what earlier rows said of the same project: what it repeats or leaves empty is no
 * news, what it adds is taken, what it contradicts is null.
 */
export function mergeProject(row: ProjectRow, before: ProjectData | null): ProjectData | null {
  if (before === null) return { ...row.said, name: row.said.name ?? row.id };
  for (const field of ['description', 'fromDay', 'toDay', 'status', 'organization'] as const) {
    const isSilent = row.said[field] === null || before[field] === null;
    if (!isSilent && JSON.stringify(row.said[field]) !== JSON.stringify(before[field])) return null;
  }
  const isNewName = row.said.name !== null && row.said.name !== before.name;
  // A project first met by its id alone takes the name a later row gives it.
  if (isNewName && before.name !== row.id) return null;
  return {
    name: row.said.name ?? before.name,
    description: row.said.description ?? before.description,
    fromDay: row.said.fromDay ?? before.fromDay,
    toDay: row.said.toDay ?? before.toDay,
    organization: row.said.organization ?? before.organization,
    status: row.said.status ?? before.status,
  };
}

function readPeriod(
  from: string,
  to: string,
  problems: RowProblems,
): { fromDay: number | null; toDay: number | null } {
  const fromDay = problems.read(from, readDay);
  const toDay = problems.read(to, readDay);
  if (fromDay !== null && toDay !== null && fromDay > toDay) problems.refuse(to, 'dateOrder');
  return { fromDay, toDay };
}
