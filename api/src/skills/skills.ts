import { v5 as uuidV5 } from 'uuid';
import { shownSkillIds } from '../consent/shown-skills.js';
import type { SkillsFilter } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { linesInput } from '../graphql/inputs.js';
import { checkPageSize, type Page, pageOf, positionOf } from '../graphql/paging.js';
import type { Directory } from '../read-model/directory.js';
import type { PersonRecord, SkillRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { namePosition, sortedAfter } from '../search/name-order.js';
import { perChange } from '../search/per-change.js';

/** Skills by name, page by page; those whose folded name begins like the text. */
export function skills(
  context: Context,
  input: { filter?: SkillsFilter | null; first: number; after?: string | null },
): Page<SkillRecord> {
  const first = checkPageSize(input.first);
  const { nameStartsWith, isStated } = input.filter ?? {};
  const stated = holdersOfSkills(context.model);
  const rows = [...context.directory.skills.values()].filter(
    ({ id }) => isStated == null || stated.has(id) === isStated,
  );
  return pageOf(sortedAfter(rows, positionOf(input.after), fold(nameStartsWith ?? '')), first, namePosition);
}

/** A skill; null if there is none of that id. */
export function skill(context: Context, id: string): SkillRecord | null {
  return context.directory.skills.get(id) ?? null;
}

/** How many present employees state a skill. */
export function countHolders(context: Context, id: string): number {
  return holdersOfSkills(context.model).get(id)?.length ?? 0;
}

/** Present employees by the id of each skill they state. */
export const holdersOfSkills = perChange((model) => {
  const holders = new Map<string, PersonRecord[]>();
  for (const person of model.directory.people.values()) {
    if (person.skillIds.length === 0 || standingOf(person, model.asOf) !== 'EMPLOYEE') continue;
    for (const id of new Set(shownSkillIds(model, person))) {
      const known = holders.get(id);
      if (known === undefined) holders.set(id, [person]);
      else known.push(person);
    }
  }
  return holders;
});

/**
 * The skills that some words name: a known one of the same folded name, or one to be made. Its id comes from the folded
 * name, so that two processes make the same. Throws BAD_INPUT for more than 100 of them or longer than 100 characters.
 */
export function skillsInput(field: string, directory: Directory, words: readonly string[]): SkillRecord[] {
  const byName = new Map<string, SkillRecord>();
  const wanted = new Map(
    linesInput(field, words, MOST_SKILLS, LONGEST_SKILL)
      .map((name) => [fold(name), name] as const)
      .reverse(),
  );
  // Several records of one name may have come from files: the smallest id is taken by every process.
  for (const skill of directory.skills.values()) {
    const folded = fold(skill.name);
    const known = byName.get(folded);
    if (wanted.has(folded) && (known === undefined || skill.id < known.id)) byName.set(folded, skill);
  }
  return [...wanted].map(([folded, name]) => byName.get(folded) ?? { id: skillId(folded), name });
}

/** The id of a skill that is made here, from its folded name. */
export function skillId(foldedName: string): string {
  return uuidV5(foldedName, SKILL_NAMESPACE);
}

const MOST_SKILLS = 100;
export const LONGEST_SKILL = 100;
const SKILL_NAMESPACE = '7f1f2c57-93f0-4c55-9d0c-8d5d2c9f3f6e';
