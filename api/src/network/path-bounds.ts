/**
 * How cheap the rest of a path can be at best: half of it is found from the targets back, half from the sources forth,
 * hop by hop, each hop from the side that has fewer ties ahead. Such a way may meet a person twice, which a path may
 * not, so these are lower bounds. Where the halves meet they make paths, and once there are as many as are asked for,
 * the last of them says what is too cold to be looked at: most of a large graph.
 */
import { leastTieOf, PathFront } from './path-front.js';
import { NO_LABEL, type PathLabels } from './path-labels.js';
import type { PathRanking } from './path-ranking.js';
import type { PathRules } from './path-rules.js';
import type { PathWorkspace } from './path-workspace.js';
import { emptyRow, type RowReader } from './search-graph.js';

/** Counts the ties looked at, so that a search can pause between two people. */
export interface Work {
  done: number;
  pauseAt: number;
}

/** Who is reached forth has their row read a second time when the halves are drawn together. */
const READINGS_FORTH = 2;

export class PathBounds {
  /** The lowest cost that a last hop can have. */
  leastLastHop = Number.POSITIVE_INFINITY;
  /** False when it is certain that nobody is as many hops from the sources as a path may have. */
  reachesFar = true;
  readonly #rules: PathRules;
  readonly #forth: PathLabels;
  readonly #back: PathLabels;
  readonly #work: Work;
  readonly #ranking: PathRanking;
  readonly #maxHops: number;
  readonly #row: RowReader;
  readonly #forthFront: PathFront;
  readonly #backFront: PathFront;
  /** Where the labels of so many hops forth end. */
  readonly #forthEnds: number[] = [];
  /** What a path costs at least up to its first connector, that person's availability aside. */
  #leastFirstHop = 0;

  constructor(rules: PathRules, workspace: PathWorkspace, work: Work, ranking: PathRanking, maxHops: number) {
    this.#rules = rules;
    this.#forth = workspace.forth;
    this.#back = workspace.back;
    this.#work = work;
    this.#ranking = ranking;
    this.#maxHops = maxHops;
    this.#row = emptyRow();
    this.#forthFront = new PathFront(rules, workspace.forth);
    this.#backFront = new PathFront(rules, workspace.back);
  }

  /**
   * Finds the best rest from everybody who may be on a path of the answer, as labels of `back`, and adds the paths that
   * show on the way to the ranking.
   */
  *explore(): Generator<void> {
    this.#plant();
    const [forth, back] = [this.#forthFront, this.#backFront];
    const { isCompany } = this.#rules;
    for (let hopsLeft = this.#maxHops; hopsLeft > 0; hopsLeft -= 1) {
      const isLast = hopsLeft === 1;
      const isFewerBack = back.ties < forth.ties * (isLast ? 1 : READINGS_FORTH);
      // The last hop from the sources themselves is always gone from their side.
      if (isCompany || (isFewerBack && !(isLast && forth.hops === 0))) yield* this.#goBack(isLast);
      else if (isLast) break;
      else yield* this.#goForth();
    }
    for (let hops = this.#maxHops - back.hops - 1; hops >= 0; hops -= 1) yield* this.#drawTogether(hops);
  }

  /** How many hops the targets' half has. */
  get hopsBack(): number {
    return this.#backFront.hops;
  }

  #plant(): void {
    const rules = this.#rules;
    let leastSource = Number.POSITIVE_INFINITY;
    for (const source of rules.sources) {
      const cost = rules.sourceCost(source);
      this.#forth.put(source, cost, 0, NO_LABEL);
      if (cost < leastSource) leastSource = cost;
    }
    for (const target of rules.targets) this.#back.put(target, 0, 0, NO_LABEL);
    this.#forthEnds[0] = this.#forth.length;
    this.#forthFront.moveTo(0);
    this.#backFront.moveTo(0);
    this.leastLastHop = leastTieOf(rules, rules.targets);
    if (!rules.isCompany) this.#leastFirstHop = leastSource + leastTieOf(rules, rules.sources);
  }

  *#goBack(isLast: boolean): Generator<void> {
    const front = this.#backFront;
    const { start, end } = front;
    const first = this.#back.length;
    for (let label = start; label < end; label += 1) {
      this.#spreadBack(label);
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
    front.hops += 1;
    if (!isLast) front.moveTo(first);
  }

  *#goForth(): Generator<void> {
    const front = this.#forthFront;
    const { start, end } = front;
    const first = this.#forth.length;
    for (let label = start; label < end; label += 1) {
      this.#spreadForth(label);
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
    front.hops += 1;
    this.#forthEnds[front.hops] = this.#forth.length;
    // With more hops left than are known back nobody was passed over for being too far from the targets.
    const isEverybody =
      this.#ranking.mostCost === Number.MAX_VALUE && this.#maxHops - front.hops > this.#backFront.hops;
    if (isEverybody && first === this.#forth.length) this.reachesFar = false;
    front.moveTo(first);
  }

  /** One hop back from one person: everybody who knows them and may be on a path in the answer. */
  #spreadBack(step: number): void {
    const rules = this.#rules;
    const labels = this.#back;
    const ranking = this.#ranking;
    const person = labels.people[step] as number;
    const hops = this.#backFront.hops + 1;
    if (hops > 1 && !rules.mayConnect(person)) return;
    const hopsLeft = this.#maxHops - hops;
    // Sources that are listed are joined from their own side.
    const { isCompany } = rules;
    const leastBefore = this.#leastFirstHop;
    const soFar = (labels.costs[step] as number) + (hops > 1 ? rules.availabilityCost(person) : 0);
    this.#work.done += 1;
    if (soFar + leastBefore > ranking.mostCost) return;
    const row = this.#row;
    rules.readRow(person, row);
    const { neighbours, costs, sharing } = row.columns;
    const { start, end } = row;
    const { latest } = labels;
    // Nobody but those reached from the sources already is of use then.
    const forthLatest = this.#forth.latest;
    const isJoining = !isCompany && hopsLeft <= this.#forthFront.hops;
    let place = start;
    for (; place < end; place += 1) {
      const cost = soFar + (costs[place] as number);
      if (cost + leastBefore > ranking.mostCost) break;
      const neighbour = neighbours[place] as number;
      if (isJoining && forthLatest[neighbour] === NO_LABEL) continue;
      const known = latest[neighbour] as number;
      if (known !== NO_LABEL && (labels.costs[known] as number) <= cost) continue;
      if (!rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      // Whether others may connect is asked when one goes on from them: few are gone on from.
      const isSource = isCompany && rules.isSource(neighbour);
      if (cost + this.#leastBefore(neighbour, isSource, hopsLeft) > ranking.mostCost) continue;
      const label = labels.put(neighbour, cost, hops, step);
      this.#joinBefore(neighbour, isSource, label, cost);
    }
    this.#work.done += place - start;
  }

  /** What the beginning of a path up to this person costs at least; the maximum and more if it cannot begin so. */
  #leastBefore(person: number, isSource: boolean, hops: number): number {
    if (this.#rules.isCompany) {
      if (isSource) return this.#rules.sourceCost(person);
      return hops === 0 ? Number.POSITIVE_INFINITY : 0;
    }
    const front = this.#forthFront;
    const cost = this.#forth.costWithin(person, hops);
    return hops <= front.hops ? cost : Math.min(cost, front.leastBeyond);
  }

  #joinBefore(person: number, isSource: boolean, label: number, cost: number): void {
    if (this.#rules.isCompany) {
      if (!isSource) return;
      const full = this.#rules.sourceCost(person) + cost;
      if (full < this.#ranking.mostCost) this.#offer(full, NO_LABEL, label);
      return;
    }
    const before = this.#forth.latestOf(person);
    if (before !== NO_LABEL) this.#join(before, label);
  }

  /** One hop forth from one person: every connector they know who may be on a path in the answer. */
  #spreadForth(step: number): void {
    const rules = this.#rules;
    const labels = this.#forth;
    const ranking = this.#ranking;
    const person = labels.people[step] as number;
    const hops = this.#forthFront.hops + 1;
    const hopsLeft = this.#maxHops - hops;
    if (hops > 1 && !rules.mayConnect(person)) return;
    const soFar = (labels.costs[step] as number) + (hops > 1 ? rules.availabilityCost(person) : 0);
    const leastLastHop = this.leastLastHop;
    this.#work.done += 1;
    if (soFar + leastLastHop > ranking.mostCost) return;
    const row = this.#row;
    rules.readRow(person, row);
    const { neighbours, costs, sharing } = row.columns;
    const { start, end } = row;
    const { latest } = labels;
    let place = start;
    for (; place < end; place += 1) {
      const cost = soFar + (costs[place] as number);
      if (cost + leastLastHop > ranking.mostCost) break;
      const neighbour = neighbours[place] as number;
      const known = latest[neighbour] as number;
      if (known !== NO_LABEL && (labels.costs[known] as number) <= cost) continue;
      if (cost + this.#leastAfter(neighbour, hopsLeft) > ranking.mostCost) continue;
      if (!rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      const label = labels.put(neighbour, cost, hops, step);
      const after = this.#back.within(neighbour, hopsLeft);
      if (after !== NO_LABEL) this.#join(label, after);
    }
    this.#work.done += place - start;
  }

  /** What the rest of a path from this connector costs at least. */
  #leastAfter(person: number, hops: number): number {
    const front = this.#backFront;
    const cost = this.#back.costWithin(person, hops);
    return hops <= front.hops ? cost : Math.min(cost, front.leastBeyond);
  }

  /**
   * Looks over the rows of everybody so many hops from the sources: with what is known of those one hop nearer to the
   * targets, the best rest from everybody here is known, too.
   */
  *#drawTogether(hops: number): Generator<void> {
    const { people } = this.#forth;
    const end = this.#forthEnds[hops] as number;
    for (let label = 0; label < end; label += 1) {
      const isBest = this.#forth.within(people[label] as number, hops) === label;
      if (isBest) this.#lookOver(label, this.#maxHops - hops);
      if (this.#work.done >= this.#work.pauseAt) yield;
    }
  }

  #lookOver(label: number, hopsLeft: number): void {
    const rules = this.#rules;
    const ranking = this.#ranking;
    const after = this.#back;
    const person = this.#forth.people[label] as number;
    const isSource = this.#forth.hops[label] === 0;
    this.#work.done += 1;
    if (!isSource && !rules.mayConnect(person)) return;
    const soFar = (this.#forth.costs[label] as number) + (isSource ? 0 : rules.availabilityCost(person));
    const least = soFar + (isSource || this.#backFront.hops === 0 ? 0 : this.leastLastHop);
    if (least > ranking.mostCost) return;
    const row = this.#row;
    rules.readRow(person, row);
    const { neighbours, costs, sharing } = row.columns;
    const { start, end } = row;
    const { latest, costs: afterCosts, hops: afterHops, earlier } = after;
    let best = after.costWithin(person, hopsLeft);
    let bestStep = NO_LABEL;
    let place = start;
    for (; place < end; place += 1) {
      const tieCost = costs[place] as number;
      if (least + tieCost > ranking.mostCost) break;
      const neighbour = neighbours[place] as number;
      let next = latest[neighbour] as number;
      while (next !== NO_LABEL && (afterHops[next] as number) >= hopsLeft) next = earlier[next] as number;
      if (next === NO_LABEL) continue;
      let rest = tieCost + (afterCosts[next] as number);
      if (soFar + rest > ranking.mostCost) continue;
      if (!rules.isUsable(sharing[place] as number, person, neighbour)) continue;
      if ((afterHops[next] as number) > 0) {
        if (!rules.mayConnect(neighbour)) continue;
        rest += rules.availabilityCost(neighbour);
      }
      if (rest < best) {
        best = rest;
        bestStep = next;
      }
      if (soFar + rest < ranking.mostCost) this.#offer(soFar + rest, label, next);
    }
    this.#work.done += place - start;
    if (bestStep !== NO_LABEL) after.put(person, best, hopsLeft, bestStep);
  }

  /** Puts a beginning and a rest together that meet in one person. */
  #join(before: number, after: number): void {
    const rules = this.#rules;
    let cost = (this.#forth.costs[before] as number) + (this.#back.costs[after] as number);
    if (cost >= this.#ranking.mostCost) return;
    if (this.#forth.hops[before] !== 0 && this.#back.hops[after] !== 0) {
      const person = this.#back.people[after] as number;
      if (!rules.mayConnect(person)) return;
      cost += rules.availabilityCost(person);
    }
    if (cost < this.#ranking.mostCost) this.#offer(cost, this.#forth.steps[before] as number, after);
  }

  /** Adds the path of a beginning and a rest to the ranking, if it meets nobody twice. */
  #offer(cost: number, before: number, after: number): void {
    const path: number[] = [];
    for (let label = before; label !== NO_LABEL; label = this.#forth.steps[label] as number) {
      path.push(this.#forth.people[label] as number);
    }
    path.reverse();
    for (let label = after; label !== NO_LABEL; label = this.#back.steps[label] as number) {
      const person = this.#back.people[label] as number;
      if (path.includes(person)) return;
      path.push(person);
    }
    const introducer = path[this.#rules.isSingle && path.length > 2 ? 1 : 0] as number;
    this.#ranking.add(cost, introducer, path);
  }
}
