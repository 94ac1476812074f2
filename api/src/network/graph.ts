/**
 * The tie graph: who knows whom, how well, and who may use it, as one unchanging version in memory. A change makes a new
 * version that shares almost everything with the old one, so that a search reads one version from start to end.
 */
import { GraphBuilder, type GraphParts } from './graph-build.js';
import { editGraph } from './graph-edit.js';
import { foldedBase, isWorthFolding, rebase } from './graph-fold.js';
import { PERSON } from './graph-people.js';
import type { LaidOutRows, TieList } from './graph-rows.js';
import { type SearchBase, SearchGraph } from './search-graph.js';
import { strengthAt, type TieColumns } from './tie-columns.js';
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

/** How much memory a version holds. Names of people are estimated; all else is exact. */
export interface GraphMemory {
  /** What threads share, per the graph laid out: offsets, neighbours, costs, strengths, sharing, people's columns. */
  readonly sharedBytes: number;
  /** Rows that have changed since it was laid out. */
  readonly changedRowBytes: number;
  /** Ids and groups, of this thread alone. */
  readonly idBytes: number;
}

/** Takes people, then ties one by one; for graphs too large to be listed as objects. */
export class TieGraphBuilder {
  readonly #builder: GraphBuilder;

  constructor(people: Iterable<GraphPerson>) {
    this.#builder = new GraphBuilder(people);
  }

  /** Adds somebody before any tie; in the order of ids, else it is a RangeError. */
  addPerson(person: GraphPerson): void {
    this.#builder.addPerson(person);
  }

  /** Adds a tie; what is left out and what replaces what is said at `TieGraph.build`. */
  addTie(a: string, b: string, strength: number, sharing: SharingLevel): void {
    this.#builder.addTie(a, b, strength, sharing);
  }

  get peopleCount(): number {
    return this.#builder.peopleCount;
  }

  /** The ties so far, for `layOutRows` in another thread. */
  ties(): TieList {
    return this.#builder.ties();
  }

  /** The graph; `rows` if they were laid out elsewhere from `ties()`. */
  finish(version: number, departments: Iterable<GraphDepartment>, rows?: LaidOutRows): TieGraph {
    return TieGraph.of(version, this.#builder.parts(departments, rows));
  }
}

export class TieGraph extends SearchGraph {
  readonly #parts: GraphParts;

  private constructor(version: number, parts: GraphParts) {
    super(version, parts);
    this.#parts = parts;
  }

  /** A graph of parts that belong together. */
  static of(version: number, parts: GraphParts): TieGraph {
    return new TieGraph(version, parts);
  }

  /**
   * A graph from everything at once. Of several rows of one person or one pair the last holds; ties to oneself, to
   * unknown people and of a strength that is none (0, negative, above 1, not a number) are left out.
   */
  static build(version: number, source: GraphSource): TieGraph {
    const builder = new TieGraphBuilder(source.people);
    for (const { a, b, strength, sharing } of source.ties) builder.addTie(a, b, strength, sharing);
    return builder.finish(version, source.departments);
  }

  /**
   * The next version. This one stays as it is, for searches under way. People are removed first (with all their ties),
   * then people, departments and ties are added or replaced; a strength that is none removes the tie.
   */
  with(version: number, changes: GraphChanges): TieGraph {
    return new TieGraph(version, editGraph(this.#parts, changes));
  }

  /** Whether so much has changed since the graph was laid out that it should be folded. */
  get isWorthFolding(): boolean {
    return isWorthFolding(this.#parts);
  }

  /** The same version with nothing beside its base. */
  folded(): TieGraph {
    return this.rebased(this, foldedBase(this));
  }

  /** This version on a base folded from an earlier version of the same graph, by `foldedBase`. */
  rebased(earlier: TieGraph, base: SearchBase): TieGraph {
    return new TieGraph(this.version, rebase(this.#parts, earlier.#parts, base));
  }

  /** Whether people have the same numbers in both, as in all versions that were made from one another. */
  isOfOneLineWith(other: TieGraph): boolean {
    return this.#parts.people === other.#parts.people;
  }

  /** The number of people. */
  get size(): number {
    return this.#parts.peopleCount;
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
    const { columns, place } = this.findTie(from, to);
    if (place < 0) return null;
    const { strength, sharing } = neighbourAt(columns, place, b);
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

  memory(): GraphMemory {
    const { base, states, changedRows } = this.sharedBytes();
    return {
      sharedBytes: base + states,
      changedRowBytes: changedRows,
      idBytes: this.#parts.people.ids.length * BYTES_PER_ID,
    };
  }

  /** The person's number, or -1. */
  numberOf(id: string): number {
    const { people, cameBack } = this.#parts;
    const person = cameBack.get(id) ?? people.firstNumberOf(id);
    return person === undefined || person >= this.capacity || this.isGone(person) ? -1 : person;
  }

  /** @throws RangeError for a number nobody has. */
  idOf(person: number): string {
    const id = this.#parts.people.ids[person];
    if (id === undefined) throw new RangeError(`no person has the number ${person}`);
    return id;
  }

  numbersOfDepartments(departmentIds: readonly string[]): number[] {
    const { groups, departments } = this.#parts;
    const members = new Set<number>();
    for (const id of departments.withSubDepartments(departmentIds)) {
      for (const person of groups.inDepartment(id)) if (!this.isGone(person)) members.add(person);
    }
    return [...members];
  }

  numbersAtOrganization(organizationId: string): number[] {
    return this.#parts.groups.atOrganization(organizationId).filter((person) => !this.isGone(person));
  }
}

/** An id of 36 characters, its place in the list and in the table of numbers, and its groups, about. */
const BYTES_PER_ID = 200;

function neighbourAt(columns: TieColumns, place: number, id: string): GraphNeighbour {
  const sharing = columns.sharing[place] as SharingLevel;
  return { id, strength: strengthAt(columns, place), sharing };
}
