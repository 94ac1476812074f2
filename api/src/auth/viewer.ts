import { PerlenError } from '../graphql/errors.js';
import type { Directory } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';

export type Role = 'EMPLOYEE' | 'SALES' | 'MANAGER' | 'STEWARD' | 'WORKS_COUNCIL' | 'ADMIN' | 'OPERATOR';

/** The account that somebody is signed in to, by a session or by an API token. */
export interface AccountOfViewer {
  readonly id: string;
  /** Roles that the account and the groups of the sign-in bring, beside those of its person. */
  readonly roles: readonly Role[];
  /** Absent for an API token. */
  readonly sessionId?: string;
  /** What an API token is limited to; absent for a session. */
  readonly scope?: { readonly roles: ReadonlySet<string>; readonly isReadOnly: boolean };
}

/**
 * Who is asking. A person: in live mode with their account, in a trial as a persona. An account that is nobody in the
 * graph: of one who runs the system. The operator is the command line: no person, sees all but private ties of a trial.
 */
export type Viewer =
  | { readonly kind: 'ANONYMOUS' }
  | { readonly kind: 'PERSON'; readonly personId: string; readonly account?: AccountOfViewer }
  | { readonly kind: 'ACCOUNT'; readonly account: AccountOfViewer }
  | { readonly kind: 'OPERATOR' }
  | { readonly kind: 'ANY_COLLEAGUE' };

/** Nobody in particular: through these eyes it is worked out what every colleague may know. Nobody signs in so. */
export const ANY_COLLEAGUE: Viewer = { kind: 'ANY_COLLEAGUE' };

const GRANTED_ROLES: ReadonlySet<string> = new Set(['SALES', 'MANAGER', 'STEWARD', 'WORKS_COUNCIL', 'ADMIN']);

/**
 * The roles a viewer has today, of a person and of their account, within the limits of an API token; none if the person
 * is not a present employee. An employee who is an admin besides is still an employee, who knows what any colleague knows
 * and no more.
 */
export function rolesOf(viewer: Viewer, directory: Directory, day: string): Role[] {
  if (viewer.kind === 'OPERATOR') return ['OPERATOR'];
  if (viewer.kind === 'ACCOUNT') return withAccount([], viewer.account);
  if (viewer.kind !== 'PERSON') return [];
  const person = directory.person(viewer.personId);
  if (person === undefined || standingOf(person, day) !== 'EMPLOYEE') return [];
  const own = person.roles.filter((role): role is Role => GRANTED_ROLES.has(role));
  return withAccount(['EMPLOYEE', ...own], viewer.account);
}

function withAccount(roles: readonly Role[], account: AccountOfViewer | undefined): Role[] {
  const scope = account?.scope?.roles;
  const ofAccount = account?.roles.filter((role) => GRANTED_ROLES.has(role)) ?? [];
  const all = [...new Set([...roles, ...ofAccount])];
  return scope === undefined ? all : all.filter((role) => scope.has(role));
}

/** The employee who asks. Throws UNAUTHENTICATED for anybody else, the operator included. */
export function requirePerson(viewer: Viewer, directory: Directory, day: string): PersonRecord {
  const person = viewer.kind === 'PERSON' ? directory.person(viewer.personId) : undefined;
  if (person === undefined || standingOf(person, day) !== 'EMPLOYEE') {
    throw new PerlenError('UNAUTHENTICATED', 'Sign in as an employee first.');
  }
  return person;
}
