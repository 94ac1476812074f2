import { describe, expect, it } from 'vitest';
import { AnswerComparison } from './answers.js';
import type { PlainGraph } from './graphs/plain-graph.js';

/** 0 to 3 by 1 (0.5 · 0.5), by 2 (0.4 · 0.4), and by 1 and 2. */
const GRAPH: PlainGraph = {
  peopleCount: 4,
  from: Int32Array.of(0, 1, 0, 2, 1),
  to: Int32Array.of(1, 3, 2, 3, 2),
  strengths: Float64Array.of(0.5, 0.5, 0.4, 0.4, 0.9),
  isEmployee: new Uint8Array(4),
  groupOf: new Int32Array(4),
};
const BEST = [0, 1, 3];
const SECOND = [0, 1, 2, 3];
const THIRD = [0, 2, 3];

describe('a comparison of answers', () => {
  const comparison = new AnswerComparison(GRAPH);

  it('takes the product of the strengths, and knows a step that is no tie', () => {
    expect(comparison.warmthOf(BEST)).toBeCloseTo(0.25, 12);
    expect(comparison.warmthOf([0, 3])).toBeNaN();
  });

  it('finds equal lists the same', () => {
    expect(comparison.verdict([BEST, SECOND], [BEST, SECOND], 6)).toBe('same');
  });

  it('passes over paths that are longer than Perlen goes', () => {
    expect(comparison.verdict([BEST, SECOND], [BEST, THIRD], 2)).toBe('same');
    expect(comparison.verdict([SECOND, BEST], [BEST, THIRD], 2)).toBe('same');
  });

  it('calls an answer colder that lacks a path, and warmer one that has another', () => {
    expect(comparison.verdict([SECOND, THIRD], [BEST, SECOND], 6)).toBe('colder');
    expect(comparison.verdict([BEST], [BEST, SECOND], 6)).toBe('colder');
    expect(comparison.verdict([BEST, SECOND], [SECOND, THIRD], 6)).toBe('warmer');
    expect(comparison.verdict([BEST, SECOND], [BEST], 6)).toBe('warmer');
  });
});
