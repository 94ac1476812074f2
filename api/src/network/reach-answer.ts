/** What a search to everybody answers with: one path for each target at most, packed, as threads hand it over. */
import type { TieGraph } from './graph.js';
import { askedCountOf } from './graph-people.js';
import { COSTS_PER_RANK_UNIT } from './graph-rows.js';
import { availability } from './path-rules.js';
import { NO_ENTRY, type ReachMemory } from './reach-memory.js';
import type { ReachRun } from './reach-run.js';
import type { WarmPath } from './types.js';

/** Lists of people one after another: those of list i are from offsets[i] up to offsets[i + 1]. */
export interface PackedPeople {
  readonly offsets: Uint32Array;
  readonly people: Int32Array;
}

/** The best path to each target by the numbers of its people, source first; an empty one where there is none. */
export interface PackedPaths extends PackedPeople {
  /** A path's place in the order: rank key times 8, plus hops; Infinity without a path. */
  readonly costs: Float64Array;
}

/** Lists packed one behind the other. */
export function packPeople(lists: readonly (readonly number[])[]): PackedPeople {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [place, list] of lists.entries()) offsets[place + 1] = (offsets[place] as number) + list.length;
  const people = new Int32Array(offsets[lists.length] as number);
  for (const [place, list] of lists.entries()) people.set(list, offsets[place]);
  return { offsets, people };
}

/** The best of the paths to anybody of each target. */
export function packPaths(run: ReachRun, memory: ReachMemory, targets: PackedPeople): PackedPaths {
  const count = targets.offsets.length - 1;
  const costs = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const paths: number[][] = [];
  for (let target = 0; target < count; target += 1) {
    const best = bestEntryOf(run, memory, targets, target);
    if (best !== NO_ENTRY) costs[target] = memory.costs[best] as number;
    paths.push(best === NO_ENTRY ? [] : memory.pathOf(best));
  }
  return { costs, ...packPeople(paths) };
}

function bestEntryOf(run: ReachRun, memory: ReachMemory, { offsets, people }: PackedPeople, target: number) {
  let best = NO_ENTRY;
  for (let place = offsets[target] as number; place < (offsets[target + 1] as number); place += 1) {
    const entry = memory.bestOf(people[place] as number);
    if (entry === NO_ENTRY || entry === best) continue;
    const difference =
      best === NO_ENTRY ? -1 : (memory.costs[entry] as number) - (memory.costs[best] as number);
    if (difference < 0 || (difference === 0 && run.precedes(entry, best))) best = entry;
  }
  return best;
}

/** The answer, in the order of the targets asked about. */
export class ReachAnswer {
  readonly version: number;
  /** Time ran out: there may be warmer paths and further targets, of more hops than `hopsFinished`. */
  readonly isPartial: boolean;
  /** Every path is the best one of at most so many hops. */
  readonly hopsFinished: number;
  readonly #graph: TieGraph;
  readonly #paths: PackedPaths;
  readonly #isSingle: boolean;
  readonly #isAvailabilityCounted: boolean;

  constructor(
    graph: TieGraph,
    paths: PackedPaths,
    hops: { readonly finished: number; readonly asked: number },
    counts: { readonly isSingle: boolean; readonly isAvailabilityCounted: boolean },
  ) {
    this.#graph = graph;
    this.version = graph.version;
    this.hopsFinished = hops.finished;
    this.isPartial = hops.finished < hops.asked;
    this.#paths = paths;
    this.#isSingle = counts.isSingle;
    this.#isAvailabilityCounted = counts.isAvailabilityCounted;
  }

  get size(): number {
    return this.#paths.costs.length;
  }

  /** Steps of the path to a target; 0 without one. */
  hopsTo(target: number): number {
    const { offsets } = this.#paths;
    return Math.max(0, (offsets[target + 1] as number) - (offsets[target] as number) - 1);
  }

  /** Below 0 if the first target's path is the warmer one, or has fewer hops. */
  compare(first: number, second: number): number {
    const { costs } = this.#paths;
    return costs[first] === costs[second] ? 0 : (costs[first] as number) - (costs[second] as number);
  }

  /** The strength of the path's weakest step; 0 without a path. */
  weakestStep(target: number): number {
    const strengths = this.#strengths(this.#peopleOf(target));
    return strengths.length === 0 ? 0 : Math.min(...strengths);
  }

  /** Who would be asked first; null without a path. */
  introducerTo(target: number): string | null {
    const people = this.#peopleOf(target);
    const introducer = people[this.#introducerPlace(people)];
    return introducer === undefined ? null : this.#graph.idOf(introducer);
  }

  /** The path to a target as warmPaths answers with it; null without one. */
  pathTo(target: number): WarmPath | null {
    const numbers = this.#peopleOf(target);
    const introducer = this.introducerTo(target);
    if (introducer === null) return null;
    const strengths = this.#strengths(numbers);
    const availabilities = numbers.map((person, place) => this.#availability(person, place, numbers.length));
    let warmth = 1;
    for (const [place, own] of availabilities.entries()) warmth *= own * (strengths[place] ?? 1);
    const cost = this.#paths.costs[target] as number;
    return {
      people: numbers.map((person) => this.#graph.idOf(person)),
      strengths,
      availabilities,
      warmth,
      rankKey: (cost - strengths.length) / COSTS_PER_RANK_UNIT,
      introducer,
    };
  }

  #peopleOf(target: number): number[] {
    const { offsets, people } = this.#paths;
    return [...people.subarray(offsets[target], offsets[target + 1])];
  }

  #introducerPlace(people: readonly number[]): number {
    return this.#isSingle && people.length > 2 ? 1 : 0;
  }

  #availability(person: number, place: number, length: number): number {
    const isAsked = place < length - 1 && (place > 0 || !this.#isSingle);
    if (!isAsked || !this.#isAvailabilityCounted) return 1;
    return availability(askedCountOf(this.#graph.stateOf(person)));
  }

  #strengths(people: readonly number[]): number[] {
    const ids = people.map((person) => this.#graph.idOf(person));
    return ids.slice(1).map((id, place) => this.#graph.tie(ids[place] ?? '', id)?.strength ?? 0);
  }
}
