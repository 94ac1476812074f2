/** How the next version of a tie graph is made: the parts that change are copied, the others are shared. */
import type { GraphParts } from './graph-build.js';
import { DepartmentTree, type Membership, MembershipPool, PERSON, stateOf } from './graph-people.js';
import { type RowEntry, rowOf, type TieColumns } from './graph-rows.js';
import type { GraphChanges, GraphDepartment, GraphPerson, GraphTie } from './types.js';

/** A new version's parts; the old ones are left as they are. */
export function editGraph(parts: GraphParts, changes: GraphChanges): GraphParts {
  const editor = new GraphEditor(parts, changes);
  for (const id of changes.removedPeople ?? []) editor.removePerson(id);
  for (const person of changes.people ?? []) editor.putPerson(person);
  editor.putTies(changes.ties ?? []);
  return editor.finish(changes.departments);
}

class GraphEditor {
  readonly #parts: GraphParts;
  readonly #pool = new MembershipPool();
  readonly #rows: Map<number, TieColumns>;
  readonly #memberships: Map<number, Membership>;
  readonly #addedIds: string[];
  readonly #addedNumbers: Map<string, number>;
  #states: Uint16Array;
  #entries: number;
  #peopleCount: number;
  #tieCount: number;

  constructor(parts: GraphParts, changes: GraphChanges) {
    this.#parts = parts;
    this.#rows = new Map(parts.overlay.rows);
    this.#memberships = new Map(parts.overlay.memberships);
    this.#addedIds = [...parts.overlay.addedIds];
    this.#addedNumbers = new Map(parts.overlay.addedNumbers);
    // Room for the case that everybody put is new; what is not needed is cut off at the end.
    this.#states = new Uint16Array(parts.states.length + (changes.people?.length ?? 0));
    this.#states.set(parts.states);
    this.#entries = parts.overlay.entries;
    this.#peopleCount = parts.peopleCount;
    this.#tieCount = parts.tieCount;
  }

  removePerson(id: string): void {
    const person = this.#numberOf(id);
    if (person === undefined) return;
    this.#tieCount -= this.#entriesOf(person).length;
    // The entries in other people's rows stay until folding; readers pass over whoever is gone.
    this.#states[person] = PERSON.isGone | PERSON.hasChangedRow;
    this.#putRow(person, []);
    this.#memberships.delete(person);
    this.#peopleCount -= 1;
  }

  putPerson(person: GraphPerson): void {
    let number = this.#numberOf(person.id);
    if (number === undefined) {
      number = this.#parts.base.people.size + this.#addedIds.length;
      this.#addedIds.push(person.id);
      this.#addedNumbers.set(person.id, number);
      this.#states[number] = PERSON.hasChangedRow;
      this.#peopleCount += 1;
    }
    this.#states[number] = stateOf(person) | ((this.#states[number] as number) & PERSON.hasChangedRow);
    this.#memberships.set(number, this.#pool.of(person));
  }

  /** Each person's row is written once, however many of its ties change. */
  putTies(ties: readonly GraphTie[]): void {
    const changedRows = new Map<number, Map<number, RowEntry>>();
    for (const { a, b, strength, sharing } of ties) {
      const [from, to] = [this.#numberOf(a), this.#numberOf(b)];
      if (from === undefined || to === undefined || from === to) continue;
      changesOf(changedRows, from).set(to, { neighbour: to, strength, sharing });
      changesOf(changedRows, to).set(from, { neighbour: from, strength, sharing });
    }
    let entriesMore = 0;
    for (const [person, changed] of changedRows) {
      const before = this.#entriesOf(person);
      const after = before.filter(({ neighbour }) => !changed.has(neighbour));
      for (const entry of changed.values()) if (entry.strength > 0) after.push(entry);
      entriesMore += after.length - before.length;
      this.#putRow(person, after);
    }
    this.#tieCount += entriesMore / 2;
  }

  finish(departments: readonly GraphDepartment[] | undefined): GraphParts {
    return {
      base: this.#parts.base,
      overlay: {
        rows: this.#rows,
        memberships: this.#memberships,
        addedIds: this.#addedIds,
        addedNumbers: this.#addedNumbers,
        entries: this.#entries,
      },
      states: this.#states.subarray(0, this.#parts.base.people.size + this.#addedIds.length),
      departments: departments === undefined ? this.#parts.departments : new DepartmentTree(departments),
      peopleCount: this.#peopleCount,
      tieCount: this.#tieCount,
    };
  }

  #numberOf(id: string): number | undefined {
    const number = this.#addedNumbers.get(id) ?? this.#parts.base.people.numberOf(id);
    if (number === undefined) return undefined;
    return ((this.#states[number] as number) & PERSON.isGone) === 0 ? number : undefined;
  }

  #putRow(person: number, entries: readonly RowEntry[]): void {
    this.#entries += entries.length - (this.#rows.get(person)?.neighbours.length ?? 0);
    this.#rows.set(person, rowOf(entries));
    this.#states[person] = (this.#states[person] as number) | PERSON.hasChangedRow;
  }

  /** The person's present ties: those to people gone are left out. */
  #entriesOf(person: number): RowEntry[] {
    const { base } = this.#parts;
    const changed = this.#rows.get(person);
    const isOfBase = changed === undefined && person < base.people.size;
    const columns = changed ?? base.rows;
    const start = isOfBase ? (base.rows.offsets[person] as number) : 0;
    const end = isOfBase ? (base.rows.offsets[person + 1] as number) : (changed?.neighbours.length ?? 0);
    const entries: RowEntry[] = [];
    for (let place = start; place < end; place += 1) {
      const neighbour = columns.neighbours[place] as number;
      if (((this.#states[neighbour] as number) & PERSON.isGone) !== 0) continue;
      const strength = columns.strengths[place] as number;
      entries.push({ neighbour, strength, sharing: columns.sharing[place] as number });
    }
    return entries;
  }
}

function changesOf(rows: Map<number, Map<number, RowEntry>>, person: number): Map<number, RowEntry> {
  let changes = rows.get(person);
  if (changes === undefined) {
    changes = new Map();
    rows.set(person, changes);
  }
  return changes;
}
