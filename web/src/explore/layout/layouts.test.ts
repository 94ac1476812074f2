import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addNeighbours, addPinned, emptyBoard } from '../board/board.js';
import { spacingPx } from '../board/placing.js';
import { sampleLink, sampleThing } from '../board/sample-board.js';
import { sceneOf } from '../board/scene.js';
import { defaultSettings } from '../board/settings.js';
import { apart } from './force.js';
import { columnLayout, departmentLayout, ringLayout } from './layouts.js';

const boards = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(4)), { maxLength: 80 }).map((pairs) => {
  const person = (number: number, home: number) => sampleThing(`p${number}`, `home${home}`);
  let board = addPinned(emptyBoard, 'start', { things: [person(0, 0)], links: [] });
  for (const [one, other, home] of pairs) {
    if (!board.things.has(`p${one}`) || one === other) continue;
    board = addNeighbours(
      board,
      'expand',
      `p${one}`,
      { things: [person(other, home)], links: [sampleLink(`p${one}`, `p${other}`)] },
      1,
    );
  }
  return board;
});

it('every layout gives everything shown a place of its own', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const scene = sceneOf(board, defaultSettings);
      const shown = scene.nodes.filter(({ kind }) => kind !== 'rest').map(({ id }) => id);
      for (const layout of [ringLayout, columnLayout, departmentLayout]) {
        const places = apart(layout(scene, board));
        expect(new Set(places.keys())).toEqual(new Set(shown));
        const all = [...places.values()];
        for (const [position, one] of all.entries()) {
          for (const other of all.slice(position + 1)) {
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(spacingPx - 1);
          }
        }
      }
    }),
  );
});

it('left to right, what was started with stands left of everything else', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const places = columnLayout(sceneOf(board, defaultSettings), board);
      for (const [id, { x }] of places) if (id !== 'p0') expect(x).toBeGreaterThan(places.get('p0')?.x ?? 0);
    }),
  );
});
