import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphSource } from '../network/graph.js';
import { bruteForce } from '../network/testing/brute-force.js';
import { type RandomGraph, randomGraphs, randomQueries } from '../network/testing/random-graph.js';
import type { GraphTie, PathOrigin, PathQuery, WarmPath } from '../network/types.js';
import { graphPersonFor } from '../read-model/read-model.js';
import type { RelationshipRow } from '../seed/bulk.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

/**
 * All of them are in one company, without a tie between them: so a thousand stores need not be opened. To fill Neo4j with
 * as many takes minutes.
 */
const GRAPHS = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 50 : 1000;
const QUESTIONS = 2000;

const PATH = '{ people { person { id } availability } ties { strength } warmth introducer { id } }';
const PATHS = `query ($input: WarmPathsInput!) { warmPaths(input: $input) {
  __typename
  ... on WarmPaths { paths ${PATH} }
  ... on NoPath { reason nearest { person { id } hopsMissing path ${PATH} } }
  ... on PathsTimedOut { paths ${PATH} }
} }`;

/** A graph with its number before every id. */
function numbered(number: number, { people, ties, departments }: RandomGraph): RandomGraph {
  const named = (id: string) => `g${number}-${id}`;
  return {
    people: people.map((person) => ({
      ...person,
      id: named(person.id),
      departmentIds: person.departmentIds.map(named),
      organizationIds: person.organizationIds.map(named),
    })),
    ties: ties.map((tie) => ({ ...tie, a: named(tie.a), b: named(tie.b) })),
    departments: departments.map(({ id, parentId }) => ({
      id: named(id),
      parentId: parentId === null ? null : named(parentId),
    })),
  };
}

function addTo(company: SmallCompany, number: number, graph: RandomGraph, asks: RelationshipRow[]): void {
  for (const { id, parentId } of graph.departments) {
    company.department(id, ...(parentId === null ? [] : [parentId]));
  }
  for (const kind of ['prospect', 'customer']) company.organization(`g${number}-${kind}`);
  for (const person of graph.people) {
    const { id, isPresentEmployee, canConnect, departmentIds, organizationIds, askedCount } = person;
    const recorded = { email: `${asks.length}-${id}@own.example` };
    if (isPresentEmployee) company.employee(id, recorded);
    else if (canConnect) company.contact(id, undefined, { ...recorded, recorded: true });
    else company.employee(id, { ...recorded, leftAt: '2026-01-01' });
    for (const department of departmentIds) company.link('MEMBER_OF', id, department);
    // Whoever has left and has a new place is somebody to be led through again.
    const places = isPresentEmployee || canConnect ? organizationIds : [];
    for (const place of places) company.link('WORKS_AT', id, place, { title: 'Manager' });
    for (let asked = 0; asked < askedCount; asked += 1) {
      const from = `asked-${asks.length}`;
      asks.push({ from, to: id, properties: { at: '2026-11-01T00:00:00.000Z', state: 'ASKED' } });
    }
  }
  const employees = new Set(graph.people.filter((one) => one.isPresentEmployee).map(({ id }) => id));
  for (const { a, b, strength, sharing } of graph.ties) {
    const [owner, other] = employees.has(a) ? [a, b] : [b, a];
    const level = (['PRIVATE', 'PRIVATE', 'BLIND', 'NAMED'] as const)[sharing];
    company.tie(owner, other, strength, employees.has(owner) ? level : undefined);
  }
}

describe('Warm paths asked by GraphQL', () => {
  let app: TestApplication;
  let graphs: RandomGraph[];

  beforeAll(async () => {
    graphs = fc.sample(randomGraphs, GRAPHS).map((graph, number) => numbered(number, graph));
    const company = new SmallCompany();
    const asks: RelationshipRow[] = [];
    for (const [number, graph] of graphs.entries()) addTo(company, number, graph, asks);
    const rows = company.rows();
    app = await openTestApplication({
      ...rows,
      introductions: asks.map(({ from }) => ({ id: from, properties: { state: 'ASKED' } })),
      relationships: { ...rows.relationships, ASKED_OF: asks },
    });
  });
  afterAll(() => app.close());

  it(`are those that listing every path finds, in ${GRAPHS} random graphs, with every filter, origin and access`, async () => {
    const questions = fc.sample(randomQueries, QUESTIONS);
    const kinds = new Map<string, number>();
    for (const [place, question] of questions.entries()) {
      const number = place % GRAPHS;
      const graph = graphs[number] as RandomGraph;
      const asked = questionOf(number, graph, question);
      if (asked === undefined) continue;
      const { viewer, input, query } = asked;
      const { warmPaths: answer } = await app.data(viewer, PATHS, { input });
      const source = sourceOf(graph);
      const expected = bruteForce(source, query);
      const context = JSON.stringify({ source, viewer, input });
      kinds.set(answer.__typename, (kinds.get(answer.__typename) ?? 0) + 1);
      if (expected.kind === 'PATHS') {
        expect(answer.__typename, context).toBe('WarmPaths');
        expect(answer.paths.map(shown), context).toEqual(expected.paths.map((path) => seen(path, viewer)));
      } else if (answer.__typename === 'NoPath') {
        const { reason, nearest } = answer;
        if (reason !== 'NONE_WITHIN_HOPS') continue;
        const found = expected.nearest;
        expect(nearest && { ...nearest, path: shown(nearest.path) }, context).toEqual(
          found && {
            person: { id: found.id },
            hopsMissing: found.hopsMissing,
            path: seen(found.path, viewer),
          },
        );
      } else expect(answer.__typename, context).toBe('PathsNotShared');
    }
    // All kinds of answers were among them.
    expect([...kinds.keys()].sort()).toEqual(['NoPath', 'PathsNotShared', 'WarmPaths']);
    expect(kinds.get('WarmPaths')).toBeGreaterThan(QUESTIONS / 8);
  });

  /** The graph as the read model holds it: how sharing comes about is a matter of other tests. */
  function sourceOf(graph: RandomGraph): GraphSource {
    const { directory, graph: tieGraph, asOfDay } = app.application.live.current;
    const ties: GraphTie[] = [];
    for (const { a, b } of graph.ties) {
      const tie = tieGraph.tie(a, b);
      if (tie !== null) ties.push(tie);
    }
    const people = graph.people.flatMap(({ id }) => {
      const person = directory.people.get(id);
      return person === undefined ? [] : [graphPersonFor(directory, person, asOfDay)];
    });
    return { people, ties, departments: graph.departments };
  }
});

/** The question in this graph's ids, as GraphQL and as the listing take it; undefined for one that the API refuses. */
function questionOf(number: number, graph: RandomGraph, question: PathQuery) {
  const named = (id: string) => `g${number}-${id}`;
  const known = new Map(graph.people.map((person) => [person.id, person]));
  const { from, to, access, leaveOut, maxHops, limit, perIntroducer, minStrength } = question;
  if ('ids' in from && from.ids.length === 0) return undefined;
  const viewer = access.kind === 'PERSON' ? named(access.id) : 'operator';
  if (viewer !== 'operator' && known.get(viewer)?.isPresentEmployee !== true) return undefined;
  const rest = {
    maxHops,
    limit,
    ...(perIntroducer && { perIntroducer }),
    ...(minStrength && { minStrength }),
  };
  const left = leaveOut && {
    people: leaveOut.people.map(named),
    departments: leaveOut.departments.map(named),
  };
  const input = {
    ...rest,
    from: { kind: from.kind, ...('ids' in from ? { ids: from.ids.map(named) } : {}) },
    to: named(to.id),
    ...(left && { leaveOut: left }),
    timeoutMs: 30_000,
  };
  const query: PathQuery = {
    ...rest,
    from: originOf(from),
    to: { ...to, id: named(to.id) },
    access: viewer === 'operator' ? { kind: 'OPERATOR' } : { kind: 'PERSON', id: viewer },
    ...(left && { leaveOut: left }),
  };
  return { viewer, input, query };

  function originOf(origin: PathOrigin): PathOrigin {
    if (origin.kind === 'COMPANY') return origin;
    const ids = origin.ids.map(named);
    if (origin.kind === 'DEPARTMENTS') return { ...origin, ids };
    const people = [...new Set(ids)].filter((id) => known.has(id));
    if (people.length === 1) return { kind: 'PEOPLE', ids: people, isSingle: true };
    return { kind: 'PEOPLE', ids: people.filter((id) => canBeAsked(id)), isSingle: false };
  }

  function canBeAsked(id: string): boolean {
    const person = known.get(id);
    return person !== undefined && (person.isPresentEmployee || person.canConnect);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what GraphQL answered with
function shown({ people, ties, warmth, introducer }: any) {
  return {
    // biome-ignore lint/suspicious/noExplicitAny: as above
    people: people.map(({ person }: any) => person.id),
    // biome-ignore lint/suspicious/noExplicitAny: as above
    strengths: ties.map(({ strength }: any) => strength),
    warmth,
    introducer: introducer.id,
  };
}

/** A path as this viewer reads it: numbers of their own ties, or all as the operator. */
function seen({ people, strengths, warmth, introducer }: WarmPath, viewer: string) {
  const isOwn = strengths.map((_, place) => people.slice(place, place + 2).includes(viewer));
  const seesAll = viewer === 'operator';
  return {
    people,
    strengths: strengths.map((strength, place) => (seesAll || isOwn[place] ? strength : null)),
    warmth: seesAll || isOwn.every(Boolean) ? warmth : null,
    introducer,
  };
}
