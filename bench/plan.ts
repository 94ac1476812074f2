/** How much is measured: everything, or a small run that shows that all parts work. */
import { type NetworkSize, sized } from './graphs/made-up.js';

export interface Plan {
  readonly graphs: { readonly a: NetworkSize; readonly b: NetworkSize };
  /** Sizes of the growth curve. */
  readonly growth: readonly NetworkSize[];
  readonly questionsPerClass: number;
  /** How often each question is put to the engine and the walks. */
  readonly rounds: number;
  /** How long one contender may take for the questions of one comparison. */
  readonly budgetMs: { readonly limits: number; readonly peers: number; readonly neo4j: readonly Budget[] };
  readonly load: { readonly requests: number; readonly rounds: number };
  readonly changes: { readonly size: NetworkSize; readonly seconds: number };
  readonly imported: { readonly size: NetworkSize; readonly hasMail: boolean };
  /** The network in a store, for starts and for GraphQL. */
  readonly stored: NetworkSize;
}

/** For each number of hops: the enumeration, and the statement from both ends. */
export interface Budget {
  readonly hops: number;
  readonly enumerationMs: number;
  readonly bothEndsMs: number;
}

const MINUTE_MS = 60_000;

export const FULL: Plan = {
  graphs: { a: sized(100_000), b: sized(1_000_000) },
  growth: tenSizes(),
  questionsPerClass: 50,
  rounds: 3,
  budgetMs: {
    limits: MINUTE_MS,
    peers: 2.5 * MINUTE_MS,
    neo4j: [
      { hops: 3, enumerationMs: MINUTE_MS, bothEndsMs: MINUTE_MS / 2 },
      { hops: 4, enumerationMs: 2.5 * MINUTE_MS, bothEndsMs: MINUTE_MS / 2 },
      { hops: 5, enumerationMs: 3.5 * MINUTE_MS, bothEndsMs: MINUTE_MS },
    ],
  },
  load: { requests: 10_000, rounds: 2 },
  changes: { size: sized(10_000), seconds: 60 },
  imported: { size: { people: 5000, ties: 20_000 }, hasMail: true },
  stored: sized(100_000),
};

export const QUICK: Plan = {
  graphs: { a: sized(1000), b: sized(5000) },
  growth: [sized(1000), sized(2154), sized(4642)],
  questionsPerClass: 5,
  rounds: 1,
  budgetMs: {
    limits: 2000,
    peers: 3000,
    neo4j: [
      { hops: 3, enumerationMs: 3000, bothEndsMs: 2000 },
      { hops: 4, enumerationMs: 3000, bothEndsMs: 2000 },
      { hops: 5, enumerationMs: 3000, bothEndsMs: 2000 },
    ],
  },
  load: { requests: 500, rounds: 1 },
  changes: { size: sized(1000), seconds: 3 },
  imported: { size: { people: 200, ties: 800 }, hasMail: false },
  stored: sized(1000),
};

/** From 1,000 to 1,000,000, each as many times the one before. */
function tenSizes(): NetworkSize[] {
  return Array.from({ length: 10 }, (_, step) => sized(Math.round(10 ** (3 + step / 3))));
}
