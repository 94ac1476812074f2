import { dayOf, isoOfDay } from '../network/day.js';
import { TieGraph } from '../network/graph.js';
import { tieStrength } from '../network/strength.js';
import type { GraphPerson, GraphTie } from '../network/types.js';
import { SearchIndex } from '../search/search-index.js';
import { lastChange } from '../store/feed.js';
import type { Store } from '../store/store.js';
import { currentEmployments, Directory, type Settings } from './directory.js';
import { EvidenceByPair, type Pair } from './evidence.js';
import * as queries from './queries.js';
import type { AskRow, OrganizationRecord, PersonRecord, ProjectRecord } from './records.js';
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

/** Loads everything as of a day. Notes the change number first, so that nothing written meanwhile is missed. */
export async function loadReadModel(store: Store, now: Date): Promise<ReadModel> {
  const { number } = await lastChange(store);
  const asOfDay = dayOf(now);
  const asOf = isoOfDay(asOfDay);
  const directory = await loadDirectory(store, asOfDay);
  const ties = await loadTies(store, directory, asOfDay);
  const people: GraphPerson[] = [];
  for (const person of directory.people.values()) people.push(graphPersonFor(directory, person, asOfDay));
  const graph = TieGraph.build(number, { people, ties, departments: graphDepartments(directory) });
  return { change: number, asOfDay, asOf, directory, graph, search: indexAll(directory, asOf) };
}

async function loadDirectory(store: Store, asOfDay: number): Promise<Directory> {
  const directory = new Directory();
  directory.settings = settingsOf(await store.read(queries.allSettings));
  for (const person of await queries.readAllById(store, queries.loadPeople)) directory.setPerson(person);
  for (const one of await queries.readAllById(store, queries.loadOrganizations))
    directory.setOrganization(one);
  for (const project of await queries.readAllById(store, queries.loadProjects)) directory.setProject(project);
  for (const skill of await store.read(queries.allSkills)) directory.skills.set(skill.id, skill);
  directory.departments = new Map((await store.read(queries.allDepartments)).map((row) => [row.id, row]));
  for await (const rows of queries.readByPeople(store, queries.loadSharing)) {
    for (const row of rows) directory.addSharing(row);
  }
  directory.sharingRules.replace([], await store.read(queries.allSharingRules));
  const asks = await store.read(queries.recentAsks, { since: asksSince(asOfDay) });
  const asksByIntroduction = new Map<string, AskRow[]>();
  for (const ask of asks) {
    const known = asksByIntroduction.get(ask.introductionId);
    if (known === undefined) asksByIntroduction.set(ask.introductionId, [ask]);
    else known.push(ask);
  }
  for (const [id, list] of asksByIntroduction) directory.setAsks(id, list);
  return directory;
}

async function loadTies(store: Store, directory: Directory, asOfDay: number): Promise<GraphTie[]> {
  const evidence = new EvidenceByPair(directory.canonicalId);
  for await (const rows of queries.readByPeople(store, queries.loadEvidence)) {
    for (const row of rows) evidence.add(row);
  }
  for (const project of directory.projects.values()) evidence.addProject(project, asOfDay);
  const ties: GraphTie[] = [];
  for (const [pair, found] of evidence.entries()) {
    const { strength } = tieStrength(found, asOfDay);
    const tie = strength === 0 ? undefined : graphTieOf(directory, pair, strength, asOfDay);
    if (tie !== undefined) ties.push(tie);
  }
  return ties;
}

/** The tie as the graph takes it; undefined if one of the two is not known. */
export function graphTieOf(
  directory: Directory,
  pair: Pair,
  strength: number,
  asOfDay: number,
): GraphTie | undefined {
  const a = directory.people.get(pair.a);
  const b = directory.people.get(pair.b);
  if (a === undefined || b === undefined) return undefined;
  return { a: pair.a, b: pair.b, strength, sharing: sharingLevel(directory, a, b, isoOfDay(asOfDay)) };
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

export function settingsOf(rows: readonly { id: string; value: string }[]): Settings {
  const values = new Map(rows.map((row) => [row.id, row.value]));
  const chosen = values.get('defaultSharing');
  return { defaultSharing: chosen === 'PRIVATE' || chosen === 'BLIND' ? chosen : 'NAMED', values };
}

function indexAll(directory: Directory, asOf: string): SearchIndex {
  const index = new SearchIndex();
  for (const person of directory.people.values()) indexPerson(index, directory, person, asOf);
  for (const organization of directory.organizations.values()) indexOrganization(index, organization);
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
