/** What a search to everybody answers with: one path for each target at most, packed, as threads hand it over. */
import type { TieGraph } from './graph.js';
import { COSTS_PER_RANK_UNIT } from './tie-columns.js';
import type { WarmPath } from './types.js';

/** Lists of people one after another: list i is from offsets[i] up to offsets[i + 1]. */
export interface PackedPeople {
  readonly offsets: Uint32Array;
  readonly people: Int32Array;
}

/** The best path to each target by the numbers of its people, source first; an empty one where there is none. */
export interface PackedPaths extends PackedPeople {
  /** A path's place in the order: rank key times 8, plus hops; Infinity without a path. */
  readonly costs: Float64Array;
  /** For each of the people the strength of the step to them; 1 for the first of a path. */
  readonly strengths: Float64Array;
  /** One for each of the people. */
  readonly availabilities: Float64Array;
}

export interface NumberedReachAnswer {
  readonly kind: 'REACH';
  readonly version: number;
  /** Every path is the best one of at most so many hops. */
  readonly hopsFinished: number;
  /** Time ran out: there may be warmer paths and further targets, of more hops than `hopsFinished`. */
  readonly isPartial: boolean;
  readonly paths: PackedPaths;
}

/** Lists packed one behind the other. */
export function packPeople(lists: readonly (readonly number[])[]): PackedPeople {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [place, list] of lists.entries()) offsets[place + 1] = (offsets[place] as number) + list.length;
  const people = new Int32Array(offsets[lists.length] as number);
  for (const [place, list] of lists.entries()) people.set(list, offsets[place]);
  return { offsets, people };
}

/** The answer with ids, in the order of the targets asked about. It keeps no graph alive. */
export class ReachAnswer {
  readonly version: number;
  /** Time ran out: there may be warmer paths and further targets, of more hops than `hopsFinished`. */
  readonly isPartial: boolean;
  /** Every path is the best one of at most so many hops. */
  readonly hopsFinished: number;
  readonly #paths: PackedPaths;
  readonly #ids: readonly string[];
  readonly #isSingle: boolean;

  /** `isSingle`: the question was from the viewer or one person, who is not asked. */
  constructor(graph: TieGraph, isSingle: boolean, answer: NumberedReachAnswer) {
    this.version = answer.version;
    this.isPartial = answer.isPartial;
    this.hopsFinished = answer.hopsFinished;
    this.#paths = answer.paths;
    this.#ids = Array.from(answer.paths.people, (person) => graph.idOf(person));
    this.#isSingle = isSingle;
  }

  /** The number of targets asked about. */
  get size(): number {
    return this.#paths.costs.length;
  }

  /** Steps of the path to a target; 0 without one. */
  hopsTo(target: number): number {
    return Math.max(0, this.#endOf(target) - this.#startOf(target) - 1);
  }

  /** Below 0 if the first target's path is the warmer one, or as warm with fewer hops; 0 also without paths. */
  compare(first: number, second: number): number {
    const { costs } = this.#paths;
    return costs[first] === costs[second] ? 0 : (costs[first] as number) - (costs[second] as number);
  }

  /** The strength of the path's weakest step; 0 without a path. */
  weakestStep(target: number): number {
    if (this.hopsTo(target) === 0) return 0;
    // The first of a path says 1, which is not below any strength.
    return Math.min(...this.#paths.strengths.subarray(this.#startOf(target), this.#endOf(target)));
  }

  /** Who would be asked first; null without a path. */
  introducerTo(target: number): string | null {
    const hops = this.hopsTo(target);
    const place = this.#startOf(target) + (this.#isSingle && hops > 1 ? 1 : 0);
    return hops === 0 ? null : (this.#ids[place] ?? null);
  }

  /** The path to a target as warmPaths answers with it; null without one. */
  pathTo(target: number): WarmPath | null {
    const introducer = this.introducerTo(target);
    if (introducer === null) return null;
    const [start, end] = [this.#startOf(target), this.#endOf(target)];
    const strengths = [...this.#paths.strengths.subarray(start + 1, end)];
    const availabilities = [...this.#paths.availabilities.subarray(start, end)];
    let warmth = 1;
    for (const [place, own] of availabilities.entries()) warmth *= own * (strengths[place] ?? 1);
    const rankKey = ((this.#paths.costs[target] as number) - strengths.length) / COSTS_PER_RANK_UNIT;
    return { people: this.#ids.slice(start, end), strengths, availabilities, warmth, rankKey, introducer };
  }

  #startOf(target: number): number {
    return this.#paths.offsets[target] as number;
  }

  #endOf(target: number): number {
    return this.#paths.offsets[target + 1] as number;
  }
}
