/** Asks several contenders the same questions in turn, within the limits that keep a run of hours short. */
import { RandomNumbers } from '../api/src/seed/random-numbers.js';
import { type Row, ratio, type Sample, timingOf, timingsByClass } from './figures.js';
import type { Question, QuestionClass } from './graphs/questions.js';
import { say, seconds } from './measure.js';
import type { Contender } from './peers/contender.js';
import type { Answered } from './peers/protocol.js';

/** Somebody who answers; a walk answers with no paths. */
export interface Party {
  readonly name: string;
  readonly ask: (question: Question) => Promise<Answered>;
  /** How long it may take for all questions together. */
  readonly budgetMs: number;
}

export interface Outcome {
  readonly question: Question;
  readonly sample: Sample;
  readonly paths: Answered['paths'];
}

/** What each party answered, by its name, in the order of the questions. */
export type Outcomes = ReadonlyMap<string, readonly Outcome[]>;

/** Whoever needs longer for one question is asked only the first of each class. */
export const SLOW_MS = 1000;
export const SLOW_PER_CLASS = 20;
/** Counted as that long, and marked. */
export const QUERY_LIMIT_MS = 60_000;
const ORDER_SEED = 4;
const WARM_UP_PER_CLASS = 50;
const WARM_UP_BUDGET_SHARE = 0.1;

/**
 * Each question is asked of one party after another, in an order drawn by lot: whoever comes second on the same arrays
 * finds them in the processor's caches. Before it they are asked unmeasured, for a tenth of a party's time at most. A party whose time is spent is left out of the rest; so is one that ended.
 */
export async function askInTurn(
  parties: readonly Party[],
  questions: readonly Question[],
  label: string,
): Promise<Outcomes> {
  const running = parties.map((party) => new RunningParty(party));
  for (const party of running) await party.warmUp(firstOfEachClass(questions, WARM_UP_PER_CLASS));
  const random = new RandomNumbers(ORDER_SEED);
  for (const question of questions) {
    for (const party of shuffled(running, random)) await party.take(question);
  }
  for (const { name, outcomes, spentMs } of running) {
    say(`  ${label}, ${name}: ${outcomes.length} of ${questions.length} questions in ${seconds(spentMs)}`);
  }
  return new Map(running.map(({ name, outcomes }) => [name, outcomes]));
}

class RunningParty {
  readonly name: string;
  readonly outcomes: Outcome[] = [];
  spentMs = 0;
  readonly #party: Party;
  readonly #asked = new Map<QuestionClass, number>();
  #isSlow = false;
  #hasEnded = false;

  constructor(party: Party) {
    this.name = party.name;
    this.#party = party;
  }

  async warmUp(questions: readonly Question[]): Promise<void> {
    let spentMs = 0;
    for (const question of questions) {
      const tookMs = (await this.#ask(question))?.tookMs ?? 0;
      spentMs += tookMs;
      const isEnough = tookMs > SLOW_MS || spentMs > this.#party.budgetMs * WARM_UP_BUDGET_SHARE;
      if (isEnough || this.#hasEnded) return;
    }
  }

  async take(question: Question): Promise<void> {
    const asked = this.#asked.get(question.class) ?? 0;
    const isOver = this.spentMs >= this.#party.budgetMs || (this.#isSlow && asked >= SLOW_PER_CLASS);
    if (isOver || this.#hasEnded) return;
    const answered = await this.#ask(question);
    if (answered === null) return;
    const { tookMs, paths } = answered;
    this.#asked.set(question.class, asked + 1);
    this.spentMs += tookMs;
    this.#isSlow ||= tookMs > SLOW_MS;
    const hasPath = paths !== null && paths.length > 0;
    const sample: Sample = { class: question.class, tookMs, isTimedOut: paths === null, hasPath };
    this.outcomes.push({ question, sample, paths });
  }

  async #ask(question: Question): Promise<Answered | null> {
    try {
      return await this.#party.ask(question);
    } catch (error) {
      this.#hasEnded = true;
      say(`  ${this.name}: ${error instanceof Error ? error.message : error}`);
      return null;
    }
  }
}

function shuffled<Item>(items: readonly Item[], random: RandomNumbers): Item[] {
  const drawn = [...items];
  for (let left = drawn.length; left > 1; left -= 1) {
    const [taken] = drawn.splice(random.below(left), 1);
    if (taken !== undefined) drawn.push(taken);
  }
  return drawn;
}

/** The first few questions of each class, in their order. */
export function firstOfEachClass(questions: readonly Question[], perClass: number): Question[] {
  const taken = new Map<QuestionClass, number>();
  return questions.filter((question) => {
    const count = taken.get(question.class) ?? 0;
    taken.set(question.class, count + 1);
    return count < perClass;
  });
}

/** Asks a party's questions of a contender in a process of its own. */
export function partyOf(
  contender: Contender,
  {
    hops,
    limit,
    budgetMs,
  }: { readonly hops: number | null; readonly limit: number; readonly budgetMs: number },
): Party {
  const { name } = contender;
  const ask = ({ from, to }: Question) => contender.ask({ from, to, hops, limit, timeoutMs: QUERY_LIMIT_MS });
  return { name, ask, budgetMs };
}

/** The samples of those outcomes whose questions another party was asked, too. */
export function samplesOf(outcomes: readonly Outcome[], alsoAskedOf?: readonly Outcome[]): Sample[] {
  const asked = alsoAskedOf && new Set(alsoAskedOf.map(({ question }) => question));
  return outcomes
    .filter(({ question }) => asked === undefined || asked.has(question))
    .map(({ sample }) => sample);
}

/** The line of the table for what one party answered, beside others who were asked the same; null if it was asked nothing. */
export function rowOfOutcomes(
  named: Pick<Row, 'graph' | 'question' | 'who'>,
  outcomes: readonly Outcome[],
  {
    perlen,
    limit,
    peakBytes = null,
  }: {
    readonly perlen: readonly Outcome[] | null;
    readonly limit: readonly Outcome[] | null;
    readonly peakBytes?: number | null;
  },
): Row | null {
  if (outcomes.length === 0) return null;
  const own = samplesOf(outcomes);
  const beside = (other: readonly Outcome[] | null) =>
    other && ratio(timingOf(samplesOf(outcomes, other)).p50Ms, timingOf(samplesOf(other, outcomes)).p50Ms);
  return {
    ...named,
    timing: timingOf(own),
    byClass: timingsByClass(own),
    peakBytes,
    toPerlen: beside(perlen),
    toLimit: beside(limit),
  };
}
