import type { Context } from '../graphql/context.js';
import type { PersonRecord, ProjectRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { holdersOfSkills } from '../skills/skills.js';
import { foldedWords } from './fold.js';
import { compareByName } from './name-order.js';
import { perChange } from './per-change.js';
import type { ExpertEvidenceView } from './search.js';
import { isOneTypoApart } from './typo.js';

export interface Expert {
  readonly person: PersonRecord;
  readonly evidence: ExpertEvidenceView[];
}

/**
 * Who knows about it: present employees by the skills they state, their titles, and the projects they worked on (name or
 * description), each with its evidence. Nobody is scored: whoever states it as a skill comes first, then by title, then
 * by project work; those of equal kinds of evidence by name. At most `first`.
 */
export function experts(context: Context, text: string, first: number): Expert[] {
  const found = new Map<PersonRecord, ExpertEvidenceView[]>();
  const add = (person: PersonRecord, evidence: ExpertEvidenceView) => {
    const known = found.get(person);
    if (known === undefined) found.set(person, [evidence]);
    else known.push(evidence);
  };
  addSkills(context, text, add);
  addTitles(context, text, add);
  addProjects(context, text, add);
  const ranked = [...found].map(([person, evidence]) => ({ person, evidence, rank: rankOf(evidence) }));
  ranked.sort((one, other) => other.rank - one.rank || compareByName(one.person, other.person));
  return ranked.slice(0, first).map(({ person, evidence }) => ({ person, evidence }));
}

type Add = (person: PersonRecord, evidence: ExpertEvidenceView) => void;

/** One bit a kind: the more telling the kind, the higher. */
const WEIGHT = { SKILL: 4, TITLE: 2, PROJECT: 1 } as const;

function rankOf(evidence: readonly ExpertEvidenceView[]): number {
  return evidence.reduce((rank, { kind }) => rank | WEIGHT[kind], 0);
}

function addSkills(context: Context, text: string, add: Add): void {
  const holders = holdersOfSkills(context.model);
  const ids = searchIds(context, text, 'SKILL');
  const skills = ids.flatMap((id) => context.directory.skills.get(id) ?? []).sort(compareByName);
  for (const { id, name } of skills) {
    for (const person of holders.get(id) ?? []) add(person, { kind: 'SKILL', text: name, project: null });
  }
}

function addTitles(context: Context, text: string, add: Add): void {
  const asked = foldedWords(text);
  if (asked.length === 0) return;
  for (const [title, people] of peopleByTitle(context.model)) {
    const words = foldedWords(title);
    if (!asked.every((one) => words.some((word) => isMeant(one, word)))) continue;
    for (const person of people) add(person, { kind: 'TITLE', text: title, project: null });
  }
}

function addProjects(context: Context, text: string, add: Add): void {
  const { directory, model } = context;
  const projects = searchIds(context, text, 'PROJECT').flatMap((id) => directory.projects.get(id) ?? []);
  for (const project of projects.sort(compareByName)) {
    for (const person of presentMembers(context, project)) {
      if (standingOf(person, model.asOf) === 'EMPLOYEE') {
        add(person, { kind: 'PROJECT', text: project.name, project });
      }
    }
  }
}

/** Members who have begun by today: work that is only planned is no knowledge yet. */
function presentMembers({ directory, model }: Context, project: ProjectRecord): Set<PersonRecord> {
  const begun = project.members.filter(
    ({ from }) => (from ?? project.from) === null || (from ?? project.from ?? '') <= model.asOf,
  );
  return new Set(begun.flatMap(({ personId }) => directory.person(personId) ?? []));
}

/** Ids of one kind whose words fit; with a typo in a beginning only if nothing fits without. */
function searchIds({ model }: Context, text: string, kind: 'SKILL' | 'PROJECT'): string[] {
  const kinds = new Set([kind] as const);
  const hits = model.search.search(text, kinds);
  return (hits.length > 0 ? hits : model.search.searchWithTypos(text, kinds)).map(({ id }) => id);
}

/** Present employees by the title they have; there are far fewer titles than people. */
const peopleByTitle = perChange((model) => {
  const byTitle = new Map<string, PersonRecord[]>();
  for (const person of model.directory.people.values()) {
    if (person.title === null || standingOf(person, model.asOf) !== 'EMPLOYEE') continue;
    const known = byTitle.get(person.title);
    if (known === undefined) byTitle.set(person.title, [person]);
    else known.push(person);
  }
  return byTitle;
});

/** A word is meant by its beginning, or by all of it with one typo if it is long enough. */
function isMeant(asked: string, word: string): boolean {
  return word.startsWith(asked) || (asked.length >= 4 && isOneTypoApart(asked, word));
}
