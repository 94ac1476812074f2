/** The made-up network that everything here is measured on, and the pairs of people asked about. */
import { TieGraph } from '../api/src/network/graph.js';
import type { GraphPerson, GraphTie } from '../api/src/network/types.js';
import { type GeneratedGraph, generateGraph } from '../api/src/seed/generate-graph.js';
import { RandomNumbers } from '../api/src/seed/random-numbers.js';

const NETWORK_SEED = 1;
const PAIRS_SEED = 2;
const FURTHEST_NEARBY = 30;
const LEAST_HOPS_OF_FAR = 3;
const PEOPLE_PER_HUB = 1000;

export interface NetworkSize {
  readonly people: number;
  readonly ties: number;
}

/**
 * near: probably of one community; far: neither tied nor with a common neighbour; hub: one of the best connected
 * thousandth and anybody; random: anybody twice.
 */
export type PairKind = 'near' | 'far' | 'hub' | 'random';

export interface Pair {
  readonly kind: PairKind;
  readonly from: string;
  readonly to: string;
}

const SHARES: readonly (readonly [PairKind, number])[] = [
  ['near', 0.3],
  ['far', 0.3],
  ['hub', 0.2],
  ['random', 0.2],
];

export class BenchNetwork {
  readonly generated: GeneratedGraph;
  readonly graph: TieGraph;
  readonly buildMs: number;
  readonly #keys: readonly string[];
  readonly #hubs: readonly string[];

  /** Made from a fixed seed: the same size gives the same network. */
  constructor(size: NetworkSize) {
    this.generated = generateGraph({ ...size, seed: NETWORK_SEED });
    const startedAt = performance.now();
    this.graph = TieGraph.build(1, {
      people: graphPeople(this.generated),
      ties: graphTies(this.generated),
      departments: [],
    });
    this.buildMs = performance.now() - startedAt;
    this.#keys = [...this.generated.people()].map(({ key }) => key);
    const degrees = new Map(this.#keys.map((key) => [key, this.graph.neighbours(key).length]));
    const degreeOf = (key: string) => degrees.get(key) ?? 0;
    const hubCount = Math.max(10, Math.ceil(size.people / PEOPLE_PER_HUB));
    this.#hubs = this.#keys
      .toSorted((one, other) => degreeOf(other) - degreeOf(one) || (one < other ? -1 : 1))
      .slice(0, hubCount);
  }

  /** The same pairs at each call, of the kinds in their shares. */
  pairs(count: number): Pair[] {
    const random = new RandomNumbers(PAIRS_SEED);
    return SHARES.flatMap(([kind, share]) =>
      Array.from({ length: Math.round(count * share) }, () => this.#draw(kind, random)),
    );
  }

  #draw(kind: PairKind, random: RandomNumbers): Pair {
    for (;;) {
      const from = kind === 'hub' ? pick(this.#hubs, random) : pick(this.#keys, random);
      const to = kind === 'near' ? this.#near(from, random) : pick(this.#keys, random);
      if (from !== to && (kind !== 'far' || this.#isFar(from, to))) return { kind, from, to };
    }
  }

  /** Keys follow one another by community. */
  #near(key: string, random: RandomNumbers): string {
    const place = this.#keys.indexOf(key) + 1 + random.below(FURTHEST_NEARBY);
    return this.#keys[place % this.#keys.length] ?? key;
  }

  /** At least LEAST_HOPS_OF_FAR ties apart. */
  #isFar(from: string, to: string): boolean {
    const reached = new Set([from]);
    for (let hop = 1; hop < LEAST_HOPS_OF_FAR; hop += 1) {
      for (const person of [...reached]) {
        for (const { id } of this.graph.neighbours(person)) reached.add(id);
      }
    }
    return !reached.has(to);
  }
}

function pick(keys: readonly string[], random: RandomNumbers): string {
  const key = keys[random.below(keys.length)];
  if (key === undefined) throw new RangeError('nobody to choose from');
  return key;
}

function* graphPeople(source: GeneratedGraph): Generator<GraphPerson> {
  for (const { key, isEmployee, groupKey } of source.people()) {
    yield {
      id: key,
      isPresentEmployee: isEmployee,
      canConnect: true,
      departmentIds: isEmployee ? [groupKey] : [],
      organizationIds: isEmployee ? [] : [groupKey],
      askedCount: 0,
    };
  }
}

function* graphTies(source: GeneratedGraph): Generator<GraphTie> {
  for (const { a, b, strength } of source.ties()) yield { a, b, strength, sharing: 3 };
}
