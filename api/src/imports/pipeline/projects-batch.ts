import { isoOfDay } from '../../network/day.js';
import { type Pair, pairKey, pairsOfProject } from '../../read-model/evidence.js';
import type { MemberRecord } from '../../read-model/records.js';
import { importedId } from '../../store/ids.js';
import type { CsvRow, OrganizationReference, ProjectData, ProjectRecord } from '../csv/types.js';
import type { BatchPlan } from './batch.js';
import { findDescribed } from './find-described.js';
import { findOrganization, findPerson, organizationOf, personWord } from './find-or-make.js';
import { type KnownProject, type KnownRecords, nameKey } from './known-records.js';
import { type Described, planRows } from './plan-rows.js';
import { describedBy, FieldChoice, firstBroughtBy } from './provenance.js';
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
  const plan = planRows(rows, draft.projects, (row) => describe(draft, row.record, settings, row.line));
  const pairs = new Map<string, Pair>();
  for (const { before, after } of draft.projects.changed()) {
    for (const project of before === undefined ? [after] : [before, after]) {
      for (const pair of pairsOfProject(project, draft.livingId, settings.todayDay))
        pairs.set(pairKey(pair), pair);
    }
  }
  return { ...plan, pairs: [...pairs.values()] };
}

function describe(
  draft: KnownRecords,
  record: ProjectRecord,
  settings: CsvPlanSettings,
  line: number,
): Described<KnownProject> {
  const { id } = record;
  const found = findDescribed(draft.projects, {
    key: id,
    sourceId: settings.sourceId,
    byAddress: undefined,
    byName: withoutKey(draft.projects.find(nameKey(record.project?.name ?? id))),
    agrees: (project) => fits(project, record),
  });
  // Only an address can contradict an id, and projects have none.
  const { entry: before, isKeyOfAnother } =
    found.kind === 'found' ? found : { entry: undefined, isKeyOfAnother: false };
  const known = before ?? emptyProject(importedId(settings.sourceId, id), id, settings.sourceId);
  const choice = new FieldChoice(known, settings, line);
  const project = described(draft, known, record, settings, choice);
  const apart = isKeyOfAnother ? [rowRefusal(settings.file, line, 'id', id, 'keyOfAnother')] : [];
  const notices = [...apart, ...choice.notices];
  const member = withMember(draft, project, record);
  if (typeof member !== 'string') return { kind: 'described', before, after: member, notices };
  const word = record.member === null ? '' : personWord(record.member.person);
  notices.push(rowRefusal(settings.file, line, 'person', word, member));
  return { kind: 'described', before, after: project, notices, reasonWithoutNews: member };
}

/** A name alone means a project that no source has given a key. */
function withoutKey(project: KnownProject | undefined): KnownProject | undefined {
  return project?.key === null ? project : undefined;
}

/** Whether a row with another source's id may mean this project. */
function fits({ name }: KnownProject, { id, project }: ProjectRecord): boolean {
  return project === null || project.name === id || nameKey(project.name) === nameKey(name);
}

function described(
  draft: KnownRecords,
  known: KnownProject,
  { id, project }: ProjectRecord,
  { sourceId, ownDomains }: CsvPlanSettings,
  choice: FieldChoice,
): KnownProject {
  if (project === null) return known;
  const { organization } = project;
  return {
    ...describedBy(known, sourceId, id),
    name: choice.take('name', project.name === id ? null : project.name, nameBesidesKey(known)) ?? known.name,
    description: choice.take('description', project.description, known.description),
    ...period(known, project, choice),
    status: choice.take('status', project.status, known.status),
    organizationIds:
      organization === null
        ? known.organizationIds
        : customersOf(draft, known, organization, { sourceId, ownDomains }, choice),
  };
}

function nameBesidesKey({ name, key }: KnownProject): string | null {
  return name === key ? null : name;
}

function period(
  known: KnownProject,
  { fromDay, toDay }: ProjectData,
  choice: FieldChoice,
): Pick<KnownProject, 'from' | 'to'> {
  return {
    from: choice.take('from', isoOrNull(fromDay), known.from),
    to: choice.take('to', isoOrNull(toDay), known.to),
  };
}

function customersOf(
  draft: KnownRecords,
  { organizationIds }: KnownProject,
  reference: OrganizationReference,
  { sourceId, ownDomains }: Pick<CsvPlanSettings, 'sourceId' | 'ownDomains'>,
  choice: FieldChoice,
): string[] {
  if (choice.isLeading || organizationIds.length === 0) {
    return [organizationOf(draft, reference, ownDomains, sourceId).id];
  }
  const said = findOrganization(draft, reference, ownDomains);
  if (said === undefined || !organizationIds.includes(said.id)) {
    choice.disagree('organization', reference.kind === 'NAME' ? reference.name : reference.domain);
  }
  return organizationIds;
}

function emptyProject(id: string, name: string, sourceId: string): KnownProject {
  return {
    id,
    ...firstBroughtBy(sourceId),
    key: name,
    name,
    description: null,
    from: null,
    to: null,
    status: null,
    organizationIds: [],
    members: [],
  };
}

/** The project with the row's member; the same project if it names none, the reason if nobody or several are meant. */
function withMember(
  draft: KnownRecords,
  project: KnownProject,
  { member }: ProjectRecord,
): KnownProject | 'unknownPerson' | 'ambiguousPerson' {
  if (member === null) return project;
  const person = findPerson(draft, member.person);
  if (typeof person === 'string') return person;
  const from = isoOrNull(member.fromDay);
  const to = isoOrNull(member.toDay);
  const at = project.members.findIndex((one) => one.personId === person.id && one.from === from);
  const before = project.members[at];
  const now: MemberRecord = { personId: person.id, role: member.role ?? before?.role ?? null, from, to };
  const members = before === undefined ? [...project.members, now] : project.members.with(at, now);
  return { ...project, members };
}

function isoOrNull(day: number | null): string | null {
  return day === null ? null : isoOfDay(day);
}
