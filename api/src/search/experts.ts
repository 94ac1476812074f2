import { canBeFoundAsExpert } from '../consent/shown-skills.js';
import type { Context } from '../graphql/context.js';
import { latestFirst } from '../projects/project-fields.js';
import type { MemberRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { holdersOfSkills } from '../skills/skills.js';
import { foldedWords } from './fold.js';
import { compareByName } from './name-order.js';
import { perChange } from './per-change.js';
import type { ExpertEvidenceView } from './search.js';
import { isOneTypoApart } from './typo.js';

export interface ExpertView {
  readonly person: PersonRecord;
  readonly evidence: ExpertEvidenceView[];
  /** Kinds of evidence, a bit each; the higher, the earlier in the list. Says nothing about how much there is. */
  readonly rank: number;
}

/**
 * Who knows about it: present employees by the skills they state and what they say one may ask them about, their titles,
 * and the projects they worked on (name or description), each with its evidence. Nobody is scored: whoever states it
 * themselves comes first, then by title, then by project work; those of equal kinds of evidence by name.
 */
export function experts(context: Context, text: string): ExpertView[] {
  const found = new Map<PersonRecord, ExpertEvidenceView[]>();
  const add = (person: PersonRecord, evidence: ExpertEvidenceView) => {
    const known = found.get(person);
    if (known === undefined) found.set(person, [evidence]);
    else known.push(evidence);
  };
  addSkills(context, text, add);
  addOwnWords(context, text, add);
  addTitles(context, text, add);
  addProjects(context, text, add);
  const ranked = [...found]
    .filter(([person]) => canBeFoundAsExpert(context.model, person))
    .map(([person, evidence]) => ({ person, evidence, rank: rankOf(evidence) }));
  return ranked.sort((one, other) => other.rank - one.rank || compareByName(one.person, other.person));
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
    for (const person of holders.get(id) ?? []) add(person, { ...NOTHING, kind: 'SKILL', text: name });
  }
}

/** What somebody says one may ask them about is stated like a skill. */
function addOwnWords(context: Context, text: string, add: Add): void {
  const asked = foldedWords(text);
  if (asked.length === 0) return;
  for (const { person, said, words } of ownWords(context.model)) {
    if (asked.every((one) => words.some((word) => isMeant(one, word)))) {
      add(person, { ...NOTHING, kind: 'SKILL', text: said });
    }
  }
}

/** What present employees say one may ask them about. */
const ownWords = perChange((model) =>
  [...model.directory.people.values()].flatMap((person) => {
    const said = person.askMeAbout;
    if (said === null || standingOf(person, model.asOf) !== 'EMPLOYEE') return [];
    return [{ person, said, words: foldedWords(said) }];
  }),
);

function addTitles(context: Context, text: string, add: Add): void {
  const asked = foldedWords(text);
  if (asked.length === 0) return;
  for (const [title, people] of peopleByTitle(context.model)) {
    const words = foldedWords(title);
    if (!asked.every((one) => words.some((word) => isMeant(one, word)))) continue;
    for (const person of people) add(person, { ...NOTHING, kind: 'TITLE', text: title });
  }
}

function addProjects(context: Context, text: string, add: Add): void {
  const { directory, model } = context;
  const projects = searchIds(context, text, 'PROJECT').flatMap((id) => directory.projects.get(id) ?? []);
  for (const project of projects.sort(latestFirst)) {
    for (const [person, work] of presentMembers(context, project)) {
      if (standingOf(person, model.asOf) !== 'EMPLOYEE') continue;
      const { role, from, to } = work;
      add(person, {
        kind: 'PROJECT',
        text: project.name,
        project,
        role,
        from: from ?? project.from,
        to: to ?? project.to,
      });
    }
  }
}

/** What of the evidence only a project has. */
const NOTHING = { project: null, role: null, from: null, to: null } as const;

/** Members with their latest work, if it has begun by today: what is only planned is no knowledge yet. */
function presentMembers(
  { directory, model }: Context,
  project: ProjectRecord,
): Map<PersonRecord, MemberRecord> {
  const begunOn = ({ from }: MemberRecord) => from ?? project.from ?? '';
  const members = new Map<PersonRecord, MemberRecord>();
  for (const member of project.members) {
    const person = directory.person(member.personId);
    if (person === undefined || begunOn(member) > model.asOf) continue;
    const known = members.get(person);
    if (known === undefined || begunOn(known) < begunOn(member)) members.set(person, member);
  }
  return members;
}

/** Ids of one kind whose words fit; with a typo in a beginning only if nothing fits without. */
function searchIds({ model }: Context, text: string, kind: 'SKILL' | 'PROJECT'): string[] {
  const kinds = new Set([kind] as const);
  const hits = model.search.search(text, kinds);
  return (hits.length > 0 ? hits : model.search.searchWithTypos(text, kinds)).map(({ thing }) => thing.id);
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
