import { describe, expect, it } from 'vitest';
import { generateGraph } from './generate-graph.js';

const SMALL = { people: 5000, ties: 40_000, seed: 7 };

describe('a generated network', () => {
  it('has exactly the people and ties asked for, each pair once and nobody tied to themselves', () => {
    const graph = generateGraph(SMALL);
    const keys = new Set([...graph.people()].map(({ key }) => key));
    const ties = [...graph.ties()];
    expect(keys.size).toBe(5000);
    expect(ties).toHaveLength(40_000);
    expect(new Set(ties.map(({ a, b }) => `${a} ${b}`)).size).toBe(40_000);
    expect(ties.every(({ a, b }) => a < b && keys.has(a) && keys.has(b))).toBe(true);
    expect(ties.every(({ strength }) => strength >= 0.02 && strength <= 0.95)).toBe(true);
  });

  it('is the same for the same seed and another for another', () => {
    const tiesOf = (seed: number) => [...generateGraph({ ...SMALL, seed }).ties()].slice(0, 50);
    expect(tiesOf(7)).toEqual(tiesOf(7));
    expect(tiesOf(8)).not.toEqual(tiesOf(7));
    expect(tiesOf(7 + 2 ** 32)).not.toEqual(tiesOf(7));
  });

  it('has employees in departments and contacts at organizations', () => {
    const graph = generateGraph(SMALL);
    const kinds = new Map([...graph.groups()].map(({ key, kind }) => [key, kind]));
    const people = [...graph.people()];
    for (const { isEmployee, groupKey } of people) {
      expect(kinds.get(groupKey)).toBe(isEmployee ? 'DEPARTMENT' : 'ORGANIZATION');
    }
    const employees = people.filter(({ isEmployee }) => isEmployee).length;
    expect(employees).toBeGreaterThan(1500);
    expect(employees).toBeLessThan(4500);
  });

  it('has hubs, and stronger ties within communities than between them', () => {
    const graph = generateGraph({ people: 20_000, ties: 200_000, seed: 1 });
    const groups = new Map([...graph.people()].map(({ key, groupKey }) => [key, groupKey]));
    const degrees = new Map<string, number>();
    const within = { sum: 0, count: 0 };
    const between = { sum: 0, count: 0 };
    for (const { a, b, strength } of graph.ties()) {
      for (const key of [a, b]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
      const kind = groups.get(a) === groups.get(b) ? within : between;
      kind.sum += strength;
      kind.count += 1;
    }
    expect(Math.max(...degrees.values())).toBeGreaterThan(1000);
    expect(within.count).toBeGreaterThan(between.count);
    expect(within.sum / within.count).toBeGreaterThan(1.5 * (between.sum / between.count));
  });

  it('can be tiny and as dense as half of all pairs', () => {
    const graph = generateGraph({ people: 10, ties: 22, seed: 3 });
    expect([...graph.ties()]).toHaveLength(22);
    expect([...generateGraph({ people: 2, ties: 0, seed: 3 }).ties()]).toEqual([]);
  });

  it('refuses numbers out of its limits, saying which', () => {
    expect(() => generateGraph({ people: 1, ties: 0, seed: 1 })).toThrow(/people must be/);
    expect(() => generateGraph({ people: 10, ties: 23, seed: 1 })).toThrow(/ties must be.*22/);
    expect(() => generateGraph({ people: 2e6, ties: 0, seed: 1 })).toThrow(RangeError);
  });
});
