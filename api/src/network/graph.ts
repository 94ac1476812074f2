/**
 * The tie graph: who knows whom, how well, and who may use it, as one unchanging version in memory. A change makes a new
 * version that shares almost everything with the old one, so that a search reads one version from start to end.
 */
import { buildBase, foldGraph, type GraphParts, isWorthFolding } from './graph-build.js';
import { editGraph } from './graph-edit.js';
import { type Membership, PERSON } from './graph-people.js';
import type { TieColumns } from './graph-rows.js';
import type { GraphChanges, GraphDepartment, GraphPerson, GraphTie, SharingLevel } from './types.js';

export interface GraphSource {
  readonly people: Iterable<GraphPerson>;
  readonly ties: Iterable<GraphTie>;
  readonly departments: Iterable<GraphDepartment>;
}

export interface GraphNeighbour {
  readonly id: string;
  readonly strength: number;
  readonly sharing: SharingLevel;
}

/** Where a person's ties stand: from `start` up to `end` in `columns`. */
export interface RowPlace {
  columns: TieColumns;
  start: number;
  end: number;
}

/** A place to read rows into, over and over. */
export function emptyRow(): RowPlace {
  return { columns: NO_TIES, start: 0, end: 0 };
}

export class TieGraph {
  /** The change number of the store that this version shows. */
  readonly version: number;
  readonly #parts: GraphParts;

  private constructor(version: number, parts: GraphParts) {
    this.version = version;
    this.#parts = parts;
  }

  /**
   * A graph from everything at once. Of several rows of one person or one pair the last holds; ties to oneself, to
   * unknown people and of strength 0 are left out.
   */
  static build(version: number, source: GraphSource): TieGraph {
    return new TieGraph(version, buildBase(source));
  }

  /**
   * The next version. This one stays as it is, for searches under way. People are removed first (with all their ties),
   * then people, departments and ties are added or replaced.
   */
  with(version: number, changes: GraphChanges): TieGraph {
    const edited = editGraph(this.#parts, changes);
    return new TieGraph(version, isWorthFolding(edited) ? foldGraph(edited) : edited);
  }

  /** The number of people. */
  get size(): number {
    return this.#parts.peopleCount;
  }

  /** The number of ties, unusable ones included. */
  get tieCount(): number {
    return this.#parts.tieCount;
  }

  hasPerson(id: string): boolean {
    return this.numberOf(id) >= 0;
  }

  /** Everybody this person has a tie to, strongest first, equal ones by id; none for an unknown id. */
  neighbours(id: string): GraphNeighbour[] {
    const found: GraphNeighbour[] = [];
    const person = this.numberOf(id);
    if (person < 0) return found;
    const { columns, start, end } = this.rowOf(person);
    for (let place = start; place < end; place += 1) {
      const neighbour = columns.neighbours[place] as number;
      if (this.isGone(neighbour)) continue;
      found.push(neighbourAt(columns, place, this.idOf(neighbour)));
    }
    return found.sort((first, second) => second.strength - first.strength || (first.id < second.id ? -1 : 1));
  }

  /** Whether one of a person's ties is as wanted; looked at in no particular order, up to the first that is. */
  hasTie(id: string, isWanted: (neighbourId: string, sharing: SharingLevel) => boolean): boolean {
    const person = this.numberOf(id);
    if (person < 0) return false;
    const { columns, start, end } = this.rowOf(person);
    for (let place = start; place < end; place += 1) {
      const neighbour = columns.neighbours[place] as number;
      if (this.isGone(neighbour)) continue;
      if (isWanted(this.idOf(neighbour), columns.sharing[place] as SharingLevel)) return true;
    }
    return false;
  }

  /** The tie between two people, or null. */
  tie(a: string, b: string): GraphTie | null {
    const [from, to] = [this.numberOf(a), this.numberOf(b)];
    if (from < 0 || to < 0) return null;
    const [ofFrom, ofTo] = [this.rowOf(from), this.rowOf(to)];
    const isFromShorter = ofFrom.end - ofFrom.start <= ofTo.end - ofTo.start;
    const { columns, start, end } = isFromShorter ? ofFrom : ofTo;
    const place = columns.neighbours.subarray(start, end).indexOf(isFromShorter ? to : from);
    if (place < 0) return null;
    const { strength, sharing } = neighbourAt(columns, start + place, b);
    return { a, b, strength, sharing };
  }

  /** Everybody in these departments and the ones below them, in no particular order, each once. */
  peopleOfDepartments(departmentIds: readonly string[]): string[] {
    return this.numbersOfDepartments(departmentIds).map((person) => this.idOf(person));
  }

  /** Everybody with a current place at the organization, in no particular order. */
  contactsAt(organizationId: string): string[] {
    return this.numbersAtOrganization(organizationId).map((person) => this.idOf(person));
  }

  isPresentEmployee(id: string): boolean {
    const person = this.numberOf(id);
    return person >= 0 && (this.stateOf(person) & PERSON.isPresentEmployee) !== 0;
  }

  /** About how much memory this version holds, shared parts included; ids and tables are estimated. */
  memoryBytes(): number {
    const { base, overlay, states } = this.#parts;
    const perPerson = 200;
    let bytes = states.byteLength + base.rows.offsets.byteLength + columnBytes(base.rows);
    bytes += (base.people.size + overlay.addedIds.length) * perPerson;
    for (const row of overlay.rows.values()) bytes += columnBytes(row) + perPerson;
    return bytes;
  }

  // What follows is for searches: people by number, 0 <= number < capacity.

  /** One more than the highest number of a person in this version; gone people still count. */
  get capacity(): number {
    return this.#parts.states.length;
  }

  /** One integer for each person; its bits are named by PERSON. */
  get states(): Uint16Array {
    return this.#parts.states;
  }

  /** The rows of everybody whose state lacks PERSON.hasChangedRow. */
  get baseRows(): GraphParts['base']['rows'] {
    return this.#parts.base.rows;
  }

  /** The person's number, or -1. */
  numberOf(id: string): number {
    const { base, overlay, states } = this.#parts;
    const person = overlay.addedNumbers.get(id) ?? base.people.numberOf(id);
    if (person === undefined) return -1;
    return ((states[person] as number) & PERSON.isGone) === 0 ? person : -1;
  }

  idOf(person: number): string {
    const { base, overlay } = this.#parts;
    const id =
      person < base.people.size ? base.people.ids[person] : overlay.addedIds[person - base.people.size];
    if (id === undefined) throw new RangeError(`no person has the number ${person}`);
    return id;
  }

  stateOf(person: number): number {
    return this.states[person] as number;
  }

  isGone(person: number): boolean {
    return (this.stateOf(person) & PERSON.isGone) !== 0;
  }

  rowOf(person: number): RowPlace {
    const row = emptyRow();
    this.readRow(person, row);
    return row;
  }

  /** Like rowOf, into an object the caller keeps: a search reads a row for every person it meets. */
  readRow(person: number, row: RowPlace): void {
    const { base, overlay, states } = this.#parts;
    if (((states[person] as number) & PERSON.hasChangedRow) === 0) {
      row.columns = base.rows;
      row.start = base.rows.offsets[person] as number;
      row.end = base.rows.offsets[person + 1] as number;
      return;
    }
    row.columns = overlay.rows.get(person) ?? NO_TIES;
    row.start = 0;
    row.end = row.columns.neighbours.length;
  }

  numbersOfDepartments(departmentIds: readonly string[]): number[] {
    const { base, departments } = this.#parts;
    const all = departments.withSubDepartments(departmentIds);
    const unchanged = [...all].flatMap((id) => base.people.inDepartment(id));
    return this.#members(unchanged, (membership) => membership.departmentIds.some((id) => all.has(id)));
  }

  numbersAtOrganization(organizationId: string): number[] {
    const unchanged = this.#parts.base.people.atOrganization(organizationId);
    return this.#members(unchanged, (membership) => membership.organizationIds.includes(organizationId));
  }

  /** Those of the base that have not changed since, and those changed or added that belong now. */
  #members(ofBase: readonly number[], isMember: (membership: Membership) => boolean): number[] {
    const { memberships } = this.#parts.overlay;
    const members = new Set<number>();
    for (const person of ofBase) {
      if (!memberships.has(person) && !this.isGone(person)) members.add(person);
    }
    for (const [person, membership] of memberships) {
      if (isMember(membership) && !this.isGone(person)) members.add(person);
    }
    return [...members];
  }
}

const NO_TIES: TieColumns = {
  neighbours: new Int32Array(0),
  strengths: new Float64Array(0),
  costs: new Float64Array(0),
  sharing: new Uint8Array(0),
};

function neighbourAt(columns: TieColumns, place: number, id: string): GraphNeighbour {
  const sharing = columns.sharing[place] as SharingLevel;
  return { id, strength: columns.strengths[place] as number, sharing };
}

function columnBytes(columns: TieColumns): number {
  const { neighbours, strengths, costs, sharing } = columns;
  return neighbours.byteLength + strengths.byteLength + costs.byteLength + sharing.byteLength;
}
