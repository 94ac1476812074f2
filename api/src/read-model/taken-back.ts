import { isDeepStrictEqual } from 'node:util';
import { type ConsentRow, purposes } from './consents.js';
import type { Directory } from './directory.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
  SkillRecord,
} from './records.js';

/** What was touched, by id. */
interface TouchedIds {
  readonly person: readonly string[];
  readonly organization: readonly string[];
  readonly department: readonly string[];
  readonly project: readonly string[];
  readonly skill: readonly string[];
  readonly consent: readonly string[];
}

/** The present state of it; null where nothing of a kind was touched. */
interface PresentRows {
  readonly people: readonly PersonRecord[];
  readonly projects: readonly ProjectRecord[];
  readonly organizations: readonly OrganizationRecord[];
  readonly departments: readonly DepartmentRecord[] | null;
  readonly skills: readonly SkillRecord[] | null;
  readonly consents: readonly ConsentRow[];
}

/** Whether something that was known of somebody or something, or that somebody allowed, is so no more. */
export function isTakenBack(directory: Directory, ids: TouchedIds, now: PresentRows): boolean {
  return (
    isGone(ids.person, now.people, directory.people) ||
    isGone(ids.project, now.projects, directory.projects) ||
    isGone(ids.organization, now.organizations, directory.organizations) ||
    isGone(ids.department, now.departments ?? [], directory.departments) ||
    isGone(ids.skill, now.skills ?? [], directory.skills) ||
    isConsentGone(directory, ids.consent, now.consents) ||
    now.projects.some((project) => hasFewerMembers(directory.projects.get(project.id), project)) ||
    now.people.some((person) => saysLess(directory.people.get(person.id), person))
  );
}

function isGone(
  asked: readonly string[],
  found: readonly { readonly id: string }[],
  known: ReadonlyMap<string, unknown>,
): boolean {
  const present = new Set(found.map(({ id }) => id));
  return asked.some((id) => known.has(id) && !present.has(id));
}

function isConsentGone(
  { consents }: Directory,
  personIds: readonly string[],
  rows: readonly ConsentRow[],
): boolean {
  const given = new Set(rows.map(({ personId, purpose }) => `${personId} ${purpose}`));
  return personIds.some((id) =>
    purposes.some((purpose) => consents.has(id, purpose) && !given.has(`${id} ${purpose}`)),
  );
}

function hasFewerMembers(before: ProjectRecord | undefined, { members }: ProjectRecord): boolean {
  const left = new Set(members.map(({ personId }) => personId));
  return before?.members.some(({ personId }) => !left.has(personId)) === true;
}

const PERSONAL = ['name', 'email', 'phone', 'profile', 'title', 'askMeAbout', 'mergedInto'] as const;
const LISTS = ['otherEmails', 'roles', 'skillIds', 'departmentIds'] as const;

function saysLess(before: PersonRecord | undefined, now: PersonRecord): boolean {
  if (before === undefined) return false;
  return (
    PERSONAL.some((field) => before[field] != null && before[field] !== now[field]) ||
    now.mergedInto !== null ||
    (before.leftAt === null && now.leftAt !== null) ||
    LISTS.some((field) => before[field].some((one) => !now[field].includes(one))) ||
    before.employments.some((one) => !now.employments.some((other) => isDeepStrictEqual(one, other)))
  );
}
