import { describe, expect, it } from 'vitest';
import { compareWithBruteForce, compareWithLibraries, compareWithPython } from './check.js';
import { pythonAtHand } from './peers/python.js';

describe('the answers that the benchmark compares', () => {
  it('are the same as those of brute force, from one person and from the company', () => {
    const { count, differences } = compareWithBruteForce();
    expect(differences).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });

  it('begin with the best path that graphology and ngraph find', () => {
    const { count, differences } = compareWithLibraries();
    expect(differences).toEqual([]);
    expect(count).toBe(160);
  });

  it('are the ten of igraph and networkx where their packages are at hand', async () => {
    const python = pythonAtHand();
    const { count, differences } =
      python === undefined ? { count: 0, differences: [] } : await compareWithPython(python);
    expect(differences).toEqual([]);
    expect(count).toBe(python === undefined ? 0 : 40);
  });
});
