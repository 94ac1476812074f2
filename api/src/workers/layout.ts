/** Laying graphs out, which takes seconds for millions of ties: in a thread of its own, or here. */
import type { CompactGraph } from '../network/graph-compact.js';
import { compactGraph } from '../network/graph-compact.js';
import { foldedBase } from '../network/graph-fold.js';
import { type LaidOutRows, layOutRows, type TieList } from '../network/graph-rows.js';
import type { SearchBase, SearchGraph } from '../network/search-graph.js';
import { type GraphStep, graphAfter, graphStep } from './graph-feed.js';
import { startThread } from './thread.js';

export interface Layout {
  /** The rows of a graph from its ties, by number. The ties' memory may be gone afterwards. */
  rows(peopleCount: number, ties: TieList): Promise<LaidOutRows>;
  /** A base with the changes of this version folded in; for `TieGraph.rebased`. */
  folded(graph: SearchGraph): Promise<SearchBase>;
  /** This version without gaps, for keeping it on disk. */
  compact(graph: SearchGraph): Promise<CompactGraph>;
}

/** In this thread, at once. */
export const layoutHere: Layout = {
  rows: async (peopleCount, ties) => layOutRows(peopleCount, ties),
  folded: async (graph) => foldedBase(graph),
  compact: async (graph) => compactGraph(graph),
};

/** Each in a thread that ends with it. Rejects if the thread dies, of too little memory for instance. */
export const layoutInThreads: Layout = {
  rows: async (peopleCount, ties) => (await inThread({ kind: 'ROWS', peopleCount, ties })) as LaidOutRows,
  folded: async (graph) =>
    (await inThread({ kind: 'FOLD', graph: graphStep(graph, undefined) })) as SearchBase,
  compact: async (graph) =>
    (await inThread({ kind: 'COMPACT', graph: graphStep(graph, undefined) })) as CompactGraph,
};

export type LayoutWork =
  | { readonly kind: 'ROWS'; readonly peopleCount: number; readonly ties: TieList }
  | { readonly kind: 'FOLD'; readonly graph: GraphStep }
  | { readonly kind: 'COMPACT'; readonly graph: GraphStep };

/** What the thread does. */
export function layOut(work: LayoutWork): LaidOutRows | SearchBase | CompactGraph {
  switch (work.kind) {
    case 'ROWS':
      return layOutRows(work.peopleCount, work.ties);
    case 'FOLD':
      return foldedBase(graphAfter(undefined, work.graph));
    case 'COMPACT':
      return compactGraph(graphAfter(undefined, work.graph));
  }
}

function inThread(work: LayoutWork): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = startThread('layout-thread');
    thread.ref();
    thread.once('message', (result) => {
      resolve(result);
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`The thread that lays out the graph ended with ${code}.`)),
    );
    thread.postMessage(work, transfersOf(work));
  });
}

/** A list of ties is handed over; memory that is shared stays where it is. */
function transfersOf(work: LayoutWork): ArrayBuffer[] {
  if (work.kind !== 'ROWS') return [];
  const { from, to, strengths, sharing } = work.ties;
  return [from, to, strengths, sharing].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}
