import type { TargetMatchOutcome } from '../generated/graphql.js';
import type { Match } from './ListUpload.js';

/** What is chosen in the preview of a list. Pure. */

export type PreviewGroup = 'exact' | 'doubtful' | 'unknown' | 'quiet';

/** The id chosen for a line, by its place; null or absent: nothing. */
export type Choices = ReadonlyMap<number, string | null>;

/** Places of the lines by what is to be done about them. */
export function groupsOf(matches: readonly Match[]): Record<PreviewGroup, number[]> {
  const groups: Record<PreviewGroup, number[]> = { exact: [], doubtful: [], unknown: [], quiet: [] };
  for (const [place, { outcome }] of matches.entries()) groups[groupOf[outcome]].push(place);
  return groups;
}

/** What names one thing exactly is chosen from the beginning; nothing else is. */
export function firstChoices(matches: readonly Match[]): Choices {
  return new Map(
    matches.flatMap(({ outcome, candidates }, place) => {
      const [only] = candidates;
      return outcome === 'EXACT' && only ? [[place, only.id] as const] : [];
    }),
  );
}

/** Everything chosen, each once. */
export function chosenIds(choices: Choices): string[] {
  return [...new Set([...choices.values()].filter((id) => id !== null))];
}

/** Lines about which nothing is decided; they stay in the text. */
export function openLines(matches: readonly Match[], choices: Choices): string[] {
  return matches.flatMap(({ outcome, line }, place) => {
    const isOpen = outcome === 'DOUBTFUL' || outcome === 'UNKNOWN';
    return isOpen && (choices.get(place) ?? null) === null ? [line] : [];
  });
}

const groupOf = {
  EXACT: 'exact',
  DOUBTFUL: 'doubtful',
  UNKNOWN: 'unknown',
  ALREADY: 'quiet',
  DUPLICATE: 'quiet',
  UNREADABLE: 'quiet',
} as const satisfies Record<TargetMatchOutcome, PreviewGroup>;
