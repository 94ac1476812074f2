import type { PersonLineFragment } from '../generated/graphql.js';

/** Title and where somebody works, in one line; null if neither is known. */
export function employerOf({ title, department, organization }: PersonLineFragment): string | null {
  const parts = [title, department?.name ?? organization?.name].filter((part) => part);
  return parts.length === 0 ? null : parts.join(' · ');
}
