import type { Context } from '../graphql/context.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
} from '../graphql/paging.js';
import { departmentLineage } from '../lists/entry-words.js';
import { findWarmPaths } from '../network/warm-paths.js';
import { pathView, type WarmPathView } from '../paths/path-view.js';
import { graphAccess } from '../privacy/visibility.js';
import type { DepartmentRecord, PersonRecord, SkillRecord } from '../read-model/records.js';
import { holdersOfSkills } from '../skills/skills.js';
import { type ExpertView, experts } from './experts.js';
import { foldedWords } from './fold.js';
import { compareByName, namePosition } from './name-order.js';
import { searchText } from './search.js';
import { isOneTypoApart } from './typo.js';

export interface ExpertsView extends Page<ExpertView> {
  readonly totalCount: number;
  readonly departments: () => { department: DepartmentRecord; count: number }[];
  readonly relatedSkills: () => SkillRecord[];
}

/** Who knows about something, page by page. Throws BAD_INPUT for an endless text or a cursor that is none. */
export function expertsPage(
  context: Context,
  input: { about: string; departments?: readonly string[] | null; after?: string | null; first: number },
): ExpertsView {
  const first = checkPageSize(input.first);
  const after = positionOf(input.after);
  const about = searchText(input.about);
  const found = about === '' ? [] : experts(context, about);
  const lineageOf = departmentLineage(context.directory);
  const wanted = new Set((input.departments ?? []).filter((id) => context.directory.departments.has(id)));
  const chosen = found.filter(
    ({ person }) => wanted.size === 0 || lineageOf(person.departmentIds).some((id) => wanted.has(id)),
  );
  const behind = chosen.filter(
    (expert) => after === null || comparePositions(expertPosition(expert), after) > 0,
  );
  return {
    ...pageOf(behind, first, expertPosition),
    totalCount: chosen.length,
    departments: () => departmentsOf(context, found, lineageOf),
    relatedSkills: () => relatedSkills(context, about, found),
  };
}

/** Long enough for any way of two ties. */
const PATH_TIMEOUT_MS = 500;

/** The warmest way of at most two ties from the viewer to a colleague. */
export async function expertPath(context: Context, { id }: PersonRecord): Promise<WarmPathView | null> {
  const { model, viewer, signal } = context;
  if (viewer.kind !== 'PERSON' || viewer.personId === id) return null;
  const { graph } = model;
  const answer = await findWarmPaths(
    graph,
    {
      from: { kind: 'PEOPLE', ids: [viewer.personId], isSingle: true },
      to: { kind: 'PERSON', id },
      access: graphAccess(viewer),
      maxHops: 2,
      limit: 1,
    },
    { timeoutMs: PATH_TIMEOUT_MS, signal },
  );
  const [path] = answer.kind === 'NONE' ? [] : answer.paths;
  return path === undefined ? null : (pathView(context, model, path, false) ?? null);
}

/** More kinds of evidence first, then by name and id. */
function expertPosition({ person, rank }: ExpertView): Position {
  const { key, id } = namePosition(person);
  return { key: `${HIGHEST_RANK - rank}${key}`, id };
}

const HIGHEST_RANK = 7;

function departmentsOf(
  { directory }: Context,
  found: readonly ExpertView[],
  lineageOf: (ids: readonly string[]) => readonly string[],
): { department: DepartmentRecord; count: number }[] {
  const counts = new Map<string, number>();
  for (const { person } of found) {
    for (const id of lineageOf(person.departmentIds)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .flatMap(([id, count]) => {
      const department = directory.departments.get(id);
      return department === undefined ? [] : [{ department, count }];
    })
    .sort((one, other) => compareByName(one.department, other.department));
}

const MOST_RELATED = 8;
/** Words that share so many letters at their beginning are about the same thing often enough to be worth a look. */
const SHARED_LETTERS = 3;

function relatedSkills(context: Context, about: string, found: readonly ExpertView[]): SkillRecord[] {
  const asked = foldedWords(about)
    .filter((word) => word.length >= SHARED_LETTERS)
    .slice(0, 12);
  const meant = new Set(
    found.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === 'SKILL').map(({ text }) => text)),
  );
  return [...holdersOfSkills(context.model).keys()]
    .flatMap((id) => context.directory.skills.get(id) ?? [])
    .filter(({ name }) => !meant.has(name))
    .map((skill) => ({ skill, likeness: likeness(asked, foldedWords(skill.name)) }))
    .filter((one) => one.likeness >= SHARED_LETTERS)
    .sort((one, other) => other.likeness - one.likeness || compareByName(one.skill, other.skill))
    .slice(0, MOST_RELATED)
    .map(({ skill }) => skill);
}

/** Letters that two words share at their beginning, of the two words that share the most. */
function likeness(asked: readonly string[], words: readonly string[]): number {
  const shared = asked.flatMap((one) =>
    words.map((word) =>
      one.length > 3 && isOneTypoApart(one, word) ? one.length : sharedBeginning(one, word),
    ),
  );
  return Math.max(0, ...shared);
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
