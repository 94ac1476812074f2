/** How the next version of a tie graph is made: the parts that change are copied, the others are shared. */
import { withTies } from './components.js';
import type { GraphParts } from './graph-build.js';
import { positionOf } from './graph-fold.js';
import {
  DepartmentTree,
  type Membership,
  MembershipPool,
  NO_MEMBERSHIP,
  PERSON,
  stateOf,
} from './graph-people.js';
import { type AddedPerson, emptyRow, type RowPlace, SearchGraph } from './search-graph.js';
import { sharedUint16 } from './shared-arrays.js';
import { emptyColumns, isStrength, lowBitsOf, pathCost, strengthAt } from './tie-columns.js';
import type { GraphChanges, GraphDepartment, GraphPerson, GraphTie } from './types.js';

/** A new version's parts; the old ones are left as they are. */
export function editGraph(parts: GraphParts, changes: GraphChanges): GraphParts {
  const editor = new GraphEditor(parts, changes.people?.length ?? 0);
  for (const id of changes.removedPeople ?? []) editor.removePerson(id);
  for (const person of changes.people ?? []) editor.putPerson(person);
  editor.putTies(changes.ties ?? []);
  return editor.finish(changes.departments);
}

interface RowEntry {
  readonly neighbour: number;
  readonly strength: number;
  readonly sharing: number;
}

class GraphEditor {
  readonly #parts: GraphParts;
  readonly #before: SearchGraph;
  readonly #pool = new MembershipPool();
  readonly #rows = new Map<number, readonly RowEntry[]>();
  readonly #memberships = new Map<number, Membership>();
  readonly #cameBack = new Map<string, number>();
  readonly #newTies: [number, number][] = [];
  readonly #added: AddedPerson[];
  /** How many more people there can be after this change. */
  readonly #room: number;
  #states: Uint16Array;
  #areStatesOwn = false;
  /** One more than the highest number of a person so far; the states may have room for more. */
  #capacity: number;
  #peopleCount: number;
  #tieCount: number;

  constructor(parts: GraphParts, room: number) {
    this.#parts = parts;
    this.#before = new SearchGraph(0, parts);
    this.#room = room;
    this.#states = parts.states;
    this.#capacity = parts.states.length;
    // All versions on one base write behind each other's end of one list.
    this.#added = parts.added as AddedPerson[];
    this.#peopleCount = parts.peopleCount;
    this.#tieCount = parts.tieCount;
  }

  removePerson(id: string): void {
    const person = this.#numberOf(id);
    if (person === undefined) return;
    this.#tieCount -= this.#entriesOf(person).length;
    // The entries in other people's rows stay until folding; readers pass over whoever is gone.
    this.#rows.set(person, []);
    this.#memberships.set(person, NO_MEMBERSHIP);
    this.#ownStates()[person] = PERSON.isGone | PERSON.hasChangedRow;
    this.#peopleCount -= 1;
  }

  putPerson(person: GraphPerson): void {
    const number = this.#numberOf(person.id) ?? this.#addPerson(person.id);
    const states = this.#ownStates();
    states[number] = stateOf(person) | ((states[number] as number) & PERSON.hasChangedRow);
    this.#memberships.set(number, this.#pool.of(person));
  }

  /** Each person's row is written once, however many of its ties change. */
  putTies(ties: readonly GraphTie[]): void {
    const changedRows = new Map<number, Map<number, RowEntry>>();
    for (const { a, b, strength, sharing } of ties) {
      const [from, to] = [this.#numberOf(a), this.#numberOf(b)];
      if (from === undefined || to === undefined || from === to) continue;
      if (isStrength(strength)) this.#newTies.push([from, to]);
      changesOf(changedRows, from).set(to, { neighbour: to, strength, sharing });
      changesOf(changedRows, to).set(from, { neighbour: from, strength, sharing });
    }
    let entriesMore = 0;
    for (const [person, changed] of changedRows) {
      const before = this.#entriesOf(person);
      const after = before.filter(({ neighbour }) => !changed.has(neighbour));
      for (const entry of changed.values()) if (isStrength(entry.strength)) after.push(entry);
      entriesMore += after.length - before.length;
      this.#rows.set(person, after);
    }
    this.#tieCount += entriesMore / 2;
  }

  finish(departments: readonly GraphDepartment[] | undefined): GraphParts {
    const { base, changedRows, joins, groups, cameBack, changedEntries } = this.#parts;
    const rows = this.#layOutChangedRows();
    let entriesMore = 0;
    for (const [person, { start, end }] of rows) {
      const before = changedRows.get(person);
      entriesMore += end - start - (before === undefined ? 0 : before.end - before.start);
    }
    return {
      ...this.#parts,
      changedRows: changedRows.with(rows),
      joins: withTies(joins, (person) => base.components[person] ?? person, this.#newTies),
      changedEntries: changedEntries + entriesMore,
      added: this.#added,
      states: this.#states.subarray(0, this.#capacity),
      cameBack: cameBack.with(this.#cameBack),
      groups: this.#memberships.size === 0 ? groups : groups.with(this.#memberships),
      departments: departments === undefined ? this.#parts.departments : new DepartmentTree(departments),
      peopleCount: this.#peopleCount,
      tieCount: this.#tieCount,
    };
  }

  /** All changed rows in one piece of memory, and whom they are of. */
  #layOutChangedRows(): Map<number, RowPlace> {
    let entryCount = 0;
    for (const entries of this.#rows.values()) entryCount += entries.length;
    const columns = emptyColumns(entryCount);
    const places = new Map<number, RowPlace>();
    let next = 0;
    for (const [person, entries] of this.#rows) {
      const start = next;
      for (const { neighbour, strength, sharing } of entries.toSorted(strongestFirst)) {
        columns.neighbours[next] = neighbour;
        columns.costs[next] = pathCost(strength);
        columns.strengthBits[next] = lowBitsOf(strength);
        columns.sharing[next] = sharing;
        next += 1;
      }
      places.set(person, { columns, start, end: next });
      // Earlier versions find no changed row there and go on to the base: this bit may be set under their eyes.
      this.#states[person] = (this.#states[person] as number) | PERSON.hasChangedRow;
    }
    return places;
  }

  #numberOf(id: string): number | undefined {
    const { people, cameBack } = this.#parts;
    const number = this.#cameBack.get(id) ?? cameBack.get(id) ?? people.firstNumberOf(id);
    if (number === undefined || number >= this.#capacity) return undefined;
    return ((this.#states[number] as number) & PERSON.isGone) === 0 ? number : undefined;
  }

  #addPerson(id: string): number {
    const { people, numbersById, base } = this.#parts;
    this.#peopleCount += 1;
    const known = people.firstNumberOf(id);
    // A version beside this one may have added the same person: the number is theirs here, too.
    const isNewHere = known !== undefined && known >= this.#capacity;
    const number = isNewHere ? known : people.add(id);
    if (known !== undefined && !isNewHere) this.#cameBack.set(id, number);
    for (let next = base.idRanks.length + this.#added.length; next < people.ids.length; next += 1) {
      const addedId = people.ids[next] as string;
      this.#added.push({ id: addedId, basePosition: positionOf(addedId, people.ids, numbersById) });
    }
    this.#capacity = Math.max(this.#capacity, number + 1);
    this.#ownStates()[number] = PERSON.hasChangedRow;
    return number;
  }

  /** The states as a copy that may be changed, with room for whoever is added; nobody is there yet. */
  #ownStates(): Uint16Array {
    if (this.#areStatesOwn && this.#capacity <= this.#states.length) return this.#states;
    const states = sharedUint16(this.#capacity + this.#room);
    states.fill(PERSON.isGone | PERSON.hasChangedRow, this.#states.length);
    states.set(this.#states);
    this.#states = states;
    this.#areStatesOwn = true;
    return states;
  }

  /** The person's present ties: those to people gone are left out. */
  #entriesOf(person: number): readonly RowEntry[] {
    const rewritten = this.#rows.get(person);
    const isPresent = (neighbour: number) => ((this.#states[neighbour] as number) & PERSON.isGone) === 0;
    if (rewritten !== undefined) return rewritten.filter(({ neighbour }) => isPresent(neighbour));
    if (person >= this.#before.capacity) return [];
    const row = emptyRow();
    this.#before.readRow(person, row);
    const entries: RowEntry[] = [];
    for (let place = row.start; place < row.end; place += 1) {
      const neighbour = row.columns.neighbours[place] as number;
      if (!isPresent(neighbour)) continue;
      const strength = strengthAt(row.columns, place);
      entries.push({ neighbour, strength, sharing: row.columns.sharing[place] as number });
    }
    return entries;
  }
}

function strongestFirst(first: RowEntry, second: RowEntry): number {
  return second.strength - first.strength;
}

function changesOf(rows: Map<number, Map<number, RowEntry>>, person: number): Map<number, RowEntry> {
  let changes = rows.get(person);
  if (changes === undefined) {
    changes = new Map();
    rows.set(person, changes);
  }
  return changes;
}
