import type { TargetKind, TargetMatchOutcome } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import type { TargetRecord } from '../paths/rungs.js';
import { fold, foldedWords } from '../search/fold.js';
import { resolve } from '../search/resolve.js';
import { search } from '../search/search.js';
import type { Subject } from '../search/subject.js';
import { type Reference, referenceOf } from './reference.js';
import { targetIds } from './targets.js';

const MOST_LINES = 200;
const MOST_CANDIDATES = 5;
const MOST_HITS = 40;
const LETTERS_ALIKE = 2;
const LONGEST_LINE = 500;

export interface TargetMatchView {
  readonly line: string;
  readonly text: string;
  readonly outcome: TargetMatchOutcome;
  readonly candidates: TargetRecord[];
  readonly duplicateOf: number | null;
  readonly suggestion: NewTargetView | null;
}

interface NewTargetView {
  readonly kind: TargetKind;
  readonly name: string;
  readonly domain: string | null;
  readonly email: string | null;
}

/**
 * What each line names, in their order: exactly, perhaps, or nothing that the viewer may see. Of several lines that
 * name the same thing all but the first are duplicates. Throws BAD_INPUT for more than 200 lines.
 */
export async function matchTargets(context: Context, lines: readonly string[]): Promise<TargetMatchView[]> {
  if (lines.length > MOST_LINES) throw badInput('lines', `At most ${MOST_LINES} lines at once.`);
  const starred = new Set(await targetIds(context));
  const placeOf = new Map<string, number>();
  const matches: TargetMatchView[] = [];
  for (const [place, line] of lines.entries()) {
    const match = matchOf(context, line);
    const key = sameKey(match);
    const earlier = key === null ? undefined : placeOf.get(key);
    if (key !== null && earlier === undefined) placeOf.set(key, place);
    matches.push(judged(match, earlier, starred));
    // A search is short, but 200 of them are not: others are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return matches;
}

type Found = Omit<TargetMatchView, 'duplicateOf'>;

function matchOf(context: Context, given: string): Found {
  const line = given.slice(0, LONGEST_LINE);
  const reference = referenceOf(line);
  if (reference === null) {
    return { line, text: '', outcome: 'UNREADABLE', candidates: [], suggestion: null };
  }
  const suggestion = suggestionOf(reference);
  const base = { line, text: reference.text };
  const exact = exactly(context, reference);
  if (exact.length === 1) return { ...base, outcome: 'EXACT', candidates: exact, suggestion: null };
  const candidates = exact.length > 1 ? exact : roughly(context, reference);
  const outcome = candidates.length > 0 ? 'DOUBTFUL' : 'UNKNOWN';
  return { ...base, outcome, candidates: candidates.slice(0, MOST_CANDIDATES), suggestion };
}

/** A target already, said before, or what was found. */
function judged(match: Found, earlier: number | undefined, starred: ReadonlySet<string>): TargetMatchView {
  if (earlier !== undefined) {
    return { ...match, outcome: 'DUPLICATE', candidates: [], duplicateOf: earlier, suggestion: null };
  }
  const [only] = match.candidates;
  const isStarred = match.outcome === 'EXACT' && only !== undefined && starred.has(only.id);
  return { ...match, outcome: isStarred ? 'ALREADY' : match.outcome, duplicateOf: null };
}

/** Lines of one key say the same: they name the same thing, or are written the same. */
function sameKey({ outcome, candidates, text }: Found): string | null {
  if (outcome === 'UNREADABLE') return null;
  return outcome === 'EXACT' ? `id:${candidates[0]?.id}` : `text:${fold(text)}`;
}

function exactly(context: Context, { email, domain, names }: Reference): TargetRecord[] {
  const texts = email === null ? [domain, ...names] : [email];
  for (const text of texts) {
    const found = text === null ? [] : targetsOf(resolve(context, text));
    if (found.length > 0) return found;
  }
  // Müller, Mueller and Muller are written alike often enough to be one, if there is only one.
  if (email !== null) return [];
  for (const name of names) {
    const alike = hitsOf(context, name).filter(({ isExact }) => isExact);
    if (alike.length > 0) return targetsOf(alike.map(({ subject }) => subject));
  }
  return [];
}

function roughly(context: Context, reference: Reference): TargetRecord[] {
  const { email, domain, names, looserNames } = reference;
  const house = email === null || domain === null ? [] : targetsOf(resolve(context, domain));
  for (const name of [...names, ...looserNames]) {
    const found = targetsOf(hitsOf(context, name).map(({ subject }) => subject));
    // Who works there is found by the organization's name, too; they are not what the line means.
    const meant = found.filter((one) => isNamedLike(one, name));
    if (meant.length > 0) return [...new Map([...meant, ...house].map((one) => [one.id, one])).values()];
  }
  return house;
}

/** Whether a word of the text begins like a word of the name, as far as a typo later in it may show. */
function isNamedLike({ name }: TargetRecord, text: string): boolean {
  const beginnings = foldedWords(text).map((word) => word.slice(0, LETTERS_ALIKE));
  return foldedWords(name).some((word) => beginnings.some((beginning) => word.startsWith(beginning)));
}

function hitsOf(context: Context, text: string) {
  return search(context, { text, kinds: ['PERSON', 'ORGANIZATION'], first: MOST_HITS });
}

function targetsOf(subjects: readonly Subject[]): TargetRecord[] {
  return subjects.filter((one) => one.__typename === 'Person' || one.__typename === 'Organization');
}

function suggestionOf({ looksLike, suggestedName, domain, email }: Reference): NewTargetView {
  const isPerson = looksLike === 'PERSON';
  return { kind: looksLike, name: suggestedName.slice(0, 200), domain: isPerson ? null : domain, email };
}
