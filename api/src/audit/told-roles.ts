import { type Role, rolesOf } from '../auth/viewer.js';
import { toldGroups } from '../departments/told-groups.js';
import type { ReadModel } from '../read-model/read-model.js';
import { perChange } from '../search/per-change.js';
import type { AskingRole } from './entry.js';
import { leadingRole } from './request-record.js';

/** Everybody: what is not of a role that may be told is of one of them. */
const ALL = '';

/**
 * The roles that may be told of somebody who asked without naming them: those that 5 present employees or more have as
 * their leading one, so that the rest are 5 or more or nobody, too.
 */
const toldRoles = perChange((model): ReadonlySet<string> => {
  const { directory, asOf } = model;
  const holders = new Map<AskingRole, Set<string>>();
  const everybody = new Set<string>();
  for (const { id } of directory.people.values()) {
    const roles = rolesOf({ kind: 'PERSON', personId: id }, directory, asOf);
    if (roles.length === 0) continue;
    everybody.add(id);
    const role = leadingRole(roles);
    const known = holders.get(role);
    if (known === undefined) holders.set(role, new Set([id]));
    else known.add(id);
  }
  return toldGroups([
    { id: ALL, parentIds: [], members: everybody },
    ...[...holders].map(([id, members]) => ({ id, parentIds: [ALL], members })),
  ]);
});

/** A role as it may be told: EMPLOYEE in place of one that would name its few holders. */
export function toldRole(model: ReadModel, role: Role | null): Role | null {
  if (role === null || role === 'OPERATOR') return role;
  return toldRoles(model).has(role) ? role : 'EMPLOYEE';
}
