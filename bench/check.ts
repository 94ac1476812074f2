/** The benchmark's comparisons without its measurements: small graphs, some seconds, no database and no registry. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bruteForce, withoutVersion } from '../api/src/network/testing/brute-force.js';
import type { PathOrigin, PathQuery } from '../api/src/network/types.js';
import { createPathSearch } from '../api/src/network/warm-paths.js';
import { AnswerComparison } from './answers.js';
import { firstOfEachClass } from './asking.js';
import { makeUpGraph } from './graphs/made-up.js';
import { buildTieGraph, idOf, type PlainGraph, sourceOf, writePlainGraph } from './graphs/plain-graph.js';
import { drawQuestions } from './graphs/questions.js';
import { Contender, type ContenderCommand } from './peers/contender.js';
import { graphologyFinder, type PathFinder } from './peers/graphology.js';
import { ngraphFinder } from './peers/ngraph.js';
import { askPerlen } from './peers/perlen.js';
import type { Asked } from './peers/protocol.js';
import { PYTHON_PEERS, pythonContender } from './peers/python.js';

const MOST_HOPS = 6;
const TIMEOUT_MS = 30_000;

/** A sentence for each answer that differs from brute force, and how many were compared. */
export function compareWithBruteForce(): Compared {
  const compared = new Comparing();
  for (const ties of [180, 300]) {
    const graph = makeUpGraph({ people: 120, ties });
    const perlen = buildTieGraph(graph);
    for (const { from, to } of drawQuestions(graph, 4)) {
      for (const query of queriesOf(from, to)) {
        const search = createPathSearch(perlen, query);
        while (!search.step(1_000_000));
        const { answer } = search;
        const found = JSON.stringify(answer && withoutVersion(answer));
        const expected = JSON.stringify(bruteForce(sourceOf(graph), query));
        compared.add(isSameJson(found, expected), `${JSON.stringify(query)}: ${found}, not ${expected}`);
      }
    }
  }
  return compared;
}

/** The same for the single best path, beside the libraries in JavaScript, on a graph of 1,000 people. */
export function compareWithLibraries(): Compared {
  const compared = new Comparing();
  const graph = makeUpGraph(LIBRARY_SIZE);
  const perlen = buildTieGraph(graph);
  const comparison = new AnswerComparison(graph);
  const finders: Record<string, PathFinder> = {
    graphology: graphologyFinder(graph),
    ngraph: ngraphFinder(graph),
  };
  for (const { from, to } of drawQuestions(graph, 20)) {
    const asked: Asked = { from, to, hops: MOST_HOPS, limit: 1, timeoutMs: TIMEOUT_MS };
    const own = askPerlen(perlen, asked).paths ?? [];
    for (const [name, find] of Object.entries(finders)) {
      const others = find(asked).paths ?? [];
      const verdict = comparison.verdict(others, own, MOST_HOPS);
      compared.add(verdict === 'same', `${name}, ${from} to ${to}: ${verdict}`);
    }
  }
  return compared;
}

/** The same for ten paths beside igraph and networkx. */
export async function compareWithPython(python: string): Promise<Compared> {
  const compared = new Comparing();
  const folder = mkdtempSync(join(tmpdir(), 'perlen-bench-check-'));
  const graph = makeUpGraph(LIBRARY_SIZE);
  const file = join(folder, 'graph');
  writePlainGraph(file, graph);
  try {
    for (const { name, file: script } of PYTHON_PEERS) {
      await compareWithPeer(pythonContender(python, name, script, file), graph, compared);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return compared;
}

export interface Compared {
  readonly count: number;
  readonly differences: readonly string[];
}

const LIBRARY_SIZE = { people: 1000, ties: 10_000 };

class Comparing implements Compared {
  count = 0;
  readonly differences: string[] = [];

  add(isSame: boolean, difference: string): void {
    this.count += 1;
    if (!isSame) this.differences.push(difference);
  }
}

async function compareWithPeer(
  command: ContenderCommand,
  graph: PlainGraph,
  compared: Comparing,
): Promise<void> {
  const perlen = buildTieGraph(graph);
  const comparison = new AnswerComparison(graph);
  const contender = await Contender.start(command);
  try {
    for (const { from, to } of firstOfEachClass(drawQuestions(graph, 5), 5)) {
      const asked: Asked = { from, to, hops: MOST_HOPS, limit: 10, timeoutMs: TIMEOUT_MS };
      const others = (await contender.ask(asked)).paths ?? [];
      const verdict = comparison.verdict(others, askPerlen(perlen, asked).paths ?? [], MOST_HOPS);
      compared.add(verdict === 'same', `${command.name}, ${from} to ${to}: ${verdict}`);
    }
  } finally {
    await contender.stop();
  }
}

function queriesOf(from: number, to: number): PathQuery[] {
  const origins: PathOrigin[] = [{ kind: 'PEOPLE', ids: [idOf(from)], isSingle: true }, { kind: 'COMPANY' }];
  return origins.flatMap((origin) =>
    [1, 3, 4].map((maxHops) => ({
      from: origin,
      to: { kind: 'PERSON', id: idOf(to) },
      access: { kind: 'OPERATOR' },
      maxHops,
      limit: 10,
    })),
  );
}

/** The order of an object's members does not matter. */
function isSameJson(one: string | undefined, other: string): boolean {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1)))
      : value;
  return JSON.stringify(JSON.parse(one ?? 'null'), sorted) === JSON.stringify(JSON.parse(other), sorted);
}
