/**
 * The best way to everybody at once, hop by hop (Bellman-Ford): after h hops each person's best entry is the best path
 * of at most h hops. A path's cost grows with every hop, so a best path meets nobody twice and begins with best paths;
 * only who was found a better way in the last hop can improve anybody in the next.
 */
import type { Work } from './path-bounds.js';
import type { PathRules } from './path-rules.js';
import type { PackedPeople } from './reach-answer.js';
import { NO_ENTRY, type ReachMemory } from './reach-memory.js';
import { emptyRow, type SearchGraph } from './search-graph.js';

export interface ReachLimits {
  /** The people of each target; none of them may be a source. */
  readonly wanted: PackedPeople;
  /** 1..6 */
  readonly maxHops: number;
  /** False: how often somebody was asked makes no difference. */
  readonly isAvailabilityCounted: boolean;
}

export class ReachRun {
  /** The paths in memory are exact for so many hops once the run has ended or was cut off. */
  hopsFinished = 0;
  readonly #graph: SearchGraph;
  readonly #rules: PathRules;
  readonly #memory: ReachMemory;
  readonly #work: Work;
  readonly #limits: ReachLimits;
  readonly #row = emptyRow();
  /** Where the entries of the hop under way begin; those before it do not change any more. */
  #hopStart = 0;
  /** Every target has a path that costs no more, but for those nobody can get to: nothing dearer is of use. */
  #mostCost = Number.POSITIVE_INFINITY;

  constructor(rules: PathRules, memory: ReachMemory, work: Work, limits: ReachLimits) {
    this.#graph = rules.graph;
    this.#rules = rules;
    this.#memory = memory;
    this.#work = work;
    this.#limits = limits;
    for (const person of limits.wanted.people) memory.want(person);
  }

  /** Runs to the end, pausing whenever the work allowed is done. */
  *run(): Generator<void> {
    yield* this.#plantSources();
    const { maxHops } = this.#limits;
    for (let hop = 1; hop <= maxHops; hop += 1) {
      const from = hop === 1 ? 0 : this.#hopStart;
      const to = this.#memory.length;
      this.#hopStart = to;
      if (hop > 1) this.#mostCost = this.#findMostCost();
      const isLast = hop === maxHops;
      if (isLast && this.#isCheaperFromWanted(from, to)) yield* this.#pull(from, to);
      else yield* this.#push(from, to, isLast);
      this.hopsFinished = hop;
      if (this.#memory.length === to) break;
    }
    this.hopsFinished = maxHops;
  }

  /** Takes back what the hop under way has found, so that what is left is exact for `hopsFinished`. */
  cutOff(): void {
    if (this.hopsFinished < this.#limits.maxHops) this.#memory.cutOff(this.#hopStart);
  }

  /** Whether the path of one entry stands before that of another, which costs the same, by their id lists. */
  precedes(first: number, second: number): boolean {
    const { people, parents } = this.#memory;
    let order = 0;
    let one = first;
    let other = second;
    // Equal costs are of equally many hops; what differs nearest the source decides.
    while (one !== other && one !== NO_ENTRY && other !== NO_ENTRY) {
      const difference = this.#graph.compareIds(people[one] as number, people[other] as number);
      if (difference !== 0) order = difference;
      one = parents[one] as number;
      other = parents[other] as number;
    }
    return order < 0;
  }

  *#plantSources(): Generator<void> {
    const rules = this.#rules;
    if (!rules.isCompany) {
      for (const source of rules.sources) this.#plant(source);
      return;
    }
    for (let person = 0; person < this.#graph.capacity; person += 1) {
      if (rules.isSource(person)) this.#plant(person);
      if ((person & 0xffff) === 0xffff && this.#isTimeToPause(0x1000)) yield;
    }
  }

  #plant(source: number): void {
    const cost = this.#limits.isAvailabilityCounted ? this.#rules.sourceCost(source) : 0;
    this.#memory.add(source, NO_ENTRY, cost);
  }

  /** One hop on from everybody improved in the last one. */
  *#push(from: number, to: number, isLast: boolean): Generator<void> {
    for (let entry = from; entry < to; entry += 1) {
      if (this.#mayGoOn(entry)) this.#pushFrom(entry, isLast);
      if (this.#isTimeToPause(1)) yield;
    }
  }

  #pushFrom(entry: number, isLast: boolean): void {
    const memory = this.#memory;
    const rules = this.#rules;
    const person = memory.people[entry] as number;
    const costSoFar = this.#costToGoOn(entry);
    rules.readRow(person, this.#row);
    const { columns, start, end } = this.#row;
    const { neighbours, costs, sharing } = columns;
    let place = start;
    for (; place < end; place += 1) {
      const cost = costSoFar + (costs[place] as number);
      if (cost > this.#mostCost) break;
      const neighbour = neighbours[place] as number;
      const isWanted = memory.isWanted[neighbour] === 1;
      if (isLast && !isWanted) continue;
      const known = memory.bestOf(neighbour);
      if (known !== NO_ENTRY && !this.#isBetter(cost, entry, known)) continue;
      if (!isWanted && !rules.mayConnect(neighbour)) continue;
      if (!rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      if (known < this.#hopStart) memory.add(neighbour, entry, cost);
      else {
        memory.parents[known] = entry;
        memory.costs[known] = cost;
      }
    }
    this.#work.done += place - start;
  }

  #findMostCost(): number {
    const { offsets, people } = this.#limits.wanted;
    let most = 0;
    for (let target = 0; target + 1 < offsets.length; target += 1) {
      const [start, end] = [offsets[target] as number, offsets[target + 1] as number];
      let best = Number.POSITIVE_INFINITY;
      for (let place = start; place < end; place += 1) {
        const entry = this.#memory.bestOf(people[place] as number);
        if (entry !== NO_ENTRY) best = Math.min(best, this.#memory.costs[entry] as number);
      }
      if (best !== Number.POSITIVE_INFINITY) most = Math.max(most, best);
      else if (people.subarray(start, end).some((person) => this.#isKnownToSomebody(person))) return best;
    }
    return most;
  }

  /** Whether a path could end with this person at all. */
  #isKnownToSomebody(person: number): boolean {
    const rules = this.#rules;
    rules.readRow(person, this.#row);
    const { columns, start, end } = this.#row;
    for (let place = start; place < end; place += 1) {
      const neighbour = columns.neighbours[place] as number;
      if (!rules.mayConnect(neighbour) && !rules.isSource(neighbour)) continue;
      if (rules.isUsable(columns.sharing[place] as number, person, neighbour)) return true;
    }
    return false;
  }

  /** The last hop from the other side: whoever is asked about looks for the best of those who know them. */
  *#pull(from: number, to: number): Generator<void> {
    let cheapest = Number.POSITIVE_INFINITY;
    for (let entry = from; entry < to; entry += 1) {
      if (this.#mayGoOn(entry)) cheapest = Math.min(cheapest, this.#costToGoOn(entry));
    }
    const { wanted } = this.#memory;
    const found: { person: number; parent: number; cost: number }[] = [];
    for (let place = 0; place < wanted.length; place += 1) {
      const person = wanted.values[place] as number;
      const known = this.#memory.bestOf(person);
      const best = this.#bestLastHop(person, known, cheapest);
      if (best !== null) found.push(best);
      if (this.#isTimeToPause(1)) yield;
    }
    // Only now: who is asked about may also be who leads to another.
    for (const { person, parent, cost } of found) this.#memory.add(person, parent, cost);
  }

  /** Null if nothing better is found. A cost tells its hops, so none equals what was found in fewer. */
  #bestLastHop(person: number, known: number, cheapest: number) {
    const memory = this.#memory;
    const rules = this.#rules;
    rules.readRow(person, this.#row);
    const { columns, start, end } = this.#row;
    const { neighbours, costs, sharing } = columns;
    let parent = known === NO_ENTRY ? NO_ENTRY : (memory.parents[known] as number);
    let lowest = known === NO_ENTRY ? this.#mostCost : (memory.costs[known] as number);
    let isImproved = false;
    let place = start;
    for (; place < end; place += 1) {
      const tieCost = costs[place] as number;
      if (tieCost + cheapest > lowest) break;
      const neighbour = neighbours[place] as number;
      const entry = memory.bestOf(neighbour);
      if (entry === NO_ENTRY || !this.#mayGoOn(entry)) continue;
      const cost = this.#costToGoOn(entry) + tieCost;
      if (cost > lowest || (cost === lowest && !this.precedes(entry, parent))) continue;
      if (!rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      parent = entry;
      lowest = cost;
      isImproved = true;
    }
    this.#work.done += place - start;
    return isImproved ? { person, parent, cost: lowest } : null;
  }

  /** Whether fewer ties are looked at when the last hop is gone from those asked about. */
  #isCheaperFromWanted(from: number, to: number): boolean {
    const { wanted, people } = this.#memory;
    let ties = 0;
    for (let entry = from; entry < to; entry += 1) ties += this.#tiesOf(people[entry] as number);
    for (let place = 0; place < wanted.length && ties > 0; place += 1) {
      ties -= this.#tiesOf(wanted.values[place] as number);
    }
    return ties > 0;
  }

  #tiesOf(person: number): number {
    this.#rules.readRow(person, this.#row);
    return this.#row.end - this.#row.start;
  }

  #isBetter(cost: number, parent: number, known: number): boolean {
    const before = this.#memory.costs[known] as number;
    if (cost !== before) return cost < before;
    return this.precedes(parent, this.#memory.parents[known] as number);
  }

  #mayGoOn(entry: number): boolean {
    const { people, parents } = this.#memory;
    return parents[entry] === NO_ENTRY || this.#rules.mayConnect(people[entry] as number);
  }

  /** What the entry's path costs for whoever comes next: its last person is then asked, too. */
  #costToGoOn(entry: number): number {
    const { people, parents, costs } = this.#memory;
    const cost = costs[entry] as number;
    if (parents[entry] === NO_ENTRY || !this.#limits.isAvailabilityCounted) return cost;
    return cost + this.#rules.availabilityCost(people[entry] as number);
  }

  #isTimeToPause(ties: number): boolean {
    this.#work.done += ties;
    return this.#work.done >= this.#work.pauseAt;
  }
}
