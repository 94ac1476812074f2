import type { TieWord } from '../../generated/graphql.js';
import type { Drawing, DrawnEdge, DrawnNode } from './drawing.js';
import { frameLabelAt, groundRadius, plusAt, smallestPlusScale } from './drawing.js';
import { type Size, toScreen, type View } from './viewport.js';

/** The colours and the type of the page, as the canvas needs them. */
export interface Palette {
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly accentWash: string;
  readonly thread: string;
  readonly threadActive: string;
  readonly pearl: PearlColours;
  readonly target: PearlColours;
  readonly font: string;
}

interface PearlColours {
  readonly light: string;
  readonly mid: string;
  readonly deep: string;
  readonly rim: string;
  readonly ink: string;
}

/** While the picture moves, names and thin threads stay away. */
export type Detail = 'full' | 'moving';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export const threadWidths: Record<TieWord, number> = { WEAK: 1.25, MEDIUM: 2.75, STRONG: 5 };
const factWidth = 1.25;
const words: readonly (TieWord | null)[] = [null, 'WEAK', 'MEDIUM', 'STRONG'];
/** Threads hang a little, the sign of the string, as long as there are not too many of them. */
const mostHangingThreads = 400;
/** Below so many pixels a pearl is too small for letters. */
const smallestMarkedPx = 9;
const dimmed = 0.16;
/** Thousands of threads lie lightly, so that people stay in front of them. */
const manyThreads = 1_500;

/** Paints the drawing as the view sees it, on a surface of `size` page pixels with `ratio` device pixels each. */
export function paint(
  context: Context,
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

function paintFrames(context: Context, { frames }: Drawing, view: View, palette: Palette): void {
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

/** All threads of one look are one path: thousands of them cost little more than one. */
function paintEdges(
  context: Context,
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
        context.beginPath();
        let isEmpty = true;
        for (const edge of edges) {
          if (edge.word !== word || edge.isDim !== isDim || edge.isActive !== isActive) continue;
          isEmpty = !traceEdge(context, edge, view, size, isHanging) && isEmpty;
        }
        if (isEmpty) continue;
        const width = word === null ? factWidth : threadWidths[word];
        context.lineWidth = Math.max(0.5, width * Math.min(1.2, Math.max(view.scale, 0.22)));
        context.strokeStyle = isActive ? palette.threadActive : palette.thread;
        const plain = word === 'WEAK' || word === null ? 0.7 : 0.85;
        context.globalAlpha = isDim ? dimmed : edges.length > manyThreads && !isActive ? plain * 0.4 : plain;
        context.setLineDash(word === null && isHanging ? [2, 4] : []);
        context.stroke();
      }
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** False if nothing of it is seen. */
function traceEdge(context: Context, edge: DrawnEdge, view: View, size: Size, isHanging: boolean): boolean {
  const x1 = edge.x1 * view.scale + view.x;
  const y1 = edge.y1 * view.scale + view.y;
  const x2 = edge.x2 * view.scale + view.x;
  const y2 = edge.y2 * view.scale + view.y;
  if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0)) return false;
  if ((x1 > size.width && x2 > size.width) || (y1 > size.height && y2 > size.height)) return false;
  context.moveTo(x1, y1);
  if (isHanging) {
    const sag = Math.min(16, Math.hypot(x2 - x1, y2 - y1) * 0.07);
    context.quadraticCurveTo((x1 + x2) / 2, (y1 + y2) / 2 + sag, x2, y2);
  } else {
    context.lineTo(x2, y2);
  }
  return true;
}

function paintNode(
  context: Context,
  node: DrawnNode,
  x: number,
  y: number,
  scale: number,
  palette: Palette,
): void {
  const radius = Math.max(2.2, node.radius * scale);
  context.globalAlpha = node.isDim ? dimmed : 1;
  if (node.isFocused || node.isSelected) paintHalo(context, node, x, y, radius, palette);
  paintShape(context, node, x, y, radius, palette);
  if (radius >= smallestMarkedPx && node.mark !== '') paintMark(context, node, x, y, radius, palette);
  if (node.isYou) outline(context, x, y, radius + 3.5, palette.accent, 2.5);
  if (node.badge !== '' && radius >= smallestMarkedPx) {
    paintPill(context, node.badge, x + radius * 0.8, y - radius * 0.8, palette);
  }
  if (node.hasPlus && scale >= smallestPlusScale && !node.isDim)
    paintPlus(context, node, x, y, radius, scale, palette);
}

function paintHalo(
  context: Context,
  node: DrawnNode,
  x: number,
  y: number,
  radius: number,
  palette: Palette,
): void {
  context.beginPath();
  context.arc(x, y, radius + 7, 0, Math.PI * 2);
  context.fillStyle = palette.accentWash;
  context.fill();
  if (node.isSelected) outline(context, x, y, radius + 7, palette.accent, 2);
  if (node.isFocused) {
    context.setLineDash([3, 3]);
    outline(context, x, y, radius + 11, palette.accent, 1.75);
    context.setLineDash([]);
  }
}

function paintShape(
  context: Context,
  node: DrawnNode,
  x: number,
  y: number,
  radius: number,
  palette: Palette,
): void {
  switch (node.shape) {
    case 'pearl':
      paintPearl(context, x, y, radius, node.tone === 'target' ? palette.target : palette.pearl);
      return;
    case 'string':
      paintString(context, x, y, radius, palette);
      return;
    case 'ring':
      context.beginPath();
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.fillStyle = palette.surface;
      context.fill();
      context.setLineDash([4, 4]);
      context.strokeStyle = palette.lineStrong;
      context.lineWidth = 1.5;
      context.stroke();
      context.setLineDash([]);
      return;
    case 'plate':
    case 'diamond':
      paintPlate(context, node, x, y, radius, palette);
      return;
  }
}

function paintPearl(context: Context, x: number, y: number, radius: number, colours: PearlColours): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  if (radius < 5) {
    context.fillStyle = colours.mid;
    context.fill();
    return;
  }
  const light = context.createRadialGradient(
    x - radius * 0.32,
    y - radius * 0.44,
    radius * 0.05,
    x - radius * 0.32,
    y - radius * 0.44,
    radius * 1.6,
  );
  light.addColorStop(0, colours.light);
  light.addColorStop(0.5, colours.mid);
  light.addColorStop(1, colours.deep);
  context.fillStyle = light;
  context.fill();
  context.strokeStyle = colours.rim;
  context.lineWidth = 0.75;
  context.stroke();
}

/** People folded together: small pearls on a ring. */
function paintString(context: Context, x: number, y: number, radius: number, palette: Palette): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.thread;
  context.lineWidth = 1;
  context.stroke();
  if (radius < 8) {
    paintPearl(context, x, y, radius * 0.7, palette.pearl);
    return;
  }
  const count = 11;
  for (let position = 0; position < count; position += 1) {
    const angle = (position / count) * Math.PI * 2 - Math.PI / 2;
    paintPearl(
      context,
      x + Math.cos(angle) * radius,
      y + Math.sin(angle) * radius,
      radius * 0.2,
      palette.pearl,
    );
  }
}

function paintPlate(
  context: Context,
  node: DrawnNode,
  x: number,
  y: number,
  radius: number,
  palette: Palette,
): void {
  context.beginPath();
  if (node.shape === 'diamond') {
    const reach = radius * 1.18;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  } else {
    const half = radius * 0.94;
    context.roundRect(x - half, y - half, half * 2, half * 2, radius * 0.36);
  }
  context.fillStyle = node.tone === 'target' ? palette.accentWash : palette.surface;
  context.fill();
  context.strokeStyle = node.tone === 'target' ? palette.accent : palette.lineStrong;
  context.lineWidth = 1.5;
  context.stroke();
}

function paintMark(
  context: Context,
  node: DrawnNode,
  x: number,
  y: number,
  radius: number,
  palette: Palette,
): void {
  const isPearl = node.shape === 'pearl';
  const size = radius * (node.mark.length > 3 ? 0.5 : 0.6);
  context.font = `600 ${size}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = isPearl
    ? (node.tone === 'target' ? palette.target : palette.pearl).ink
    : node.tone === 'target'
      ? palette.accent
      : palette.ink;
  context.fillText(node.mark, x, y + size * 0.06);
}

function paintPlus(
  context: Context,
  node: DrawnNode,
  x: number,
  y: number,
  radius: number,
  scale: number,
  palette: Palette,
): void {
  const [cx, cy] = [x + radius * plusAt.x, y + radius * plusAt.y];
  const reach = plusAt.radiusPx * Math.min(1, Math.max(0.75, scale));
  context.beginPath();
  context.arc(cx, cy, reach, 0, Math.PI * 2);
  context.fillStyle = node.isSelected || node.isFocused ? palette.accent : palette.surface;
  context.fill();
  context.strokeStyle = node.isSelected || node.isFocused ? palette.accent : palette.lineStrong;
  context.lineWidth = 1;
  context.stroke();
  context.beginPath();
  context.moveTo(cx - reach * 0.45, cy);
  context.lineTo(cx + reach * 0.45, cy);
  context.moveTo(cx, cy - reach * 0.45);
  context.lineTo(cx, cy + reach * 0.45);
  context.strokeStyle = node.isSelected || node.isFocused ? palette.accentInk : palette.inkSoft;
  context.lineWidth = 1.5;
  context.stroke();
}

function paintPill(context: Context, text: string, x: number, y: number, palette: Palette): void {
  context.font = `650 10.5px ${palette.font}`;
  const width = Math.max(18, context.measureText(text).width + 10);
  context.beginPath();
  context.roundRect(x - width / 2, y - 9, width, 18, 9);
  context.fillStyle = palette.accent;
  context.fill();
  context.fillStyle = palette.accentInk;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}

/** Names below, those first that matter; one that would cover another stays away. */
function paintLabels(
  context: Context,
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
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeStyle = palette.surface;
    context.strokeText(node.label, x, top);
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

function outline(
  context: Context,
  x: number,
  y: number,
  radius: number,
  colour: string,
  width: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}
