import type { Point } from '../board/board.js';

/** What part of the canvas is seen: a point stands on the screen at `point · scale + (x, y)`. */
export interface View extends Point {
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const smallestScale = 0.04;
const largestScale = 3;

export function toScreen(view: View, { x, y }: Point): Point {
  return { x: x * view.scale + view.x, y: y * view.scale + view.y };
}

export function toCanvas(view: View, { x, y }: Point): Point {
  return { x: (x - view.x) / view.scale, y: (y - view.y) / view.scale };
}

export function panned(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Larger or smaller around a point of the screen, which stays where it is. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = Math.min(largestScale, Math.max(smallestScale, view.scale * factor));
  const change = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * change, y: at.y - (at.y - view.y) * change };
}

/** The view that shows all points with a margin, never larger than life. */
export function fitted(points: readonly Point[], size: Size, marginPx = 72): View {
  const box = boxOf(points);
  if (box === null) return { x: size.width / 2, y: size.height / 2, scale: 1 };
  const width = Math.max(1, box.right - box.left);
  const height = Math.max(1, box.bottom - box.top);
  const room = {
    width: Math.max(40, size.width - 2 * marginPx),
    height: Math.max(40, size.height - 2 * marginPx),
  };
  const scale = Math.max(smallestScale, Math.min(1.15, room.width / width, room.height / height));
  return {
    scale,
    x: size.width / 2 - ((box.left + box.right) / 2) * scale,
    y: size.height / 2 - ((box.top + box.bottom) / 2) * scale,
  };
}

/** The smallest box around all points; null for none. */
export function boxOf(points: readonly Point[]): Box | null {
  if (points.length === 0) return null;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** True if every point is seen, `marginPx` from the edge at least. */
export function isSeen(view: View, size: Size, points: readonly Point[], marginPx = 24): boolean {
  return points.every((point) => {
    const { x, y } = toScreen(view, point);
    return x >= marginPx && y >= marginPx && x <= size.width - marginPx && y <= size.height - marginPx;
  });
}

/** The view moved no further than needed for a point to be seen, `marginPx` from the edge. */
export function panInto(view: View, size: Size, point: Point, marginPx: number): View {
  const { x, y } = toScreen(view, point);
  const into = (at: number, length: number) =>
    Math.min(Math.max(at, marginPx), Math.max(marginPx, length - marginPx)) - at;
  return panned(view, into(x, size.width), into(y, size.height));
}

/** The part of a line that lies within the window and `marginPx` around it; null if none does. After Liang and Barsky. */
export function clippedLine(
  from: Point,
  to: Point,
  { width, height }: Size,
  marginPx: number,
): { readonly from: Point; readonly to: Point } | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [first, last] = [0, 1];
  const sides = [
    [-dx, from.x + marginPx],
    [dx, width + marginPx - from.x],
    [-dy, from.y + marginPx],
    [dy, height + marginPx - from.y],
  ] as const;
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return null;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  if (first > last) return null;
  const at = (share: number) => ({ x: from.x + dx * share, y: from.y + dy * share });
  return { from: at(first), to: at(last) };
}

/** A picture that was drawn for one view, `marginPx` larger on each side, as another view sees it. */
export function pictureTransform(
  drawnFor: View,
  margin: Size,
  view: View,
): { readonly x: number; readonly y: number; readonly scale: number } {
  const scale = view.scale / drawnFor.scale;
  return {
    scale,
    x: view.x - (drawnFor.x + margin.width) * scale,
    y: view.y - (drawnFor.y + margin.height) * scale,
  };
}

/** True if the picture still covers what is seen and is neither blurred nor tiny. */
export function isCovered(drawnFor: View, margin: Size, view: View, size: Size): boolean {
  const { x, y, scale } = pictureTransform(drawnFor, margin, view);
  if (scale < 0.6 || scale > 1.7) return false;
  const right = x + (size.width + 2 * margin.width) * scale;
  const bottom = y + (size.height + 2 * margin.height) * scale;
  return x <= 0 && y <= 0 && right >= size.width && bottom >= size.height;
}

/** No further ahead: what is magnified more looks blurred. */
const furthestZoom = 1.5;
const mostStepsAhead = 30;

/**
 * The view a movement will come to if it goes on as from `before` to `view`: as far on as a picture drawn for it, with
 * this margin, still covers what is seen now. A picture for it lasts about twice as long as one for `view`.
 */
export function ahead(before: View, view: View, size: Size, margin: Size): View {
  const change = view.scale / before.scale;
  if (Math.abs(change - 1) > 1e-6) {
    // The point that stands still while zooming, wherever it is.
    const still = {
      x: (view.x - before.x * change) / (1 - change),
      y: (view.y - before.y * change) / (1 - change),
    };
    const reach = (at: number, length: number) => Math.max(1, Math.abs(at), Math.abs(length - at));
    const room = Math.min(
      margin.width / reach(still.x, size.width),
      margin.height / reach(still.y, size.height),
    );
    const factor = Math.min(furthestZoom, 1 + 0.9 * room);
    return zoomed(view, change > 1 ? factor : 1 / factor, still);
  }
  const [dx, dy] = [view.x - before.x, view.y - before.y];
  const steps = Math.min(
    mostStepsAhead,
    (0.8 * margin.width) / Math.max(0.01, Math.abs(dx)),
    (0.8 * margin.height) / Math.max(0.01, Math.abs(dy)),
  );
  return panned(view, dx * steps, dy * steps);
}
