/**
 * Who can still get to a target once those already on a path are taken out. The bounds of a search do not know who is
 * on a path: where all ways to the targets lead through somebody who is, they promise what cannot be kept, and a search
 * with fewer paths to find than are asked for would try everybody around. What is left around the targets is small then.
 */
import type { Work } from './path-bounds.js';
import type { PathRules } from './path-rules.js';
import { emptyRow } from './search-graph.js';

/** More ties than this are not looked at for one beginning: then there is no reason to doubt. */
const MOST_TIES = 1000;
/** While a search is short it is worth no more than this. */
const MOST_TIES_AT_FIRST = 50;
const SHORT_SEARCH = 100;
/** After that often in vain only every so many beginnings are looked at. */
const LONGEST_WAIT = 64;

export class PathRegion {
  readonly #rules: PathRules;
  readonly #work: Work;
  readonly #hops = new Map<number, number>();
  readonly #row = emptyRow();
  #beginnings = 0;
  #wait = 0;
  #lookAgainAt = 0;

  constructor(rules: PathRules, work: Work) {
    this.#rules = rules;
    this.#work = work;
  }

  /** Finds who gets to a target within so many hops without those on the path; false: not known, all may. */
  isKnownWithout(isOnPath: (person: number) => boolean, hops: number): boolean {
    this.#beginnings += 1;
    if (this.#beginnings < this.#lookAgainAt) return false;
    if (this.#find(isOnPath, hops)) {
      this.#wait = 0;
      return true;
    }
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2 + 1);
    this.#lookAgainAt = this.#beginnings + this.#wait;
    return false;
  }

  /** Whether a connector or target can be gone on to, when that is known. */
  holds(person: number): boolean {
    return this.#hops.has(person);
  }

  #find(isOnPath: (person: number) => boolean, hops: number): boolean {
    const rules = this.#rules;
    const found = this.#hops;
    found.clear();
    const mostTies = this.#beginnings < SHORT_SEARCH ? MOST_TIES_AT_FIRST : MOST_TIES;
    if (rules.targets.length > mostTies) return false;
    for (const target of rules.targets) found.set(target, 0);
    const endAt = this.#work.done + mostTies;
    for (const [person, hopsBack] of found) {
      if (hopsBack === hops) break;
      rules.readRow(person, this.#row);
      const { columns, start, end } = this.#row;
      if (this.#work.done + end - start >= endAt) return false;
      this.#work.done += end - start + 1;
      for (let place = start; place < end; place += 1) {
        const neighbour = columns.neighbours[place] as number;
        if (found.has(neighbour) || !rules.mayConnect(neighbour) || isOnPath(neighbour)) continue;
        if (rules.isUsable(columns.sharing[place] as number, person, neighbour)) {
          found.set(neighbour, hopsBack + 1);
        }
      }
    }
    return true;
  }
}
