/** Who may be what on a path: the sources, targets, connectors and ties a question allows, by number. */
import { askedCountOf, PERSON } from './graph-people.js';
import type { NumberedRules } from './numbered-query.js';
import type { RowReader, SearchGraph } from './search-graph.js';
import { COSTS_PER_RANK_UNIT, pathCost, rankUnits, strengthAt } from './tie-columns.js';
import { SHARING } from './types.js';

const MARK = { none: 0, source: 1, target: 2, barred: 3 } as const;

/** How available somebody is who was asked so often in the last 90 days: 2^(-asked/3). */
export function availability(askedCount: number): number {
  return 2 ** (-askedCount / 3);
}

const MOST_ASKED = 511;
const AVAILABILITY_COSTS = Float64Array.from(
  { length: MOST_ASKED + 1 },
  (_, asked) => rankUnits(availability(asked)) * COSTS_PER_RANK_UNIT,
);

export class PathRules {
  readonly graph: SearchGraph;
  /** The sources are not asked: the viewer or one person. */
  readonly isSingle: boolean;
  /** Every present employee is a source unless marked otherwise; they are not listed. */
  readonly isCompany: boolean;
  readonly sources: readonly number[];
  readonly marks: Uint8Array;
  targets: readonly number[];
  readonly #states: Uint16Array;
  readonly #marked: number[] = [];
  readonly #viewer: number;
  readonly #lowestSharing: number;
  readonly #minStrength: number;
  readonly #sourceBit: number;
  /** Null, the usual case, where the graph's own counts hold for everybody. */
  readonly #askedCounts: ReadonlyMap<number, number> | null;

  /** Marks sources, targets and the barred; `marks` must be all zero and is so again after `wipeMarks`. */
  constructor(graph: SearchGraph, rules: NumberedRules, marks: Uint8Array) {
    const { from, askedCounts } = rules;
    this.graph = graph;
    this.marks = marks;
    this.isSingle = from.isSingle;
    this.isCompany = from.isCompany;
    this.#states = graph.states;
    this.#viewer = rules.viewer;
    this.#lowestSharing = rules.isOperator ? SHARING.blind : SHARING.named;
    this.#minStrength = rules.minStrength;
    this.#sourceBit = this.isCompany ? PERSON.isPresentEmployee : 0;
    this.#askedCounts = askedCounts.length === 0 ? null : new Map(askedCounts);
    for (const person of from.people) this.mark(person, MARK.source);
    const targets = rules.targets.filter((person) => !this.isSource(person));
    for (const person of targets) this.mark(person, MARK.target);
    for (const person of rules.hiddenTargets) if (!this.isSource(person)) this.mark(person, MARK.barred);
    this.targets = targets;
    this.#markBarred(rules.barred);
    this.sources = from.people.filter((person) => this.isSource(person));
  }

  mark(person: number, mark: number): void {
    this.marks[person] = mark;
    this.#marked.push(person);
  }

  wipeMarks(): void {
    for (const person of this.#marked) this.marks[person] = MARK.none;
    this.#marked.length = 0;
  }

  /** Asks for ways to other people than the targets; who was a target is barred from then on. */
  retarget(targets: readonly number[]): void {
    for (const person of this.targets) this.mark(person, MARK.barred);
    for (const person of targets) this.mark(person, MARK.target);
    this.targets = targets;
  }

  isSource(person: number): boolean {
    const mark = this.marks[person];
    return (
      mark === MARK.source ||
      (mark === MARK.none && ((this.#states[person] as number) & this.#sourceBit) !== 0)
    );
  }

  /** May stand between the ends: somebody present who is neither source nor target nor left out. */
  mayConnect(person: number): boolean {
    const bits = PERSON.canConnect | this.#sourceBit;
    return (
      this.marks[person] === MARK.none && ((this.#states[person] as number) & bits) === PERSON.canConnect
    );
  }

  isTarget(person: number): boolean {
    return this.marks[person] === MARK.target;
  }

  /** What asking this person adds to a path's cost. */
  availabilityCost(person: number): number {
    return AVAILABILITY_COSTS[this.askedCount(person)] as number;
  }

  /** How many introductions were asked of this person, as far as this question may tell. */
  askedCount(person: number): number {
    if (this.#askedCounts !== null) {
      const known = this.#askedCounts.get(person);
      if (known !== undefined) return Math.min(known, MOST_ASKED);
    }
    return askedCountOf(this.#states[person] as number);
  }

  /** What a source adds by itself. */
  sourceCost(person: number): number {
    return this.isSingle ? 0 : this.availabilityCost(person);
  }

  /** The person's ties from the strongest down to the weakest that is strong enough. */
  readRow(person: number, row: RowReader): void {
    this.graph.readRow(person, row);
    if (this.#minStrength > 0) row.end = endOfStrong(row, this.#minStrength);
  }

  /** Whether the asker may use a tie: what is named, and any tie of their own; the operator all but private ones. */
  isUsable(sharing: number, one: number, other: number): boolean {
    if (sharing >= this.#lowestSharing) return true;
    return sharing >= SHARING.private && (one === this.#viewer || other === this.#viewer);
  }

  /** Leaving out bars sources and connectors, but neither targets nor a single source. */
  #markBarred(barred: readonly number[]): void {
    for (const person of barred) {
      const isEnd = this.isTarget(person) || (this.isSingle && this.isSource(person));
      if (!isEnd) this.mark(person, MARK.barred);
    }
  }
}

/** Rows fall in strength and rise in cost, so the end of the strong ones is found by halving. */
function endOfStrong(row: RowReader, minStrength: number): number {
  const mostCost = pathCost(Math.min(minStrength, 1));
  let low = row.start;
  let high = row.end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row.columns.costs[middle] as number) <= mostCost) low = middle + 1;
    else high = middle;
  }
  // Strengths next to each other can cost the same.
  while (low > row.start && strengthAt(row.columns, low - 1) < minStrength) low -= 1;
  return low;
}
