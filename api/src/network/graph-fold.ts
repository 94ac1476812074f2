/** Folding: laying a graph's changed rows and added people into a new base, beside the graph and without stopping it. */
import { componentsOf, withTies } from './components.js';
import { type GraphParts, nothingChanged } from './graph-build.js';
import { PERSON } from './graph-people.js';
import { emptyRow, type RowPlace, type SearchBase, type SearchGraph } from './search-graph.js';
import { sharedInt32, sharedUint16, sharedUint32 } from './shared-arrays.js';
import { copyEntry, emptyColumns } from './tie-columns.js';

/** Reading changed rows must cost little beside the rest, and what they hold must not outweigh the base. */
export function isWorthFolding({ base, changedRows, changedEntries, added }: GraphParts): boolean {
  const mostChanged = Math.max(1024, base.idRanks.length >> 4);
  const mostEntries = Math.max(65_536, base.rows.neighbours.length >> 3);
  return changedRows.entriesAtMost + added.length > mostChanged || changedEntries > mostEntries;
}

/** A base that shows this version with nothing changed. People keep their numbers; whoever is gone has no ties left. */
export function foldedBase(graph: SearchGraph): SearchBase {
  const offsets = sharedUint32(graph.capacity + 1);
  const row = emptyRow();
  let entries = 0;
  const isKept = (place: number) => !graph.isGone(row.columns.neighbours[place] as number);
  for (let person = 0; person < graph.capacity; person += 1) {
    graph.readRow(person, row);
    if (!graph.isGone(person)) {
      for (let place = row.start; place < row.end; place += 1) if (isKept(place)) entries += 1;
    }
    offsets[person + 1] = entries;
  }
  const columns = emptyColumns(entries);
  for (let person = 0; person < graph.capacity; person += 1) {
    if (graph.isGone(person)) continue;
    graph.readRow(person, row);
    let next = offsets[person] as number;
    for (let place = row.start; place < row.end; place += 1) {
      if (!isKept(place)) continue;
      copyEntry(row.columns, place, columns, next);
      next += 1;
    }
  }
  const components = componentsOf(offsets, columns.neighbours);
  return { rows: { offsets, ...columns }, idRanks: foldedRanks(graph), components };
}

/** The place of everybody's id among all, added people included. */
export function foldedRanks(graph: SearchGraph): Int32Array {
  const { idRanks: baseRanks } = graph.searchParts.base;
  const added: number[] = [];
  for (let person = baseRanks.length; person < graph.capacity; person += 1) added.push(person);
  added.sort((first, second) => graph.compareIds(first, second));
  const ranks = sharedInt32(graph.capacity);
  const baseByRank = inverse(baseRanks);
  let rank = 0;
  let nextAdded = 0;
  for (const person of baseByRank) {
    for (; nextAdded < added.length; nextAdded += 1) {
      const before = added[nextAdded] as number;
      if (graph.compareIds(before, person) > 0) break;
      ranks[before] = rank++;
    }
    ranks[person] = rank++;
  }
  for (const person of added.slice(nextAdded)) ranks[person] = rank++;
  return ranks;
}

/** Who has each rank. */
export function inverse(ranks: Int32Array): Int32Array {
  const numbers = new Int32Array(ranks.length);
  for (let person = 0; person < ranks.length; person += 1) numbers[ranks[person] as number] = person;
  return numbers;
}

/**
 * The present parts on a base folded from an earlier version of the same graph: only what has changed since stays beside
 * it.
 */
export function rebase(present: GraphParts, folded: GraphParts, base: SearchBase): GraphParts {
  const { people, changedRows } = present;
  const baseSize = base.idRanks.length;
  const states = sharedUint16(present.states.length);
  states.set(present.states);
  for (let person = 0; person < baseSize; person += 1) {
    states[person] = (states[person] as number) & ~PERSON.hasChangedRow;
  }
  const since = new Map<number, RowPlace>(changedRows.changesSince(folded.changedRows));
  let changedEntries = 0;
  for (const [person, { start, end }] of since) {
    states[person] = (states[person] as number) | PERSON.hasChangedRow;
    changedEntries += end - start;
  }
  const numbersById = inverse(base.idRanks);
  const added = people.ids
    .slice(baseSize)
    .map((id) => ({ id, basePosition: positionOf(id, people.ids, numbersById) }));
  return {
    ...present,
    base,
    joins: withTies(nothingChanged().joins, (person) => base.components[person] ?? person, tiesOf(since)),
    numbersById,
    states,
    changedRows: nothingChanged().changedRows.with(since),
    added,
    changedEntries,
  };
}

function* tiesOf(rows: ReadonlyMap<number, RowPlace>): Generator<readonly [number, number]> {
  for (const [person, { columns, start, end }] of rows) {
    for (const neighbour of columns.neighbours.subarray(start, end)) yield [person, neighbour];
  }
}

/** How many people of the base have a smaller id; found by halving. */
export function positionOf(id: string, ids: readonly string[], numbersById: Int32Array): number {
  let low = 0;
  let high = numbersById.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[numbersById[middle] as number] as string) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
