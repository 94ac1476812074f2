import type { Role } from '../auth/viewer.js';
import type { Purpose } from '../read-model/consents.js';

/** Whom a rule speaks of. What is allowed to ANONYMOUS, who has not signed in, is allowed to everybody. */
export type PolicyRole = 'ANONYMOUS' | Role;

/** How far somebody reaches with an operation. */
export type Reach = 'NO' | 'OWN' | 'ANY';

/** What a role is given: IN_TRIAL is ANY in a trial store and NO in a live one. */
type Grant = Exclude<Reach, 'NO'> | 'IN_TRIAL';
type Grants = Readonly<Partial<Record<PolicyRole, Grant>>>;

export interface Rule {
  /** Roles that are not named may not. Somebody of several roles reaches as far as the widest of them. */
  readonly grants: Grants;
  readonly purpose: Purpose | null;
  /** What is somebody's own, where the rule knows own and others'; null where it does not. */
  readonly own: string | null;
  /** What else a reader should know; null if nothing. */
  readonly note: string | null;
}

/** A rule of an operation that can name what is somebody else's: it is asked while the operation runs. */
export interface ObjectRule extends Rule {
  readonly own: string;
  readonly isAskedWhileItRuns: true;
  /** What others' things are called in NOT_FOUND, where their being there is not to be known; null for FORBIDDEN. */
  readonly hiddenAs: string | null;
}

/** Such a rule by which nobody reaches what is somebody else's. */
export interface OwnOnlyRule extends ObjectRule {
  readonly hiddenAs: string;
}

/** Everybody, signed in or not. */
export function everybody(note: string | null = null): Rule {
  return { ...NOTHING_MORE, grants: { ANONYMOUS: 'ANY' }, note };
}

/** Every employee, and the operator of a trial. */
export function employees(purpose: Purpose | null = null): Rule {
  return { ...NOTHING_MORE, grants: { EMPLOYEE: 'ANY', OPERATOR: 'IN_TRIAL' }, purpose };
}

/**
 * Every employee, with what is their own: the operation has no argument that could name what is somebody else's, or
 * looks such a name up among the viewer's own alone.
 */
export function oneself(own: string, purpose: Purpose | null = null): Rule {
  return { ...NOTHING_MORE, grants: { EMPLOYEE: 'OWN' }, own, purpose };
}

/** Everybody who is signed in, also to an account that is nobody in the graph, with that account. */
export function account(own: string): Rule {
  const grants = toAll(['EMPLOYEE', 'STEWARD', 'WORKS_COUNCIL', 'ADMIN'], 'OWN');
  return { ...NOTHING_MORE, grants, own, note: 'in a live store' };
}

/** The same for what the operator of a trial may ask, too: nobody has nothing of their own. */
export function oneselfOrOperator(own: string): Rule {
  return { ...oneself(own), grants: { EMPLOYEE: 'OWN', OPERATOR: 'IN_TRIAL' } };
}

/** Some roles, and the operator of a trial. */
export function only(...allowed: readonly Role[]): Rule {
  return { ...NOTHING_MORE, grants: { ...toAll(allowed, 'ANY'), OPERATOR: 'IN_TRIAL' } };
}

/** Some roles, and the operator of a live store, too: what runs the system and reads nobody's ties. */
export function running(...allowed: readonly Role[]): Rule {
  return { ...NOTHING_MORE, grants: { ...toAll(allowed, 'ANY'), OPERATOR: 'ANY' } };
}

/** The same for what a trial answers nobody, having no accounts. */
export function liveOnly(...allowed: readonly Role[]): Rule {
  return { ...running(...allowed), note: 'in a live store' };
}

/** Some roles, and the operator, in a trial alone. */
export function inTrial(...allowed: readonly PolicyRole[]): Rule {
  return { ...NOTHING_MORE, grants: { ...toAll(allowed, 'IN_TRIAL'), OPERATOR: 'IN_TRIAL' } };
}

/** Every employee with what is their own, some roles and the operator of a trial with others' things, too. */
export function ownElse(own: string, ...allowed: readonly Role[]): ObjectRule {
  const grants: Grants = { EMPLOYEE: 'OWN', ...toAll(allowed, 'ANY'), OPERATOR: 'IN_TRIAL' };
  return { ...NOTHING_MORE, grants, own, isAskedWhileItRuns: true, hiddenAs: null };
}

/** Every employee with what is their own. What is somebody else's is answered like nothing of that name. */
export function ownOnly(own: string, hiddenAs: string, purpose: Purpose | null = null): OwnOnlyRule {
  return { ...oneself(own, purpose), own, isAskedWhileItRuns: true, hiddenAs };
}

/** Whether own and others' are told apart while the operation runs. */
export function isObjectRule(rule: Rule): rule is ObjectRule {
  return 'isAskedWhileItRuns' in rule;
}

/** How far somebody of these roles reaches; of nobody's roles, there are none. */
export function reachOf({ grants }: Rule, roles: readonly Role[], isTrial: boolean): Reach {
  let widest = reachOfGrant(grants.ANONYMOUS, isTrial);
  for (const role of roles) {
    const reach = reachOfGrant(grants[role], isTrial);
    if (reach === 'ANY' || widest === 'NO') widest = reach;
    if (widest === 'ANY') break;
  }
  return widest;
}

function reachOfGrant(grant: Grant | undefined, isTrial: boolean): Reach {
  if (grant === 'IN_TRIAL') return isTrial ? 'ANY' : 'NO';
  return grant ?? 'NO';
}

const NOTHING_MORE = { purpose: null, own: null, note: null } as const;

function toAll(allowed: readonly PolicyRole[], grant: Grant): Grants {
  return Object.fromEntries(allowed.map((role) => [role, grant]));
}
