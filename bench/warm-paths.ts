/** Warm paths in memory beside the same question put to Neo4j in Cypher. Different answers void the comparison. */
import { readFileSync } from 'node:fs';
import type { TieGraph } from '../api/src/network/graph.js';
import { findWarmPaths } from '../api/src/network/warm-paths.js';
import type { Store } from '../api/src/store/store.js';
import { startNeo4j } from '../tools/neo4j/server.js';
import { milliseconds, quantile, type Section, say, seconds, whole } from './measure.js';
import { askNetwork, loadNetwork, openNetworkStore } from './neo4j-network.js';
import type { BenchNetwork, Pair, PairKind } from './network.js';

const PATHS_ASKED_FOR = 10;
/** Longer, and the set of pairs around hubs takes an hour; what reaches it counts as that long. */
const QUERY_TIMEOUT_MS = 10_000;
const SAME_WARMTH = 1e-9;
const NEO4J_HEAP_MEGABYTES = 4096;
const NEO4J_PAGE_CACHE_MEGABYTES = 1024;

type Side = 'perlen' | 'cypher' | 'bothEnds';

/** Warmths of the paths found, warmest first; null: no answer in time. */
type Answer = readonly number[] | null;

interface Measured {
  readonly pair: Pair;
  readonly timesMs: Record<Side, number>;
  readonly answers: Record<Side, Answer>;
}

export async function measureWarmPaths(
  network: BenchNetwork,
  pairCount: number,
): Promise<Pick<Section, 'columns' | 'rows' | 'notes'>> {
  const neo4j = await startNeo4j({
    auth: 'none',
    heapMegabytes: NEO4J_HEAP_MEGABYTES,
    pageCacheMegabytes: NEO4J_PAGE_CACHE_MEGABYTES,
    say,
  });
  const store = openNetworkStore(neo4j, QUERY_TIMEOUT_MS);
  try {
    const loadMs = await loadNetwork(store, network.generated);
    say(`Loaded into Neo4j in ${seconds(loadMs)}.`);
    const pairs = network.pairs(pairCount);
    const rows: string[][] = [];
    const notes: string[] = [];
    for (const maxHops of [3, 4]) {
      const measured = await measurePairs(network.graph, store, pairs, maxHops);
      rows.push(...tableRows(measured, maxHops));
      notes.push(agreement(measured, maxHops));
    }
    const readMs = await pointReads(store, pairs);
    return {
      columns: [
        'ties at most, pairs',
        'Perlen p50',
        'p95',
        'Cypher p50',
        'p95',
        'ratio of p50s',
        'from both ends p50',
        'p95',
        'ratio of p50s',
      ],
      rows,
      notes: [
        ...notes,
        ...explanations(network, pairs.length),
        `The times of Cypher include Perlen's store port, the driver and Bolt on this machine: reading one person by id takes ${milliseconds(readMs)} (p50).`,
        `Neo4j Community ${neo4j.version} on the same machine: heap ${NEO4J_HEAP_MEGABYTES} MB, page cache ${NEO4J_PAGE_CACHE_MEGABYTES} MB; loaded in ${seconds(loadMs)}. Perlen's graph was built from the same rows in ${seconds(network.buildMs)}.`,
      ],
    };
  } finally {
    await store.close();
    await neo4j.stop();
  }
}

function explanations({ generated, graph }: BenchNetwork, pairCount: number): string[] {
  return [
    `A made-up network of communities and hubs: ${whole(generated.peopleCount)} people, ${whole(graph.tieCount)} ties, all named. ${pairCount} pairs, ${PATHS_ASKED_FOR} paths each.`,
    'near: probably one community; far: neither tied nor with a common neighbour; hub: one of the best connected thousandth and anybody; random: anybody twice.',
    'Cypher: bench/warm-paths.cypher, one variable-length pattern between two people found by index. From both ends: bench/warm-paths-from-both-ends.cypher, the fastest Cypher we know for this, written so that the halves are joined in the middle.',
    'The whole set was run once unmeasured; then each pair was asked of all three in turn.',
  ];
}

async function measurePairs(
  graph: TieGraph,
  store: Store,
  pairs: readonly Pair[],
  maxHops: number,
): Promise<Measured[]> {
  const plain = changed(cypherText('warm-paths.cypher'), 'ties:KNOWS*1..4', `ties:KNOWS*1..${maxHops}`);
  const joined = cypherText('warm-paths-from-both-ends.cypher');
  const bothEnds = changed(joined, 'rest:KNOWS*1..2', `rest:KNOWS*1..${maxHops - 2}`);
  const ask: Record<Side, (pair: Pair) => Promise<Answer>> = {
    perlen: (pair) => askPerlen(graph, pair, maxHops),
    cypher: (pair) => askNeo4j(store, plain, pair),
    bothEnds: (pair) => askNeo4j(store, bothEnds, pair),
  };
  let measured: Measured[] = [];
  for (const pass of ['unmeasured', 'measured']) {
    measured = [];
    for (const [place, pair] of pairs.entries()) {
      measured.push(await measurePair(pair, ask));
      if ((place + 1) % 10 === 0) say(`  up to ${maxHops} ties, ${pass}: ${place + 1}/${pairs.length} pairs`);
    }
  }
  return measured;
}

async function measurePair(
  pair: Pair,
  ask: Record<Side, (pair: Pair) => Promise<Answer>>,
): Promise<Measured> {
  const timesMs = { perlen: 0, cypher: 0, bothEnds: 0 };
  const answers: Record<Side, Answer> = { perlen: null, cypher: null, bothEnds: null };
  for (const side of ['perlen', 'cypher', 'bothEnds'] as const) {
    const startedAt = performance.now();
    answers[side] = await ask[side](pair);
    timesMs[side] = performance.now() - startedAt;
  }
  return { pair, timesMs, answers };
}

async function askPerlen(graph: TieGraph, { from, to }: Pair, maxHops: number): Promise<Answer> {
  const answer = await findWarmPaths(
    graph,
    {
      from: { kind: 'PEOPLE', ids: [from], isSingle: true },
      to: { kind: 'PERSON', id: to },
      access: { kind: 'OPERATOR' },
      maxHops,
      limit: PATHS_ASKED_FOR,
    },
    { timeoutMs: QUERY_TIMEOUT_MS },
  );
  if (answer.kind === 'TIMED_OUT') return null;
  return answer.kind === 'NONE' ? [] : answer.paths.map(({ warmth }) => warmth);
}

async function askNeo4j(store: Store, statement: string, { from, to }: Pair): Promise<Answer> {
  const rows = await askNetwork(store, statement, { from, to });
  return rows === null ? null : rows.map(warmthOf);
}

function warmthOf(row: unknown): number {
  if (typeof row === 'object' && row !== null && 'warmth' in row) return Number(row.warmth);
  throw new TypeError('the query answers no warmth');
}

function cypherText(fileName: string): string {
  return readFileSync(new URL(fileName, import.meta.url), 'utf8');
}

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the query lacks ${from}`);
  return text.replace(from, to);
}

function tableRows(measured: readonly Measured[], maxHops: number): string[][] {
  const kinds = [...new Set(measured.map(({ pair }) => pair.kind))];
  const row = (name: string, chosen: readonly Measured[]) => {
    const p = (side: Side, share: number) =>
      quantile(
        chosen.map(({ timesMs }) => timesMs[side]),
        share,
      );
    const cells = (side: Side) => [milliseconds(p(side, 0.5)), milliseconds(p(side, 0.95))];
    const ratio = (side: Side) => `${whole(p(side, 0.5) / p('perlen', 0.5))} times`;
    return [
      name,
      ...cells('perlen'),
      ...cells('cypher'),
      ratio('cypher'),
      ...cells('bothEnds'),
      ratio('bothEnds'),
    ];
  };
  const ofKind = (kind: PairKind) => measured.filter(({ pair }) => pair.kind === kind);
  return [
    row(`**${maxHops}, all ${measured.length}**`, measured),
    ...kinds.map((kind) => row(`${maxHops}, ${ofKind(kind).length} ${kind}`, ofKind(kind))),
  ];
}

/** Says how many pairs were answered alike. Throws if any was not. */
function agreement(measured: readonly Measured[], maxHops: number): string {
  const said = (['cypher', 'bothEnds'] as const).map((side) => {
    const finished = measured.filter(({ answers }) => answers.perlen !== null && answers[side] !== null);
    for (const { pair, answers } of finished) {
      if (isSame(answers.perlen ?? [], answers[side] ?? [])) continue;
      throw new Error(
        `Different answers from ${pair.from} to ${pair.to} within ${maxHops}: ${answers.perlen} and ${answers[side]} (${side}).`,
      );
    }
    const name = side === 'cypher' ? 'the Cypher' : 'the Cypher from both ends';
    const timedOut = measured.filter(({ answers }) => answers[side] === null).length;
    return `${finished.length} of ${measured.length} pairs with ${name} (${timedOut} of its queries ended at the time-out of ${QUERY_TIMEOUT_MS / 1000} s, their times count as that)`;
  });
  const withPaths = measured.filter(({ answers }) => (answers.perlen?.length ?? 0) > 0).length;
  return `Up to ${maxHops} ties, ${withPaths} pairs have a path. The warmths of all ten paths agree to ${SAME_WARMTH}: ${said.join('; ')}.`;
}

function isSame(ours: readonly number[], theirs: readonly number[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every((warmth, place) => Math.abs(warmth - (theirs[place] ?? -1)) <= SAME_WARMTH)
  );
}

async function pointReads(store: Store, pairs: readonly Pair[]): Promise<number> {
  const timesMs: number[] = [];
  for (const { from } of [...pairs, ...pairs]) {
    const startedAt = performance.now();
    await askNetwork(store, 'MATCH (p:Person {id: $id}) RETURN p.id AS id', { id: from });
    timesMs.push(performance.now() - startedAt);
  }
  return quantile(timesMs.slice(pairs.length), 0.5);
}
