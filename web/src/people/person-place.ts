import type { PersonLineFragment } from '../generated/graphql.js';

/** What tells people of one name apart: title and department or employer; the address where neither is known. */
export function placeOf(person: PersonLineFragment): string {
  const pieces = [person.title, person.organization?.name ?? person.department?.name].filter(Boolean);
  return pieces.length > 0 ? pieces.join(' · ') : (person.email ?? '');
}
