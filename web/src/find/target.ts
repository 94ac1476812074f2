import type { OrganizationLineFragment, PersonKind, PersonLineFragment } from '../generated/graphql.js';

/** Whom a question is about. */
export type Target = PersonLineFragment | OrganizationLineFragment;

/** How the address and the question name the kind of a target. */
export function targetKind(target: Target): PersonKind | 'ORGANIZATION' {
  return target.__typename === 'Person' ? target.kind : 'ORGANIZATION';
}
