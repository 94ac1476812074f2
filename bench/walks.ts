/**
 * Two limits for any search on the same arrays: the time it takes to merely touch every entry that a search may have to
 * look at. Nobody is asked a question here; a walk adds up what it reads so that the reading is not left out.
 */

/** Ties in compressed sparse rows, as Perlen's graph holds them. */
export interface WalkedRows {
  readonly offsets: Uint32Array;
  readonly neighbours: Int32Array;
  readonly costs: Float64Array;
}

export interface Walk {
  /** Entries touched. */
  readonly entries: number;
  /** Neighbours and costs of all entries, added up. */
  readonly sum: number;
}

/** Walks again and again over one graph; its memory is made once. */
export class Walker {
  readonly #rows: WalkedRows;
  /** The number of the walk that met each person last. */
  readonly #metIn: Int32Array;
  readonly #queue: Int32Array;
  #walks = 0;

  constructor(rows: WalkedRows) {
    this.#rows = rows;
    const people = rows.offsets.length - 1;
    this.#metIn = new Int32Array(people);
    this.#queue = new Int32Array(people);
  }

  /** Half of the hops from either end, the odd one from the source: what two searches that meet must touch. */
  halfBalls(from: number, to: number, hops: number): Walk {
    const near = this.ball(from, Math.ceil(hops / 2));
    const far = this.ball(to, Math.floor(hops / 2));
    return { entries: near.entries + far.entries, sum: near.sum + far.sum };
  }

  /** Breadth-first over the rows of everybody fewer than `hops` ties away: all entries that lead at most so far. */
  ball(from: number, hops: number): Walk {
    const { offsets, neighbours, costs } = this.#rows;
    const metIn = this.#metIn;
    const queue = this.#queue;
    this.#walks += 1;
    const walk = this.#walks;
    metIn[from] = walk;
    queue[0] = from;
    let [met, entries, sum] = [1, 0, 0];
    let place = 0;
    for (let hop = 0; hop < hops && place < met; hop += 1) {
      for (const levelEnd = met; place < levelEnd; place += 1) {
        const person = queue[place] as number;
        const end = offsets[person + 1] as number;
        for (let entry = offsets[person] as number; entry < end; entry += 1) {
          const neighbour = neighbours[entry] as number;
          sum += neighbour + (costs[entry] as number);
          entries += 1;
          if (metIn[neighbour] === walk) continue;
          metIn[neighbour] = walk;
          queue[met] = neighbour;
          met += 1;
        }
      }
    }
    return { entries, sum };
  }
}
