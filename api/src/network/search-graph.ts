/**
 * The tie graph as a search reads it: people are numbers, ties are columns, and all of it can be read by several threads
 * at once. A version never changes; the next one shares almost everything with it.
 */
import { type Joins, joinedComponent } from './components.js';
import { PERSON } from './graph-people.js';
import type { TieRows } from './graph-rows.js';
import type { LayeredMap } from './layered-map.js';
import { columnBytes, emptyColumns, type TieColumns } from './tie-columns.js';

/** Where a person's ties stand: from `start` up to `end` in `columns`. */
export interface RowPlace {
  readonly columns: TieColumns;
  readonly start: number;
  readonly end: number;
}

/** A place to read rows into, over and over. */
export interface RowReader {
  columns: TieColumns;
  start: number;
  end: number;
}

export function emptyRow(): RowReader {
  return { ...NO_ROW };
}

/** A person who came after the base was laid out. */
export interface AddedPerson {
  readonly id: string;
  /** How many people of the base have a smaller id. */
  readonly basePosition: number;
}

/** What many versions share. */
export interface SearchBase {
  readonly rows: TieRows;
  /** The place of each person's id among those of the base, smallest first. */
  readonly idRanks: Int32Array;
  /** What `componentsOf` gives. */
  readonly components: Int32Array;
}

export interface SearchParts {
  readonly base: SearchBase;
  /** The rows that differ from the base. */
  readonly changedRows: LayeredMap<number, RowPlace>;
  /** Components of the base that further ties have joined. */
  readonly joins: Joins;
  /** People numbered on from the base; a later version may have written more behind `addedCount`. */
  readonly added: readonly AddedPerson[];
  /** One for each person, gone ones included. `hasChangedRow` may be set for the sake of a later version, too. */
  readonly states: Uint16Array;
  readonly tieCount: number;
}

export class SearchGraph {
  /** The change number of the store that this version shows. */
  readonly version: number;
  readonly searchParts: SearchParts;
  /** One integer for each person; its bits are named by PERSON. */
  readonly states: Uint16Array;
  readonly #base: TieRows;

  constructor(version: number, parts: SearchParts) {
    this.version = version;
    this.searchParts = parts;
    this.states = parts.states;
    this.#base = parts.base.rows;
  }

  /** One more than the highest number of a person in this version; gone people still count. */
  get capacity(): number {
    return this.states.length;
  }

  /** The number of ties, unusable ones included. */
  get tieCount(): number {
    return this.searchParts.tieCount;
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
  readRow(person: number, row: RowReader): void {
    if (((this.states[person] as number) & PERSON.hasChangedRow) !== 0) {
      const changed = this.searchParts.changedRows.get(person);
      if (changed !== undefined || person >= this.#base.offsets.length - 1) {
        const { columns, start, end } = changed ?? NO_ROW;
        row.columns = columns;
        row.start = start;
        row.end = end;
        return;
      }
    }
    row.columns = this.#base;
    row.start = this.#base.offsets[person] as number;
    row.end = this.#base.offsets[person + 1] as number;
  }

  /** Where the tie between two people stands; `place` is -1 if there is none. The shorter of the two rows is read. */
  findTie(one: number, other: number): { readonly columns: TieColumns; readonly place: number } {
    const [ofOne, ofOther] = [this.rowOf(one), this.rowOf(other)];
    const isOneShorter = ofOne.end - ofOne.start <= ofOther.end - ofOther.start;
    const { columns, start, end } = isOneShorter ? ofOne : ofOther;
    const place = columns.neighbours.subarray(start, end).indexOf(isOneShorter ? other : one);
    return { columns, place: place < 0 ? -1 : start + place };
  }

  /** People of different components have no path, whatever ties may be used; those of one may have one. */
  componentOf(person: number): number {
    const { base, joins } = this.searchParts;
    return joinedComponent(base.components[person] ?? person, joins);
  }

  /** Below 0 if the first person's id stands before the other's by code units, above 0 if behind, 0 for the same person. */
  compareIds(first: number, second: number): number {
    if (first === second) return 0;
    const { base, added } = this.searchParts;
    const baseSize = base.idRanks.length;
    const one = added[first - baseSize];
    const other = added[second - baseSize];
    // Of the base in the middle of its place, of those between two places at its beginning.
    const onePlace = one === undefined ? (base.idRanks[first] as number) + 0.5 : one.basePosition;
    const otherPlace = other === undefined ? (base.idRanks[second] as number) + 0.5 : other.basePosition;
    if (onePlace !== otherPlace || one === undefined || other === undefined) return onePlace - otherPlace;
    return one.id < other.id ? -1 : 1;
  }

  /** Bytes of the memory that threads share: the base, people's states, and the rows that differ from the base. */
  sharedBytes(): { readonly base: number; readonly states: number; readonly changedRows: number } {
    const { base, changedRows, states } = this.searchParts;
    const blocks = new Set<TieColumns>();
    for (const [, { columns }] of changedRows.entries()) blocks.add(columns);
    return {
      base:
        base.rows.offsets.byteLength +
        base.idRanks.byteLength +
        base.components.byteLength +
        columnBytes(base.rows),
      states: states.byteLength,
      changedRows: [...blocks].reduce((sum, columns) => sum + columnBytes(columns), 0),
    };
  }
}

const NO_ROW: RowPlace = { columns: emptyColumns(0), start: 0, end: 0 };
