import { isoOfDay } from '../../network/day.js';
import { type Pair, pairKey, pairsOfProject } from '../../read-model/evidence.js';
import type { MemberRecord } from '../../read-model/records.js';
import { importedId } from '../../store/ids.js';
import type { CsvRow, ProjectData, ProjectRecord } from '../csv/types.js';
import { type BatchPlan, BatchTally } from './batch.js';
import { findPerson, organizationOf } from './find-or-make.js';
import { type KnownProject, type KnownRecords, nameKey } from './known-records.js';
import { type CsvPlanSettings, rowRefusal } from './row-refusal.js';

/**
 * Rows of projects.csv: what a project is, and who was on it from when to when. A later statement of the same person,
 * project and first day replaces the earlier one. A member nobody knows is left out and reported; what the row says of
 * the project itself is taken.
 */
export function planProjects(
  rows: readonly CsvRow<'projects'>[],
  draft: KnownRecords,
  settings: CsvPlanSettings,
): BatchPlan {
  const tally = new BatchTally();
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    if (row.kind === 'refused') {
      tally.refuseRow(row.refusals);
      continue;
    }
    const before = findProject(draft, row.record);
    const described = describe(draft, before, row.record, settings);
    const member = withMember(draft, described, row.record);
    const after = member ?? described;
    const isNews = JSON.stringify(before) !== JSON.stringify(after);
    if (isNews) draft.projects.set(after);
    if (member === undefined) {
      tally.refuse(unknownMember(row, settings));
      if (isNews) tally.row(true);
      else tally.rowWithout('unknownPerson');
    } else tally.row(isNews);
  }
  for (const { before, after } of draft.projects.changed()) {
    for (const project of before === undefined ? [after] : [before, after]) {
      for (const pair of pairsOfProject(project, draft.livingId, settings.todayDay))
        pairs.set(pairKey(pair), pair);
    }
  }
  return {
    counts: tally.counts(),
    refusals: tally.refusals,
    countedMessages: [],
    evidence: [],
    pairs: [...pairs.values()],
  };
}

function findProject(draft: KnownRecords, { id, project }: ProjectRecord): KnownProject | undefined {
  const byKey = draft.projects.find(`key:${id}`) ?? draft.projects.get(importedId('project', id));
  if (byKey !== undefined) return byKey;
  const byName = draft.projects.find(nameKey(project?.name ?? id));
  return byName?.key === null ? byName : undefined;
}

function describe(
  draft: KnownRecords,
  before: KnownProject | undefined,
  { id, project }: ProjectRecord,
  { sourceId, ownDomains }: CsvPlanSettings,
): KnownProject {
  const known = before ?? emptyProject(importedId('project', id), id, sourceId);
  if (project === null) return known;
  const organizationIds =
    project.organization === null
      ? known.organizationIds
      : [organizationOf(draft, project.organization, ownDomains).id];
  return {
    ...known,
    key: known.key ?? id,
    name: project.name,
    description: project.description ?? known.description,
    ...period(known, project),
    status: project.status ?? known.status,
    source: sourceId,
    organizationIds,
  };
}

function period(known: KnownProject, { fromDay, toDay }: ProjectData): Pick<KnownProject, 'from' | 'to'> {
  return { from: isoOrNull(fromDay) ?? known.from, to: isoOrNull(toDay) ?? known.to };
}

function emptyProject(id: string, key: string, source: string): KnownProject {
  return {
    id,
    key,
    name: key,
    description: null,
    from: null,
    to: null,
    status: null,
    source,
    organizationIds: [],
    members: [],
  };
}

/** The project with the row's member; the same project if it names none, undefined if nobody knows them. */
function withMember(
  draft: KnownRecords,
  project: KnownProject,
  { member }: ProjectRecord,
): KnownProject | undefined {
  if (member === null) return project;
  const person = findPerson(draft, member.person);
  if (person === undefined) return undefined;
  const from = isoOrNull(member.fromDay);
  const to = isoOrNull(member.toDay);
  const at = project.members.findIndex((one) => one.personId === person.id && one.from === from);
  const before = project.members[at];
  const now: MemberRecord = { personId: person.id, role: member.role ?? before?.role ?? null, from, to };
  const members = before === undefined ? [...project.members, now] : project.members.with(at, now);
  return { ...project, members };
}

function unknownMember(row: Extract<CsvRow<'projects'>, { kind: 'ok' }>, { file }: CsvPlanSettings) {
  const person = row.record.member?.person;
  const value = person === undefined ? '' : person.kind === 'EMAIL' ? person.email : person.id;
  return rowRefusal(file, row.line, 'person', value, 'unknownPerson');
}

function isoOrNull(day: number | null): string | null {
  return day === null ? null : isoOfDay(day);
}
