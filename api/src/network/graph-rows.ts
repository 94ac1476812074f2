/**
 * The rows of the tie graph: for each person their ties, one after another in shared columns. Rows stand from the
 * strongest tie to the weakest, so that a search can leave a row as soon as the rest is too weak to matter.
 */
import { componentsOf } from './components.js';
import { sharedUint32 } from './shared-arrays.js';
import { emptyColumns, lowBitsOf, pathCost, type TieColumns } from './tie-columns.js';

/** The ties of person i are those from offsets[i] up to offsets[i + 1]. */
export interface TieRows extends TieColumns {
  readonly offsets: Uint32Array;
}

/** Rows with the component of each person, found where they were laid out. */
export interface LaidOutRows extends TieRows {
  readonly components: Int32Array;
}

/** Ties once each, as they were read. */
export interface TieList {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly strengths: Float64Array;
  readonly sharing: Uint8Array;
}

/** Lays ties out in rows; of several ties between the same two people the last one read holds. */
export function layOutRows(peopleCount: number, ties: TieList): LaidOutRows {
  const order = strongestFirst(ties.strengths);
  const isSuperseded = supersededTies(peopleCount, ties, order);
  const kept = isSuperseded === null ? order : order.filter((tie) => !isSuperseded[tie]);
  return withComponents(fillRows(peopleCount, ties, kept));
}

/** Rows that come without them, from a file, get their components. */
export function withComponents(rows: TieRows): LaidOutRows {
  return { ...rows, components: componentsOf(rows.offsets, rows.neighbours) };
}

function fillRows(peopleCount: number, ties: TieList, order: Uint32Array): TieRows {
  const offsets = sharedUint32(peopleCount + 1);
  for (const tie of order) {
    const from = (ties.from[tie] as number) + 1;
    const to = (ties.to[tie] as number) + 1;
    offsets[from] = (offsets[from] as number) + 1;
    offsets[to] = (offsets[to] as number) + 1;
  }
  for (let person = 0; person < peopleCount; person += 1) {
    offsets[person + 1] = (offsets[person + 1] as number) + (offsets[person] as number);
  }
  const columns = emptyColumns(order.length * 2);
  const next = offsets.slice();
  for (const tie of order) {
    const strength = ties.strengths[tie] as number;
    const cost = pathCost(strength);
    const lowBits = lowBitsOf(strength);
    for (let end = 0; end < 2; end += 1) {
      const person = (end === 0 ? ties.from[tie] : ties.to[tie]) as number;
      const place = next[person] as number;
      next[person] = place + 1;
      columns.neighbours[place] = (end === 0 ? ties.to[tie] : ties.from[tie]) as number;
      columns.costs[place] = cost;
      columns.strengthBits[place] = lowBits;
      columns.sharing[place] = ties.sharing[tie] as number;
    }
  }
  return { offsets, ...columns };
}

/** A flag for each tie that a later one of the same two people replaces; null, the usual case, if there is none. */
function supersededTies(peopleCount: number, ties: TieList, order: Uint32Array): Uint8Array | null {
  const firstOf = new Int32Array(peopleCount + 1);
  for (const tie of order) {
    const low = Math.min(ties.from[tie] as number, ties.to[tie] as number);
    firstOf[low + 1] = (firstOf[low + 1] as number) + 1;
  }
  for (let person = 0; person < peopleCount; person += 1) {
    firstOf[person + 1] = (firstOf[person + 1] as number) + (firstOf[person] as number);
  }
  const grouped = new Int32Array(order.length);
  for (let tie = 0; tie < order.length; tie += 1) {
    const low = Math.min(ties.from[tie] as number, ties.to[tie] as number);
    const place = firstOf[low] as number;
    grouped[place] = tie;
    firstOf[low] = place + 1;
  }
  // Within one lower person the ties stand as read, so a pair met again replaces the one remembered.
  const lastTie = new Int32Array(peopleCount).fill(-1);
  const lastLow = new Int32Array(peopleCount).fill(-1);
  let superseded: Uint8Array | null = null;
  for (const tie of grouped) {
    const low = Math.min(ties.from[tie] as number, ties.to[tie] as number);
    const high = Math.max(ties.from[tie] as number, ties.to[tie] as number);
    if (lastLow[high] === low) {
      superseded ??= new Uint8Array(order.length);
      superseded[lastTie[high] as number] = 1;
    }
    lastLow[high] = low;
    lastTie[high] = tie;
  }
  return superseded;
}

const RADIX_FROM_TIES = 50_000;

/** Tie numbers by falling strength. Large lists are sorted by the digits of the numbers: comparing takes ten times as long. */
function strongestFirst(strengths: Float64Array): Uint32Array {
  const order = new Uint32Array(strengths.length);
  for (let tie = 0; tie < order.length; tie += 1) order[tie] = tie;
  if (strengths.length < RADIX_FROM_TIES) {
    return order.sort((first, second) => (strengths[second] as number) - (strengths[first] as number));
  }
  // The bits of positive floats, read as an integer, stand in the order of the floats.
  const digits = new Uint16Array(strengths.buffer, strengths.byteOffset, strengths.length * 4);
  let from = order;
  let to = new Uint32Array(strengths.length);
  for (let digit = 0; digit < 4; digit += 1) {
    sortByDigit(digits, digit, from, to);
    [from, to] = [to, from];
  }
  return from.reverse();
}

function sortByDigit(digits: Uint16Array, digit: number, from: Uint32Array, to: Uint32Array): void {
  const starts = new Uint32Array(65_537);
  for (const tie of from) {
    const bucket = (digits[tie * 4 + digit] as number) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let bucket = 0; bucket < 65_536; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  }
  for (const tie of from) {
    const bucket = digits[tie * 4 + digit] as number;
    const place = starts[bucket] as number;
    to[place] = tie;
    starts[bucket] = place + 1;
  }
}
