/** ngraph's A* towards both ends (NBA*): the single best path, without a bound on its hops. Parameter: the graph's file. */
import createGraph from 'ngraph.graph';
import ngraphPath from 'ngraph.path';
import { type PlainGraph, readPlainGraph } from '../graphs/plain-graph.js';
import type { PathFinder } from './graphology.js';
import { answerQuestions, parameterOf } from './protocol.js';

export function ngraphFinder({ peopleCount, from, to, strengths }: PlainGraph): PathFinder {
  const graph = createGraph<undefined, number>();
  for (let person = 0; person < peopleCount; person += 1) graph.addNode(person);
  for (let tie = 0; tie < from.length; tie += 1) {
    graph.addLink(from[tie] ?? 0, to[tie] ?? 0, -Math.log2(strengths[tie] ?? 0));
  }
  const finder = ngraphPath.nba(graph, { distance: (_from, _to, link) => link.data });
  return (asked) => {
    const startedAt = performance.now();
    const people = finder.find(asked.from, asked.to).map(({ id }) => Number(id));
    const tookMs = performance.now() - startedAt;
    return { tookMs, paths: people.length === 0 ? [] : [people.reverse()] };
  };
}

const file = parameterOf(import.meta.url);
if (file !== undefined) {
  const startedAt = performance.now();
  const find = ngraphFinder(readPlainGraph(file));
  await answerQuestions({ version: '', buildMs: performance.now() - startedAt }, find);
}
