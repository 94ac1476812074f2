import { ANY_COLLEAGUE } from '../auth/viewer.js';
import { shownSkillIds } from '../consent/shown-skills.js';
import type { Context } from '../graphql/context.js';
import { SHARING } from '../network/types.js';
import { canSeePerson } from '../privacy/visibility.js';
import { latestFirst } from '../projects/project-fields.js';
import { mayUse } from '../read-model/consents.js';
import { currentEmployments, type Directory } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { DepartmentRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { perChange } from '../search/per-change.js';
import { toldGroups } from './told-groups.js';

export interface FiguresView {
  readonly memberCount: number;
  readonly membersWithSkill: number;
  readonly organizationsKnown: number;
  readonly projectCount: number;
}

/**
 * What a department comes to, those below included; null for a group under 5 and where something about 1 to 4
 * people would follow from it and other figures. Of ties the named ones to the outside count alone, of people those who
 * agreed to be counted.
 */
export function figuresOf(context: Context, { id }: DepartmentRecord): FiguresView | null {
  const { model } = context;
  if (!countedDepartments(model).has(id)) return null;
  const known = figuresPerDepartment(model);
  const found = known.get(id) ?? countFigures(context, countedBelow(model, id), membersBelow(model, id).size);
  known.set(id, found);
  return found;
}

/** Employees present today in a department and below, each once. */
export function membersBelow({ directory, asOf }: ReadModel, id: string): Set<PersonRecord> {
  const people = directory.departmentWithBelow(id).flatMap((one) => directory.peopleOfDepartment(one));
  return new Set(people.filter((person) => standingOf(person, asOf) === 'EMPLOYEE'));
}

/** Of the employees present in a department and below those who agreed to count in figures about groups. */
export function countedBelow(model: ReadModel, id: string): Set<PersonRecord> {
  return new Set([...membersBelow(model, id)].filter((person) => isCounted(model, person.id)));
}

/** Whether somebody counts in figures about groups. */
export function isCounted({ directory, asOf }: ReadModel, personId: string): boolean {
  return mayUse(directory, 'NETWORK_GAPS', personId, asOf);
}

/** The departments whose figures may be told together, those below each included: see `toldGroups`. */
export const countedDepartments = perChange((model) => toldDepartments(model, countedBelow));

/** The departments whose size may be told: how large they are, whoever agreed to be counted. */
export const sizedDepartments = perChange((model) =>
  model.directory.isLive ? toldDepartments(model, membersBelow) : countedDepartments(model),
);

function toldDepartments(
  model: ReadModel,
  membersOf: (model: ReadModel, id: string) => ReadonlySet<PersonRecord>,
): ReadonlySet<string> {
  return toldGroups(
    [...model.directory.departments.values()].map(({ id, parentIds }) => ({
      id,
      parentIds,
      members: new Set([...membersOf(model, id)].map((person) => person.id)),
    })),
  );
}

/** Projects that people of it or below worked on, latest first. */
export function projectsOfDepartment({ model }: Context, { id }: DepartmentRecord): ProjectRecord[] {
  const members = membersBelow(model, id);
  const found = new Set([...members].flatMap((person) => model.directory.projectsOfPerson(person.id)));
  return [...found].sort(latestFirst);
}

/**
 * Who leads it: the present member to whom most of its members report, over however many steps, and who reports to none
 * of them; null if nobody in it reports to anybody in it.
 */
export function headOf({ model }: Context, { id }: DepartmentRecord): PersonRecord | null {
  const members = membersBelow(model, id);
  const reports = new Map<PersonRecord, number>();
  for (const member of members) {
    for (const above of membersAbove(model.directory, member, members)) {
      reports.set(above, (reports.get(above) ?? 0) + 1);
    }
  }
  const leading = [...reports].filter(
    ([person]) => membersAbove(model.directory, person, members).size === 0,
  );
  leading.sort(([one, reportsOne], [other, reportsOther]) =>
    reportsOne === reportsOther ? (one.id < other.id ? -1 : 1) : reportsOther - reportsOne,
  );
  return leading[0]?.[0] ?? null;
}

const figuresPerDepartment = perChange(() => new Map<string, FiguresView>());

function countFigures(
  { model }: Context,
  members: ReadonlySet<PersonRecord>,
  memberCount: number,
): FiguresView {
  const organizations = new Set<string>();
  const projects = new Set<ProjectRecord>();
  for (const member of members) {
    for (const project of model.directory.projectsOfPerson(member.id)) projects.add(project);
    for (const { id, sharing } of model.graph.neighbours(member.id)) {
      const other = sharing === SHARING.named ? model.directory.people.get(id) : undefined;
      if (other === undefined || !canSeePerson(model, ANY_COLLEAGUE, other)) continue;
      if (standingOf(other, model.asOf) === 'EMPLOYEE') continue;
      for (const { organizationId } of currentEmployments(other, model.asOf))
        organizations.add(organizationId);
    }
  }
  return {
    memberCount,
    membersWithSkill: [...members].filter((one) => shownSkillIds(model, one).length > 0).length,
    organizationsKnown: organizations.size,
    projectCount: projects.size,
  };
}

function membersAbove(
  directory: Directory,
  member: PersonRecord,
  members: ReadonlySet<PersonRecord>,
): Set<PersonRecord> {
  const above = new Set<PersonRecord>();
  const next = [member];
  for (const one of next) {
    for (const id of one.reportsToIds) {
      const boss = directory.person(id);
      if (boss === undefined || boss === member || above.has(boss) || !members.has(boss)) continue;
      above.add(boss);
      next.push(boss);
    }
  }
  return above;
}
