import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { lineInput } from '../graphql/inputs.js';
import { allSkills } from '../read-model/queries.js';
import type { SkillRecord } from '../read-model/records.js';
import { fold } from '../search/fold.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { LONGEST_SKILL, skillId } from './skills.js';

const createQuery = defineQuery('skills/create', noRows);
const renameQuery = defineQuery('skills/rename', noRows);
const removeQuery = defineQuery('skills/remove', noRows);
const moveClaims = defineQuery('skills/move-claims', noRows);
const holdersQuery = defineQuery('skills/holders', z.object({ personId: z.string() }));

/** Creates a skill. Throws ALREADY_EXISTS if there is one of the same folded name. */
export async function createSkill(context: Context, name: string): Promise<SkillRecord> {
  const wanted = skillName(name);
  let id = '';
  await context.application.live.write(async (transaction) => {
    const taken = await skillsByFoldedName(transaction);
    const same = taken.get(fold(wanted));
    if (same !== undefined) throw alreadyExists(same, 'Use that one.');
    const ids = new Set([...taken.values()].map((skill) => skill.id));
    // A skill of that id is one that was renamed.
    id = ids.has(skillId(fold(wanted))) ? newId() : skillId(fold(wanted));
    await transaction.run(createQuery, { id, name: wanted });
    transaction.touch(`skill:${id}`);
  });
  return known(context, id);
}

/** Gives a skill another name. Throws ALREADY_EXISTS, offering a merge, if another one has it. */
export async function renameSkill(context: Context, id: string, name: string): Promise<SkillRecord> {
  known(context, id);
  const wanted = skillName(name);
  await context.application.live.write(async (transaction) => {
    const same = (await skillsByFoldedName(transaction, id)).get(fold(wanted));
    if (same !== undefined) {
      throw alreadyExists(
        same,
        `To make them one, merge this skill into it: mergeSkills(from: "${id}", into: "${same.id}").`,
      );
    }
    await transaction.run(renameQuery, { id, name: wanted });
    transaction.touch(`skill:${id}`);
  });
  return known(context, id);
}

/** Makes one skill of two: whoever had `from` has `into`. */
export async function mergeSkills(context: Context, from: string, into: string): Promise<SkillRecord> {
  if (from === into) throw badInput('into', 'A skill cannot be merged with itself.');
  known(context, from);
  known(context, into);
  await context.application.live.write(async (transaction) => {
    const holders = await transaction.read(holdersQuery, { id: from });
    await transaction.run(moveClaims, { from, into });
    await transaction.run(removeQuery, { id: from });
    transaction.touch(`skill:${from}`, `skill:${into}`);
    transaction.touch(...holders.map(({ personId }) => `person:${personId}` as const));
  });
  return known(context, into);
}

/** Removes a skill; answers how many people had it. */
export async function removeSkill(context: Context, id: string): Promise<number> {
  known(context, id);
  return context.application.live.write(async (transaction) => {
    const holders = await transaction.read(holdersQuery, { id });
    await transaction.run(removeQuery, { id });
    transaction.touch(`skill:${id}`, ...holders.map(({ personId }) => `person:${personId}` as const));
    return new Set(holders.map(({ personId }) => context.directory.canonicalId(personId))).size;
  });
}

function skillName(name: string): string {
  const line = lineInput('name', name, LONGEST_SKILL);
  if (line === null) throw badInput('name', 'A name is needed.');
  return line;
}

async function skillsByFoldedName(
  transaction: WriteTransaction,
  leftOutId?: string,
): Promise<Map<string, SkillRecord>> {
  const all = await transaction.read(allSkills);
  return new Map(all.filter(({ id }) => id !== leftOutId).map((skill) => [fold(skill.name), skill]));
}

function alreadyExists({ name }: SkillRecord, advice: string): PerlenError {
  return new PerlenError('ALREADY_EXISTS', `There is a skill "${name}" already. ${advice}`, 'name');
}

function known({ directory }: Context, id: string): SkillRecord {
  const found = directory.skills.get(id);
  if (found === undefined) throw notFound('skill');
  return found;
}
