import type { TieWord } from '../../generated/graphql.js';
import type { Drawing, DrawnEdge, DrawnNode } from './drawing.js';
import { frameLabelAt, groundRadius } from './drawing.js';
import { dimmed, type PaintContext, type Palette } from './look.js';
import { paintNode } from './paint-node.js';
import { clippedLine, type Size, toScreen, type View } from './viewport.js';

/** While the picture moves, names and thin threads stay away. */
export type Detail = 'full' | 'moving';

export const threadWidths: Record<TieWord, number> = { WEAK: 1.25, MEDIUM: 2.75, STRONG: 5 };
const factWidth = 1.25;
const words: readonly (TieWord | null)[] = [null, 'WEAK', 'MEDIUM', 'STRONG'];
/** Threads hang a little, the sign of the string, as long as there are not too many of them. */
const mostHangingThreads = 400;
/** Outlined letters take ten times as long: with so many names there is no room for threads between them anyway. */
const mostHaloedLabels = 200;
/** Thousands of threads lie lightly, so that people stay in front of them. */
const manyThreads = 1_500;

/** Paints the drawing as the view sees it, on a surface of `size` page pixels with `ratio` device pixels each. */
export function paint(
  context: PaintContext,
  drawing: Drawing,
  {
    view,
    size,
    ratio,
    palette,
    detail,
  }: { view: View; size: Size; ratio: number; palette: Palette; detail: Detail },
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paintFrames(context, drawing, view, palette);
  paintEdges(context, drawing.edges, view, size, palette, detail);
  const seen = drawing.nodes.flatMap((node) => {
    const { x, y } = toScreen(view, node);
    const reach = node.radius * view.scale + 80;
    return x < -reach || y < -reach || x > size.width + reach || y > size.height + reach
      ? []
      : [{ node, x, y }];
  });
  for (const { node, x, y } of seen) paintNode(context, node, x, y, view.scale, palette);
  if (detail === 'full') paintLabels(context, seen, view.scale, palette);
  context.globalAlpha = 1;
}

function paintFrames(context: PaintContext, { frames }: Drawing, view: View, palette: Palette): void {
  for (const frame of frames) {
    context.beginPath();
    for (const point of frame.points) {
      const { x, y } = toScreen(view, point);
      context.moveTo(x + groundRadius * view.scale, y);
      context.arc(x, y, groundRadius * view.scale, 0, Math.PI * 2);
    }
    context.fillStyle = palette.accentWash;
    context.fill();
    if (view.scale < 0.35) continue;
    const { x, y } = toScreen(view, frameLabelAt(frame));
    context.font = `600 12px ${palette.font}`;
    context.fillStyle = palette.accent;
    context.textAlign = 'center';
    context.textBaseline = 'bottom';
    context.fillText(frame.label, x, y - 2);
  }
}

/** Threads of one look are painted together. */
function paintEdges(
  context: PaintContext,
  edges: readonly DrawnEdge[],
  view: View,
  size: Size,
  palette: Palette,
  detail: Detail,
): void {
  const isHanging = edges.length <= mostHangingThreads;
  context.lineCap = 'round';
  for (const isActive of [false, true]) {
    for (const word of words) {
      if (detail === 'moving' && edges.length > mostHangingThreads && (word === null || word === 'WEAK'))
        continue;
      for (const isDim of [true, false]) {
        const alike = edges.filter(
          (edge) => edge.word === word && edge.isDim === isDim && edge.isActive === isActive,
        );
        if (alike.length === 0) continue;
        const width = word === null ? factWidth : threadWidths[word];
        context.lineWidth = Math.max(0.5, width * Math.min(1.2, Math.max(view.scale, 0.22)));
        context.strokeStyle = isActive ? palette.threadActive : palette.thread;
        const plain = word === 'WEAK' || word === null ? 0.7 : 0.85;
        context.globalAlpha = isDim ? dimmed : edges.length > manyThreads && !isActive ? plain * 0.4 : plain;
        context.setLineDash(word === null && isHanging ? [2, 4] : []);
        strokeAll(context, alike, view, size, isHanging);
      }
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** So many threads make one path: one by one they take long, and a path of thousands far longer. */
const threadsInPath = 48;

function strokeAll(
  context: PaintContext,
  edges: readonly DrawnEdge[],
  view: View,
  size: Size,
  isHanging: boolean,
): void {
  let traced = 0;
  context.beginPath();
  for (const edge of edges) {
    if (!traceEdge(context, edge, view, size, isHanging)) continue;
    traced += 1;
    if (traced % threadsInPath !== 0) continue;
    context.stroke();
    context.beginPath();
  }
  if (traced % threadsInPath !== 0) context.stroke();
}

/** False if nothing of it is seen. */
function traceEdge(
  context: PaintContext,
  edge: DrawnEdge,
  view: View,
  size: Size,
  isHanging: boolean,
): boolean {
  const from = toScreen(view, { x: edge.x1, y: edge.y1 });
  const to = toScreen(view, { x: edge.x2, y: edge.y2 });
  const seen = clippedLine(from, to, size, threadMarginPx);
  if (seen === null) return false;
  if (isHanging) {
    const sag = Math.min(16, Math.hypot(to.x - from.x, to.y - from.y) * 0.07);
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo((from.x + to.x) / 2, (from.y + to.y) / 2 + sag, to.x, to.y);
  } else {
    context.moveTo(seen.from.x, seen.from.y);
    context.lineTo(seen.to.x, seen.to.y);
  }
  return true;
}

/** Threads hang and are wide: they are seen a little beyond their line. */
const threadMarginPx = 24;

/** Names below, those first that matter; one that would cover another stays away. */
function paintLabels(
  context: PaintContext,
  seen: readonly { node: DrawnNode; x: number; y: number }[],
  scale: number,
  palette: Palette,
): void {
  const isRoomy = scale >= 0.36;
  const size = scale >= 0.85 ? 12.5 : 11.5;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const taken = new LabelRoom();
  const rank = (node: DrawnNode) =>
    node.isFocused || node.isSelected ? 0 : node.isDim ? 3 : node.isImportant ? 1 : 2;
  const named = seen
    .filter(({ node }) => isRoomy || rank(node) < 2)
    .sort((one, other) => rank(one.node) - rank(other.node));
  for (const { node, x, y } of named) {
    if (node.label === '') continue;
    const top = y + Math.max(2.2, node.radius * scale) + 6;
    context.font = `${node.isImportant ? 600 : 500} ${size}px ${palette.font}`;
    const width = context.measureText(node.label).width;
    if (!taken.take(x - width / 2, top, width, size + 3) && rank(node) > 0) continue;
    context.globalAlpha = node.isDim ? 0.35 : 1;
    if (named.length <= mostHaloedLabels) {
      context.lineWidth = 3;
      context.lineJoin = 'round';
      context.strokeStyle = palette.surface;
      context.strokeText(node.label, x, top);
    }
    context.fillStyle = palette.ink;
    context.fillText(node.label, x, top);
  }
}

/** Remembers where names stand, in rows as high as a name. */
class LabelRoom {
  readonly #rows = new Map<number, { from: number; to: number }[]>();

  take(left: number, top: number, width: number, height: number): boolean {
    const first = Math.floor(top / 16);
    const last = Math.floor((top + height) / 16);
    for (let row = first; row <= last; row += 1) {
      for (const { from, to } of this.#rows.get(row) ?? []) {
        if (left < to && left + width > from) return false;
      }
    }
    for (let row = first; row <= last; row += 1) {
      const places = this.#rows.get(row) ?? [];
      places.push({ from: left, to: left + width });
      this.#rows.set(row, places);
    }
    return true;
  }
}
