import { type DrawnNode, plusAt, smallestPlusScale } from './drawing.js';
import { dimmed, type PaintContext, type Palette, type PearlColours } from './look.js';

/** Below so many pixels a pearl is too small for letters. */
const smallestMarkedPx = 9;

/** Paints one node with what marks it: halo, letters, count, plus. */
export function paintNode(
  context: PaintContext,
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
  context: PaintContext,
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
  context: PaintContext,
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

function paintPearl(
  context: PaintContext,
  x: number,
  y: number,
  radius: number,
  colours: PearlColours,
): void {
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
function paintString(context: PaintContext, x: number, y: number, radius: number, palette: Palette): void {
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
  context: PaintContext,
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
  context: PaintContext,
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
  context: PaintContext,
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

function paintPill(context: PaintContext, text: string, x: number, y: number, palette: Palette): void {
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

function outline(
  context: PaintContext,
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
