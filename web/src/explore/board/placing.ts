import type { Point } from './board.js';

/** How far from each other two things stand at least, with room for a name below each. */
export const spacingPx = 104;

const mostOnOneRing = 14;

/** Looks up what stands near a point without walking over everything. */
export class Grid {
  readonly #cells = new Map<string, Point[]>();

  constructor(points: Iterable<Point> = []) {
    for (const point of points) this.add(point);
  }

  add(point: Point): void {
    const key = cellKey(Math.floor(point.x / spacingPx), Math.floor(point.y / spacingPx));
    const cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, [point]);
    else cell.push(point);
  }

  /** True if nothing stands closer than the spacing. */
  isFree({ x, y }: Point): boolean {
    const [column, row] = [Math.floor(x / spacingPx), Math.floor(y / spacingPx)];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of this.#cells.get(cellKey(column + dx, row + dy)) ?? []) {
          if (Math.hypot(other.x - x, other.y - y) < spacingPx) return false;
        }
      }
    }
    return true;
  }
}

/**
 * Finds free places around an anchor, in rings that widen as they fill, first on the side that faces away from the
 * middle of what stands already. The same places for the same question; takes them in the grid.
 */
export function placesAround(grid: Grid, anchor: Point, middle: Point, count: number): Point[] {
  const away = Math.atan2(anchor.y - middle.y, anchor.x - middle.x);
  const first = anchor.x === middle.x && anchor.y === middle.y ? -Math.PI / 2 : away;
  const found: Point[] = [];
  // A handful to a dozen stand on one ring of their own; more fill ring after ring.
  const oneRing = (count * spacingPx * 1.06) / (2 * Math.PI);
  let radius = count <= mostOnOneRing ? Math.max(spacingPx * 1.45, oneRing) : spacingPx * 1.45;
  while (found.length < count) {
    const seats = Math.max(5, Math.floor((2 * Math.PI * radius) / (spacingPx * 1.02)));
    const used = found.length === 0 && count <= seats ? Math.max(count, 5) : seats;
    for (let seat = 0; seat < used && found.length < count; seat += 1) {
      const angle = first + (alternating(seat) * 2 * Math.PI) / used;
      const place = {
        x: Math.round(anchor.x + Math.cos(angle) * radius),
        y: Math.round(anchor.y + Math.sin(angle) * radius),
      };
      if (!grid.isFree(place)) continue;
      grid.add(place);
      found.push(place);
    }
    radius += spacingPx;
  }
  return found;
}

/** 0, 1, -1, 2, -2 and so on: to both sides in turn. */
function alternating(seat: number): number {
  return seat % 2 === 0 ? -seat / 2 : (seat + 1) / 2;
}

function cellKey(column: number, row: number): string {
  return `${column} ${row}`;
}
