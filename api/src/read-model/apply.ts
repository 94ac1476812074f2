import { isoOfDay } from '../network/day.js';
import { tieStrength } from '../network/strength.js';
import type { GraphChanges, GraphPerson, GraphTie } from '../network/types.js';
import type { Reader } from '../store/store.js';
import { asksWithAskers } from './asks.js';
import { mayCount } from './consents.js';
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
import type { EvidenceRow, PersonRecord, ProjectRecord } from './records.js';
import { inSlices } from './slices.js';
import { isTakenBack } from './taken-back.js';

interface Present {
  readonly people: readonly PersonRecord[];
  readonly goneIds: readonly string[];
  readonly projects: readonly ProjectRecord[];
}

export interface Applied {
  /** Somebody or something is no longer there, or no longer says what it said: nothing kept may go on saying it. */
  readonly didTakeBack: boolean;
  /** Fewer may use a tie than before, or less speaks of it. */
  readonly didTighten: boolean;
}

/** Reads the present state of all that was touched, then brings the model to `number` in one go. */
export async function applyTouched(
  store: Reader,
  model: ReadModel,
  touched: ReadonlySet<string>,
  number: number,
): Promise<Applied> {
  const ids = groupTouched(touched);
  const { directory, asOfDay } = model;
  const [people, projects, organizations, departments, skills, asked, askers, rules, consents] =
    await Promise.all([
      queries.readInChunks(store, queries.peopleByIds, 'ids', ids.person),
      queries.readInChunks(store, queries.projectsByIds, 'ids', ids.project),
      queries.readInChunks(store, queries.organizationsByIds, 'ids', ids.organization),
      ids.department.length > 0 ? store.read(queries.allDepartments) : null,
      ids.skill.length > 0 ? store.read(queries.allSkills) : null,
      queries.readInChunks(store, queries.asksOf, 'ids', ids.introduction),
      queries.readInChunks(store, queries.offerAskersOf, 'ids', ids.introduction),
      queries.readInChunks(store, queries.sharingRulesOf, 'ids', ids.rules),
      queries.readInChunks(store, queries.consentsOf, 'ids', ids.consent),
    ]);

  const found = new Set(people.map((person) => person.id));
  const present: Present = { people, goneIds: ids.person.filter((id) => !found.has(id)), projects };
  const pairs = pairsConcerned(model, ids, present);
  const records = pairsOfRecords(pairs, (id) => directory.idsOf(id));
  const [evidenceRows, sharing] = await Promise.all([
    queries.readInChunks(store, queries.evidenceOfPairs, 'pairs', records),
    queries.readInChunks(store, queries.sharingOfPairs, 'pairs', records),
  ]);
  const evidence = await gatherEvidence(model, pairs, evidenceRows, projects, ids.project);
  const now = { people, projects, organizations, departments, skills, consents };
  const didTakeBack = isTakenBack(directory, ids, now);

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
  directory.consents.replace(ids.consent, consents);
  const changed = new Set(people.map((person) => person.id));
  const asks = asksWithAskers(asked, askers);
  const since = asksSince(asOfDay);
  for (const id of ids.introduction) {
    const own = asks.filter((ask) => ask.introductionId === id && ask.at >= since);
    for (const personId of directory.asks.set(id, own)) changed.add(personId);
  }
  const changes = graphChanges(model, present, pairs, evidence, changed, ids.rules, departments !== null);
  const former = changes.ties.map(({ a, b }) => model.graph.tie(a, b));
  const isTieGone = changes.ties.some(({ strength }, place) => strength === 0 && former[place] !== null);
  const didTighten = changes.ties.some(({ sharing, strength }, place) => {
    const before = former[place];
    return before != null && (sharing < before.sharing || strength < before.strength);
  });
  model.graph = model.graph.with(number, changes);
  model.change = number;
  return { didTakeBack: didTakeBack || isTieGone, didTighten };
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
  readonly consent: string[];
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
    consent: [],
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
 * Ties to read anew: those named, those of a touched project's members before and now, all that somebody has or can have
 * by their projects whose consents changed. A person's change alters who may use their ties, not how strong they are:
 * those need no evidence.
 */
function pairsConcerned(model: ReadModel, ids: TouchedIds, present: Present): Pair[] {
  const { directory, graph, asOfDay } = model;
  const pairs = new Map<string, Pair>();
  const add = (one: string, other: string) => {
    const pair = pairOf(directory.canonicalId(one), directory.canonicalId(other));
    if (pair.a !== pair.b) pairs.set(pairKey(pair), pair);
  };
  for (const { a, b } of ids.tie) add(a, b);
  for (const id of ids.consent.map(directory.canonicalId)) {
    for (const neighbour of graph.hasPerson(id) ? graph.neighbours(id) : []) add(id, neighbour.id);
    for (const project of directory.projectsOfPerson(id)) {
      for (const { personId } of project.members) add(id, personId);
    }
  }
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

/** What the store says of pairs, and what their projects do: of those only the ones that both were on. */
async function gatherEvidence(
  { directory, asOfDay }: ReadModel,
  pairs: readonly Pair[],
  rows: readonly EvidenceRow[],
  changedProjects: readonly ProjectRecord[],
  touchedProjects: readonly string[],
): Promise<EvidenceByPair> {
  const asOf = isoOfDay(asOfDay);
  const evidence = new EvidenceByPair(directory.canonicalId);
  for (const row of rows) if (mayCount(directory, row.kind, asOf)) evidence.add(row);
  if (!mayCount(directory, 'WORKED_WITH', asOf)) return evidence;
  const only = new Set(pairs.map(pairKey));
  const projects = new Map<string, ProjectRecord>();
  for (const { a, b } of pairs) {
    const ofB = new Set(directory.projectsOfPerson(b));
    for (const project of directory.projectsOfPerson(a)) {
      if (ofB.has(project)) projects.set(project.id, project);
    }
  }
  for (const id of touchedProjects) projects.delete(id);
  for (const project of changedProjects) projects.set(project.id, project);
  for await (const project of inSlices(projects.values())) evidence.addProject(project, asOfDay, only);
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
): GraphChanges & { readonly ties: readonly GraphTie[] } {
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
      if (tie !== undefined && (tie.sharing !== neighbour.sharing || tie.strength === 0))
        ties.set(pairKey(pair), tie);
    }
  }
  for (const pair of pairs) {
    const { strength } = tieStrength(evidence.get(pair), asOfDay);
    const tie = graphTieOf(directory, pair, strength, asOfDay);
    if (tie !== undefined) ties.set(pairKey(pair), tie);
  }
  return {
    people,
    removedPeople: [...present.goneIds, ...mergedIds(present)].filter((id) => graph.hasPerson(id)),
    ties: [...ties.values()],
    ...(didDepartmentsChange ? { departments: graphDepartments(directory) } : {}),
  };
}

/** They live on in others; the ties they bring along come with the load that a merge asks for. */
function mergedIds({ people }: Present): string[] {
  return people.filter(({ mergedInto }) => mergedInto !== null).map(({ id }) => id);
}

function removeGone(
  asked: readonly string[],
  found: readonly { id: string }[],
  remove: (id: string) => void,
): void {
  const present = new Set(found.map((row) => row.id));
  for (const id of asked) if (!present.has(id)) remove(id);
}
