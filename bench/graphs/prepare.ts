/**
 * Makes a graph and the questions about it and leaves both as files, in a process of its own: what making them takes
 * of memory is then nobody's else. Parameter: what to make, as JSON.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parameterOf } from '../peers/protocol.js';
import { makeUpGraph, type NetworkSize, storedGraph } from './made-up.js';
import { importMailGraph } from './mail.js';
import { type PlainGraph, writePlainGraph } from './plain-graph.js';
import { drawQuestions, type Question } from './questions.js';

export interface PreparedGraph {
  /** a, b, c, or the number of people. */
  readonly name: string;
  readonly people: number;
  readonly ties: number;
  readonly graphFile: string;
  readonly questionsFile: string;
}

interface Order {
  readonly name: string;
  /** mail: seed/enron. made up: a mainland and an island. stored: as `perlen seed generate` makes it. */
  readonly kind: 'mail' | 'made up' | 'stored';
  /** Of no matter for the mail. */
  readonly size: NetworkSize;
  readonly folder: string;
  readonly perClass: number;
}

export interface PreparedQuestions {
  readonly questions: readonly Question[];
  /** Whether the person of each question that is asked about is outside the company. */
  readonly isToContact: readonly boolean[];
}

/** The graph and its questions, as files in the folder. */
export async function prepareGraph(order: Order): Promise<PreparedGraph> {
  const script = fileURLToPath(import.meta.url);
  const flags = ['--import', 'tsx', '--max-old-space-size=8192'];
  const child = spawn(process.execPath, [...flags, script, JSON.stringify(order)], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`graph ${order.name} could not be made`);
  return JSON.parse(output);
}

async function prepare(order: Order): Promise<PreparedGraph> {
  const { name, folder, perClass } = order;
  const graph = await makeGraph(order);
  const graphFile = join(folder, `${name}.graph`);
  const questionsFile = join(folder, `${name}.json`);
  writePlainGraph(graphFile, graph);
  const questions = drawQuestions(graph, perClass);
  const isToContact = questions.map(({ to }) => graph.isEmployee[to] !== 1);
  writeFileSync(questionsFile, JSON.stringify({ questions, isToContact } satisfies PreparedQuestions));
  return { name, people: graph.peopleCount, ties: graph.from.length, graphFile, questionsFile };
}

async function makeGraph({ name, kind, size, folder }: Order): Promise<PlainGraph> {
  if (kind === 'mail') return importMailGraph(join(folder, `${name}-store`));
  return kind === 'stored' ? storedGraph(size) : makeUpGraph(size);
}

const order = parameterOf(import.meta.url);
if (order !== undefined) process.stdout.write(JSON.stringify(await prepare(JSON.parse(order))));
