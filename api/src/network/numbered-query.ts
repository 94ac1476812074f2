/** Questions and answers with people by number: what a search works with, and what is handed from thread to thread. */
import type { TieGraph } from './graph.js';
import { PERSON } from './graph-people.js';
import { rankUnits } from './tie-columns.js';
import type { GraphAccess, PathAnswer, PathOrigin, PathQuery, PathTarget, WarmPath } from './types.js';

export interface NumberedOrigin {
  /** Every present employee is a source unless barred; they are not listed. */
  readonly isCompany: boolean;
  /** The sources are not asked: the viewer or one person. */
  readonly isSingle: boolean;
  readonly people: readonly number[];
}

/** Who may be what on a path, and over which ties. */
export interface NumberedRules {
  readonly from: NumberedOrigin;
  /** Sources among them do not count. */
  readonly targets: readonly number[];
  /** Targets that must not be answered with, nor be stood on. */
  readonly hiddenTargets: readonly number[];
  /** Left out: neither sources nor connectors. */
  readonly barred: readonly number[];
  /** One more person whose ties may be used even where they are not named; -1: nobody. */
  readonly viewer: number;
  readonly isOperator: boolean;
  /** Ties below this strength are not used; 0: any tie. */
  readonly minStrength: number;
  /** For these people another number of introductions asked counts than the graph holds. */
  readonly askedCounts: readonly (readonly [person: number, askedCount: number])[];
}

export interface NumberedQuery extends NumberedRules {
  /** 1..6 */
  readonly maxHops: number;
  /** 1..100 */
  readonly limit: number;
  /** Infinity: any number. */
  readonly perIntroducer: number;
}

/** A path by the numbers of its people. */
export interface NumberedPath {
  readonly people: readonly number[];
  /** One fewer than people. */
  readonly strengths: readonly number[];
  readonly availabilities: readonly number[];
}

export type NumberedAnswer =
  | {
      readonly kind: 'PATHS' | 'TIMED_OUT';
      readonly version: number;
      readonly paths: readonly NumberedPath[];
    }
  | {
      readonly kind: 'NONE';
      readonly version: number;
      readonly nearest: { readonly hopsMissing: number; readonly path: NumberedPath } | null;
    };

const MOST_HOPS = 6;
const MOST_PATHS = 100;

/**
 * The question by number, of this version of the graph. Unknown ids are nobody.
 * @throws RangeError for hops, a limit or a number per introducer out of range.
 */
export function numberedQuery(graph: TieGraph, query: PathQuery): NumberedQuery {
  const { maxHops, limit, perIntroducer = Number.POSITIVE_INFINITY } = query;
  checkRange('maxHops', maxHops, MOST_HOPS);
  checkRange('limit', limit, MOST_PATHS);
  if (!(perIntroducer >= 1)) throw new RangeError(`perIntroducer is at least 1, not ${perIntroducer}`);
  return { ...numberedRules(graph, query), maxHops, limit, perIntroducer };
}

/** The part of a question that says who may be what; `to` is left out where everybody is a target. */
export function numberedRules(
  graph: TieGraph,
  query: Omit<PathQuery, 'to' | 'maxHops' | 'limit' | 'perIntroducer'> & { readonly to?: PathTarget },
): NumberedRules {
  const { from, to, access, leaveOut, minStrength = 0, hiddenTargets, askedCounts } = query;
  const found = to === undefined ? [] : targetNumbers(graph, to);
  const isHidden = (person: number) => hiddenTargets?.has(graph.idOf(person)) ?? false;
  return {
    from: originOf(graph, from),
    targets: found.filter((person) => !isHidden(person)),
    hiddenTargets: found.filter(isHidden),
    barred:
      leaveOut === undefined
        ? []
        : [...graph.numbersOfDepartments(leaveOut.departments), ...numbersOf(graph, leaveOut.people)],
    viewer: viewerNumber(graph, access),
    isOperator: access.kind === 'OPERATOR',
    minStrength,
    askedCounts: [...(askedCounts ?? [])].flatMap(([id, asked]) =>
      numbersOf(graph, [id]).map((person) => [person, asked] as const),
    ),
  };
}

/** The answer with ids again; `query` is the one it answers. */
export function describedAnswer(graph: TieGraph, isSingle: boolean, answer: NumberedAnswer): PathAnswer {
  const { version } = answer;
  if (answer.kind !== 'NONE') {
    return {
      kind: answer.kind,
      version,
      paths: answer.paths.map((path) => describedPath(graph, isSingle, path)),
    };
  }
  if (answer.nearest === null) return { kind: 'NONE', version, nearest: null };
  const path = describedPath(graph, isSingle, answer.nearest.path);
  const id = path.people.at(-1) ?? path.introducer;
  return { kind: 'NONE', version, nearest: { id, hopsMissing: answer.nearest.hopsMissing, path } };
}

/** A path with ids, its warmth and its place in the order. */
function describedPath(
  graph: TieGraph,
  isSingle: boolean,
  { people: numbers, strengths, availabilities }: NumberedPath,
): WarmPath {
  const people = numbers.map((person) => graph.idOf(person));
  let warmth = 1;
  let rankKey = 0;
  for (const [place, own] of availabilities.entries()) {
    const strength = strengths[place] ?? 1;
    warmth *= own * strength;
    rankKey += rankUnits(own) + rankUnits(strength);
  }
  const introducer = people[isSingle && people.length > 2 ? 1 : 0] ?? '';
  return { people, strengths, availabilities, warmth, rankKey, introducer };
}

function checkRange(name: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new RangeError(`${name} is a whole number from 1 to ${most}, not ${value}`);
}

function originOf(graph: TieGraph, from: PathOrigin): NumberedOrigin {
  switch (from.kind) {
    case 'COMPANY':
      return { isCompany: true, isSingle: false, people: [] };
    case 'PEOPLE':
      return { isCompany: false, isSingle: from.isSingle, people: numbersOf(graph, [...new Set(from.ids)]) };
    case 'DEPARTMENTS': {
      const isPresent = (person: number) => (graph.stateOf(person) & PERSON.isPresentEmployee) !== 0;
      return {
        isCompany: false,
        isSingle: false,
        people: graph.numbersOfDepartments(from.ids).filter(isPresent),
      };
    }
  }
}

function numbersOf(graph: TieGraph, ids: readonly string[]): number[] {
  return ids.map((id) => graph.numberOf(id)).filter((person) => person >= 0);
}

function viewerNumber(graph: TieGraph, access: GraphAccess): number {
  return access.kind === 'PERSON' ? graph.numberOf(access.id) : -1;
}

/** The people a target stands for. */
export function targetNumbers(graph: TieGraph, to: PathTarget): number[] {
  return to.kind === 'ORGANIZATION' ? graph.numbersAtOrganization(to.id) : numbersOf(graph, [to.id]);
}
