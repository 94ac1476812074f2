import { describe, expect, it } from 'vitest';
import { Walker } from './walks.js';

/** 0 - 1 - 2 - 3, and 4 alone. */
const CHAIN = {
  offsets: Uint32Array.of(0, 1, 3, 5, 6, 6),
  neighbours: Int32Array.of(1, 0, 2, 1, 3, 2),
  costs: Float64Array.of(10, 10, 20, 20, 30, 30),
};

describe('a walk', () => {
  it('touches the entries of everybody fewer hops away', () => {
    const walker = new Walker(CHAIN);
    expect([0, 1, 2, 3].map((hops) => walker.ball(0, hops).entries)).toEqual([0, 1, 3, 5]);
  });

  it('adds up the neighbours and costs it touched', () => {
    expect(new Walker(CHAIN).ball(0, 2).sum).toBe(1 + 10 + (0 + 10) + (2 + 20));
  });

  it('takes the odd hop of two halves from the source', () => {
    const walker = new Walker(CHAIN);
    expect(walker.halfBalls(0, 3, 3).entries).toBe(walker.ball(0, 2).entries + walker.ball(3, 1).entries);
    expect(walker.halfBalls(4, 0, 3).entries).toBe(1);
  });

  it('begins anew each time', () => {
    const walker = new Walker(CHAIN);
    expect(walker.ball(1, 3)).toEqual(walker.ball(1, 3));
  });
});
