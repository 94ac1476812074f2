/**
 * A graph as plain columns: what every contender of the benchmark is built from, and what is handed from one process to
 * another as a file. People are numbers; as ids they sort in the same order.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { type GraphSource, TieGraph } from '../../api/src/network/graph.js';
import type { GraphPerson, GraphTie } from '../../api/src/network/types.js';

export interface PlainGraph {
  readonly peopleCount: number;
  /** One end of each tie, each tie once. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0.01..0.98 */
  readonly strengths: Float64Array;
  /** 1: a present employee. */
  readonly isEmployee: Uint8Array;
  /** The department or organization of each person. */
  readonly groupOf: Int32Array;
}

/** The ties of each person one after another: those of person i stand from offsets[i] up to offsets[i + 1]. */
export interface Neighbours {
  readonly offsets: Uint32Array;
  readonly neighbours: Int32Array;
  readonly strengths: Float64Array;
}

const ID_DIGITS = 7;

export function idOf(person: number): string {
  return `p${String(person).padStart(ID_DIGITS, '0')}`;
}

export function numberOf(id: string): number {
  return Number(id.slice(1));
}

/** What Perlen's graph is built from; every tie is named. */
export function sourceOf(graph: PlainGraph): GraphSource {
  return { people: graphPeople(graph), ties: graphTies(graph), departments: [] };
}

export function buildTieGraph(graph: PlainGraph): TieGraph {
  return TieGraph.build(1, sourceOf(graph));
}

export function neighboursOf({ peopleCount, from, to, strengths }: PlainGraph): Neighbours {
  const offsets = new Uint32Array(peopleCount + 1);
  for (const ends of [from, to]) {
    for (const person of ends) offsets[person + 1] = (offsets[person + 1] ?? 0) + 1;
  }
  for (let person = 0; person < peopleCount; person += 1) {
    offsets[person + 1] = (offsets[person + 1] ?? 0) + (offsets[person] ?? 0);
  }
  const next = offsets.slice();
  const rows = { neighbours: new Int32Array(from.length * 2), strengths: new Float64Array(from.length * 2) };
  const put = (person: number, neighbour: number, strength: number) => {
    const place = next[person] ?? 0;
    rows.neighbours[place] = neighbour;
    rows.strengths[place] = strength;
    next[person] = place + 1;
  };
  for (let tie = 0; tie < from.length; tie += 1) {
    put(from[tie] ?? 0, to[tie] ?? 0, strengths[tie] ?? 0);
    put(to[tie] ?? 0, from[tie] ?? 0, strengths[tie] ?? 0);
  }
  return { offsets, ...rows };
}

/**
 * Little-endian: two Int32 (people, ties), then the columns strengths (Float64), from, to, groupOf (Int32) and isEmployee
 * (Uint8). bench/peers/peer.py reads the same.
 */
export function writePlainGraph(path: string, graph: PlainGraph): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, Int32Array.of(graph.peopleCount, graph.from.length));
    for (const column of columnsOf(graph)) writeWhole(file, column);
  } finally {
    closeSync(file);
  }
}

export function readPlainGraph(path: string): PlainGraph {
  const file = openSync(path, 'r');
  try {
    const counts = new Int32Array(2);
    readWhole(file, counts);
    const [peopleCount = 0, tieCount = 0] = counts;
    const graph = emptyPlainGraph(peopleCount, tieCount);
    for (const column of columnsOf(graph)) readWhole(file, column);
    return graph;
  } finally {
    closeSync(file);
  }
}

export function emptyPlainGraph(peopleCount: number, tieCount: number): PlainGraph {
  return {
    peopleCount,
    from: new Int32Array(tieCount),
    to: new Int32Array(tieCount),
    strengths: new Float64Array(tieCount),
    isEmployee: new Uint8Array(peopleCount),
    groupOf: new Int32Array(peopleCount),
  };
}

type Column = Int32Array | Float64Array | Uint8Array;

function columnsOf({ strengths, from, to, groupOf, isEmployee }: PlainGraph): Column[] {
  return [strengths, from, to, groupOf, isEmployee];
}

/** One call of the system writes or reads 2 GiB at most, and may do less than asked. */
function writeWhole(file: number, column: Column): void {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
}

function readWhole(file: number, column: Column): void {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, null);
    if (read === 0) throw new Error('the graph file is cut short');
    done += read;
  }
}

function* graphPeople({ peopleCount, isEmployee, groupOf }: PlainGraph): Generator<GraphPerson> {
  for (let person = 0; person < peopleCount; person += 1) {
    const isPresentEmployee = isEmployee[person] === 1;
    const groups = [`group-${groupOf[person]}`];
    yield {
      id: idOf(person),
      isPresentEmployee,
      canConnect: true,
      departmentIds: isPresentEmployee ? groups : [],
      organizationIds: isPresentEmployee ? [] : groups,
      askedCount: 0,
    };
  }
}

function* graphTies({ from, to, strengths }: PlainGraph): Generator<GraphTie> {
  for (let tie = 0; tie < from.length; tie += 1) {
    yield { a: idOf(from[tie] ?? 0), b: idOf(to[tie] ?? 0), strength: strengths[tie] ?? 0, sharing: 3 };
  }
}
