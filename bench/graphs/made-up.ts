/**
 * The made-up graphs of the benchmark: a mainland and an island, each with communities and hubs, and no tie between the
 * two. A question from one to the other has no path although both ends are as well connected as anybody.
 */
import { generateGraph } from '../../api/src/seed/generate-graph.js';
import { emptyPlainGraph, type PlainGraph } from './plain-graph.js';

export interface NetworkSize {
  readonly people: number;
  readonly ties: number;
}

const MAINLAND_SEED = 1;
const ISLAND_SEED = 2;
/** One in so many people lives on the island. */
const ISLAND_SHARE = 10;

const TIES_PER_PERSON = 10;

export function sized(people: number): NetworkSize {
  return { people, ties: people * TIES_PER_PERSON };
}

/** The same size gives the same graph. */
export function makeUpGraph({ people, ties }: NetworkSize): PlainGraph {
  const onIsland = { people: Math.floor(people / ISLAND_SHARE), ties: Math.floor(ties / ISLAND_SHARE) };
  const graph = emptyPlainGraph(people, ties);
  const mainland = { people: people - onIsland.people, ties: ties - onIsland.ties };
  fill(graph, { ...mainland, seed: MAINLAND_SEED, firstPerson: 0, firstTie: 0 });
  fill(graph, { ...onIsland, seed: ISLAND_SEED, firstPerson: mainland.people, firstTie: mainland.ties });
  return graph;
}

/** The graph that `perlen seed generate` writes into a store, with the seed it has by default. */
export function storedGraph({ people, ties }: NetworkSize): PlainGraph {
  const graph = emptyPlainGraph(people, ties);
  fill(graph, { people, ties, seed: MAINLAND_SEED, firstPerson: 0, firstTie: 0 });
  return graph;
}

interface Part extends NetworkSize {
  readonly seed: number;
  readonly firstPerson: number;
  readonly firstTie: number;
}

function fill(graph: PlainGraph, { people, ties, seed, firstPerson, firstTie }: Part): void {
  const part = generateGraph({ people, ties, seed });
  const numbers = new Map<string, number>();
  const groups = new Map<string, number>();
  for (const { key, isEmployee, groupKey } of part.people()) {
    const person = firstPerson + numbers.size;
    numbers.set(key, person);
    if (!groups.has(groupKey)) groups.set(groupKey, firstPerson + groups.size);
    graph.isEmployee[person] = isEmployee ? 1 : 0;
    graph.groupOf[person] = groups.get(groupKey) ?? -1;
  }
  let tie = firstTie;
  for (const { a, b, strength } of part.ties()) {
    graph.from[tie] = numbers.get(a) ?? -1;
    graph.to[tie] = numbers.get(b) ?? -1;
    graph.strengths[tie] = strength;
    tie += 1;
  }
}
