/** What writing the audit log costs: 64 clients at the same server with it and without it, in turn, in one process. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { RandomNumbers } from '../api/src/seed/random-numbers.js';
import { importedId } from '../api/src/store/ids.js';
import { AUDIT_SCRIPT_MARK, type LogSize, type Settled } from './audit-server.js';
import type { LoopDelay } from './figures.js';
import type { NetworkSize } from './graphs/made-up.js';
import { idOf } from './graphs/plain-graph.js';
import { bodyOf, CLIENTS, HEADERS, LOAD_HOPS, PAIRS_PER_CLIENT, TOKEN } from './load.js';
import { milliseconds, type Section, say, shortTime, whole } from './measure.js';

const PAIRS_SEED = 5;
const PLACED = 100;
/** With, without, without, with: what changes over time falls on both alike. */
const TURNS = ['audited', 'unaudited', 'unaudited', 'audited'] as const;
type Server = (typeof TURNS)[number];

interface Question {
  readonly name: string;
  /** Each client asks its own of these, again and again. */
  readonly bodies: readonly string[];
  readonly answerBegins: string;
}

interface Measured {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly loop: LoopDelay;
  readonly lost: number;
  readonly settled: Settled;
}

/** On a built api/dist and a folder with a network of that size. */
export async function measureAudit(
  folder: string,
  size: NetworkSize,
  { requests, rounds }: { readonly requests: number; readonly rounds: number },
): Promise<Pick<Section, 'columns' | 'rows' | 'notes'>> {
  const process = await AuditedProcess.start(folder);
  try {
    const rows: string[][] = [];
    const notes = [explanation(size, requests, rounds)];
    let known = await process.size();
    for (const question of [warmPaths(size), picture(size)]) {
      for (const server of ['audited', 'unaudited'] as const) {
        await process.measure(server, question, Math.max(CLIENTS, Math.ceil(requests / 10)));
      }
      const runs: Record<Server, Measured[]> = { audited: [], unaudited: [] };
      for (const server of Array.from({ length: rounds }, () => TURNS).flat()) {
        const run = await process.measure(server, question, requests);
        say(
          `  ${question.name}, ${server}: ${whole(run.requestsPerSecond)} requests a second, ${shortTime(run.settled.processorMs / requests)} of processor each, loop p99 ${milliseconds(run.loop.p99Ms)}, waiting ${run.settled.waiting}, lost ${run.lost}`,
        );
        runs[server].push(run);
      }
      rows.push(...rowsOf(question.name, requests, runs));
      const grown = await process.size();
      const [entries, bytes] = [grown.entries - known.entries, grown.bytes - known.bytes];
      notes.push(
        `${question.name}: ${whole(entries)} entries, ${whole(bytes / entries)} bytes each in the store.`,
      );
      known = grown;
    }
    return { columns: COLUMNS, rows, notes };
  } finally {
    await process.stop();
  }
}

const COLUMNS = [
  `${CLIENTS} clients`,
  'audit log',
  'requests a second',
  'to without',
  'processor time a request',
  'to without',
  'p50',
  'p99',
  'loop delay p50',
  'p99',
  'longest',
  'waiting at the end',
  'lost',
];

function rowsOf(
  name: string,
  requests: number,
  runs: Readonly<Record<Server, readonly Measured[]>>,
): string[][] {
  const middle = (server: Server, value: (run: Measured) => number) =>
    runs[server].reduce((sum, run) => sum + value(run), 0) / Math.max(1, runs[server].length);
  const processor = (server: Server) => middle(server, (run) => run.settled.processorMs / requests);
  const rate = (server: Server) => middle(server, (run) => run.requestsPerSecond);
  return (['audited', 'unaudited'] as const).map((server) => [
    name,
    server === 'audited' ? 'written' : 'none',
    whole(rate(server)),
    `${((100 * rate(server)) / rate('unaudited')).toFixed(1)}%`,
    shortTime(processor(server)),
    `${((100 * processor(server)) / processor('unaudited')).toFixed(1)}%`,
    milliseconds(middle(server, (run) => run.p50Ms)),
    milliseconds(middle(server, (run) => run.p99Ms)),
    milliseconds(middle(server, (run) => run.loop.p50Ms)),
    milliseconds(middle(server, (run) => run.loop.p99Ms)),
    milliseconds(Math.max(...runs[server].map((run) => run.loop.maxMs))),
    whole(middle(server, (run) => run.settled.waiting)),
    whole(runs[server].reduce((sum, run) => sum + run.lost, 0)),
  ]);
}

function explanation({ people, ties }: NetworkSize, requests: number, rounds: number): string {
  return `A store of ${whole(people)} people and ${whole(ties)} ties on the embedded engine. One process with two servers on one store and one read model: the shipped one, and the same with a schema that writes nothing down. autocannon, ${whole(requests)} requests a turn, ${whole(rounds * TURNS.length)} turns in the order with, without, without, with. What waits at the end of a turn is written before the next one begins, and counts to the turn's processor time, which is that of all threads of the process.`;
}

/** As under load: random pairs, ten paths, the ids of everybody on them. */
function warmPaths({ people }: NetworkSize): Question {
  const random = new RandomNumbers(PAIRS_SEED);
  const bodies = Array.from({ length: CLIENTS * PAIRS_PER_CLIENT }, () =>
    bodyOf('warmPaths', { from: random.below(people), to: random.below(people) }, LOAD_HOPS),
  );
  return { name: 'warmPaths', bodies, answerBegins: '{"data":{"answer":{' };
}

/** A picture of a hundred people: the cheapest answer about so many, and as many ids in one entry. */
function picture({ people }: NetworkSize): Question {
  const random = new RandomNumbers(PAIRS_SEED);
  const query = 'query ($ids: [ID!]!) { exploreThings(ids: $ids) { ... on Person { id name title } } }';
  const bodies = Array.from({ length: CLIENTS * PAIRS_PER_CLIENT }, () => {
    const ids = Array.from({ length: PLACED }, () => importedId('generated', idOf(random.below(people))));
    return JSON.stringify({ query, variables: { ids } });
  });
  return { name: `exploreThings, ${PLACED} people`, bodies, answerBegins: '{"data":{"exploreThings":[{' };
}

class AuditedProcess {
  readonly #child: ChildProcess;
  readonly #urls: Readonly<Record<Server, string>>;

  private constructor(child: ChildProcess, urls: Readonly<Record<Server, string>>) {
    this.#child = child;
    this.#urls = urls;
  }

  static async start(folder: string): Promise<AuditedProcess> {
    const kept = Object.entries(process.env).filter(([name]) => !/^(?:PERLEN|NEO4J)_/.test(name));
    const script = fileURLToPath(new URL('audit-server.ts', import.meta.url));
    const child = fork(script, [AUDIT_SCRIPT_MARK], {
      execArgv: ['--import', 'tsx'],
      env: {
        ...Object.fromEntries(kept),
        PERLEN_DATA: folder,
        PERLEN_PORT: '0',
        PERLEN_TOKEN: TOKEN,
        PERLEN_LOG_LEVEL: 'error',
      },
    });
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (typeof message !== 'object' || message === null) throw new Error('the server did not start');
    return new AuditedProcess(child, message);
  }

  async measure(server: Server, { bodies, answerBegins }: Question, amount: number): Promise<Measured> {
    let client = 0;
    const requests = bodies.map((body) => ({ method: 'POST' as const, headers: HEADERS, body }));
    const perClient = Math.max(1, Math.floor(requests.length / CLIENTS));
    await this.#ask<Settled>('settle');
    await this.#ask<LoopDelay>('tell');
    const result = await autocannon({
      url: `${this.#urls[server]}/graphql`,
      connections: CLIENTS,
      amount,
      timeout: 60,
      method: 'POST',
      headers: HEADERS,
      verifyBody: (body) => `${body}`.startsWith(answerBegins),
      setupClient: (connection) => {
        const from = (client * perClient) % requests.length;
        connection.setRequests(requests.slice(from, from + perClient));
        client += 1;
      },
    });
    const loop = await this.#ask<LoopDelay>('tell');
    const settled = await this.#ask<Settled>('settle');
    const answered = result['2xx'] - result.mismatches;
    return {
      requestsPerSecond: answered / result.duration,
      p50Ms: result.latency.p50,
      p99Ms: result.latency.p99,
      loop,
      lost: amount - answered,
      settled,
    };
  }

  size(): Promise<LogSize> {
    return this.#ask('size');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await closed;
  }

  async #ask<Told>(question: 'tell' | 'settle' | 'size'): Promise<Told> {
    const told = once(this.#child, 'message');
    this.#child.send(question);
    const [answer] = await told;
    return answer;
  }
}
