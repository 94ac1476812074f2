import type { Role } from '../auth/viewer.js';
import type { PolicyRole } from './rule.js';

/** Everybody the table speaks of, in the order it shows them. */
export const columns = [
  { role: 'ANONYMOUS', title: 'nobody' },
  { role: 'EMPLOYEE', title: 'employee' },
  { role: 'SALES', title: 'sales' },
  { role: 'MANAGER', title: 'manager' },
  { role: 'STEWARD', title: 'steward' },
  { role: 'WORKS_COUNCIL', title: 'works council' },
  { role: 'ADMIN', title: 'admin' },
  { role: 'OPERATOR', title: 'operator' },
] as const satisfies readonly { readonly role: PolicyRole; readonly title: string }[];

/** All roles of somebody who stands in a column: an employee with a further role is an employee. */
export function rolesOfColumn(role: PolicyRole): readonly Role[] {
  switch (role) {
    case 'ANONYMOUS':
      return [];
    case 'EMPLOYEE':
    case 'ADMIN':
    case 'OPERATOR':
      return [role];
    default:
      return ['EMPLOYEE', role];
  }
}
