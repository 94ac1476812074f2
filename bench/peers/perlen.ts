/** Perlen's engine as a contender. Parameter: the file of the graph. */
import type { TieGraph } from '../../api/src/network/graph.js';
import type { PathOrigin } from '../../api/src/network/types.js';
import { createPathSearch } from '../../api/src/network/warm-paths.js';
import { buildTieGraph, idOf, numberOf, readPlainGraph } from '../graphs/plain-graph.js';
import { type Answered, type Asked, answerQuestions, parameterOf } from './protocol.js';

const MOST_HOPS = 6;
const TIES_PER_STEP = 4096;

/** Asks the engine in this thread, from one person or another origin. */
export function askPerlen(graph: TieGraph, asked: Asked, origin?: PathOrigin): Answered {
  const startedAt = performance.now();
  const search = createPathSearch(graph, {
    from: origin ?? { kind: 'PEOPLE', ids: [idOf(asked.from)], isSingle: true },
    to: { kind: 'PERSON', id: idOf(asked.to) },
    access: { kind: 'OPERATOR' },
    maxHops: asked.hops ?? MOST_HOPS,
    limit: asked.limit,
  });
  try {
    while (!search.step(TIES_PER_STEP)) {
      if (performance.now() - startedAt > asked.timeoutMs) break;
    }
    const tookMs = performance.now() - startedAt;
    const { answer } = search;
    if (answer === null || answer.kind === 'TIMED_OUT') return { tookMs: asked.timeoutMs, paths: null };
    const paths = answer.kind === 'NONE' ? [] : answer.paths.map(({ people }) => people.map(numberOf));
    return { tookMs, paths };
  } finally {
    search.close();
  }
}

async function answerAsContender(file: string): Promise<void> {
  const plain = readPlainGraph(file);
  const startedAt = performance.now();
  const graph = buildTieGraph(plain);
  const buildMs = performance.now() - startedAt;
  await answerQuestions({ version: '', buildMs }, (asked) => askPerlen(graph, asked));
}

const file = parameterOf(import.meta.url);
if (file !== undefined) await answerAsContender(file);
