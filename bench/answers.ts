/** Compares the answers of two contenders over one graph. */
import { type Neighbours, neighboursOf, type PlainGraph } from './graphs/plain-graph.js';

/** Relative: warmths range over many powers of ten. */
const SAME_WARMTH = 1e-9;

/** People by number, warmest path first. */
export type Paths = readonly (readonly number[])[];

/** colder: the other lacks a path that Perlen found. warmer: it found one that Perlen lacks, or other people. */
export type Verdict = 'same' | 'colder' | 'warmer';

export class AnswerComparison {
  readonly #rows: Neighbours;

  constructor(graph: PlainGraph) {
    this.#rows = neighboursOf(graph);
  }

  /** The Float64 product of the strengths from source to target; NaN for a path with a step that is no tie. */
  warmthOf(path: readonly number[]): number {
    let warmth = 1;
    for (let step = 1; step < path.length; step += 1) {
      warmth *= this.#strength(path[step - 1] ?? -1, path[step] ?? -1);
    }
    return warmth;
  }

  /**
   * What another's warmest paths say about Perlen's, which have at most `mostHops`. Longer ones of the other are passed
   * over: what is left must be the beginning of Perlen's, and all of it if nothing was passed over. Where warmths differ
   * on both sides, the people must be the same.
   */
  verdict(others: Paths, perlens: Paths, mostHops: number): Verdict {
    const within = others.filter((path) => path.length - 1 <= mostHops);
    const expected = within.length < others.length ? perlens.slice(0, within.length) : perlens;
    const length = Math.max(within.length, expected.length);
    for (let place = 0; place < length; place += 1) {
      const [other, own] = [within[place], expected[place]];
      if (own === undefined) return 'warmer';
      if (other === undefined) return 'colder';
      const [otherWarmth, ownWarmth] = [this.warmthOf(other), this.warmthOf(own)];
      if (!isSame(otherWarmth, ownWarmth)) return otherWarmth < ownWarmth ? 'colder' : 'warmer';
      if (this.#isAlone(perlens, place) && `${other}` !== `${own}`) return 'warmer';
    }
    return 'same';
  }

  /** No other path of this warmth can be: the last of a list may have an equal one behind it. */
  #isAlone(paths: Paths, place: number): boolean {
    if (place === paths.length - 1) return false;
    const warmth = this.warmthOf(paths[place] ?? []);
    return [place - 1, place + 1].every((beside) => {
      const neighbour = paths[beside];
      return neighbour === undefined || !isSame(this.warmthOf(neighbour), warmth);
    });
  }

  #strength(one: number, other: number): number {
    const { offsets, neighbours, strengths } = this.#rows;
    const place = neighbours.subarray(offsets[one], offsets[one + 1]).indexOf(other);
    return place < 0 ? Number.NaN : (strengths[(offsets[one] ?? 0) + place] ?? Number.NaN);
  }
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_WARMTH * Math.max(one, other);
}
