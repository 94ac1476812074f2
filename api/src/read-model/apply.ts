import { tieStrength } from '../network/strength.js';
import type { GraphChanges, GraphPerson, GraphTie } from '../network/types.js';
import type { Store } from '../store/store.js';
import { EvidenceByPair, type Pair, pairKey, pairOf, pairsOfProject, pairsOfRecords } from './evidence.js';
import * as queries from './queries.js';
import {
  asksSince,
  graphDepartments,
  graphPersonFor,
  graphTieOf,
  indexOrganization,
  indexPerson,
  indexProject,
  type ReadModel,
} from './read-model.js';
import type { PersonRecord, ProjectRecord } from './records.js';

interface Present {
  readonly people: readonly PersonRecord[];
  readonly goneIds: readonly string[];
  readonly projects: readonly ProjectRecord[];
}

/** Reads the present state of all that was touched, then brings the model to `number` in one go. */
export async function applyTouched(
  store: Store,
  model: ReadModel,
  touched: ReadonlySet<string>,
  number: number,
): Promise<void> {
  const ids = groupTouched(touched);
  const { directory, asOfDay } = model;
  const people = await queries.readInChunks(store, queries.peopleByIds, 'ids', ids.person);
  const projects = await queries.readInChunks(store, queries.projectsByIds, 'ids', ids.project);
  const organizations = await queries.readInChunks(
    store,
    queries.organizationsByIds,
    'ids',
    ids.organization,
  );
  const departments = ids.department.length > 0 ? await store.read(queries.allDepartments) : null;
  const skills = ids.skill.length > 0 ? await store.read(queries.allSkills) : null;
  const asks = await queries.readInChunks(store, queries.asksOf, 'ids', ids.introduction);
  const rules = await queries.readInChunks(store, queries.sharingRulesOf, 'ids', ids.rules);

  const found = new Set(people.map((person) => person.id));
  const present: Present = { people, goneIds: ids.person.filter((id) => !found.has(id)), projects };
  const pairs = pairsConcerned(model, ids, present);
  const evidence = await readEvidence(store, model, pairs, projects, ids.project);
  const sharing = await queries.readInChunks(
    store,
    queries.sharingOfPairs,
    'pairs',
    pairsOfRecords(pairs, (id) => model.directory.idsOf(id)),
  );

  for (const organization of organizations) {
    const isRenamed = directory.organizations.get(organization.id)?.name !== organization.name;
    directory.setOrganization(organization);
    indexOrganization(model.search, organization);
    if (isRenamed) indexPeopleAt(model, organization.id);
  }
  removeGone(ids.organization, organizations, (id) => {
    directory.removeOrganization(id);
    model.search.remove('ORGANIZATION', id);
    indexPeopleAt(model, id);
  });
  if (departments !== null) {
    for (const id of directory.departments.keys()) model.search.remove('DEPARTMENT', id);
    directory.departments = new Map(departments.map((row) => [row.id, row]));
    for (const { id, name } of departments) model.search.set({ kind: 'DEPARTMENT', id, name, details: '' });
  }
  if (skills !== null) {
    for (const skill of skills) {
      if (directory.skills.get(skill.id)?.name === skill.name) continue;
      directory.skills.set(skill.id, skill);
      model.search.set({ kind: 'SKILL', id: skill.id, name: skill.name, details: '' });
    }
    removeGone(ids.skill, skills, (id) => {
      directory.skills.delete(id);
      model.search.remove('SKILL', id);
    });
  }
  for (const project of projects) {
    directory.setProject(project);
    indexProject(model.search, project);
  }
  removeGone(ids.project, projects, (id) => {
    directory.removeProject(id);
    model.search.remove('PROJECT', id);
  });
  for (const person of people) {
    directory.setPerson(person);
    if (person.mergedInto === null) indexPerson(model.search, directory, person, model.asOf);
    else model.search.remove('PERSON', person.id);
  }
  for (const id of present.goneIds) {
    directory.removePerson(id);
    model.search.remove('PERSON', id);
  }
  for (const pair of pairs) directory.setSharing(pair.a, pair.b, []);
  for (const row of sharing) directory.addSharing(row);
  directory.sharingRules.replace(ids.rules, rules);
  const asked = new Set(people.map((person) => person.id));
  const since = asksSince(asOfDay);
  for (const id of ids.introduction) {
    const own = asks.filter((ask) => ask.introductionId === id && ask.at >= since);
    for (const personId of directory.asks.set(id, own)) asked.add(personId);
  }
  model.graph = model.graph.with(
    number,
    graphChanges(model, present, pairs, evidence, asked, ids.rules, departments !== null),
  );
  model.change = number;
}

/** Who works at an organization is found by its name, too. */
function indexPeopleAt({ directory, search, asOf }: ReadModel, organizationId: string): void {
  for (const person of directory.peopleEmployedAt(organizationId))
    indexPerson(search, directory, person, asOf);
}

interface TouchedIds {
  readonly person: string[];
  readonly organization: string[];
  readonly department: string[];
  readonly project: string[];
  readonly skill: string[];
  readonly introduction: string[];
  readonly rules: string[];
  readonly tie: Pair[];
}

function groupTouched(touched: ReadonlySet<string>): TouchedIds {
  const ids: TouchedIds = {
    person: [],
    organization: [],
    department: [],
    project: [],
    skill: [],
    introduction: [],
    rules: [],
    tie: [],
  };
  for (const one of touched) {
    const colon = one.indexOf(':');
    const kind = one.slice(0, colon);
    const rest = one.slice(colon + 1);
    if (kind === 'tie') {
      const bar = rest.indexOf('|');
      ids.tie.push(pairOf(rest.slice(0, bar), rest.slice(bar + 1)));
    } else if (kind in ids) {
      ids[kind as Exclude<keyof TouchedIds, 'tie'>].push(rest);
    }
  }
  return ids;
}

/**
 * Ties to read anew: those named, those of a touched project's members before and now. A person's change alters who
 * may use their ties, not how strong they are: those need no evidence.
 */
function pairsConcerned(model: ReadModel, ids: TouchedIds, present: Present): Pair[] {
  const { directory, asOfDay } = model;
  const pairs = new Map<string, Pair>();
  const add = (one: string, other: string) => {
    const pair = pairOf(directory.canonicalId(one), directory.canonicalId(other));
    if (pair.a !== pair.b) pairs.set(pairKey(pair), pair);
  };
  for (const { a, b } of ids.tie) add(a, b);
  for (const id of ids.project) {
    const before = directory.projects.get(id);
    const now = present.projects.find((project) => project.id === id);
    for (const project of [before, now]) {
      if (project === undefined) continue;
      for (const { a, b } of pairsOfProject(project, directory.canonicalId, asOfDay)) add(a, b);
    }
  }
  return [...pairs.values()];
}

async function readEvidence(
  store: Store,
  model: ReadModel,
  pairs: readonly Pair[],
  changedProjects: readonly ProjectRecord[],
  touchedProjects: readonly string[],
): Promise<EvidenceByPair> {
  const { directory, asOfDay } = model;
  const evidence = new EvidenceByPair(directory.canonicalId);
  const rows = await queries.readInChunks(
    store,
    queries.evidenceOfPairs,
    'pairs',
    pairsOfRecords(pairs, (id) => model.directory.idsOf(id)),
  );
  for (const row of rows) evidence.add(row);
  const only = new Set(pairs.map(pairKey));
  const projects = new Map<string, ProjectRecord>();
  for (const { a } of pairs)
    for (const project of directory.projectsOfPerson(a)) projects.set(project.id, project);
  for (const id of touchedProjects) projects.delete(id);
  for (const project of changedProjects) projects.set(project.id, project);
  for (const project of projects.values()) evidence.addProject(project, asOfDay, only);
  return evidence;
}

function graphChanges(
  model: ReadModel,
  present: Present,
  pairs: readonly Pair[],
  evidence: EvidenceByPair,
  changedPeople: ReadonlySet<string>,
  ruleOwnerIds: readonly string[],
  didDepartmentsChange: boolean,
): GraphChanges {
  const { directory, graph, asOfDay } = model;
  const people: GraphPerson[] = [];
  const ties = new Map<string, GraphTie>();
  for (const id of changedPeople) {
    const person = directory.people.get(id);
    if (person !== undefined) people.push(graphPersonFor(directory, person, asOfDay));
  }
  const reconsidered = new Set([...present.people.map(({ id }) => id), ...ruleOwnerIds]);
  if (didDepartmentsChange)
    for (const id of directory.sharingRules.ownersByDepartment()) reconsidered.add(id);
  for (const id of [...reconsidered].map(directory.canonicalId)) {
    if (!graph.hasPerson(id)) continue;
    for (const neighbour of graph.neighbours(id)) {
      const pair = pairOf(id, neighbour.id);
      const tie = graphTieOf(directory, pair, neighbour.strength, asOfDay);
      if (tie !== undefined && tie.sharing !== neighbour.sharing) ties.set(pairKey(pair), tie);
    }
  }
  for (const pair of pairs) {
    const { strength } = tieStrength(evidence.get(pair), asOfDay);
    const tie = graphTieOf(directory, pair, strength, asOfDay);
    if (tie !== undefined) ties.set(pairKey(pair), tie);
  }
  return {
    people,
    removedPeople: present.goneIds.filter((id) => graph.hasPerson(id)),
    ties: [...ties.values()],
    ...(didDepartmentsChange ? { departments: graphDepartments(directory) } : {}),
  };
}

function removeGone(
  asked: readonly string[],
  found: readonly { id: string }[],
  remove: (id: string) => void,
): void {
  const present = new Set(found.map((row) => row.id));
  for (const id of asked) if (!present.has(id)) remove(id);
}
