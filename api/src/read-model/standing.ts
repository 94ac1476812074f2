import { type GraphPerson, SHARING, type SharingLevel } from '../network/types.js';
import { currentEmployments, type Directory } from './directory.js';
import type { PersonRecord, TieSharing } from './records.js';
import { ruleFor } from './sharing-rules.js';

/** How somebody stands to the company on a day. */
export type Standing = 'EMPLOYEE' | 'FORMER_EMPLOYEE' | 'CONTACT';

/** From the day `leftAt` on an employee is a former one. Days are ISO dates. */
export function standingOf(person: PersonRecord, day: string): Standing {
  if (!person.isEmployee) return 'CONTACT';
  return person.leftAt !== null && person.leftAt <= day ? 'FORMER_EMPLOYEE' : 'EMPLOYEE';
}

/**
 * Who may use the tie of two people. Between employees named unless one of them wishes otherwise; to the
 * outside the employee's wish or the company default, never more than a former employee wished; between two outsiders
 * the default. A former employee's ties to the outside are unusable.
 */
export function sharingLevel(
  directory: Directory,
  a: PersonRecord,
  b: PersonRecord,
  day: string,
): SharingLevel {
  const standingA = standingOf(a, day);
  const standingB = standingOf(b, day);
  if (standingA === 'EMPLOYEE' && standingB === 'EMPLOYEE') {
    const isNamed = !isRestricted(directory, a, b, day) && !isRestricted(directory, b, a, day);
    return isNamed ? SHARING.named : SHARING.private;
  }
  if (standingA === 'EMPLOYEE') return levelToOutside(directory, a, b, day);
  if (standingB === 'EMPLOYEE') return levelToOutside(directory, b, a, day);
  if (standingA === 'FORMER_EMPLOYEE' || standingB === 'FORMER_EMPLOYEE') return SHARING.unusable;
  return levelOf(directory.settings.defaultSharing);
}

function levelToOutside(
  directory: Directory,
  owner: PersonRecord,
  other: PersonRecord,
  day: string,
): SharingLevel {
  // What somebody wished of a colleague is not lifted by leaving.
  if (standingOf(other, day) === 'FORMER_EMPLOYEE' && isRestricted(directory, other, owner, day)) {
    return SHARING.private;
  }
  return levelOf(sharingWish(directory, owner, other, day) ?? directory.settings.defaultSharing);
}

/** Nothing stands between named and private inside the company: who wished less than named is not named. */
export function isRestricted(
  directory: Directory,
  owner: PersonRecord,
  other: PersonRecord,
  day: string,
): boolean {
  const wish = sharingWish(directory, owner, other, day);
  return wish !== undefined && wish !== 'NAMED';
}

/** What an employee wants for one tie: what they chose for it, else the strictest of their rules that fit it. */
function sharingWish(
  directory: Directory,
  owner: PersonRecord,
  other: PersonRecord,
  day: string,
): TieSharing | undefined {
  const chosen = directory.chosenSharing(owner.id, other.id);
  if (chosen !== undefined) return chosen;
  if (directory.sharingRules.isEmpty) return undefined;
  const rules = directory.sharingRules.of(directory.idsOf(owner.id));
  if (rules.length === 0) return undefined;
  return ruleFor(rules, other, standingOf(other, day), directory, day)?.level;
}

function levelOf(sharing: TieSharing): SharingLevel {
  return sharing === 'NAMED' ? SHARING.named : sharing === 'BLIND' ? SHARING.blind : SHARING.private;
}

/** The person's row in the tie graph. `asksSince`: requests from this instant on count against availability. */
export function graphPersonOf(
  directory: Directory,
  person: PersonRecord,
  day: string,
  asksSince: string,
): GraphPerson {
  const standing = standingOf(person, day);
  const organizationIds = currentEmployments(person, day).map((employment) => employment.organizationId);
  return {
    id: person.id,
    isPresentEmployee: standing === 'EMPLOYEE',
    canConnect: standing !== 'FORMER_EMPLOYEE' || organizationIds.length > 0,
    departmentIds: standing === 'EMPLOYEE' ? person.departmentIds : [],
    organizationIds,
    askedCount: directory.asks.countOf(person.id, asksSince),
  };
}
