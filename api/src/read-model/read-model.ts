import { dayOf, isoOfDay } from '../network/day.js';
import { type TieGraph, TieGraphBuilder } from '../network/graph.js';
import type { GraphPerson, GraphTie } from '../network/types.js';
import { SearchIndex } from '../search/search-index.js';
import { type LastChange, lastChange } from '../store/feed.js';
import type { Reader } from '../store/store.js';
import { type Layout, layoutHere } from '../workers/layout.js';
import { mayBeTied } from './consents.js';
import { currentEmployments, type Directory } from './directory.js';
import type { Pair } from './evidence.js';
import { loadDirectory } from './load-directory.js';
import { loadTies } from './load-ties.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from './records.js';
import { Slices } from './slices.js';
import { graphPersonOf, sharingLevel } from './standing.js';

/** Requests older than this no longer count against somebody's availability. */
const AVAILABILITY_DAYS = 90;

/**
 * What one API process keeps in memory to answer at once: who and what there is, the tie graph, the search index, all
 * of one day and one change number. `graph` is replaced, never altered, so a running search keeps its version.
 */
export interface ReadModel {
  /** Number of the last Change it holds. */
  change: number;
  /** Whole UTC days since 1970-01-01. */
  readonly asOfDay: number;
  /** The same as an ISO date. */
  readonly asOf: string;
  readonly directory: Directory;
  graph: TieGraph;
  readonly search: SearchIndex;
}

/** A model that is kept fresh: it knows which Change it is of, not only its number. */
export interface FreshModel extends ReadModel {
  /** Uuid of the last Change it holds, so that a restored backup is told from what was read; null if there is none. */
  changeUuid: string | null;
}

/**
 * Loads everything as of a day, in slices between which others have their turn. Notes the change number first, so that
 * nothing written meanwhile is missed.
 */
export async function loadReadModel(
  store: Reader,
  now: Date,
  layout: Layout = layoutHere,
): Promise<FreshModel> {
  const last = await lastChange(store);
  const directory = await loadDirectory(store, asksSince(dayOf(now)));
  return modelOf(store, directory, last, dayOf(now), layout);
}

/** A model of a directory that is at hand: ties are read and computed, names indexed. */
export async function modelOf(
  store: Reader,
  directory: Directory,
  { number, uuid }: LastChange,
  asOfDay: number,
  layout: Layout,
): Promise<FreshModel> {
  const builder = await builderFor(directory, asOfDay);
  await loadTies(store, directory, asOfDay, (a, b, strength, sharing) =>
    builder.addTie(a, b, strength, sharing),
  );
  const rows = await layout.rows(builder.peopleCount, builder.ties());
  const graph = builder.finish(number, graphDepartments(directory), rows);
  const search = await indexAll(directory, isoOfDay(asOfDay));
  return { change: number, changeUuid: uuid, asOfDay, asOf: isoOfDay(asOfDay), directory, graph, search };
}

/** A graph to be, with everybody in it and no ties yet; made in slices. */
export async function builderFor(directory: Directory, asOfDay: number): Promise<TieGraphBuilder> {
  const builder = new TieGraphBuilder([]);
  const [asOf, since] = [isoOfDay(asOfDay), asksSince(asOfDay)];
  const slices = new Slices();
  for (const id of [...directory.people.keys()].sort()) {
    if (slices.isOver) await slices.rest();
    const person = directory.people.get(id);
    if (person !== undefined) builder.addPerson(graphPersonOf(directory, person, asOf, since));
  }
  return builder;
}

/** The tie as the graph takes it, of strength 0 if there may be none; undefined if one of the two is not known. */
export function graphTieOf(
  directory: Directory,
  pair: Pair,
  strength: number,
  asOfDay: number,
): GraphTie | undefined {
  const a = directory.people.get(pair.a);
  const b = directory.people.get(pair.b);
  if (a === undefined || b === undefined) return undefined;
  const asOf = isoOfDay(asOfDay);
  const sharing = sharingLevel(directory, a, b, asOf);
  return { a: pair.a, b: pair.b, strength: mayBeTied(directory, a, b, asOf) ? strength : 0, sharing };
}

export function graphPersonFor(directory: Directory, person: PersonRecord, asOfDay: number): GraphPerson {
  return graphPersonOf(directory, person, isoOfDay(asOfDay), asksSince(asOfDay));
}

export function graphDepartments(directory: Directory): { id: string; parentId: string | null }[] {
  return [...directory.departments.values()].map(({ id, parentIds }) => ({
    id,
    parentId: parentIds[0] ?? null,
  }));
}

/** The first instant whose requests count: 90 days, today included. */
export function asksSince(asOfDay: number): string {
  return `${isoOfDay(asOfDay - AVAILABILITY_DAYS + 1)}T00:00:00.000Z`;
}

/** Everything there is by name, made in slices. */
export async function indexAll(directory: Directory, asOf: string): Promise<SearchIndex> {
  const index = new SearchIndex();
  const slices = new Slices();
  for (const person of directory.people.values()) {
    if (slices.isOver) await slices.rest();
    indexPerson(index, directory, person, asOf);
  }
  for (const organization of directory.organizations.values()) {
    if (slices.isOver) await slices.rest();
    indexOrganization(index, organization);
  }
  for (const project of directory.projects.values()) indexProject(index, project);
  for (const { id, name } of directory.departments.values())
    index.set({ kind: 'DEPARTMENT', id, name, details: '' });
  for (const { id, name } of directory.skills.values()) index.set({ kind: 'SKILL', id, name, details: '' });
  return index;
}

export function indexPerson(
  index: SearchIndex,
  directory: Directory,
  person: PersonRecord,
  asOf: string,
): void {
  const employments = currentEmployments(person, asOf);
  const titles = [person.title, ...employments.map((employment) => employment.title)];
  const organizations = employments.map(
    ({ organizationId }) => directory.organizations.get(organizationId)?.name,
  );
  const details = [...titles, ...organizations]
    .filter((text) => text !== null && text !== undefined)
    .join(' ');
  index.set({ kind: 'PERSON', id: person.id, name: person.name, details });
}

export function indexOrganization(index: SearchIndex, organization: OrganizationRecord): void {
  const { domain, otherDomains, city } = organization;
  const details = [domain, ...(otherDomains ?? []), city].filter((text) => text !== null).join(' ');
  index.set({ kind: 'ORGANIZATION', id: organization.id, name: organization.name, details });
}

export function indexProject(index: SearchIndex, project: ProjectRecord): void {
  index.set({ kind: 'PROJECT', id: project.id, name: project.name, details: project.description ?? '' });
}
