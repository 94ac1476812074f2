/**
 * warmPaths over GraphQL beside a control field of the same server that answers a constant of the same shape: one client
 * asking one question after another, and 64 at once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { RandomNumbers } from '../api/src/seed/random-numbers.js';
import { importedId } from '../api/src/store/ids.js';
import { askInTurn, type Outcome, type Party, partyOf, rowOfOutcomes } from './asking.js';
import type { LoadRun, LoopDelay, Row } from './figures.js';
import { idOf } from './graphs/plain-graph.js';
import type { PreparedGraph, PreparedQuestions } from './graphs/prepare.js';
import type { Question } from './graphs/questions.js';
import { PERLEN, questionOf } from './limits-process.js';
import { SERVER_SCRIPT_MARK } from './load-server.js';
import { mebibytes, memoryOf, milliseconds, say, whole } from './measure.js';
import { Contender, nodeContender } from './peers/contender.js';

export const CLIENTS = 64;
export const LOAD_HOPS = 3;
const ONE_CLIENT_HOPS = [3, 4];
const PATHS_ASKED_FOR = 10;
export const TOKEN = 'only-for-the-benchmark-0123456789-0123456789';
const START_LIMIT_MS = 600_000;
const PAIRS_SEED = 5;
/** Each client asks its own questions, again and again. */
export const PAIRS_PER_CLIENT = 128;

export const GRAPHQL = 'Perlen through GraphQL';
export const CONTROL = 'control field through GraphQL';

type Field = 'warmPaths' | 'control';

export interface LoadFigures {
  readonly rows: readonly Row[];
  readonly values: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly load: readonly LoadRun[];
}

export interface LoadOrder {
  /** A folder that holds the network the graph is of. */
  readonly folder: string;
  readonly graph: PreparedGraph;
  /** Of each field in each of the rounds. */
  readonly requests: number;
  readonly rounds: number;
  readonly budgetMs: number;
}

export async function measureLoad(order: LoadOrder): Promise<LoadFigures> {
  const server = await LoadedServer.start(order.folder);
  try {
    const rows = await measureOneClient(server, order);
    const load = await measureManyClients(server, order);
    const peak = memoryOf(server.processId)?.peakBytes ?? 0;
    const of = (field: Field) => load.filter((run) => run.field === field);
    const middle = (field: Field, value: (run: LoadRun) => number) =>
      of(field).reduce((sum, run) => sum + value(run), 0) / Math.max(1, of(field).length);
    const values = {
      lost: load.reduce((sum, run) => sum + run.lost, 0),
      loopP99WarmPathsMs: middle('warmPaths', ({ loop }) => loop.p99Ms),
      loopP99ControlMs: middle('control', ({ loop }) => loop.p99Ms),
    };
    return { rows, values, load, notes: [explanation(order, peak)] };
  } finally {
    await server.stop();
  }
}

function explanation({ graph, rounds, requests }: LoadOrder, peakBytes: number): string {
  return `A store of ${whole(graph.people)} people and ${whole(graph.ties)} ties on the embedded engine; everybody reaches everybody there, so no question is of the class none. One client: questions with ${PATHS_ASKED_FOR} paths, in turn with the engine in a process of its own and with the control field, which answers the first answer within so many hops again and again. ${CLIENTS} clients: autocannon, random pairs, up to ${LOAD_HOPS} hops, ${rounds} times ${whole(requests)} requests of each field in turn. The server held ${mebibytes(peakBytes)} at most. Delay of the event loop: beyond the 1 ms of its timer, in the server's process.`;
}

async function measureOneClient(server: LoadedServer, { graph, budgetMs }: LoadOrder): Promise<Row[]> {
  const { questions }: PreparedQuestions = JSON.parse(readFileSync(graph.questionsFile, 'utf8'));
  const connected = questions.filter((question) => question.class !== 'none');
  const engine = await Contender.start(nodeContender(PERLEN, 'perlen.ts', [graph.graphFile]));
  const rows: Row[] = [];
  try {
    for (const hops of ONE_CLIENT_HOPS) {
      const full = await questionsWithAllPaths(engine, connected, hops);
      const client = (name: string, field: Field): Party => {
        const ask: Party['ask'] = async (question) => {
          const startedAt = performance.now();
          const answer = await server.ask(bodyOf(field, question, hops));
          const tookMs = performance.now() - startedAt;
          requireAnswer(answer);
          return { tookMs, paths: [[question.from, question.to]] };
        };
        return { name, ask, budgetMs };
      };
      const parties = [
        partyOf(engine, { hops, limit: PATHS_ASKED_FOR, budgetMs }),
        client(GRAPHQL, 'warmPaths'),
        client(CONTROL, 'control'),
      ];
      const outcomes = await askInTurn(parties, full, `one client, ${hops} hops`);
      const peakOfServer = memoryOf(server.processId)?.peakBytes ?? null;
      const add = (who: string, perlen: readonly Outcome[] | null, peakBytes: number | null) => {
        const named = { graph: graph.name, question: questionOf(PATHS_ASKED_FOR, hops), who };
        const row = rowOfOutcomes(named, outcomes.get(who) ?? [], { perlen, limit: null, peakBytes });
        if (row !== null) rows.push(row);
      };
      add(PERLEN, null, engine.peakBytes);
      add(GRAPHQL, outcomes.get(PERLEN) ?? [], peakOfServer);
      add(CONTROL, outcomes.get(PERLEN) ?? [], peakOfServer);
    }
    return rows;
  } finally {
    await engine.stop();
  }
}

/** The shape of the control's constant: answers with fewer paths are cheaper by themselves. */
async function questionsWithAllPaths(
  engine: Contender,
  questions: readonly Question[],
  hops: number,
): Promise<Question[]> {
  const full: Question[] = [];
  for (const question of questions) {
    const { from, to } = question;
    const { paths } = await engine.ask({ from, to, hops, limit: PATHS_ASKED_FOR, timeoutMs: 10_000 });
    if (paths?.length === PATHS_ASKED_FOR) full.push(question);
  }
  return full;
}

async function measureManyClients(
  server: LoadedServer,
  { graph, requests, rounds }: LoadOrder,
): Promise<LoadRun[]> {
  const random = new RandomNumbers(PAIRS_SEED);
  const pairs = Array.from({ length: CLIENTS * PAIRS_PER_CLIENT }, () => ({
    from: random.below(graph.people),
    to: random.below(graph.people),
  }));
  const runs: LoadRun[] = [];
  const unmeasured = Math.max(CLIENTS, Math.ceil(requests / 10));
  for (const field of ['control', 'warmPaths'] as const) await measureField(server, field, pairs, unmeasured);
  for (let round = 0; round < rounds; round += 1) {
    for (const field of ['warmPaths', 'control'] as const) {
      const run = await measureField(server, field, pairs, requests);
      say(
        `  ${CLIENTS} clients, ${field}: ${whole(run.requestsPerSecond)} requests a second, p99 ${milliseconds(run.p99Ms)}, loop p99 ${milliseconds(run.loop.p99Ms)}, lost ${run.lost}`,
      );
      runs.push(run);
    }
  }
  return runs;
}

type Pair = Pick<Question, 'from' | 'to'>;

async function measureField(
  server: LoadedServer,
  field: Field,
  pairs: readonly Pair[],
  amount: number,
): Promise<LoadRun> {
  let client = 0;
  const requests = pairs.map((pair) => ({
    method: 'POST' as const,
    headers: HEADERS,
    body: bodyOf(field, pair, LOAD_HOPS),
  }));
  await server.loopDelay();
  const result = await autocannon({
    url: `${server.url}/graphql`,
    connections: CLIENTS,
    amount,
    timeout: 60,
    method: 'POST',
    headers: HEADERS,
    verifyBody: (body) => `${body}`.startsWith('{"data":{"answer":{'),
    setupClient: (connection) => {
      connection.setRequests(requests.slice(client * PAIRS_PER_CLIENT, (client + 1) * PAIRS_PER_CLIENT));
      client += 1;
    },
  });
  const loop = await server.loopDelay();
  const answered = result['2xx'] - result.mismatches;
  return {
    field,
    requests: amount,
    requestsPerSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    loop,
    lost: amount - answered,
  };
}

export const HEADERS = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` };

export function bodyOf(field: Field, { from, to }: Pair, hops: number): string {
  const person = (number: number) => importedId('generated', idOf(number));
  const query = `query ($input: WarmPathsInput!) { answer: ${field}(input: $input) { __typename ... on WarmPaths { paths { warmth people { person { id } } ties { strength } } } } }`;
  const input = {
    from: { kind: 'PEOPLE', ids: [person(from)] },
    to: person(to),
    maxHops: hops,
    limit: PATHS_ASKED_FOR,
  };
  return JSON.stringify({ query, variables: { input } });
}

function requireAnswer(text: string): void {
  if (text.startsWith('{"data":{"answer":{"__typename":"WarmPaths"')) return;
  throw new Error(`the server answered ${text.slice(0, 300)}`);
}

class LoadedServer {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  private constructor(child: ChildProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  static async start(folder: string): Promise<LoadedServer> {
    const kept = Object.entries(process.env).filter(([name]) => !/^(?:PERLEN|NEO4J)_/.test(name));
    const child = fork(fileURLToPath(new URL('load-server.ts', import.meta.url)), [SERVER_SCRIPT_MARK], {
      execArgv: ['--import', 'tsx'],
      env: {
        ...Object.fromEntries(kept),
        PERLEN_DATA: folder,
        PERLEN_PORT: '0',
        PERLEN_TOKEN: TOKEN,
        PERLEN_LOG_LEVEL: 'error',
      },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
    const started = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    clearTimeout(timer);
    const [message] = started;
    if (typeof message !== 'object' || message === null) throw new Error('the server did not start');
    return new LoadedServer(child, String(message.url));
  }

  get processId(): number {
    return this.#process.pid ?? -1;
  }

  /** Delays since the last call. */
  async loopDelay(): Promise<LoopDelay> {
    const told = once(this.#process, 'message');
    this.#process.send('tell');
    const [delay] = await told;
    return delay;
  }

  /** The body of an answer, over a connection that stays. */
  ask(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.url}/graphql`,
        {
          method: 'POST',
          agent: this.#agent,
          headers: { ...HEADERS, 'content-length': `${Buffer.byteLength(body)}` },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve(Buffer.concat(chunks).toString()));
          response.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const closed = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await closed;
  }
}
