/**
 * How long warm paths take in the network core alone, without store or API, on a generated network.
 * Run: npx tsx bench/paths-core.ts [people] [ties]
 */
import { TieGraph } from '../api/src/network/graph.js';
import type { GraphPerson, GraphTie, PathOrigin, PathQuery } from '../api/src/network/types.js';
import { createPathSearch } from '../api/src/network/warm-paths.js';
import { type GeneratedGraph, generateGraph } from '../api/src/seed/generate-graph.js';
import { RandomNumbers } from '../api/src/seed/random-numbers.js';

const PAIRS = 200;

const [people = 100_000, ties = 1_000_000] = process.argv.slice(2).map(Number);
const generated = timed('generate', () => generateGraph({ people, ties, seed: 1 }));
const graph = timed('build', () =>
  TieGraph.build(1, { people: graphPeople(generated), ties: graphTies(generated), departments: [] }),
);
const keys = [...generated.people()].map(({ key }) => key);
const degrees = keys.map((key) => graph.neighbours(key).length).sort((one, other) => other - one);
console.log(`${graph.size} people, ${graph.tieCount} ties, ${Math.round(graph.memoryBytes() / 2 ** 20)} MiB`);
console.log(`degrees: largest ${degrees[0]}, 1000th ${degrees[999]}, median ${degrees[degrees.length >> 1]}`);

const random = new RandomNumbers(2);
const anybody = () => keys[random.below(keys.length)] ?? '';
const hubs = [...keys]
  .sort((one, other) => graph.neighbours(other).length - graph.neighbours(one).length)
  .slice(0, 50);
const hub = () => hubs[random.below(hubs.length)] ?? '';
const near = () => {
  const from = anybody();
  return [from, keys[Math.min(keys.length - 1, keys.indexOf(from) + 1 + random.below(30))] ?? ''] as const;
};
const one = (id: string): PathOrigin => ({ kind: 'PEOPLE', ids: [id], isSingle: true });
const some = (count: number): PathOrigin => ({
  kind: 'PEOPLE',
  ids: Array.from({ length: count }, anybody),
  isSingle: false,
});

for (const maxHops of [2, 3, 4, 5, 6]) {
  measure(`far, ${maxHops} hops`, maxHops, () => [one(anybody()), anybody()]);
  measure(`near, ${maxHops} hops`, maxHops, () => {
    const [from, to] = near();
    return [one(from), to];
  });
  measure(`hub to anybody, ${maxHops} hops`, maxHops, () => [one(hub()), anybody()]);
  measure(`hub to hub, ${maxHops} hops`, maxHops, () => [one(hub()), hub()]);
  measure(`company, ${maxHops} hops`, maxHops, () => [{ kind: 'COMPANY' }, anybody()]);
  measure(`1000 people, ${maxHops} hops`, maxHops, () => [some(1000), anybody()]);
}

function measure(name: string, maxHops: number, draw: () => readonly [PathOrigin, string]): void {
  const questions = Array.from({ length: PAIRS }, draw).map(
    ([from, id]): PathQuery => ({
      from,
      to: { kind: 'PERSON', id },
      access: { kind: 'OPERATOR' },
      maxHops,
      limit: 10,
    }),
  );
  const timesMs: number[] = [];
  let answered = 0;
  for (const pass of ['unmeasured', 'measured']) {
    for (const question of questions) {
      const startedAt = performance.now();
      const search = createPathSearch(graph, question);
      while (!search.step(100_000)) {
        if (performance.now() - startedAt > 10_000) break;
      }
      search.close();
      if (pass === 'unmeasured') continue;
      timesMs.push(performance.now() - startedAt);
      if (search.answer?.kind === 'PATHS') answered += 1;
    }
  }
  timesMs.sort((first, second) => first - second);
  const at = (share: number) =>
    (timesMs[Math.floor(share * (timesMs.length - 1))] ?? 0).toFixed(2).padStart(8);
  console.log(
    `${name.padEnd(26)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(1)} ms  with paths ${answered}`,
  );
}

function timed<Result>(what: string, work: () => Result): Result {
  const startedAt = performance.now();
  const result = work();
  console.log(`${what}: ${Math.round(performance.now() - startedAt)} ms`);
  return result;
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
