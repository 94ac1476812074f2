import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleId, samplePath } from '../testing/sample-paths.js';
import { gridSteps, layoutNearest, layoutPaths } from './path-layout.js';

const pathsOfOneTarget = fc.array(
  fc
    .uniqueArray(fc.constantFrom('Ann', 'Ben', 'Cem', 'Dan', 'Eva', 'Fay', 'Gus'), {
      minLength: 1,
      maxLength: 5,
    })
    .map((names) => samplePath([...names, 'Target'])),
  { minLength: 1, maxLength: 8 },
);

describe('the picture of paths', () => {
  it('shows every person once, and no two in one place', () => {
    fc.assert(
      fc.property(pathsOfOneTarget, (paths) => {
        const { pearls } = layoutPaths(paths, null);
        const people = new Set(paths.flatMap((path) => path.people.map((step) => step.person.id)));
        expect(pearls.map((pearl) => pearl.person.id).sort()).toEqual([...people].sort());
        expect(new Set(pearls.map((pearl) => `${pearl.column} ${pearl.row}`)).size).toBe(pearls.length);
      }),
    );
  });

  it('puts the target alone at the right end', () => {
    fc.assert(
      fc.property(pathsOfOneTarget, (paths) => {
        const { pearls } = layoutPaths(paths, null);
        const rightmost = Math.max(...pearls.map((pearl) => pearl.column));
        expect(pearls.filter((pearl) => pearl.column === rightmost).map((pearl) => pearl.role)).toEqual([
          'target',
        ]);
      }),
    );
  });

  it('draws a thread for every step of every path, and each pair once', () => {
    fc.assert(
      fc.property(pathsOfOneTarget, (paths) => {
        const { threads } = layoutPaths(paths, null);
        for (const path of paths) {
          const mine = threads.filter((thread) => thread.pathIds.includes(path.id));
          expect(mine.length).toBe(path.ties.length);
        }
        expect(new Set(threads.map((thread) => thread.id)).size).toBe(threads.length);
      }),
    );
  });

  it('runs a single string from left to right', () => {
    const { pearls, bestPathId } = layoutPaths([samplePath(['Ann', 'Ben', 'Target'])], sampleId('Ann'));
    expect(pearls.map(({ column, role }) => [column, role])).toEqual([
      [0, 'you'],
      [1, 'connector'],
      [2, 'target'],
    ]);
    expect(bestPathId).toBe('Ann>Ben>Target');
  });

  it('shows what is missing as a dashed step to the target', () => {
    const target = { id: sampleId('Vera'), name: 'Vera' };
    const { pearls, threads } = layoutNearest(samplePath(['Ann', 'Ben']), 2, target, null);
    expect(pearls.map((pearl) => pearl.role)).toEqual(['connector', 'connector', 'missing', 'target']);
    expect(threads.map((thread) => thread.word)).toEqual(['STRONG', null, null]);
  });

  it('never lets pearls touch, however small the frame', () => {
    const layout = layoutPaths([samplePath(['Ann', 'Ben', 'Cem', 'Dan', 'Eva', 'Fay', 'Target'])], null);
    expect(gridSteps(layout, 200, 200).columnPx).toBeGreaterThanOrEqual(52);
  });
});
