/**
 * How a thread follows the tie graph of the main thread: step by step, each step saying only what is new. The memory
 * behind rows and states is shared, so a step costs little, however large the graph.
 */
import { LayeredMap } from '../network/layered-map.js';
import { type AddedPerson, type RowPlace, type SearchBase, SearchGraph } from '../network/search-graph.js';
import type { TieColumns } from '../network/tie-columns.js';

/** Rows that stand in one piece of memory: row i is person `people[i]`'s, from `starts[i]` up to `ends[i]`. */
interface ChangedRows {
  readonly columns: TieColumns;
  readonly people: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What one version of the graph has that the one told before had not. */
export interface GraphStep {
  readonly version: number;
  /** Null where the base is the same as before; else all changed rows and added people follow anew. */
  readonly base: SearchBase | null;
  readonly changedRows: readonly ChangedRows[];
  /** Components that further ties have joined. */
  readonly joins: readonly (readonly [number, number])[];
  readonly added: readonly AddedPerson[];
  readonly states: Uint16Array;
  readonly tieCount: number;
}

/** The step from `told` to `graph`; without `told`, all of it. */
export function graphStep(graph: SearchGraph, told: SearchGraph | undefined): GraphStep {
  const { base, changedRows, joins, added, states, tieCount } = graph.searchParts;
  const isOnSameBase = told !== undefined && told.searchParts.base === base;
  const since = isOnSameBase ? told.searchParts.changedRows : LayeredMap.empty<number, RowPlace>();
  const joinsSince = isOnSameBase ? told.searchParts.joins : LayeredMap.empty<number, number>();
  const baseSize = base.idRanks.length;
  return {
    version: graph.version,
    base: isOnSameBase ? null : base,
    changedRows: rowsByMemory(changedRows.changesSince(since)),
    joins: [...joins.changesSince(joinsSince)],
    // Others may have written behind this version's end of the list.
    added: added.slice(isOnSameBase ? told.capacity - baseSize : 0, graph.capacity - baseSize),
    states,
    tieCount,
  };
}

/**
 * The graph after a step; `told` is the one before it, if there was one.
 * @throws RangeError for a step without a base where there was no graph before.
 */
export function graphAfter(told: SearchGraph | undefined, step: GraphStep): SearchGraph {
  const { version, base, states, tieCount } = step;
  const rows = new Map<number, RowPlace>();
  for (const { columns, people, starts, ends } of step.changedRows) {
    for (let place = 0; place < people.length; place += 1) {
      const [start, end] = [starts[place] as number, ends[place] as number];
      rows.set(people[place] as number, { columns, start, end });
    }
  }
  if (base !== null) {
    const changedRows = LayeredMap.empty<number, RowPlace>().with(rows);
    const joins = LayeredMap.empty<number, number>().with(new Map(step.joins));
    return new SearchGraph(version, { base, changedRows, joins, added: step.added, states, tieCount });
  }
  if (told === undefined) throw new RangeError('the first step must bring a base');
  const before = told.searchParts;
  return new SearchGraph(version, {
    base: before.base,
    changedRows: before.changedRows.with(rows),
    joins: before.joins.with(new Map(step.joins)),
    added: step.added.length === 0 ? before.added : [...before.added, ...step.added],
    states,
    tieCount,
  });
}

function rowsByMemory(rows: Iterable<[number, RowPlace]>): ChangedRows[] {
  const byColumns = new Map<TieColumns, [number, RowPlace][]>();
  for (const row of rows) {
    const known = byColumns.get(row[1].columns);
    if (known === undefined) byColumns.set(row[1].columns, [row]);
    else known.push(row);
  }
  return [...byColumns].map(([columns, list]) => ({
    columns,
    people: Int32Array.from(list, ([person]) => person),
    starts: Int32Array.from(list, ([, { start }]) => start),
    ends: Int32Array.from(list, ([, { end }]) => end),
  }));
}
