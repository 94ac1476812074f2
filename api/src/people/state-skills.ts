import type { Context } from '../graphql/context.js';
import { notFound } from '../graphql/errors.js';
import { changeByHand, PERSON } from '../provenance/change-by-hand.js';
import type { PersonRecord, SkillRecord } from '../read-model/records.js';
import { skillsInput } from '../skills/skills.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { visiblePerson } from '../ties/tie-view.js';

const setSkillsQuery = defineQuery('people/set-skills', noRows);

/** The source of what people say themselves. */
const OWN_WORD = 'own-word';

/** Replaces the skills somebody states. Oneself or the steward. */
export async function setSkills(
  context: Context,
  personId: string,
  words: readonly string[],
): Promise<PersonRecord> {
  const person = visiblePerson(context, personId);
  if (person === undefined) throw notFound('person');
  const isOwn = context.viewer.kind === 'PERSON' && context.viewer.personId === person.id;
  context.requireObject('setSkills', isOwn);
  const skills = skillsInput('skills', context.directory, words);
  await context.application.live.write(async (transaction) => {
    await changeByHand(context, transaction, PERSON, { id: person.id }, () =>
      writeSkills(transaction, person.id, skills),
    );
  });
  return context.directory.person(person.id) ?? person;
}

/** Writes what somebody says they know in place of what they said before. */
export async function writeSkills(
  transaction: WriteTransaction,
  id: string,
  skills: readonly SkillRecord[],
): Promise<void> {
  await transaction.run(setSkillsQuery, { id, skills, source: OWN_WORD });
  transaction.touch(`person:${id}`, ...skills.map((skill) => `skill:${skill.id}` as const));
}
