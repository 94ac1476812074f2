import { z } from 'zod';
import { isFreeMail } from '../imports/mail/domain.js';
import { currentEmployments, type Directory } from './directory.js';
import type { PersonRecord, TieSharing } from './records.js';
import type { Standing } from './standing.js';

/** What employees lay down for many of their ties at once. Evaluated at reading, so that it holds for later ties too. */

const sharingRuleKinds = ['OUTSIDE', 'ORGANIZATION', 'PRIVATE_ADDRESSES', 'DEPARTMENT'] as const;

export const sharingRuleRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  /** OUTSIDE: everybody who is no colleague. ORGANIZATION: who works there. PRIVATE_ADDRESSES: free mail alone. */
  kind: z.enum(sharingRuleKinds),
  /** The organization or department, by id. */
  subjectId: z.string().nullable(),
  level: z.enum(['PRIVATE', 'BLIND', 'NAMED']),
  at: z.string(),
});

export type SharingRuleRecord = z.output<typeof sharingRuleRow>;
export type SharingRuleTerms = Pick<SharingRuleRecord, 'kind' | 'subjectId' | 'level'>;

/** Everybody's rules, by the record that laid them down. */
export class SharingRules {
  readonly #byOwner = new Map<string, SharingRuleRecord[]>();

  /** Forgets the rules of these owners and takes the rows instead. */
  replace(ownerIds: Iterable<string>, rows: readonly SharingRuleRecord[]): void {
    for (const id of ownerIds) this.#byOwner.delete(id);
    for (const row of rows) this.#byOwner.set(row.ownerId, [...(this.#byOwner.get(row.ownerId) ?? []), row]);
  }

  get isEmpty(): boolean {
    return this.#byOwner.size === 0;
  }

  /** The rules of a person; `recordIds` are all records that stand for them. */
  of(recordIds: readonly string[]): readonly SharingRuleRecord[] {
    return recordIds.flatMap((id) => this.#byOwner.get(id) ?? NONE);
  }

  all(): SharingRuleRecord[] {
    return [...this.#byOwner.values()].flat();
  }

  /** Owners of a rule that speaks of departments: who is below which one may change. */
  *ownersByDepartment(): Generator<string> {
    for (const [id, rules] of this.#byOwner) if (rules.some(({ kind }) => kind === 'DEPARTMENT')) yield id;
  }
}

const NONE: readonly SharingRuleRecord[] = [];

/** The rule that holds for a tie: of those that fit the strictest, then the older; undefined if none fits. */
export function ruleFor<Rule extends SharingRuleTerms>(
  rules: readonly Rule[],
  other: PersonRecord,
  standing: Standing,
  directory: Directory,
  day: string,
): Rule | undefined {
  let found: Rule | undefined;
  for (const rule of rules) {
    if (found !== undefined && STRICTNESS[rule.level] <= STRICTNESS[found.level]) continue;
    if (doesFit(rule, other, standing, directory, day)) found = rule;
  }
  return found;
}

/**
 * Whether a rule speaks of somebody who stands so to the company. Departments are of colleagues, all else of people
 * outside; of somebody who has left what kept the tie private until then as well.
 */
export function doesFit(
  { kind, subjectId, level }: SharingRuleTerms,
  other: PersonRecord,
  standing: Standing,
  directory: Directory,
  day: string,
): boolean {
  const isOfColleagues = kind === 'DEPARTMENT';
  const isLasting = standing === 'FORMER_EMPLOYEE' && level === 'PRIVATE';
  if (isOfColleagues !== (standing === 'EMPLOYEE') && !(isOfColleagues && isLasting)) return false;
  switch (kind) {
    case 'OUTSIDE':
      return true;
    case 'ORGANIZATION':
      return currentEmployments(other, day).some(({ organizationId }) => organizationId === subjectId);
    case 'PRIVATE_ADDRESSES':
      return hasPrivateAddressesOnly(other);
    case 'DEPARTMENT': {
      const within = new Set(directory.departmentWithBelow(subjectId ?? ''));
      return other.departmentIds.some((id) => within.has(id));
    }
  }
}

/** At least one address is known, and all are with providers of private mail. */
export function hasPrivateAddressesOnly({ email, otherEmails }: PersonRecord): boolean {
  const emails = email === null ? otherEmails : [email, ...otherEmails];
  return (
    emails.length > 0 && emails.every((one) => isFreeMail(one.slice(one.lastIndexOf('@') + 1).toLowerCase()))
  );
}

const STRICTNESS: Record<TieSharing, number> = { NAMED: 0, BLIND: 1, PRIVATE: 2 };
