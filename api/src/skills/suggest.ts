import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import type { SkillRecord } from '../read-model/records.js';
import { bestHits } from '../search/search-index.js';
import { holdersOfSkills } from './skills.js';

/** No skill has a longer name. */
const LONGEST_TEXT = 100;
const MOST = 50;

/**
 * Skills that somebody present states and that fit what was typed so far: by the beginning of a word or with one typo.
 * Throws BAD_INPUT for `first` outside 1..50.
 */
export function skillSuggestions(context: Context, text: string, first: number): SkillRecord[] {
  if (!Number.isInteger(first) || first < 1 || first > MOST)
    throw badInput('first', `Between 1 and ${MOST}.`);
  const asked = text.slice(0, LONGEST_TEXT);
  const stated = holdersOfSkills(context.model);
  const hits = context.model.search.searchWithTypos(asked, new Set(['SKILL'] as const));
  return bestHits(hits, first, ({ thing }) => stated.has(thing.id)).flatMap(
    ({ thing }) => context.directory.skills.get(thing.id) ?? [],
  );
}
