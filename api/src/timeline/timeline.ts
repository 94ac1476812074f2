import type { Context } from '../graphql/context.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
} from '../graphql/paging.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { visiblePerson } from '../ties/tie-view.js';
import { entriesOfStretch, entryOn, type TimelineEntryView } from './entries.js';
import { ownEvidenceEntries, ownIntroductionEntries } from './own-entries.js';

interface PageInput {
  readonly first: number;
  readonly after?: string | null;
}

/** What happened to a person, latest first; of ties and introductions the viewer's own alone. */
export async function personTimeline(
  context: Context,
  person: PersonRecord,
  input: PageInput,
): Promise<Page<TimelineEntryView>> {
  const { directory, model } = context;
  const today = model.asOf;
  const projects = directory
    .projectsOfPerson(person.id)
    .flatMap((project) => membersOn(context, project).filter((entry) => entry.person === person));
  return pageOfEntries(
    [
      ...entryOn(person.isEmployee ? notAfter(person.joinedAt, today) : null, 'JOINED_COMPANY', { person }),
      ...entryOn(person.isEmployee ? notAfter(person.leftAt, today) : null, 'LEFT_COMPANY', { person }),
      ...employmentsOf(context, person, () => true),
      ...projects,
      ...(await ownIntroductionEntries(context, ({ id }) => id === person.id)),
      ...(await ownEvidenceEntries(context, [person])),
    ],
    input,
  );
}

/** What happened between the company and an organization, latest first, as far as the viewer may know. */
export async function organizationTimeline(
  context: Context,
  organization: OrganizationRecord,
  input: PageInput,
): Promise<Page<TimelineEntryView>> {
  const { directory, model } = context;
  const people = directory
    .peopleEmployedAt(organization.id)
    .flatMap(({ id }) => visiblePerson(context, id) ?? []);
  const projects = directory.projectsOfOrganization(organization.id);
  const ids = new Set(people.map(({ id }) => id));
  return pageOfEntries(
    [
      ...projects.flatMap((project) => endsOf(project, model.asOf)),
      ...people.flatMap((person) =>
        employmentsOf(context, person, (organizationId) => organizationId === organization.id),
      ),
      ...(await ownIntroductionEntries(context, ({ id }) => ids.has(id), organization)),
      ...(await ownEvidenceEntries(context, people)),
    ],
    input,
  );
}

/** How a project went, latest first. */
export function projectTimeline(
  context: Context,
  project: ProjectRecord,
  input: PageInput,
): Page<TimelineEntryView> {
  return pageOfEntries([...endsOf(project, context.model.asOf), ...membersOn(context, project)], input);
}

function employmentsOf(
  { directory, model }: Context,
  person: PersonRecord,
  isWanted: (organizationId: string) => boolean,
): TimelineEntryView[] {
  return person.employments.flatMap(({ organizationId, title, since, until }) => {
    const organization = directory.organizations.get(organizationId);
    if (organization === undefined || !isWanted(organizationId)) return [];
    const kinds = { began: 'EMPLOYMENT_BEGAN', ended: 'EMPLOYMENT_ENDED' } as const;
    return entriesOfStretch(
      { from: since, to: until },
      kinds,
      { person, organization, role: title },
      model.asOf,
    );
  });
}

function membersOn(context: Context, project: ProjectRecord): TimelineEntryView[] {
  return project.members.flatMap(({ personId, role, from, to }) => {
    const person = visiblePerson(context, personId);
    if (person === undefined) return [];
    const kinds = { began: 'PROJECT_JOINED', ended: 'PROJECT_LEFT' } as const;
    return entriesOfStretch({ from, to }, kinds, { person, project, role }, context.model.asOf);
  });
}

function endsOf(project: ProjectRecord, today: string): TimelineEntryView[] {
  const kinds = { began: 'PROJECT_BEGAN', ended: 'PROJECT_ENDED' } as const;
  return entriesOfStretch(project, kinds, { project }, today);
}

function notAfter(day: string | null, today: string): string | null {
  return day !== null && day <= today ? day : null;
}

/** Latest first, on one day by id. */
function pageOfEntries(entries: readonly TimelineEntryView[], input: PageInput): Page<TimelineEntryView> {
  const first = checkPageSize(input.first);
  const after = positionOf(input.after);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const rows = [...byId.values()]
    .filter((entry) => after === null || comparePositions(position(entry), after) > 0)
    .sort((one, other) => comparePositions(position(one), position(other)));
  return pageOf(rows, first, position);
}

/** Later days come first: each digit is turned around. */
function position({ day, id }: TimelineEntryView): Position {
  return { key: day.replace(/\d/g, (digit) => String(9 - Number(digit))), id };
}
