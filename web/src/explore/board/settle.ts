import type { Board, Point } from './board.js';
import { Grid, placesAround } from './placing.js';
import { foldId, type SceneNode, sceneOf } from './scene.js';
import type { SceneSettings } from './settings.js';

/**
 * The board with a place for everything that is shown. Whatever has a place keeps it: nothing jumps when something is
 * added.
 */
export function settled(board: Board, settings: SceneSettings): Board {
  const scene = sceneOf(board, settings);
  const missing = scene.nodes.filter(({ id }) => !board.places.has(id));
  if (missing.length === 0) return board;
  const places = new Map(board.places);
  const grid = new Grid(places.values());
  const middle = middleOf([...places.values()]);
  for (const [anchorId, nodes] of byAnchor(board, missing)) {
    const anchor =
      places.get(anchorId) ?? places.get(foldId(board.things.get(anchorId)?.home?.id ?? '')) ?? middle;
    const first = nodes[0];
    if (places.size === 0 && first !== undefined) {
      places.set(first.id, anchor);
      grid.add(anchor);
      nodes.shift();
    }
    const found = placesAround(grid, anchor, middle, nodes.length);
    for (const [position, node] of nodes.entries()) places.set(node.id, found[position] ?? anchor);
  }
  return { ...board, places };
}

/** Around what each new node is to stand: where it came from, for people out of a fold the fold. */
function byAnchor(board: Board, nodes: readonly SceneNode[]): Map<string, SceneNode[]> {
  const cameFrom = new Map<string, string>();
  for (const { of, added } of board.steps) {
    for (const id of added) if (of !== null && !cameFrom.has(id)) cameFrom.set(id, of);
  }
  const anchors = new Map<string, SceneNode[]>();
  for (const node of nodes) {
    const anchor = anchorOf(board, node, cameFrom);
    const group = anchors.get(anchor);
    if (group === undefined) anchors.set(anchor, [node]);
    else group.push(node);
  }
  return anchors;
}

function anchorOf(board: Board, node: SceneNode, cameFrom: ReadonlyMap<string, string>): string {
  if (node.kind === 'rest') return node.of.id;
  if (node.kind === 'fold') {
    const placed = node.members.find(({ id }) => board.places.has(id));
    return placed?.id ?? cameFrom.get(node.members[0]?.id ?? '') ?? '';
  }
  const home = node.thing.home?.id ?? '';
  if (board.places.has(foldId(home))) return foldId(home);
  return board.openFolds.has(home) && board.places.has(home) ? home : (cameFrom.get(node.id) ?? '');
}

function middleOf(points: readonly Point[]): Point {
  if (points.length === 0) return { x: 0, y: 0 };
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
