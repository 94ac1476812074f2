/**
 * Warm paths by listing every simple path: slow, short, and written from the design alone, sharing nothing with the
 * search it checks. For tests.
 */
import type { GraphSource } from '../graph.js';
import type { GraphPerson, NearestPerson, PathAnswer, PathQuery, WarmPath } from '../types.js';

type Answer = { kind: 'PATHS'; paths: WarmPath[] } | { kind: 'NONE'; nearest: NearestPerson | null };

/** What the search must answer, but for the version. */
export function bruteForce(source: GraphSource, query: PathQuery): Answer {
  const world = new World(source, query);
  const paths: WarmPath[] = [];
  const perIntroducer = new Map<string, number>();
  for (const path of world.allPaths((id) => world.targets.has(id))) {
    const count = (perIntroducer.get(path.introducer) ?? 0) + 1;
    if (count > (query.perIntroducer ?? Number.POSITIVE_INFINITY)) continue;
    perIntroducer.set(path.introducer, count);
    paths.push(path);
  }
  if (paths.length > 0) return { kind: 'PATHS', paths: paths.slice(0, query.limit) };
  return { kind: 'NONE', nearest: world.nearest() };
}

/** The parts of an answer to compare with `bruteForce`. */
export function withoutVersion(answer: PathAnswer): Partial<PathAnswer> {
  const { version: _, ...rest } = answer;
  return rest;
}

const cost = (factor: number) => Math.round(-Math.log2(factor) * 2 ** 40);

class World {
  readonly people: Map<string, GraphPerson>;
  readonly sources: Set<string>;
  readonly targets: Set<string>;
  readonly #connectors: Set<string>;
  readonly #strengths = new Map<string, Map<string, number>>();
  readonly #isSingle: boolean;
  readonly #maxHops: number;

  constructor(source: GraphSource, query: PathQuery) {
    this.people = new Map([...source.people].map((person) => [person.id, person]));
    this.#isSingle = query.from.kind === 'PEOPLE' && query.from.isSingle;
    this.#maxHops = query.maxHops;
    const departments = [...source.departments];
    const within = (ids: readonly string[]): string[] =>
      ids.flatMap((id) => [id, ...within(departments.filter((d) => d.parentId === id).map((d) => d.id))]);
    const having = (is: (person: GraphPerson) => boolean) =>
      [...this.people.values()].filter(is).map(({ id }) => id);
    const inDepartments = (ids: readonly string[]) =>
      having(({ departmentIds }) => within(ids).some((id) => departmentIds.includes(id)));
    const { from, to } = query;
    const named =
      from.kind === 'PEOPLE'
        ? from.ids.filter((id) => this.people.has(id))
        : (from.kind === 'COMPANY' ? [...this.people.keys()] : inDepartments(from.ids)).filter(
            (id) => this.people.get(id)?.isPresentEmployee,
          );
    const wanted =
      to.kind === 'PERSON'
        ? [to.id].filter((id) => this.people.has(id))
        : having(({ organizationIds }) => organizationIds.includes(to.id));
    const hidden = query.hiddenTargets ?? new Set<string>();
    this.targets = new Set(wanted.filter((id) => !named.includes(id) && !hidden.has(id)));
    const leftOut = [...(query.leaveOut?.people ?? []), ...inDepartments(query.leaveOut?.departments ?? [])];
    this.sources = new Set(named.filter((id) => this.#isSingle || !leftOut.includes(id)));
    const barred = new Set([...leftOut, ...wanted, ...named]);
    this.#connectors = new Set(having(({ id, canConnect }) => canConnect && !barred.has(id)));
    this.#readTies(source, query);
  }

  /** All simple paths from a source over connectors to somebody who ends them, in the order of the answer. */
  allPaths(isEnd: (id: string) => boolean): WarmPath[] {
    const found: WarmPath[] = [];
    const extend = (path: string[]) => {
      for (const next of this.#strengths.get(path.at(-1) ?? '')?.keys() ?? []) {
        if (path.includes(next)) continue;
        if (isEnd(next)) found.push(this.#describe([...path, next]));
        if (this.#connectors.has(next) && path.length < this.#maxHops) extend([...path, next]);
      }
    };
    for (const source of this.sources) extend([source]);
    return found.sort(inOrder);
  }

  nearest(): NearestPerson | null {
    for (const hopsMissing of [1, 2]) {
      const near = (id: string) => this.#connectors.has(id) && this.#hopsToTarget(id) === hopsMissing;
      const best = new Map<string, WarmPath>();
      for (const path of this.allPaths(near)) {
        const id = path.people.at(-1) ?? '';
        if (!best.has(id)) best.set(id, path);
      }
      const [first] = [...best].sort(
        ([idOne, one], [idOther, other]) => one.rankKey - other.rankKey || (idOne < idOther ? -1 : 1),
      );
      if (first !== undefined) return { id: first[0], hopsMissing, path: first[1] };
    }
    return null;
  }

  #hopsToTarget(id: string): number {
    const neighbours = (of: string) => [...(this.#strengths.get(of)?.keys() ?? [])];
    if (neighbours(id).some((next) => this.targets.has(next))) return 1;
    const viaConnector = neighbours(id).some(
      (next) => this.#connectors.has(next) && neighbours(next).some((last) => this.targets.has(last)),
    );
    return viaConnector ? 2 : 3;
  }

  #readTies(source: GraphSource, query: PathQuery): void {
    for (const { a, b, strength, sharing } of source.ties) {
      const isOwn = query.access.kind === 'PERSON' && [a, b].includes(query.access.id);
      const isShared = query.access.kind === 'PERSON' ? sharing === 3 : sharing >= 2;
      if (!(isShared || (isOwn && sharing >= 1)) || strength < (query.minStrength ?? 0)) continue;
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const row = this.#strengths.get(from) ?? new Map<string, number>();
        this.#strengths.set(from, row.set(to, strength));
      }
    }
  }

  #describe(people: string[]): WarmPath {
    const strengths = people
      .slice(1)
      .map((id, hop) => this.#strengths.get(people[hop] ?? '')?.get(id) ?? Number.NaN);
    const availabilities = people.map((id, place) => {
      const isAsked = place < people.length - 1 && !(place === 0 && this.#isSingle);
      return isAsked ? 2 ** (-(this.people.get(id)?.askedCount ?? 0) / 3) : 1;
    });
    let warmth = 1;
    for (const [place, own] of availabilities.entries()) warmth *= own * (strengths[place] ?? 1);
    const rankKey = [...strengths, ...availabilities].reduce((sum, factor) => sum + cost(factor), 0);
    const introducer = (this.#isSingle && people.length > 2 ? people[1] : people[0]) ?? '';
    return { people, strengths, availabilities, warmth, rankKey, introducer };
  }
}

function inOrder(one: WarmPath, other: WarmPath): number {
  if (one.rankKey !== other.rankKey) return one.rankKey - other.rankKey;
  if (one.people.length !== other.people.length) return one.people.length - other.people.length;
  for (const [place, id] of one.people.entries()) {
    const otherId = other.people[place] ?? '';
    if (id !== otherId) return id < otherId ? -1 : 1;
  }
  return 0;
}
