import type { Board, Point } from '../board/board.js';
import { spacingPx } from '../board/placing.js';
import type { Scene, SceneNode } from '../board/scene.js';

/** The layouts that need no forces: where each node of a scene stands, the same for the same scene. */

/** Rings around what was started with: whoever is one step away on the first, and so on. */
export function ringLayout(scene: Scene, board: Board): Map<string, Point> {
  const places = new Map<string, Point>();
  let radius = 0;
  for (const [position, ring] of layersOf(scene, board).entries()) {
    const needed = (ring.length * spacingPx) / (2 * Math.PI);
    radius =
      position === 0
        ? ring.length === 1
          ? 0
          : Math.max(needed, spacingPx * 0.7)
        : Math.max(radius + spacingPx * 1.4, needed);
    for (const [seat, id] of ring.entries()) {
      const angle = (seat / ring.length) * Math.PI * 2 - Math.PI / 2;
      places.set(id, rounded({ x: Math.cos(angle) * radius, y: Math.sin(angle) * radius }));
    }
  }
  return places;
}

/** Steps from left to right: what was started with first; each column so ordered that threads cross little. */
export function columnLayout(scene: Scene, board: Board): Map<string, Point> {
  const places = new Map<string, Point>();
  const near = neighbourLists(scene);
  const mostInColumn = 18;
  let x = 0;
  for (const [position, layer] of layersOf(scene, board).entries()) {
    const height = (id: string) => {
      const ys = (near.get(id) ?? []).flatMap((other) => places.get(other)?.y ?? []);
      return ys.length === 0 ? 0 : ys.reduce((sum, y) => sum + y, 0) / ys.length;
    };
    const ordered = position === 0 ? layer : layer.toSorted((one, other) => height(one) - height(other));
    const columns = Math.max(1, Math.ceil(ordered.length / mostInColumn));
    const perColumn = Math.ceil(ordered.length / columns);
    for (const [seat, id] of ordered.entries()) {
      const row = seat % perColumn;
      const column = Math.floor(seat / perColumn);
      places.set(
        id,
        rounded({ x: x + column * spacingPx * 1.3, y: (row - (perColumn - 1) / 2) * spacingPx }),
      );
    }
    x += (columns - 1) * spacingPx * 1.3 + spacingPx * 3;
  }
  return places;
}

/** People beside those of their own department or organization, the groups in rows. */
export function departmentLayout(scene: Scene): Map<string, Point> {
  const groups = new Map<string, string[]>();
  for (const node of scene.nodes) {
    if (node.kind === 'rest') continue;
    const key = homeOf(node);
    groups.set(key, [...(groups.get(key) ?? []), node.id]);
  }
  const places = new Map<string, Point>();
  const bySize = [...groups.values()].sort((one, other) => other.length - one.length);
  const total = bySize.reduce((sum, ids) => sum + cellOf(ids.length) ** 2, 0);
  const rowWidth = Math.max(cellOf(bySize[0]?.length ?? 1), Math.sqrt(total) * 1.5);
  let [x, y, rowHeight] = [0, 0, 0];
  for (const ids of bySize) {
    const side = Math.ceil(Math.sqrt(ids.length));
    const cell = cellOf(ids.length);
    if (x > 0 && x + cell > rowWidth) [x, y, rowHeight] = [0, y + rowHeight, 0];
    for (const [seat, id] of ids.entries()) {
      places.set(
        id,
        rounded({ x: x + (seat % side) * spacingPx, y: y + Math.floor(seat / side) * spacingPx }),
      );
    }
    x += cell;
    rowHeight = Math.max(rowHeight, cell);
  }
  return places;
}

function cellOf(count: number): number {
  return (Math.ceil(Math.sqrt(count)) + 0.9) * spacingPx;
}

function homeOf(node: SceneNode): string {
  if (node.kind === 'fold') return node.home.id;
  if (node.kind === 'rest') return '';
  return node.thing.kind === 'ORGANIZATION' || node.thing.kind === 'DEPARTMENT'
    ? node.id
    : (node.thing.home?.id ?? node.thing.kind);
}

/** Nodes by how many steps they are from what was started with; whatever hangs on nothing comes last. */
function layersOf(scene: Scene, board: Board): string[][] {
  const near = neighbourLists(scene);
  const ids = scene.nodes.filter(({ kind }) => kind !== 'rest').map(({ id }) => id);
  const present = new Set(ids);
  const starts = (board.steps[0]?.added ?? []).filter((id) => present.has(id));
  const seen = new Set(starts.length > 0 ? starts : ids.slice(0, 1));
  const layers: string[][] = [[...seen]];
  for (let layer = layers[0] ?? []; layer.length > 0; ) {
    const next: string[] = [];
    for (const id of layer) {
      for (const other of near.get(id) ?? []) {
        if (seen.has(other) || !present.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    if (next.length > 0) layers.push(next);
    layer = next;
  }
  const left = ids.filter((id) => !seen.has(id));
  return left.length > 0 ? [...layers, left] : layers;
}

function neighbourLists(scene: Scene): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const note = (one: string, other: string) => {
    const known = near.get(one);
    if (known === undefined) near.set(one, [other]);
    else known.push(other);
  };
  for (const { from, to } of scene.edges) {
    note(from, to);
    note(to, from);
  }
  return near;
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
