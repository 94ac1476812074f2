/** The search for warm paths alone, by how many ties a path may have, and the memory of its graph. */
import type { PathOrigin } from '../api/src/network/types.js';
import { findWarmPaths } from '../api/src/network/warm-paths.js';
import { mebibytes, milliseconds, quantile, type Section, whole } from './measure.js';
import type { BenchNetwork, Pair } from './network.js';

const TIMEOUT_MS = 30_000;
const PATHS_ASKED_FOR = 10;

export async function measureEngine(
  network: BenchNetwork,
  pairCount: number,
): Promise<Pick<Section, 'columns' | 'rows' | 'notes'>> {
  const pairs = network.pairs(pairCount);
  const rows: string[][] = [];
  for (const maxHops of [2, 3, 4, 5, 6]) {
    for (const origin of ['one person', 'the company'] as const) {
      const fromOf = (id: string): PathOrigin =>
        origin === 'one person' ? { kind: 'PEOPLE', ids: [id], isSingle: true } : { kind: 'COMPANY' };
      // Whoever is of the company leaves its targets: there would be nothing to search.
      const isTarget = ({ to }: Pair) => origin === 'one person' || !network.graph.isPresentEmployee(to);
      const asked = pairs.filter(isTarget).map(({ from, to }) => ({ from: fromOf(from), to }));
      rows.push([`${maxHops}`, origin, ...(await measureQuestions(network, asked, maxHops))]);
    }
  }
  const { graph } = network;
  const bytes = graph.memoryBytes();
  return {
    columns: ['ties at most', 'from', 'p50', 'p95', 'longest', 'questions', 'with paths', 'timed out'],
    rows,
    notes: [
      `${PATHS_ASKED_FOR} paths each, the whole set run once unmeasured. From the company: to contacts only. Where there is no path, the time includes the search for the nearest person. Time-out ${TIMEOUT_MS / 1000} s.`,
      `The graph of ${whole(graph.size)} people and ${whole(graph.tieCount)} ties holds about ${mebibytes(bytes)}: ${Math.round(bytes / graph.tieCount)} bytes a tie, people and ids included.`,
    ],
  };
}

async function measureQuestions(
  { graph }: BenchNetwork,
  asked: readonly { readonly from: PathOrigin; readonly to: string }[],
  maxHops: number,
): Promise<string[]> {
  let timesMs: number[] = [];
  const kinds = { PATHS: 0, NONE: 0, TIMED_OUT: 0 };
  for (const pass of ['unmeasured', 'measured']) {
    timesMs = [];
    for (const { from, to } of asked) {
      const startedAt = performance.now();
      const { kind } = await findWarmPaths(
        graph,
        {
          from,
          to: { kind: 'PERSON', id: to },
          access: { kind: 'OPERATOR' },
          maxHops,
          limit: PATHS_ASKED_FOR,
        },
        { timeoutMs: TIMEOUT_MS },
      );
      timesMs.push(performance.now() - startedAt);
      if (pass === 'measured') kinds[kind] += 1;
    }
  }
  const at = (share: number) => milliseconds(quantile(timesMs, share));
  return [at(0.5), at(0.95), at(1), `${asked.length}`, `${kinds.PATHS}`, `${kinds.TIMED_OUT}`];
}
