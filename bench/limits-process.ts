/**
 * Perlen's engine beside the two walks over the very same arrays, in one thread. Parameter: what to measure, as JSON;
 * gives the figures as JSON.
 */
import { readFileSync } from 'node:fs';
import type { TieGraph } from '../api/src/network/graph.js';
import {
  askInTurn,
  type Outcome,
  type Outcomes,
  type Party,
  QUERY_LIMIT_MS,
  rowOfOutcomes,
} from './asking.js';
import type { Row } from './figures.js';
import { buildTieGraph, readPlainGraph } from './graphs/plain-graph.js';
import type { PreparedGraph, PreparedQuestions } from './graphs/prepare.js';
import type { Question } from './graphs/questions.js';
import { mebibytes, memoryOf, say, seconds } from './measure.js';
import { askPerlen } from './peers/perlen.js';
import { type Answered, parameterOf } from './peers/protocol.js';
import { Walker } from './walks.js';

export interface LimitsOrder {
  readonly graph: PreparedGraph;
  readonly hops: readonly number[];
  readonly limits: readonly number[];
  /** Hops at which the company is asked about, too. */
  readonly companyHops: readonly number[];
  readonly rounds: number;
  readonly budgetMs: number;
}

export interface LimitsFigures {
  readonly rows: readonly Row[];
  /** What the graph takes of memory. */
  readonly note: string;
}

const HALF = 'half-balls walk';
const FULL = 'full ball walk';

/** The names that rows go by. */
export const LIMITS = { half: HALF, full: FULL } as const;

export function questionOf(limit: number, hops: number): string {
  return `k = ${limit}, ${hops} hops`;
}

export const PERLEN = 'Perlen, engine';
export const PERLEN_COMPANY = 'Perlen, engine, from the company';

class LimitsRun {
  readonly #order: LimitsOrder;
  readonly #graph: TieGraph;
  readonly #walker: Walker;
  readonly #prepared: PreparedQuestions;
  readonly #rows: Row[] = [];
  #walked = 0;

  constructor(order: LimitsOrder) {
    this.#order = order;
    const startedAt = performance.now();
    this.#graph = buildTieGraph(readPlainGraph(order.graph.graphFile));
    say(`  (${order.graph.name}) built in ${seconds(performance.now() - startedAt)}`);
    this.#walker = new Walker(walkedRows(this.#graph));
    this.#prepared = JSON.parse(readFileSync(order.graph.questionsFile, 'utf8'));
  }

  async run(): Promise<LimitsFigures> {
    const { hops, companyHops } = this.#order;
    for (const maxHops of hops) await this.#besideWalks(maxHops);
    for (const maxHops of companyHops) await this.#fromCompany(maxHops);
    const peakBytes = memoryOf(process.pid)?.peakBytes ?? null;
    const { sharedBytes, idBytes } = this.#graph.memory();
    const { name } = this.#order.graph;
    const perTie = (sharedBytes / this.#graph.tieCount).toFixed(1);
    const note = `(${name}): ${perTie} bytes a tie in memory that threads share (${mebibytes(sharedBytes)}); ids and groups besides, about ${mebibytes(idBytes)}.`;
    return { rows: this.#rows.map((row) => ({ ...row, peakBytes })), note };
  }

  async #besideWalks(hops: number): Promise<void> {
    const { limits, rounds } = this.#order;
    const engines = limits.map((limit) =>
      this.#party(`${limit}`, (question) => this.#askOne(question, hops, limit)),
    );
    const walks = [
      this.#party(HALF, ({ from, to }) => this.#walk(() => this.#walker.halfBalls(from, to, hops))),
      this.#party(FULL, ({ from }) => this.#walk(() => this.#walker.ball(from, hops))),
    ];
    const questions = repeated(this.#prepared.questions, rounds);
    const outcomes = await askInTurn([...engines, ...walks], questions, this.#label(hops));
    const limit = (name: string) => outcomes.get(name) ?? [];
    for (const wanted of limits) {
      this.#add(questionOf(wanted, hops), PERLEN, outcomes.get(`${wanted}`) ?? [], null, limit(HALF));
    }
    for (const name of [HALF, FULL]) {
      const perlen = outcomes.get(`${limits[0]}`) ?? [];
      this.#add(`${hops} hops`, name, limit(name), perlen, name === HALF ? null : limit(HALF));
    }
  }

  /** Of contacts alone: whoever is of the company leaves its targets. Without the class of which the company makes another. */
  async #fromCompany(hops: number): Promise<void> {
    const [limit = 10] = this.#order.limits;
    const { questions, isToContact } = this.#prepared;
    const asked = questions.filter(
      (question, place) => isToContact[place] === true && question.class !== 'none',
    );
    const company = 'company';
    const parties = [
      this.#party('one', (question) => this.#askOne(question, hops, limit)),
      this.#party(company, (question) => this.#askOne(question, hops, limit, true)),
    ];
    const outcomes: Outcomes = await askInTurn(
      parties,
      repeated(asked, this.#order.rounds),
      `${this.#label(hops)}, company`,
    );
    const one = outcomes.get('one') ?? [];
    this.#add(questionOf(limit, hops), PERLEN_COMPANY, outcomes.get(company) ?? [], one, null);
  }

  #askOne(question: Question, hops: number, limit: number, isCompany = false): Answered {
    const asked = { ...question, hops, limit, timeoutMs: QUERY_LIMIT_MS };
    return askPerlen(this.#graph, asked, isCompany);
  }

  #walk(walk: () => { readonly sum: number }): Answered {
    const startedAt = performance.now();
    this.#walked += walk().sum;
    return { tookMs: performance.now() - startedAt, paths: [] };
  }

  #party(name: string, ask: (question: Question) => Answered): Party {
    return { name, ask: async (question) => ask(question), budgetMs: this.#order.budgetMs };
  }

  #label(hops: number): string {
    return `(${this.#order.graph.name}), ${hops} hops`;
  }

  #add(
    question: string,
    who: string,
    outcomes: readonly Outcome[],
    perlen: readonly Outcome[] | null,
    limit: readonly Outcome[] | null,
  ): void {
    const row = rowOfOutcomes({ graph: this.#order.graph.name, question, who }, outcomes, { perlen, limit });
    if (row !== null) this.#rows.push(row);
  }
}

/** The arrays themselves where the graph has just been laid out; only where each row begins is noted anew. */
function walkedRows(graph: TieGraph) {
  const offsets = new Uint32Array(graph.capacity + 1);
  for (let person = 0; person < graph.capacity; person += 1) offsets[person + 1] = graph.rowOf(person).end;
  const { neighbours, costs } = graph.rowOf(0).columns;
  return { offsets, neighbours, costs };
}

function repeated(questions: readonly Question[], rounds: number): Question[] {
  return Array.from({ length: rounds }, () => questions.map((question) => ({ ...question }))).flat();
}

const order = parameterOf(import.meta.url);
if (order !== undefined) {
  const run = new LimitsRun(JSON.parse(order) satisfies LimitsOrder);
  process.stdout.write(JSON.stringify(await run.run()));
}
