/** Perlen's engine beside the same question put to Neo4j in Cypher. Different answers void the comparison. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../api/src/store/store.js';
import { type RunningNeo4j, startNeo4j } from '../tools/neo4j/server.js';
import { AnswerComparison } from './answers.js';
import { askInTurn, type Outcomes, type Party, partyOf, QUERY_LIMIT_MS, rowOfOutcomes } from './asking.js';
import type { Row } from './figures.js';
import { idOf, numberOf, readPlainGraph } from './graphs/plain-graph.js';
import type { PreparedGraph, PreparedQuestions } from './graphs/prepare.js';
import { PERLEN, questionOf } from './limits-process.js';
import { memoryOf, milliseconds, quantile, say, seconds } from './measure.js';
import { askNetwork, loadNetwork, openNetworkStore } from './neo4j-network.js';
import { Contender, nodeContender } from './peers/contender.js';
import { compareAll } from './peers.js';
import type { Budget } from './plan.js';

const PATHS_ASKED_FOR = 10;
const HEAP_MEGABYTES = 4096;
const PAGE_CACHE_MEGABYTES = 1024;
const POINT_READS = 200;

/** What rows go by: the enumeration, and the fastest Cypher we know for this. */
export const CYPHER = 'Neo4j, Cypher';
export const CYPHER_BOTH_ENDS = 'Neo4j, Cypher from both ends';

export interface Neo4jFigures {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

export async function measureNeo4j(graph: PreparedGraph, budgets: readonly Budget[]): Promise<Neo4jFigures> {
  const neo4j = await startNeo4j({
    auth: 'none',
    heapMegabytes: HEAP_MEGABYTES,
    pageCacheMegabytes: PAGE_CACHE_MEGABYTES,
    say,
  });
  const store = openNetworkStore(neo4j, QUERY_LIMIT_MS);
  try {
    const plain = readPlainGraph(graph.graphFile);
    const loadMs = await loadNetwork(store, plain);
    say(`  (${graph.name}) loaded into Neo4j in ${seconds(loadMs)}`);
    const perlen = await Contender.start(nodeContender(PERLEN, 'perlen.ts', [graph.graphFile]));
    try {
      const measured = await measureHops(graph, store, perlen, budgets);
      const peakBytes = memoryOf(processOf(neo4j))?.peakBytes ?? null;
      const rows = measured.rows.map((row) => ({ ...row, peakBytes: row.peakBytes ?? peakBytes }));
      const notes = [...measured.notes, await explain(graph, store, neo4j, loadMs)];
      return { rows, notes };
    } finally {
      await perlen.stop();
    }
  } finally {
    await store.close();
    await neo4j.stop();
  }
}

async function measureHops(
  graph: PreparedGraph,
  store: Store,
  perlen: Contender,
  budgets: readonly Budget[],
): Promise<Neo4jFigures> {
  const { questions }: PreparedQuestions = JSON.parse(readFileSync(graph.questionsFile, 'utf8'));
  const comparison = new AnswerComparison(readPlainGraph(graph.graphFile));
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const { hops, enumerationMs, bothEndsMs } of budgets) {
    const parties = [
      partyOf(perlen, { hops, limit: PATHS_ASKED_FOR, budgetMs: enumerationMs }),
      cypherParty(store, CYPHER, enumeration(hops), enumerationMs),
      cypherParty(store, CYPHER_BOTH_ENDS, fromBothEnds(hops), bothEndsMs),
    ];
    const outcomes = await askInTurn(parties, questions, `(${graph.name}), ${hops} hops`);
    for (const { name } of parties) {
      const others = name === PERLEN ? null : (outcomes.get(PERLEN) ?? []);
      const named = { graph: graph.name, question: questionOf(PATHS_ASKED_FOR, hops), who: name };
      const peakBytes = name === PERLEN ? perlen.peakBytes : null;
      const row = rowOfOutcomes(named, outcomes.get(name) ?? [], { perlen: others, limit: null, peakBytes });
      if (row !== null) rows.push(row);
    }
    notes.push(agreement(graph, comparison, outcomes, hops));
  }
  return { rows, notes };
}

function cypherParty(store: Store, name: string, statement: string, budgetMs: number): Party {
  const ask: Party['ask'] = async ({ from, to }) => {
    const startedAt = performance.now();
    const answer = await askNetwork(store, statement, { from: idOf(from), to: idOf(to) });
    const tookMs = performance.now() - startedAt;
    return { tookMs: answer === null ? QUERY_LIMIT_MS : tookMs, paths: answer?.map(peopleOf) ?? null };
  };
  return { name, ask, budgetMs };
}

function peopleOf(row: unknown): number[] {
  if (typeof row === 'object' && row !== null && 'people' in row && Array.isArray(row.people)) {
    return row.people.map((id) => numberOf(String(id)));
  }
  throw new TypeError('the query answers no people');
}

function enumeration(hops: number): string {
  return changed(cypherText('warm-paths.cypher'), 'ties:KNOWS*1..4', `ties:KNOWS*1..${hops}`);
}

function fromBothEnds(hops: number): string {
  const text = cypherText('warm-paths-from-both-ends.cypher');
  return changed(text, 'rest:KNOWS*1..2', `rest:KNOWS*1..${hops - 2}`);
}

function cypherText(fileName: string): string {
  return readFileSync(new URL(fileName, import.meta.url), 'utf8');
}

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the query lacks ${from}`);
  return text.replace(from, to);
}

/** Says how many questions were answered alike. Throws if any was not. */
function agreement(
  graph: PreparedGraph,
  comparison: AnswerComparison,
  outcomes: Outcomes,
  hops: number,
): string {
  const said = [CYPHER, CYPHER_BOTH_ENDS].map((name) => {
    const label = `${name} on (${graph.name}) within ${hops} hops`;
    const compared = compareAll(
      comparison,
      outcomes.get(name) ?? [],
      outcomes.get(PERLEN) ?? [],
      label,
      hops,
    );
    const count = (wanted: string) => compared.filter(({ verdict }) => verdict === wanted).length;
    if (count('colder') > 0) throw new Error(`${label} misses paths that Perlen finds`);
    return `${count('same')} of ${compared.length} with ${name} (${count('not in time')} not in time)`;
  });
  return `(${graph.name}), ${hops} hops: all ten paths agree in ${said.join(', in ')}.`;
}

async function explain(
  graph: PreparedGraph,
  store: Store,
  neo4j: RunningNeo4j,
  loadMs: number,
): Promise<string> {
  const timesMs: number[] = [];
  for (let read = 0; read < POINT_READS; read += 1) {
    const startedAt = performance.now();
    await askNetwork(store, 'MATCH (p:Person {id: $id}) RETURN p.id AS id', { id: idOf(read) });
    timesMs.push(performance.now() - startedAt);
  }
  const readMs = milliseconds(quantile(timesMs.slice(POINT_READS / 2), 0.5));
  return `(${graph.name}): Neo4j Community ${neo4j.version}, heap ${HEAP_MEGABYTES} MB, page cache ${PAGE_CACHE_MEGABYTES} MB, loaded in ${seconds(loadMs)}. Its times include Perlen's store port, the driver and Bolt on this machine: reading one person by id takes ${readMs} (p50).`;
}

/** The server's process, by its data folder; -1 where there is no /proc. */
function processOf({ dataDir }: RunningNeo4j): number {
  try {
    const isServer = (entry: string) => {
      try {
        return readFileSync(join('/proc', entry, 'cmdline'), 'utf8').includes(`--home-dir=${dataDir}`);
      } catch {
        return false;
      }
    };
    return Number(readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && isServer(entry)) ?? -1);
  } catch {
    return -1;
  }
}
