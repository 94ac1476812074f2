/** The offer: that somebody here knows a target, and how well, without who. */
import type { TieGraph } from './graph.js';
import { PERSON } from './graph-people.js';
import { targetNumbers } from './numbered-query.js';
import { type StrengthWord, strengthWord } from './strength.js';
import { strengthAt } from './tie-columns.js';
import { type PathTarget, SHARING } from './types.js';

export interface Offer {
  readonly strength: number;
  readonly word: StrengthWord;
}

/** What has been worked out of each version, so that a target costs as much as its ties once, and nothing after. */
const offersOfVersions = new WeakMap<TieGraph, Map<string, Offer | null>>();

/**
 * The strongest blind tie of a present employee to the target (of an organization: to anybody with a current place
 * there), or null. It depends on the target and the graph alone, never on who asks or how, and never counts the holders.
 */
export function offerFor(graph: TieGraph, target: PathTarget): Offer | null {
  const offers = offersOfVersions.get(graph) ?? new Map<string, Offer | null>();
  offersOfVersions.set(graph, offers);
  const key = `${target.kind} ${target.id}`;
  const known = offers.get(key);
  if (known !== undefined) return known;
  const offer = strongestOffer(graph, target);
  offers.set(key, offer);
  return offer;
}

function strongestOffer(graph: TieGraph, target: PathTarget): Offer | null {
  let strength = 0;
  for (const person of targetNumbers(graph, target)) {
    strength = Math.max(strength, strongestBlindTie(graph, person));
  }
  return strength === 0 ? null : { strength, word: strengthWord(strength) };
}

function strongestBlindTie(graph: TieGraph, target: number): number {
  const { columns, start, end } = graph.rowOf(target);
  for (let place = start; place < end; place += 1) {
    if (columns.sharing[place] !== SHARING.blind) continue;
    const holder = columns.neighbours[place] as number;
    if ((graph.stateOf(holder) & PERSON.isPresentEmployee) !== 0) return strengthAt(columns, place);
  }
  return 0;
}
