/** The search to everybody with people by number: it reads nothing but what threads share, and can be paused. */
import type { NumberedRules } from './numbered-query.js';
import type { Work } from './path-bounds.js';
import { availability, PathRules } from './path-rules.js';
import { type NumberedReachAnswer, type PackedPaths, type PackedPeople, packPeople } from './reach-answer.js';
import { giveBackReachMemory, NO_ENTRY, type ReachMemory, takeReachMemory } from './reach-memory.js';
import { type ReachLimits, ReachRun } from './reach-run.js';
import type { SearchGraph } from './search-graph.js';
import type { SteppedSearch } from './stepped-search.js';
import { strengthAt } from './tie-columns.js';

export type NumberedReachQuery = NumberedRules & ReachLimits;

export class NumberedReach implements SteppedSearch<NumberedReachAnswer> {
  answer: NumberedReachAnswer | null = null;
  readonly #graph: SearchGraph;
  readonly #query: NumberedReachQuery;
  readonly #rules: PathRules;
  readonly #work: Work = { done: 0, pauseAt: 0 };
  readonly #run: ReachRun;
  readonly #progress: Generator<void>;
  #memory: ReachMemory | null;

  constructor(graph: SearchGraph, query: NumberedReachQuery) {
    this.#graph = graph;
    this.#query = query;
    const memory = takeReachMemory(graph.capacity);
    this.#memory = memory;
    this.#rules = new PathRules(graph, query, memory.marks);
    this.#run = new ReachRun(this.#rules, memory, this.#work, query);
    this.#progress = this.#run.run();
  }

  step(ties: number): boolean {
    if (this.#memory === null) return true;
    this.#work.pauseAt = this.#work.done + ties;
    if (this.#progress.next().done !== true) return false;
    this.#finish(this.#memory);
    return true;
  }

  /** The exact answer within the hops that are finished; the search ends with it. */
  timedOut(): NumberedReachAnswer {
    if (this.answer !== null) return this.answer;
    if (this.#memory === null) throw new Error('a search that was closed has no answer');
    this.#run.cutOff();
    return this.#finish(this.#memory);
  }

  close(): void {
    if (this.#memory === null) return;
    this.#rules.wipeMarks();
    giveBackReachMemory(this.#memory);
    this.#memory = null;
  }

  #finish(memory: ReachMemory): NumberedReachAnswer {
    const { hopsFinished } = this.#run;
    this.answer = {
      kind: 'REACH',
      version: this.#graph.version,
      hopsFinished,
      isPartial: hopsFinished < this.#query.maxHops,
      paths: this.#packPaths(memory),
    };
    this.close();
    return this.answer;
  }

  #packPaths(memory: ReachMemory): PackedPaths {
    const { wanted } = this.#query;
    const entries = Int32Array.from({ length: wanted.offsets.length - 1 }, (_, target) =>
      this.#bestEntry(memory, wanted, target),
    );
    const costs = Float64Array.from(entries, (entry) =>
      entry === NO_ENTRY ? Number.POSITIVE_INFINITY : (memory.costs[entry] as number),
    );
    const packed = packPeople(Array.from(entries, (entry) => memory.pathOf(entry)));
    return { costs, ...packed, ...this.#factorsOf(packed) };
  }

  /** Of all who stand for a target the one reached best. */
  #bestEntry(memory: ReachMemory, { offsets, people }: PackedPeople, target: number): number {
    let best = NO_ENTRY;
    for (let place = offsets[target] as number; place < (offsets[target + 1] as number); place += 1) {
      const entry = memory.bestOf(people[place] as number);
      if (entry === NO_ENTRY || entry === best) continue;
      const cost = memory.costs[entry] as number;
      const lowest = best === NO_ENTRY ? Number.POSITIVE_INFINITY : (memory.costs[best] as number);
      if (cost < lowest || (cost === lowest && this.#run.precedes(entry, best))) best = entry;
    }
    return best;
  }

  #factorsOf({ offsets, people }: PackedPeople): Pick<PackedPaths, 'strengths' | 'availabilities'> {
    const strengths = new Float64Array(people.length).fill(1);
    const availabilities = new Float64Array(people.length).fill(1);
    const isSourceAsked = !this.#rules.isSingle;
    for (let path = 0; path + 1 < offsets.length; path += 1) {
      const [start, end] = [offsets[path] as number, offsets[path + 1] as number];
      for (let place = start; place < end; place += 1) {
        const person = people[place] as number;
        if (place > start) strengths[place] = this.#strengthOf(people[place - 1] as number, person);
        const isAsked = place < end - 1 && (place > start || isSourceAsked);
        if (isAsked && this.#query.isAvailabilityCounted) {
          availabilities[place] = availability(this.#rules.askedCount(person));
        }
      }
    }
    return { strengths, availabilities };
  }

  #strengthOf(one: number, other: number): number {
    const { columns, place } = this.#graph.findTie(one, other);
    return place < 0 ? 0 : strengthAt(columns, place);
  }
}
