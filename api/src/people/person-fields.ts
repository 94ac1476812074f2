import { readableSkillIds } from '../consent/shown-skills.js';
import type { Context } from '../graphql/context.js';
import { canSeeContactDetails } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type {
  DepartmentRecord,
  EmploymentRecord,
  OrganizationRecord,
  PersonRecord,
  SkillRecord,
} from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { compareByName } from '../search/name-order.js';
import { type TieView, tieView, visiblePerson } from '../ties/tie-view.js';

/** What of a person is shown to whom. */

/** A key that is an e-mail address is shown to those only who may see the address. */
export function shownKey(context: Context, person: PersonRecord): string | null {
  return person.key !== null && canShowKey(context, person, person.key) ? person.key : null;
}

/** Whether this viewer may be told that the person has this key. */
export function canShowKey(context: Context, person: PersonRecord, key: string): boolean {
  return !key.includes('@') || canSeeContactDetails(context.model, context.viewer, person);
}

export function shownEmail(context: Context, person: PersonRecord): string | null {
  if (!canSeeContactDetails(context.model, context.viewer, person)) return null;
  return person.email ?? person.otherEmails[0] ?? null;
}

export function shownPhone(context: Context, person: PersonRecord): string | null {
  return canSeeContactDetails(context.model, context.viewer, person) ? person.phone : null;
}

/** Inside the company for employees; for others at the present employer, if that is known. */
export function titleOf(context: Context, person: PersonRecord): string | null {
  return presentEmployment(context, person)?.title ?? person.title;
}

/** The department of a present employee; of several the one of the smallest id. */
export function departmentOf(context: Context, person: PersonRecord): DepartmentRecord | null {
  if (standingOf(person, context.model.asOf) !== 'EMPLOYEE') return null;
  const [id] = [...person.departmentIds].sort();
  return id === undefined ? null : (context.directory.departments.get(id) ?? null);
}

/** The present employer of everybody but present employees; of several the latest begun. */
export function organizationOf(context: Context, person: PersonRecord): OrganizationRecord | null {
  const employment = presentEmployment(context, person);
  if (employment === undefined) return null;
  return context.directory.organizations.get(employment.organizationId) ?? null;
}

/** All employers outside: those that last first, then the latest begun. */
export function employmentsOf(context: Context, person: PersonRecord) {
  const current = new Set(currentEmployments(person, context.model.asOf));
  return [...person.employments]
    .sort(
      (one, other) => Number(current.has(other)) - Number(current.has(one)) || latestBegunFirst(one, other),
    )
    .flatMap((employment) => {
      const organization = context.directory.organizations.get(employment.organizationId);
      const { title, since, until } = employment;
      return organization === undefined
        ? []
        : [{ organization, title, since, until, isCurrent: current.has(employment) }];
    });
}

/** What colleagues may ask a present employee. */
export function askMeAboutOf({ model }: Context, person: PersonRecord): string | null {
  return standingOf(person, model.asOf) === 'EMPLOYEE' ? person.askMeAbout : null;
}

/** By name, as far as the viewer may read them. */
export function skillsOf(context: Context, person: PersonRecord): SkillRecord[] {
  return [...new Set(readableSkillIds(context, person))]
    .flatMap((id) => context.directory.skills.get(id) ?? [])
    .sort(compareByName);
}

export function managerOf(context: Context, person: PersonRecord): PersonRecord | null {
  const [id] = [...person.reportsToIds].sort();
  return id === undefined ? null : (visiblePerson(context, id) ?? null);
}

/** The viewer's own tie; null for the operator and for oneself. */
export function ownTieOf(context: Context, person: PersonRecord): TieView | null {
  return context.viewer.kind === 'PERSON' ? tieView(context, context.viewer.personId, person.id) : null;
}

/** The employment outside that counts today; undefined for present employees. */
export function presentEmployment(
  context: Pick<Context, 'model'>,
  person: PersonRecord,
): EmploymentRecord | undefined {
  if (standingOf(person, context.model.asOf) === 'EMPLOYEE') return undefined;
  return currentEmployments(person, context.model.asOf).sort(latestBegunFirst)[0];
}

function latestBegunFirst(one: EmploymentRecord, other: EmploymentRecord): number {
  if (one.since !== other.since) return (one.since ?? '') < (other.since ?? '') ? 1 : -1;
  return one.organizationId < other.organizationId ? -1 : 1;
}
