/** A version of the graph without gaps, to be kept outside of memory: present people only, numbered by their ids. */
import { foldedRanks, inverse } from './graph-fold.js';
import type { TieRows } from './graph-rows.js';
import { emptyRow, type SearchGraph } from './search-graph.js';
import { sharedUint32 } from './shared-arrays.js';
import { copyEntry, emptyColumns } from './tie-columns.js';

export interface CompactGraph {
  /** The people's numbers in the graph it was made of, by their new numbers: in the order of their ids. */
  readonly people: Int32Array;
  /** As `layOutRows` would lay them out for these people. */
  readonly rows: TieRows;
}

export function compactGraph(graph: SearchGraph): CompactGraph {
  const people = inverse(foldedRanks(graph)).filter((person) => !graph.isGone(person));
  const newNumbers = new Int32Array(graph.capacity).fill(-1);
  for (let number = 0; number < people.length; number += 1) newNumbers[people[number] as number] = number;
  const offsets = sharedUint32(people.length + 1);
  const columns = emptyColumns(graph.tieCount * 2);
  const row = emptyRow();
  let next = 0;
  for (let number = 0; number < people.length; number += 1) {
    graph.readRow(people[number] as number, row);
    for (let place = row.start; place < row.end; place += 1) {
      const neighbour = newNumbers[row.columns.neighbours[place] as number] as number;
      if (neighbour < 0) continue;
      copyEntry(row.columns, place, columns, next);
      columns.neighbours[next] = neighbour;
      next += 1;
    }
    offsets[number + 1] = next;
  }
  return { people, rows: { offsets, ...columns } };
}
