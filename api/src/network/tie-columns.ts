/**
 * Ties as columns: 15 bytes an entry, two entries a tie, in memory that threads share. A tie's strength is not stored a
 * second time beside what it costs: the cost tells it to a few thousand units in the last place, and its lowest 16 bits
 * tell which of them it is, so it comes back to the last bit.
 */
import { sharedFloat64, sharedInt32, sharedUint8, sharedUint16 } from './shared-arrays.js';

/** Ties one after another. */
export interface TieColumns {
  readonly neighbours: Int32Array;
  /** `pathCost` of the strength, one hop included. */
  readonly costs: Float64Array;
  /** The lowest 16 bits of each strength; see `strengthAt`. */
  readonly strengthBits: Uint16Array;
  readonly sharing: Uint8Array;
}

/**
 * A path's place in the order is one integer: its rank key times 8, plus its hops. Sums of it stay exact while they are
 * below 2^53, that is while the warmth is above 2^-1023.
 */
export const COSTS_PER_RANK_UNIT = 8;

const RANK_UNITS_PER_HALVING = 2 ** 40;

/** What one factor (a strength or an availability, 0 < factor <= 1) adds to the rank key: round(-log2(factor)·2^40). */
export function rankUnits(factor: number): number {
  return Math.round(-Math.log2(factor) * RANK_UNITS_PER_HALVING);
}

/** What a tie of this strength adds to the composite cost of a path. */
export function pathCost(strength: number): number {
  return rankUnits(strength) * COSTS_PER_RANK_UNIT + 1;
}

/** Whether a number can be a tie's strength; anything else, such as NaN, makes no tie. */
export function isStrength(strength: number): boolean {
  return strength > 0 && strength <= 1;
}

export function emptyColumns(length: number): TieColumns {
  return {
    neighbours: sharedInt32(length),
    costs: sharedFloat64(length),
    strengthBits: sharedUint16(length),
    sharing: sharedUint8(length),
  };
}

export function columnBytes({ neighbours, costs, strengthBits, sharing }: TieColumns): number {
  return neighbours.byteLength + costs.byteLength + strengthBits.byteLength + sharing.byteLength;
}

/** Copies an entry; what it says of the neighbour is the caller's to set. */
export function copyEntry(from: TieColumns, fromPlace: number, to: TieColumns, toPlace: number): void {
  to.neighbours[toPlace] = from.neighbours[fromPlace] as number;
  to.costs[toPlace] = from.costs[fromPlace] as number;
  to.strengthBits[toPlace] = from.strengthBits[fromPlace] as number;
  to.sharing[toPlace] = from.sharing[fromPlace] as number;
}

/** The lowest 16 bits of a strength, for `TieColumns.strengthBits`. */
export function lowBitsOf(strength: number): number {
  float[0] = strength;
  return (words[LOW] as number) & 0xffff;
}

/**
 * The strength of an entry, to the last bit. Rounding the cost moves a strength by 2^-41·ln 2 of itself at most, which
 * is below 3,000 units in its last place: of the numbers that end in the 16 bits kept only one is that near.
 */
export function strengthAt({ costs, strengthBits }: TieColumns, place: number): number {
  const units = ((costs[place] as number) - 1) / COSTS_PER_RANK_UNIT;
  float[0] = 2 ** (-units / RANK_UNITS_PER_HALVING);
  const low = words[LOW] as number;
  // Read as a signed number of 16 bits: the nearest way up or down.
  const distance = (((strengthBits[place] as number) - low) << 16) >> 16;
  const exact = low + distance;
  const carry = exact < 0 ? -1 : exact > 0xffff_ffff ? 1 : 0;
  words[LOW] = exact - carry * 2 ** 32;
  words[HIGH] = (words[HIGH] as number) + carry;
  return float[0] as number;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
