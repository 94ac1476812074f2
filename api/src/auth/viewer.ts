import { PerlenError } from '../graphql/errors.js';
import type { Directory } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';

export type Role = 'EMPLOYEE' | 'SALES' | 'MANAGER' | 'STEWARD' | 'WORKS_COUNCIL' | 'ADMIN' | 'OPERATOR';

/** Who is asking. The operator is the command line of a trial: no person, sees all but private ties. */
export type Viewer =
  | { readonly kind: 'ANONYMOUS' }
  | { readonly kind: 'PERSON'; readonly personId: string }
  | { readonly kind: 'OPERATOR' };

const GRANTED_ROLES: ReadonlySet<string> = new Set(['SALES', 'MANAGER', 'STEWARD', 'WORKS_COUNCIL', 'ADMIN']);

/** The roles a viewer has today; none if they are not a present employee. */
export function rolesOf(viewer: Viewer, directory: Directory, day: string): Role[] {
  if (viewer.kind === 'OPERATOR') return ['OPERATOR'];
  if (viewer.kind === 'ANONYMOUS') return [];
  const person = directory.person(viewer.personId);
  if (person === undefined || standingOf(person, day) !== 'EMPLOYEE') return [];
  return ['EMPLOYEE', ...person.roles.filter((role): role is Role => GRANTED_ROLES.has(role))];
}

/** Throws UNAUTHENTICATED without a viewer, FORBIDDEN without one of the roles. The operator may do everything. */
export function requireRole(viewer: Viewer, directory: Directory, day: string, ...allowed: Role[]): void {
  const roles = rolesOf(viewer, directory, day);
  if (roles.length === 0) throw new PerlenError('UNAUTHENTICATED', 'Sign in first.');
  if (roles.includes('OPERATOR') || allowed.some((role) => roles.includes(role))) return;
  throw new PerlenError('FORBIDDEN', `This needs one of the roles ${allowed.join(', ')}.`);
}

/** The employee who asks. Throws UNAUTHENTICATED for anybody else, the operator included. */
export function requirePerson(viewer: Viewer, directory: Directory, day: string): PersonRecord {
  const person = viewer.kind === 'PERSON' ? directory.person(viewer.personId) : undefined;
  if (person === undefined || standingOf(person, day) !== 'EMPLOYEE') {
    throw new PerlenError('UNAUTHENTICATED', 'Sign in as an employee first.');
  }
  return person;
}
