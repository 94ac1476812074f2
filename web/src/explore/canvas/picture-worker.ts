import type { Drawing } from './drawing.js';
import type { Palette } from './look.js';
import { paint } from './paint.js';
import type { PictureRequest } from './picture.js';
import type { Typeface } from './typefaces.js';

/** Paints large pictures beside the page, so that the page goes on moving meanwhile. */

/** What the page tells the worker. */
export type PictureMessage =
  | { readonly kind: 'typefaces'; readonly typefaces: readonly Typeface[] }
  | { readonly kind: 'drawing'; readonly drawing: Drawing; readonly palette: Palette }
  | { readonly kind: 'paint'; readonly request: PictureRequest };

/** What it answers: the picture for the view that was asked for. */
export interface PaintedPicture {
  readonly request: PictureRequest;
  readonly bitmap: ImageBitmap;
}

let drawing: Drawing = { nodes: [], edges: [], frames: [] };
let palette: Palette | undefined;
const surface = new OffscreenCanvas(1, 1);
// In main memory: the graphics card's own thread has the page to move.
const context = surface.getContext('2d', { willReadFrequently: true });

/** The fonts of this worker, which does not see those of the page. */
declare const fonts: FontFaceSet;
let typefaces: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<PictureMessage>) => {
  if (data.kind === 'typefaces') typefaces = Promise.allSettled(data.typefaces.map(fetchTypeface));
  else if (data.kind === 'drawing') ({ drawing, palette } = data);
  else void typefaces.then(() => answer(data.request));
});

/** Where it can't be had, names are painted in another. */
async function fetchTypeface({ family, source, descriptors }: Typeface): Promise<void> {
  fonts.add(await new FontFace(family, source, descriptors).load());
}

function answer(request: PictureRequest): void {
  if (context === null || palette === undefined) return;
  const { view, size, margin, ratio, detail } = request;
  const whole = { width: size.width + 2 * margin.width, height: size.height + 2 * margin.height };
  const [width, height] = [Math.ceil(whole.width * ratio), Math.ceil(whole.height * ratio)];
  if (surface.width !== width || surface.height !== height) Object.assign(surface, { width, height });
  const shifted = { ...view, x: view.x + margin.width, y: view.y + margin.height };
  paint(context, drawing, { view: shifted, size: whole, ratio, palette, detail });
  const bitmap = surface.transferToImageBitmap();
  const painted: PaintedPicture = { request, bitmap };
  self.postMessage(painted, { transfer: [bitmap] });
}
