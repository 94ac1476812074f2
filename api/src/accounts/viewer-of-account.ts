import { type AccountOfViewer, rolesOf, type Viewer } from '../auth/viewer.js';
import type { ReadModel } from '../read-model/read-model.js';
import { standingOf } from '../read-model/standing.js';
import type { SessionRow, TokenRow } from './account-store.js';

const ANONYMOUS: Viewer = { kind: 'ANONYMOUS' };

/** The account that a viewer is signed in to; undefined for a persona, the operator and nobody. */
export function accountOf(viewer: Viewer): AccountOfViewer | undefined {
  return viewer.kind === 'PERSON' || viewer.kind === 'ACCOUNT' ? viewer.account : undefined;
}

/** Whom a session signs in; nobody without one, and nobody whose person does not work here today. */
export function viewerOfSession(model: () => ReadModel, row: SessionRow | undefined): Viewer {
  if (row === undefined) return ANONYMOUS;
  const roles = [...new Set([...row.roles, ...row.groupRoles])];
  return viewerOf(model(), row.personId, { id: row.accountId, roles, sessionId: row.id });
}

/**
 * Whom an API token signs in, within its limits. One without EMPLOYEE has its owner's other roles and is not the person:
 * what is somebody's own is not its business.
 */
export function viewerOfToken(model: () => ReadModel, row: TokenRow | undefined): Viewer {
  if (row === undefined) return ANONYMOUS;
  const scope = { roles: new Set<string>(row.scopeRoles), isReadOnly: row.isReadOnly };
  const account = { id: row.accountId, roles: row.roles, scope };
  const viewer = viewerOf(model(), row.personId, account);
  if (viewer.kind !== 'PERSON' || scope.roles.has('EMPLOYEE')) return viewer;
  const { directory, asOf } = model();
  return { kind: 'ACCOUNT', account: { ...account, roles: rolesOf(viewer, directory, asOf) } };
}

function viewerOf({ directory, asOf }: ReadModel, personId: string | null, account: AccountOfViewer): Viewer {
  if (personId === null) return { kind: 'ACCOUNT', account };
  const person = directory.person(personId);
  if (person === undefined || standingOf(person, asOf) !== 'EMPLOYEE') return ANONYMOUS;
  return { kind: 'PERSON', personId: person.id, account };
}
