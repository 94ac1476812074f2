/** What a version of the tie graph is made of, and how it is made from everything at once or by folding changes in. */
import {
  DepartmentTree,
  type Membership,
  MembershipPool,
  PERSON,
  PeopleTable,
  stateOf,
} from './graph-people.js';
import { emptyColumns, layOutRows, type TieColumns, type TieList, type TieRows } from './graph-rows.js';
import type { GraphDepartment, GraphPerson, GraphTie } from './types.js';

/** What many versions share. */
interface GraphBase {
  readonly people: PeopleTable;
  readonly rows: TieRows;
}

/** What has changed since the base was laid out; each version has its own. */
interface GraphOverlay {
  readonly rows: ReadonlyMap<number, TieColumns>;
  readonly memberships: ReadonlyMap<number, Membership>;
  /** People numbered on from the base. */
  readonly addedIds: readonly string[];
  readonly addedNumbers: ReadonlyMap<string, number>;
  /** Entries in the changed rows, to know when they are worth folding in. */
  readonly entries: number;
}

export interface GraphParts {
  readonly base: GraphBase;
  readonly overlay: GraphOverlay;
  /** One for each person, gone ones included. */
  readonly states: Uint16Array;
  readonly departments: DepartmentTree;
  readonly peopleCount: number;
  readonly tieCount: number;
}

const NOTHING_CHANGED: GraphOverlay = {
  rows: new Map(),
  memberships: new Map(),
  addedIds: [],
  addedNumbers: new Map(),
  entries: 0,
};

export function buildBase(source: {
  readonly people: Iterable<GraphPerson>;
  readonly ties: Iterable<GraphTie>;
  readonly departments: Iterable<GraphDepartment>;
}): GraphParts {
  const numbers = new Map<string, number>();
  const pool = new MembershipPool();
  const memberships: Membership[] = [];
  const states: number[] = [];
  for (const person of source.people) {
    const number = numbers.get(person.id) ?? numbers.size;
    numbers.set(person.id, number);
    memberships[number] = pool.of(person);
    states[number] = stateOf(person);
  }
  const rows = layOutRows(numbers.size, readTies(source.ties, numbers));
  return {
    base: { people: new PeopleTable([...numbers.keys()], memberships), rows },
    overlay: NOTHING_CHANGED,
    states: Uint16Array.from(states),
    departments: new DepartmentTree(source.departments),
    peopleCount: numbers.size,
    tieCount: rows.neighbours.length / 2,
  };
}

/** Copying the overlay at every change must cost less, over time, than folding it in. */
export function isWorthFolding({ base, overlay }: GraphParts): boolean {
  const mostChanged = Math.min(16_384, Math.max(1024, base.people.size >> 6));
  const mostEntries = Math.max(65_536, base.rows.neighbours.length >> 2);
  return overlay.rows.size + overlay.memberships.size > mostChanged || overlay.entries > mostEntries;
}

/** The same graph with nothing in the overlay and nobody gone. */
export function foldGraph(parts: GraphParts): GraphParts {
  const { base, overlay, states } = parts;
  const newNumbers = new Int32Array(states.length).fill(-1);
  const ids: string[] = [];
  const memberships: Membership[] = [];
  const newStates = new Uint16Array(parts.peopleCount);
  for (let person = 0; person < states.length; person += 1) {
    const state = states[person] as number;
    if ((state & PERSON.isGone) !== 0) continue;
    newNumbers[person] = ids.length;
    newStates[ids.length] = state & ~PERSON.hasChangedRow;
    const isOfBase = person < base.people.size;
    ids.push((isOfBase ? base.people.ids[person] : overlay.addedIds[person - base.people.size]) as string);
    memberships.push((overlay.memberships.get(person) ?? base.people.memberships[person]) as Membership);
  }
  return {
    ...parts,
    base: { people: new PeopleTable(ids, memberships), rows: foldRows(parts, newNumbers) },
    overlay: NOTHING_CHANGED,
    states: newStates,
  };
}

function foldRows(parts: GraphParts, newNumbers: Int32Array): TieRows {
  const offsets = new Uint32Array(parts.peopleCount + 1);
  const columns = emptyColumns(parts.tieCount * 2);
  let next = 0;
  for (let person = 0; person < newNumbers.length; person += 1) {
    const newNumber = newNumbers[person] as number;
    if (newNumber < 0) continue;
    const changed = parts.overlay.rows.get(person);
    const row = changed ?? parts.base.rows;
    const isUntouched = changed === undefined && person < parts.base.people.size;
    const start = isUntouched ? (parts.base.rows.offsets[person] as number) : 0;
    const end = isUntouched
      ? (parts.base.rows.offsets[person + 1] as number)
      : (changed?.neighbours.length ?? 0);
    for (let place = start; place < end; place += 1) {
      const neighbour = newNumbers[row.neighbours[place] as number] as number;
      if (neighbour < 0) continue;
      columns.neighbours[next] = neighbour;
      columns.strengths[next] = row.strengths[place] as number;
      columns.costs[next] = row.costs[place] as number;
      columns.sharing[next] = row.sharing[place] as number;
      next += 1;
    }
    offsets[newNumber + 1] = next;
  }
  return { offsets, ...columns };
}

function readTies(ties: Iterable<GraphTie>, numbers: ReadonlyMap<string, number>): TieList {
  let list: TieList = newTieList(1024);
  let count = 0;
  for (const { a, b, strength, sharing } of ties) {
    const [from, to] = [numbers.get(a), numbers.get(b)];
    if (from === undefined || to === undefined || from === to || strength <= 0) continue;
    if (count === list.from.length) list = resizedTieList(list, count * 2);
    list.from[count] = from;
    list.to[count] = to;
    list.strengths[count] = strength;
    list.sharing[count] = sharing;
    count += 1;
  }
  return resizedTieList(list, count);
}

function newTieList(length: number): TieList {
  return {
    from: new Int32Array(length),
    to: new Int32Array(length),
    strengths: new Float64Array(length),
    sharing: new Uint8Array(length),
  };
}

function resizedTieList(list: TieList, length: number): TieList {
  const resized = newTieList(length);
  const kept = Math.min(length, list.from.length);
  resized.from.set(list.from.subarray(0, kept));
  resized.to.set(list.to.subarray(0, kept));
  resized.strengths.set(list.strengths.subarray(0, kept));
  resized.sharing.set(list.sharing.subarray(0, kept));
  return resized;
}
