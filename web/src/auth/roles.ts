import type { Role } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';

/** The words for what somebody stands for. */
export const roleMessages = {
  EMPLOYEE: 'role.employee',
  SALES: 'role.sales',
  MANAGER: 'role.manager',
  STEWARD: 'role.steward',
  WORKS_COUNCIL: 'role.worksCouncil',
  ADMIN: 'role.admin',
  OPERATOR: 'role.operator',
} as const satisfies Record<Role, MessageKey>;
