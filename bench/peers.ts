/** Perlen beside libraries that a user could pick instead, each in a process of its own. */
import { readFileSync } from 'node:fs';
import { AnswerComparison, type Verdict } from './answers.js';
import { askInTurn, type Outcome, type Outcomes, partyOf, rowOfOutcomes } from './asking.js';
import type { Row } from './figures.js';
import { readPlainGraph } from './graphs/plain-graph.js';
import type { PreparedGraph, PreparedQuestions } from './graphs/prepare.js';
import type { Question } from './graphs/questions.js';
import { PERLEN } from './limits-process.js';
import { say, seconds } from './measure.js';
import { Contender, type ContenderCommand, nodeContender } from './peers/contender.js';
import { PYTHON_PEERS, providePython, pythonContender } from './peers/python.js';

export interface PeersFigures {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/** The engine's most: libraries know no bound on hops. */
const MOST_HOPS = 6;
const PATHS_ASKED_FOR = 10;

const NODE_PEERS = [
  { name: 'graphology, bidirectional Dijkstra', file: 'graphology.ts' },
  { name: 'ngraph, NBA*', file: 'ngraph.ts' },
] as const;

/** Two comparisons on one graph: ten paths (Python's libraries), and the single best (JavaScript's). */
export async function measurePeers(graph: PreparedGraph, budgetMs: number): Promise<PeersFigures> {
  const { questions }: PreparedQuestions = JSON.parse(readFileSync(graph.questionsFile, 'utf8'));
  const python = await pythonPeers(graph.graphFile);
  const node = NODE_PEERS.map(({ name, file }) => nodeContender(name, file, [graph.graphFile]));
  const ten = await measureBeside(graph, python.peers, questions, { limit: PATHS_ASKED_FOR, budgetMs });
  const one = await measureBeside(graph, node, questions, { limit: 1, budgetMs });
  return { rows: [...ten.rows, ...one.rows], notes: [...python.notes, ...ten.notes, ...one.notes] };
}

async function pythonPeers(
  graphFile: string,
): Promise<{ readonly peers: ContenderCommand[]; readonly notes: string[] }> {
  try {
    const python = await providePython();
    return {
      peers: PYTHON_PEERS.map(({ name, file }) => pythonContender(python, name, file, graphFile)),
      notes: [],
    };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : `${error}`;
    return { peers: [], notes: [`igraph and networkx are not in this table: ${reason}`] };
  }
}

async function measureBeside(
  graph: PreparedGraph,
  peers: readonly ContenderCommand[],
  questions: readonly Question[],
  { limit, budgetMs }: { readonly limit: number; readonly budgetMs: number },
): Promise<PeersFigures> {
  if (peers.length === 0) return { rows: [], notes: [] };
  const contenders: Contender[] = [];
  try {
    for (const command of [nodeContender(PERLEN, 'perlen.ts', [graph.graphFile]), ...peers]) {
      const contender = await Contender.start(command);
      say(
        `  (${graph.name}) ${contender.name} ${contender.ready.version}: built in ${seconds(contender.ready.buildMs)}`,
      );
      contenders.push(contender);
    }
    const parties = contenders.map((contender) => partyOf(contender, { hops: MOST_HOPS, limit, budgetMs }));
    const outcomes = await askInTurn(parties, questions, `(${graph.name}), k = ${limit}`);
    return {
      rows: contenders.flatMap((contender) => rowBeside(graph, contender, outcomes, limit) ?? []),
      notes: notesOn(graph, contenders, outcomes, limit),
    };
  } finally {
    for (const contender of contenders) await contender.stop();
  }
}

function rowBeside(
  graph: PreparedGraph,
  { name, ready, peakBytes }: Contender,
  outcomes: Outcomes,
  limit: number,
): Row | null {
  const isPerlen = name === PERLEN;
  const question = `k = ${limit}, ${isPerlen ? `${MOST_HOPS} hops` : 'any hops'}`;
  const perlen = isPerlen ? null : (outcomes.get(PERLEN) ?? []);
  const who = ready.version === '' ? name : `${name} ${ready.version}`;
  return rowOfOutcomes({ graph: graph.name, question, who }, outcomes.get(name) ?? [], {
    perlen,
    limit: null,
    peakBytes,
  });
}

/** What the answers say about each other. Throws where another found what Perlen lacks. */
function notesOn(
  graph: PreparedGraph,
  contenders: readonly Contender[],
  outcomes: Outcomes,
  limit: number,
): string[] {
  const comparison = new AnswerComparison(readPlainGraph(graph.graphFile));
  const perlen = outcomes.get(PERLEN) ?? [];
  return contenders
    .filter(({ name }) => name !== PERLEN)
    .map(({ name }) => {
      const verdicts = compareAll(comparison, outcomes.get(name) ?? [], perlen, `${name} on (${graph.name})`);
      return `(${graph.name}), k = ${limit}: ${agreement(name, verdicts)}`;
    });
}

interface Compared {
  readonly verdict: Verdict | 'not in time';
  /** Paths of more hops than Perlen has were passed over. */
  readonly hadLonger: boolean;
}

/** Compares all questions that both answered. Throws where Perlen's answer lacks a path. */
export function compareAll(
  comparison: AnswerComparison,
  others: readonly Outcome[],
  perlens: readonly Outcome[],
  label: string,
  mostHops = MOST_HOPS,
): Compared[] {
  const own = new Map(perlens.map(({ question, paths }) => [question, paths]));
  return others.map(({ question, paths }) => {
    const ownPaths = own.get(question) ?? null;
    if (paths === null || ownPaths === null) return { verdict: 'not in time', hadLonger: false };
    const verdict = comparison.verdict(paths, ownPaths, mostHops);
    if (verdict === 'warmer') {
      const { from, to } = question;
      throw new Error(
        `Different answers from ${from} to ${to}: ${label} has ${JSON.stringify(paths)}, Perlen ${JSON.stringify(ownPaths)}.`,
      );
    }
    return { verdict, hadLonger: paths.some((path) => path.length - 1 > mostHops) };
  });
}

function agreement(name: string, compared: readonly Compared[]): string {
  const count = (wanted: Compared['verdict']) => compared.filter(({ verdict }) => verdict === wanted).length;
  const longer = compared.filter(({ hadLonger }) => hadLonger).length;
  const inTime = compared.length - count('not in time');
  return [
    `${name} answers as Perlen does in ${count('same')} of ${inTime} questions answered in time`,
    ...(count('colder') > 0 ? [`in ${count('colder')} it misses a warmer path that Perlen finds`] : []),
    ...(longer > 0 ? [`${longer} have paths of more than ${MOST_HOPS} hops, compared but for these`] : []),
    ...(count('not in time') > 0 ? [`${count('not in time')} were not answered in time`] : []),
  ].join('; ');
}
