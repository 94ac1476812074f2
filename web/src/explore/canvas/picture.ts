import type { Drawing } from './drawing.js';
import type { Palette } from './look.js';
import { type Detail, paint } from './paint.js';
import type { PaintedPicture, PictureMessage } from './picture-worker.js';
import { declaredTypefaces } from './typefaces.js';
import { ahead, isCovered, pictureTransform, type Size, type View } from './viewport.js';

/** A picture to be painted: for a view, `margin` larger on each side. */
export interface PictureRequest {
  readonly view: View;
  readonly size: Size;
  readonly margin: Size;
  readonly ratio: number;
  readonly detail: Detail;
  /** Which drawing it shows. */
  readonly version: number;
}

/** How much more than what is seen is painted, on each side. */
const marginShare = 0.35;
/** More pixels than this are painted coarser. */
const mostPixels = 7_000_000;
/** What moves need not be sharp: so much coarser it is there sooner. */
const movingShare = 0.6;
/** So long after the last movement the picture is painted in full. */
const restMs = 140;

/**
 * Large canvases: a worker paints a picture somewhat larger than what is seen; panning and zooming move the picture as it
 * is, which costs the page next to nothing, and when the movement rests or leaves the picture a new one takes its place.
 */
export class Picture {
  readonly element: HTMLElement;
  #painter: Painter;
  #taken: { readonly drawing: Drawing; readonly palette: Palette } | null = null;
  #size: Size = { width: 1, height: 1 };
  #view: View = { x: 0, y: 0, scale: 1 };
  /** The view before it: where a movement comes from tells where it leads. */
  #formerView: View = this.#view;
  #version = 0;
  #shown: PictureRequest | null = null;
  #isPainting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element = document.createElement('div');
    this.element.className = 'explore-picture';
    this.#painter = makePainter(this.element, () => this.#paintHere());
  }

  draw(drawing: Drawing, palette: Palette): void {
    this.#version += 1;
    this.#taken = { drawing, palette };
    this.#painter.take(drawing, palette);
    this.#request('full');
  }

  resize(size: Size): void {
    this.#size = size;
    this.#request('full');
  }

  move(view: View): void {
    this.#formerView = this.#view;
    this.#view = view;
    this.#place();
    const shown = this.#shown;
    if (shown === null || !isCovered(shown.view, shown.margin, view, this.#size)) this.#request('moving');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#request('full'), restMs);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#painter.stop();
    this.element.remove();
  }

  #request(detail: Detail): void {
    if (this.#isPainting) {
      // One at a time; what is due when it is there is asked for then.
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#request('full'), restMs);
      return;
    }
    const size = this.#size;
    const shown = this.#shown;
    if (this.#taken === null || size.width < 2 || size.height < 2) return;
    if (
      shown !== null &&
      shown.version === this.#version &&
      shown.detail === 'full' &&
      isSame(shown, this.#view, size)
    )
      return;
    const margin = {
      width: Math.round(size.width * marginShare),
      height: Math.round(size.height * marginShare),
    };
    const pixels = (size.width + 2 * margin.width) * (size.height + 2 * margin.height);
    const fullRatio = Math.min(devicePixelRatio, Math.sqrt(mostPixels / pixels));
    const ratio = detail === 'moving' ? fullRatio * movingShare : fullRatio;
    const view = detail === 'moving' ? ahead(this.#formerView, this.#view, size, margin) : this.#view;
    this.#isPainting = true;
    this.#painter.paint({ view, size, margin, ratio, detail, version: this.#version }, (request) => {
      this.#isPainting = false;
      this.#shown = request;
      const { width, height } = request.size;
      Object.assign(this.element.style, {
        width: `${width + 2 * request.margin.width}px`,
        height: `${height + 2 * request.margin.height}px`,
      });
      this.#place();
      this.element.dataset['painted'] = request.detail;
    });
  }

  /** A worker that can't be started or breaks leaves its work to the page. */
  #paintHere(): void {
    this.#painter.stop();
    this.#painter = paintingHere(this.element);
    this.#isPainting = false;
    if (this.#taken) this.draw(this.#taken.drawing, this.#taken.palette);
  }

  #place(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { x, y, scale } = pictureTransform(shown.view, shown.margin, this.#view);
    this.element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }
}

function isSame({ view, size }: PictureRequest, other: View, otherSize: Size): boolean {
  return (
    view.x === other.x &&
    view.y === other.y &&
    view.scale === other.scale &&
    size.width === otherSize.width &&
    size.height === otherSize.height
  );
}

interface Painter {
  take(drawing: Drawing, palette: Palette): void;
  paint(request: PictureRequest, onPainted: (request: PictureRequest) => void): void;
  stop(): void;
}

function makePainter(element: HTMLElement, onBroken: () => void): Painter {
  const canvas = canvasIn(element);
  const screen = typeof OffscreenCanvas === 'undefined' ? null : canvas.getContext('bitmaprenderer');
  return screen === null ? paintingHere(element) : paintingInWorker(screen, onBroken);
}

function canvasIn(element: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  element.replaceChildren(canvas);
  return canvas;
}

function paintingInWorker(screen: ImageBitmapRenderingContext, onBroken: () => void): Painter {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  const tell = (message: PictureMessage) => worker.postMessage(message);
  let answer: (request: PictureRequest) => void = () => {};
  worker.addEventListener('message', ({ data }: MessageEvent<PaintedPicture>) => {
    screen.transferFromImageBitmap(data.bitmap);
    answer(data.request);
  });
  worker.addEventListener('error', onBroken);
  tell({ kind: 'typefaces', typefaces: declaredTypefaces() });
  return {
    take: (drawing, palette) => tell({ kind: 'drawing', drawing, palette }),
    paint: (request, onPainted) => {
      answer = onPainted;
      tell({ kind: 'paint', request });
    },
    stop: () => worker.terminate(),
  };
}

/** Without workers that can paint: the same pictures, painted by the page itself when it rests. */
function paintingHere(element: HTMLElement): Painter {
  const canvas = canvasIn(element);
  const context = canvas.getContext('2d');
  let taken: { drawing: Drawing; palette: Palette } | null = null;
  return {
    take: (drawing, palette) => {
      taken = { drawing, palette };
    },
    paint: (request, onPainted) => {
      requestAnimationFrame(() => {
        const { view, size, margin, ratio, detail } = request;
        const whole = { width: size.width + 2 * margin.width, height: size.height + 2 * margin.height };
        canvas.width = Math.ceil(whole.width * ratio);
        canvas.height = Math.ceil(whole.height * ratio);
        const shifted = { ...view, x: view.x + margin.width, y: view.y + margin.height };
        if (context && taken) {
          paint(context, taken.drawing, {
            view: shifted,
            size: whole,
            ratio,
            palette: taken.palette,
            detail,
          });
        }
        onPainted(request);
      });
    },
    stop: () => {},
  };
}
