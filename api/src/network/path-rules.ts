/** Who may be what on a path: the sources, targets, connectors and ties a question allows, by number. */
import type { RowPlace, TieGraph } from './graph.js';
import { askedCountOf, PERSON } from './graph-people.js';
import { COSTS_PER_RANK_UNIT, rankUnits } from './graph-rows.js';
import { type PathOrigin, type PathQuery, type PathTarget, SHARING } from './types.js';

const MARK = { none: 0, source: 1, target: 2, barred: 3 } as const;

/** How available somebody is who was asked so often in the last 90 days: 2^(-asked/3). */
export function availability(askedCount: number): number {
  return 2 ** (-askedCount / 3);
}

const AVAILABILITY_COSTS = Float64Array.from(
  { length: 512 },
  (_, asked) => rankUnits(availability(asked)) * COSTS_PER_RANK_UNIT,
);

export class PathRules {
  readonly graph: TieGraph;
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

  /** Marks sources, targets and the barred; `marks` must be all zero and is so again after `wipeMarks`. */
  constructor(graph: TieGraph, query: PathQuery, marks: Uint8Array) {
    this.graph = graph;
    this.marks = marks;
    this.isSingle = query.from.kind === 'PEOPLE' && query.from.isSingle;
    this.isCompany = query.from.kind === 'COMPANY';
    this.#states = graph.states;
    this.#viewer = query.access.kind === 'PERSON' ? graph.numberOf(query.access.id) : -1;
    this.#lowestSharing = query.access.kind === 'PERSON' ? SHARING.named : SHARING.blind;
    this.#minStrength = query.minStrength ?? 0;
    this.#sourceBit = this.isCompany ? PERSON.isPresentEmployee : 0;
    const origin = originNumbers(graph, query.from);
    for (const person of origin) this.mark(person, MARK.source);
    this.targets = this.#markTargets(query);
    this.#markBarred(query);
    this.sources = origin.filter((person) => this.isSource(person));
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
    return AVAILABILITY_COSTS[askedCountOf(this.#states[person] as number)] as number;
  }

  /** What a source adds by itself. */
  sourceCost(person: number): number {
    return this.isSingle ? 0 : this.availabilityCost(person);
  }

  /** The person's ties from the strongest down to the weakest that is strong enough. */
  readRow(person: number, row: RowPlace): void {
    this.graph.readRow(person, row);
    if (this.#minStrength > 0) row.end = endOfStrong(row, this.#minStrength);
  }

  /** Whether the asker may use a tie: what is named, and any tie of their own; the operator all but private ones. */
  isUsable(sharing: number, one: number, other: number): boolean {
    if (sharing >= this.#lowestSharing) return true;
    return sharing >= SHARING.private && (one === this.#viewer || other === this.#viewer);
  }

  #markTargets(query: PathQuery): number[] {
    const targets: number[] = [];
    for (const person of targetNumbers(this.graph, query.to)) {
      if (this.isSource(person)) continue;
      const isHidden = query.hiddenTargets?.has(this.graph.idOf(person)) ?? false;
      this.mark(person, isHidden ? MARK.barred : MARK.target);
      if (!isHidden) targets.push(person);
    }
    return targets;
  }

  /** Leaving out bars sources and connectors, but neither targets nor a single source. */
  #markBarred(query: PathQuery): void {
    if (query.leaveOut === undefined) return;
    const ofDepartments = this.graph.numbersOfDepartments(query.leaveOut.departments);
    const named = query.leaveOut.people.map((id) => this.graph.numberOf(id)).filter((person) => person >= 0);
    for (const person of [...ofDepartments, ...named]) {
      const isEnd = this.isTarget(person) || (this.isSingle && this.isSource(person));
      if (!isEnd) this.mark(person, MARK.barred);
    }
  }
}

function originNumbers(graph: TieGraph, from: PathOrigin): number[] {
  switch (from.kind) {
    case 'COMPANY':
      return [];
    case 'PEOPLE':
      return [...new Set(from.ids)].map((id) => graph.numberOf(id)).filter((person) => person >= 0);
    case 'DEPARTMENTS':
      return graph
        .numbersOfDepartments(from.ids)
        .filter((person) => (graph.stateOf(person) & PERSON.isPresentEmployee) !== 0);
  }
}

function targetNumbers(graph: TieGraph, to: PathTarget): number[] {
  if (to.kind === 'ORGANIZATION') return graph.numbersAtOrganization(to.id);
  const person = graph.numberOf(to.id);
  return person < 0 ? [] : [person];
}

/** Rows fall in strength, so the end of the strong ones is found by halving. */
function endOfStrong({ columns, start, end }: RowPlace, minStrength: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns.strengths[middle] as number) >= minStrength) low = middle + 1;
    else high = middle;
  }
  return low;
}
