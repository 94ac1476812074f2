import type { Point } from '../board/board.js';
import { type Drawing, type DrawnNode, plusAt, smallestPlusScale } from './drawing.js';
import type { Palette } from './look.js';
import { paint } from './paint.js';
import { Picture } from './picture.js';
import {
  fitted,
  isSeen,
  panInto,
  panned,
  type Size,
  toCanvas,
  toScreen,
  type View,
  zoomed,
} from './viewport.js';

/** What lies under the pointer. */
export interface Hit {
  readonly id: string;
  readonly isPlus: boolean;
}

/** Up to so many nodes and threads each frame is painted anew; beyond, a picture is moved instead. */
const mostPaintedEachFrame = 500;
const glideMs = 260;
const revealMarginPx = 56;
/** A finger is less exact than a mouse. */
const reachPx = 6;

/** Shows a drawing in an element, and any part of it. Knows nothing of what the drawing is of. */
export class CanvasView {
  readonly #host: HTMLElement;
  readonly #direct: HTMLCanvasElement;
  readonly #onView: (view: View) => void;
  readonly #resized: ResizeObserver;
  #picture: Picture | null = null;
  #drawing: Drawing = { nodes: [], edges: [], frames: [] };
  #palette: Palette | null = null;
  #view: View = { x: 0, y: 0, scale: 1 };
  #frame = 0;
  #glide = 0;
  #isFitDue = true;
  #insetRight = 0;

  constructor(host: HTMLElement, onView: (view: View) => void) {
    this.#host = host;
    this.#onView = onView;
    this.#direct = document.createElement('canvas');
    this.#direct.className = 'explore-direct';
    host.append(this.#direct);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(host);
  }

  get view(): View {
    return this.#view;
  }

  get nodes(): readonly DrawnNode[] {
    return this.#drawing.nodes;
  }

  get size(): Size {
    return { width: this.#host.clientWidth, height: this.#host.clientHeight };
  }

  /** So much of the right side is covered by something else. */
  set insetRight(insetPx: number) {
    this.#insetRight = insetPx;
  }

  /** What is left of the host to see. */
  get #open(): Size {
    const { width, height } = this.size;
    return { width: Math.max(120, width - this.#insetRight), height };
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#glide);
    this.#resized.disconnect();
    this.#picture?.destroy();
    this.#direct.remove();
  }

  /** Shows another drawing from the same point of view. */
  draw(drawing: Drawing, palette: Palette): void {
    this.#drawing = drawing;
    this.#palette = palette;
    const isLarge = drawing.nodes.length + drawing.edges.length > mostPaintedEachFrame;
    if (isLarge && this.#picture === null) {
      this.#picture = new Picture();
      this.#host.append(this.#picture.element);
      this.#picture.resize(this.size);
      this.#picture.move(this.#view);
    } else if (!isLarge && this.#picture !== null) {
      this.#picture.destroy();
      this.#picture = null;
    }
    this.#direct.hidden = this.#picture !== null;
    this.#host.dataset['mode'] = this.#picture === null ? 'direct' : 'picture';
    if (this.#isFitDue && drawing.nodes.length > 0 && this.size.width > 1) {
      this.#isFitDue = false;
      this.setView(fitted(drawing.nodes, this.size));
    }
    if (this.#picture) this.#picture.draw(drawing, palette);
    else this.#repaint();
  }

  setView(view: View): void {
    this.#view = view;
    this.#onView(view);
    if (this.#picture) this.#picture.move(view);
    else this.#repaint();
  }

  pan(dx: number, dy: number): void {
    this.#stopGliding();
    this.setView(panned(this.#view, dx, dy));
  }

  /** Around a point of the screen, absent: the middle. */
  zoom(factor: number, at?: Point): void {
    this.#stopGliding();
    const { width, height } = this.size;
    this.setView(zoomed(this.#view, factor, at ?? { x: width / 2, y: height / 2 }));
  }

  /** Shows everything. */
  fit(): void {
    this.#glideTo(fitted(this.#drawing.nodes, this.#open));
  }

  /** Brings these points into sight: a single one by the shortest way, several by showing everything. */
  reveal(points: readonly Point[]): void {
    const [point] = points;
    if (point === undefined || isSeen(this.#view, this.#open, points, revealMarginPx)) return;
    if (points.length === 1) this.#glideTo(panInto(this.#view, this.#open, point, revealMarginPx));
    else this.fit();
  }

  /** What lies under a point of the host; of several the one on top. */
  hit(at: Point): Hit | null {
    const { scale } = this.#view;
    let found: Hit | null = null;
    for (const node of this.#drawing.nodes) {
      const { x, y } = toScreen(this.#view, node);
      const radius = Math.max(2.2, node.radius * scale);
      if (isOnPlus(node, x, y, radius, scale, at)) found = { id: node.id, isPlus: true };
      else if (Math.hypot(at.x - x, at.y - y) <= radius + reachPx) found = { id: node.id, isPlus: false };
    }
    return found;
  }

  /** Everything inside a box between two points of the host. */
  inside(one: Point, other: Point): string[] {
    const [from, to] = [toCanvas(this.#view, one), toCanvas(this.#view, other)];
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return this.#drawing.nodes
      .filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom)
      .map(({ id }) => id);
  }

  #resize(): void {
    this.#picture?.resize(this.size);
    if (this.#isFitDue && this.#palette) this.draw(this.#drawing, this.#palette);
    else this.#repaint();
  }

  #repaint(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { width, height } = this.size;
      const context = this.#direct.getContext('2d');
      if (this.#picture !== null || context === null || this.#palette === null || width < 2) return;
      const ratio = devicePixelRatio;
      const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (this.#direct.width !== deviceWidth) this.#direct.width = deviceWidth;
      if (this.#direct.height !== deviceHeight) this.#direct.height = deviceHeight;
      paint(context, this.#drawing, {
        view: this.#view,
        size: { width, height },
        ratio,
        palette: this.#palette,
        detail: 'full',
      });
    });
  }

  #glideTo(target: View): void {
    this.#stopGliding();
    const from = this.#view;
    const startedAt = performance.now();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.setView(target);
      return;
    }
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - startedAt) / glideMs));
      const eased = 1 - (1 - share) ** 3;
      const between = (one: number, other: number) => one + (other - one) * eased;
      this.setView({
        x: between(from.x, target.x),
        y: between(from.y, target.y),
        scale: between(from.scale, target.scale),
      });
      if (share < 1) this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  #stopGliding(): void {
    cancelAnimationFrame(this.#glide);
  }
}

function isOnPlus(node: DrawnNode, x: number, y: number, radius: number, scale: number, at: Point): boolean {
  if (!node.hasPlus || scale < smallestPlusScale || node.isDim) return false;
  const [cx, cy] = [x + radius * plusAt.x, y + radius * plusAt.y];
  return Math.hypot(at.x - cx, at.y - cy) <= plusAt.radiusPx + 2;
}
