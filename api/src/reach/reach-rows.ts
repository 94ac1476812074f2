import type { Application } from '../application.js';
import type { Context } from '../graphql/context.js';
import { askedCountsFor } from '../introductions/offer-asks.js';
import type { ReachAnswer } from '../network/reach-answer.js';
import { versionOf } from '../paths/paths.js';
import { runStoppable } from '../paths/running-searches.js';
import type { ReadModel } from '../read-model/read-model.js';
import { keyOf, originOf, type ReachQuestion } from './reach-question.js';
import { pathTargetOfReach, type ReachTarget, reachTargets } from './reach-targets.js';

/** What a question for everybody comes to, before any filter; of one version of the read model. */
export interface ReachRows {
  readonly change: number;
  readonly answer: ReachAnswer;
  /** In the order of the answer's targets. */
  readonly targets: readonly ReachTarget[];
  /** Those with a path, by their places in `targets`: the warmest first, equal ones by name, then id. */
  readonly within: readonly number[];
  /** Those without, by name, then id. */
  readonly without: readonly number[];
  /** Sources would be asked, too: the question was not from the viewer or one person. */
  readonly isSourceAsked: boolean;
}

/**
 * Searches once, and answers further pages and files of the same question from memory until something changes: at most
 * 200,000 targets are kept, about 25 MB, the questions asked last; no partial answer is. Throws the AbortError of a client that went away.
 */
export async function reachRows(
  context: Context,
  question: ReachQuestion,
  searchKey: string | null | undefined,
): Promise<ReachRows> {
  const model = versionOf(context.model);
  const kept = keptFor(context.application);
  const key = JSON.stringify([viewerKey(context), model.change, model.asOfDay, keyOf(question)]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const rows = await search(context, model, question, searchKey);
  if (!rows.answer.isPartial && rows.change === model.change) kept.add(key, rows);
  return rows;
}

async function search(
  context: Context,
  model: ReadModel,
  question: ReachQuestion,
  searchKey: string | null | undefined,
): Promise<ReachRows> {
  const origin = originOf(context, model, question);
  const targets = await reachTargets(context, question, origin.from);
  const askedCounts = askedCountsFor(context, model);
  const { timeoutMs } = question.paths;
  const query = { ...origin, askedCounts, targets: targets.map(pathTargetOfReach) };
  const answer = await runStoppable(context, searchKey, (stopSignal) =>
    context.application.searches.reach(query, { timeoutMs, signal: context.signal, stopSignal }),
  );
  const within: number[] = [];
  const without: number[] = [];
  for (let place = 0; place < targets.length; place += 1) {
    (answer.hopsTo(place) > 0 ? within : without).push(place);
  }
  // Targets come by name, and sorting leaves equal ones as they stand.
  within.sort((one, other) => answer.compare(one, other));
  const isSourceAsked = !(origin.from.kind === 'PEOPLE' && origin.from.isSingle);
  return { change: answer.version, answer, targets, within, without, isSourceAsked };
}

function viewerKey({ viewer }: Context): string {
  return viewer.kind === 'PERSON' ? `PERSON ${viewer.personId}` : viewer.kind;
}

const MOST_KEPT_TARGETS = 200_000;

/** The rows asked for last, least recently used first. */
class KeptRows {
  readonly #byKey = new Map<string, ReachRows>();
  #targets = 0;

  get(key: string): ReachRows | undefined {
    const found = this.#byKey.get(key);
    if (found === undefined) return undefined;
    this.#byKey.delete(key);
    this.#byKey.set(key, found);
    return found;
  }

  add(key: string, rows: ReachRows): void {
    this.#forget(key);
    this.#byKey.set(key, rows);
    this.#targets += rows.targets.length;
    for (const [old, { change }] of this.#byKey) {
      if (change < rows.change || this.#targets > MOST_KEPT_TARGETS) this.#forget(old);
    }
  }

  #forget(key: string): void {
    this.#targets -= this.#byKey.get(key)?.targets.length ?? 0;
    this.#byKey.delete(key);
  }
}

const keptByApplication = new WeakMap<Application, KeptRows>();

function keptFor(application: Application): KeptRows {
  const known = keptByApplication.get(application) ?? new KeptRows();
  keptByApplication.set(application, known);
  return known;
}
