/** How a tie graph is laid out from everything at once. */
import {
  DepartmentTree,
  Groups,
  type Membership,
  MembershipPool,
  PeopleIds,
  stateOf,
} from './graph-people.js';
import { type LaidOutRows, layOutRows, type TieList } from './graph-rows.js';
import { LayeredMap } from './layered-map.js';
import type { SearchParts } from './search-graph.js';
import { sharedInt32, sharedUint16 } from './shared-arrays.js';
import { isStrength } from './tie-columns.js';
import type { GraphDepartment, GraphPerson, SharingLevel } from './types.js';

/** What a version of the tie graph is made of. */
export interface GraphParts extends SearchParts {
  /** Shared by all versions since the graph was laid out, and theirs alone. */
  readonly people: PeopleIds;
  /** The people of the base by their id, smallest first. */
  readonly numbersById: Int32Array;
  /** People who came back under an id that a removed person had. */
  readonly cameBack: LayeredMap<string, number>;
  readonly groups: Groups;
  readonly departments: DepartmentTree;
  readonly peopleCount: number;
  /** Entries in the changed rows, to know when they are worth folding in. */
  readonly changedEntries: number;
}

/** What stands beside a base at first. Each base has a list of its own of those added, which grows. */
export function nothingChanged(): Pick<GraphParts, 'changedRows' | 'joins' | 'added' | 'changedEntries'> {
  return { changedRows: LayeredMap.empty(), joins: LayeredMap.empty(), added: [], changedEntries: 0 };
}

/** Takes the people and then their ties one by one, and keeps nothing of a tie but 21 bytes. */
export class GraphBuilder {
  readonly #people = new PeopleIds();
  readonly #pool = new MembershipPool();
  readonly #memberships: Membership[] = [];
  readonly #states: number[] = [];
  #list: TieList = newTieList(1024);
  #count = 0;

  /** Of several rows of one person the last holds. */
  constructor(source: Iterable<GraphPerson>) {
    for (const person of sortedById(source)) this.addPerson(person);
  }

  get peopleCount(): number {
    return this.#states.length;
  }

  /**
   * Adds somebody after everybody else and before any tie, for lists too long to be taken at once.
   * @throws RangeError unless the id stands behind those of all others.
   */
  addPerson(person: GraphPerson): void {
    const last = this.#people.ids.at(-1);
    if (last !== undefined && last >= person.id)
      throw new RangeError('people are added in the order of their ids');
    this.#people.add(person.id);
    this.#memberships.push(this.#pool.of(person));
    this.#states.push(stateOf(person));
  }

  /**
   * Adds a tie; of several between the same two people the last holds. One to oneself or to somebody unknown, or of a
   * strength that is none (0, negative, above 1, not a number), is left out.
   */
  addTie(a: string, b: string, strength: number, sharing: SharingLevel): void {
    const from = this.#people.firstNumberOf(a);
    const to = this.#people.firstNumberOf(b);
    if (from === undefined || to === undefined || from === to || !isStrength(strength)) return;
    if (this.#count === this.#list.from.length) this.#list = resizedTieList(this.#list, this.#count * 2);
    this.#list.from[this.#count] = from;
    this.#list.to[this.#count] = to;
    this.#list.strengths[this.#count] = strength;
    this.#list.sharing[this.#count] = sharing;
    this.#count += 1;
  }

  /** The ties added so far, by number; for laying them out elsewhere. */
  ties(): TieList {
    return resizedTieList(this.#list, this.#count);
  }

  /** The graph's parts, from rows laid out elsewhere or here and now. */
  parts(departments: Iterable<GraphDepartment>, laidOut?: LaidOutRows): GraphParts {
    const { components, ...rows } = laidOut ?? layOutRows(this.peopleCount, this.ties());
    const states = sharedUint16(this.peopleCount);
    states.set(this.#states);
    const idRanks = sharedInt32(this.peopleCount);
    for (let person = 0; person < idRanks.length; person += 1) idRanks[person] = person;
    return {
      ...nothingChanged(),
      base: { rows, idRanks, components },
      people: this.#people,
      numbersById: idRanks,
      cameBack: LayeredMap.empty(),
      groups: Groups.of(this.#memberships),
      states,
      departments: new DepartmentTree(departments),
      peopleCount: this.peopleCount,
      tieCount: rows.neighbours.length / 2,
    };
  }
}

/** Numbers then stand in the order of ids, and equal costs are compared without reading an id. */
function sortedById(source: Iterable<GraphPerson>): GraphPerson[] {
  const byId = new Map<string, GraphPerson>();
  let isSorted = true;
  let lastId = '';
  for (const person of source) {
    isSorted &&= lastId <= person.id;
    lastId = person.id;
    byId.set(person.id, person);
  }
  const rows = [...byId.values()];
  return isSorted ? rows : rows.sort((first, second) => (first.id < second.id ? -1 : 1));
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
