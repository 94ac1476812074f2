/**
 * Perlen's engine as a contender: people by number, as everybody else here has them; a path comes with its strengths and
 * availabilities, and without a path with the nearest person. Parameter: the file of the graph.
 */
import type { TieGraph } from '../../api/src/network/graph.js';
import type { NumberedQuery } from '../../api/src/network/numbered-query.js';
import { NumberedSearch } from '../../api/src/network/warm-paths.js';
import { buildTieGraph, readPlainGraph } from '../graphs/plain-graph.js';
import { type Answered, type Asked, answerQuestions, parameterOf } from './protocol.js';

const MOST_HOPS = 6;
const TIES_PER_STEP = 4096;

/** Asks the engine in this thread: from one person, or from the company. */
export function askPerlen(graph: TieGraph, asked: Asked, isCompany = false): Answered {
  const startedAt = performance.now();
  const search = new NumberedSearch(graph, queryOf(asked, isCompany));
  try {
    while (!search.step(TIES_PER_STEP)) {
      if (performance.now() - startedAt > asked.timeoutMs) break;
    }
    const { answer } = search;
    const tookMs = performance.now() - startedAt;
    if (answer === null || answer.kind === 'TIMED_OUT') return { tookMs: asked.timeoutMs, paths: null };
    return { tookMs, paths: answer.kind === 'NONE' ? [] : answer.paths.map(({ people }) => people) };
  } finally {
    search.close();
  }
}

function queryOf({ from, to, hops, limit }: Asked, isCompany: boolean): NumberedQuery {
  return {
    from: { isCompany, isSingle: !isCompany, people: isCompany ? [] : [from] },
    targets: [to],
    hiddenTargets: [],
    barred: [],
    viewer: -1,
    isOperator: true,
    minStrength: 0,
    askedCounts: [],
    maxHops: hops ?? MOST_HOPS,
    limit,
    perIntroducer: Number.POSITIVE_INFINITY,
  };
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
