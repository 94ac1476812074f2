/** graphology's bidirectional Dijkstra: the single best path, without a bound on its hops. Parameter: the graph's file. */
import { UndirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';
import { type PlainGraph, readPlainGraph } from '../graphs/plain-graph.js';
import { type Answered, type Asked, answerQuestions, parameterOf } from './protocol.js';

export type PathFinder = (asked: Asked) => Answered;

export function graphologyFinder({ peopleCount, from, to, strengths }: PlainGraph): PathFinder {
  const graph = new UndirectedGraph({ allowSelfLoops: false });
  for (let person = 0; person < peopleCount; person += 1) graph.addNode(person);
  for (let tie = 0; tie < from.length; tie += 1) {
    graph.addEdge(from[tie], to[tie], { weight: -Math.log2(strengths[tie] ?? 0) });
  }
  return (asked) => {
    const startedAt = performance.now();
    const path = dijkstra.bidirectional(graph, `${asked.from}`, `${asked.to}`, 'weight');
    const tookMs = performance.now() - startedAt;
    return { tookMs, paths: path === null ? [] : [path.map(Number)] };
  };
}

const file = parameterOf(import.meta.url);
if (file !== undefined) {
  const startedAt = performance.now();
  const find = graphologyFinder(readPlainGraph(file));
  await answerQuestions({ version: '', buildMs: performance.now() - startedAt }, find);
}
