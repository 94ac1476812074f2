import { type Drawing, type DrawnNode, frameLabelAt, groundRadius } from '../canvas/drawing.js';
import type { Palette } from '../canvas/look.js';
import { paint, threadWidths } from '../canvas/paint.js';
import { boxOf } from '../canvas/viewport.js';
import { xml } from './tables.js';

const marginPx = 70;
/** Browsers refuse larger pictures. */
const mostPixels = 60_000_000;
const mostSidePx = 12_000;

/** The whole canvas as a PNG of twice the size, or as large as a browser can bear. */
export async function pngOf(drawing: Drawing, palette: Palette): Promise<Blob> {
  const { left, top, width, height } = frameOf(drawing);
  const ratio = Math.min(2, Math.sqrt(mostPixels / (width * height)), mostSidePx / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser can’t draw.');
  paint(context, plainly(drawing), {
    view: { x: -left, y: -top, scale: 1 },
    size: { width, height },
    ratio,
    palette,
    detail: 'full',
  });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
}

/** The whole canvas as an SVG whose names are text. */
export function svgOf(drawing: Drawing, palette: Palette): string {
  const { left, top, width, height } = frameOf(drawing);
  const frames = drawing.frames.map((frame) => {
    const grounds = frame.points.map(
      ({ x, y }) => `<circle cx="${x}" cy="${y}" r="${groundRadius}" fill="${xml(palette.accentWash)}"/>`,
    );
    const { x, y } = frameLabelAt(frame);
    return `${grounds.join('')}<text x="${x}" y="${y - 4}" font-size="12" font-weight="600" text-anchor="middle" fill="${xml(palette.accent)}">${xml(frame.label)}</text>`;
  });
  const edges = drawing.edges.map(({ x1, y1, x2, y2, word }) => {
    const sag = Math.min(16, Math.hypot(x2 - x1, y2 - y1) * 0.07);
    const path = `M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 + sag} ${x2} ${y2}`;
    const look =
      word === null ? 'stroke-width="1.25" stroke-dasharray="2 4"' : `stroke-width="${threadWidths[word]}"`;
    return `<path d="${path}" fill="none" stroke="${xml(palette.thread)}" stroke-linecap="round" ${look}/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${xml(palette.font)}">`,
    `<defs>${gradient('pearl', palette.pearl)}${gradient('target', palette.target)}</defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${xml(palette.surface)}"/>`,
    ...frames,
    ...edges,
    ...drawing.nodes.map((node) => svgNode(node, palette)),
    '</svg>',
    '',
  ].join('\n');
}

function svgNode(node: DrawnNode, palette: Palette): string {
  const { x, y, radius } = node;
  const colours = node.tone === 'target' ? palette.target : palette.pearl;
  const ink = node.shape === 'pearl' ? colours.ink : node.tone === 'target' ? palette.accent : palette.ink;
  const size = radius * 0.6;
  const pieces = [
    shapeOf(node, palette),
    `<text x="${x}" y="${y + size * 0.36}" font-size="${size}" font-weight="600" text-anchor="middle" fill="${xml(ink)}">${xml(node.mark)}</text>`,
    `<text x="${x}" y="${y + radius + 17}" font-size="12.5" font-weight="500" text-anchor="middle" fill="${xml(palette.ink)}" stroke="${xml(palette.surface)}" stroke-width="3" paint-order="stroke">${xml(node.label)}</text>`,
  ];
  if (node.badge !== '') {
    const [bx, by] = [x + radius * 0.8, y - radius * 0.8];
    pieces.push(
      `<circle cx="${bx}" cy="${by}" r="10" fill="${xml(palette.accent)}"/>`,
      `<text x="${bx}" y="${by + 4}" font-size="10.5" font-weight="650" text-anchor="middle" fill="${xml(palette.accentInk)}">${xml(node.badge)}</text>`,
    );
  }
  return `<g>${pieces.join('')}</g>`;
}

function shapeOf({ shape, tone, x, y, radius, isYou }: DrawnNode, palette: Palette): string {
  const line = isYou ? palette.accent : tone === 'target' ? palette.target.rim : palette.pearl.rim;
  switch (shape) {
    case 'pearl':
      return `<circle cx="${x}" cy="${y}" r="${radius}" fill="url(#${tone === 'target' ? 'target' : 'pearl'})" stroke="${xml(line)}" stroke-width="${isYou ? 2.5 : 0.75}"/>`;
    case 'string':
    case 'ring':
      return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${xml(palette.surface)}" stroke="${xml(palette.lineStrong)}" stroke-width="1.5" stroke-dasharray="${shape === 'ring' ? '4 4' : '1 7'}" stroke-linecap="round"/>`;
    case 'plate':
    case 'diamond': {
      const half = radius * 0.94;
      const turn = shape === 'diamond' ? ` transform="rotate(45 ${x} ${y})"` : '';
      return `<rect x="${x - half}" y="${y - half}" width="${half * 2}" height="${half * 2}" rx="${radius * 0.36}" fill="${xml(tone === 'target' ? palette.accentWash : palette.surface)}" stroke="${xml(tone === 'target' ? palette.accent : palette.lineStrong)}" stroke-width="1.5"${turn}/>`;
    }
  }
}

function gradient(id: string, { light, mid, deep }: Palette['pearl']): string {
  const stops = [
    [0, light],
    [0.5, mid],
    [1, deep],
  ].map(([offset, colour]) => `<stop offset="${offset}" stop-color="${xml(String(colour))}"/>`);
  return `<radialGradient id="${id}" cx="34%" cy="28%" r="80%">${stops.join('')}</radialGradient>`;
}

function frameOf({ nodes, frames }: Drawing): { left: number; top: number; width: number; height: number } {
  const box = boxOf([...nodes, ...frames.flatMap(({ points }) => points)]) ?? {
    left: 0,
    top: 0,
    right: 1,
    bottom: 1,
  };
  return {
    left: Math.floor(box.left - marginPx),
    top: Math.floor(box.top - marginPx),
    width: Math.ceil(box.right - box.left + 2 * marginPx),
    height: Math.ceil(box.bottom - box.top + 2 * marginPx),
  };
}

/** Without what is only there to work with: selection, focus, plus. */
function plainly(drawing: Drawing): Drawing {
  return {
    frames: drawing.frames,
    edges: drawing.edges.map((edge) => ({ ...edge, isActive: false, isDim: false })),
    nodes: drawing.nodes.map((node) => ({
      ...node,
      hasPlus: false,
      isSelected: false,
      isFocused: false,
      isDim: false,
    })),
  };
}
