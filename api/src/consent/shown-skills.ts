import type { Context } from '../graphql/context.js';
import { mayUse } from '../read-model/consents.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';

/** Whether an employee may be found by what they know; nobody else is looked for by it. */
export function canBeFoundAsExpert(
  { directory, asOf }: ReadModel,
  { id, isEmployee }: PersonRecord,
): boolean {
  return !isEmployee || mayUse(directory, 'FIND_EXPERTS', id, asOf);
}

/**
 * The skills of somebody that others may read: none of who did not consent to be found by them. If pages said them and the
 * search for experts did not, everybody could read who declined.
 */
export function shownSkillIds(model: ReadModel, person: PersonRecord): readonly string[] {
  return canBeFoundAsExpert(model, person) ? person.skillIds : NONE;
}

/** The same for a viewer, who reads all of their own. */
export function readableSkillIds({ model, viewer }: Context, person: PersonRecord): readonly string[] {
  const isOwn = viewer.kind === 'PERSON' && viewer.personId === person.id;
  return isOwn ? person.skillIds : shownSkillIds(model, person);
}

const NONE: readonly string[] = [];
