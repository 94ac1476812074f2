import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { emptyKeepingSchema, openTestNeo4j, testNeo4j } from '../api/src/testing/test-neo4j.js';

/** The day on which every demo company of these tests was founded. */
const demoClock = '2026-11-23T09:00:00Z';

const operatorToken = 'only-for-tests-0123456789-0123456789';

/** The built server, running in a process of its own on the demo company, with a folder that goes with it. */
export interface PerlenServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Asks the API as the operator, or as the employee with this id. */
  ask<Data>(query: string, variables?: Record<string, unknown>, employeeId?: string): Promise<Data>;
  /** Ends the process; the folder stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  startAgain(): Promise<void>;
  /** Ends the process and removes the folder. */
  remove(): Promise<void>;
}

/**
 * Starts `perlen start` on a fresh demo company, or on a folder that has been filled, at a free port and waits until it
 * says where it is. On the embedded engine; with PERLEN_TEST_ENGINE=neo4j on the database at PERLEN_TEST_NEO4J_URI, which is emptied first.
 * @throws Error with all it printed when it ends before.
 */
export async function startPerlen(filledFolder?: string): Promise<PerlenServer> {
  const folder = filledFolder ?? (await mkdtemp(join(tmpdir(), 'perlen-e2e-')));
  if (neo4j) await emptyNeo4j();
  let running = await startProcess(folder, 0);
  const { url } = running;
  return {
    url,
    ask: (query, variables, employeeId) => ask(url, query, variables, employeeId),
    stop: () => endProcess(running.child),
    async startAgain() {
      running = await startProcess(folder, Number(new URL(url).port));
    },
    async remove() {
      await endProcess(running.child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startProcess(folder: string, port: number): Promise<{ child: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL('../api/bin/perlen.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'start'], {
    env: {
      PATH: process.env['PATH'],
      PERLEN_DATA: folder,
      PERLEN_PORT: String(port),
      PERLEN_CLOCK: demoClock,
      PERLEN_TOKEN: operatorToken,
      PERLEN_LOG_LEVEL: 'warn',
      ...neo4j,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stderr.on('data', (part: Buffer) => printed.push(part.toString()));
  child.on('exit', (code, signal) => {
    if (code !== 0) console.error(`The server ended (${code ?? signal}):\n${printed.join('')}`);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(`${line}\n`);
    const url = /^Perlen is ready: (\S+?)\/?$/u.exec(line)?.[1];
    if (url !== undefined) {
      child.stdout.resume();
      return { child, url };
    }
  }
  throw new Error(`The server ended before it was ready:\n${printed.join('')}`);
}

/** The database the journeys are to run on, as the server's environment says it; undefined for the embedded engine. */
const neo4j = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? environmentOf(testNeo4j()) : undefined;

function environmentOf({ uri, user, password }: ReturnType<typeof testNeo4j>): Record<string, string> {
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
}

async function emptyNeo4j(): Promise<void> {
  const store = openTestNeo4j({ queryTimeoutMs: 60_000 });
  try {
    await emptyKeepingSchema(store);
  } finally {
    await store.close();
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function ask<Data>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  employeeId?: string,
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${operatorToken}`,
      ...(employeeId !== undefined && { 'x-perlen-as': employeeId }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: Data; errors?: unknown };
  if (answer.errors !== undefined || answer.data === undefined) {
    throw new Error(`The API refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data;
}
