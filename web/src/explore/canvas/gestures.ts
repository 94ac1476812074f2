import type { Point } from '../board/board.js';
import type { CanvasView, Hit } from './canvas-view.js';

/** What hands do to the canvas, in words of the canvas. */
export interface GestureHandlers {
  /** `isAdding`: with Shift, Ctrl or Cmd; null: the empty canvas. */
  readonly onTap: (hit: Hit | null, isAdding: boolean) => void;
  readonly onDoubleTap: (hit: Hit) => void;
  readonly onBox: (ids: readonly string[]) => void;
  /** So far since the drag began, on the canvas; the last call says that it is over. */
  readonly onDrag: (id: string, by: Point, isOver: boolean) => void;
  /** The box being drawn, in the host; null when it is gone. */
  readonly onBoxChange: (box: { from: Point; to: Point } | null) => void;
  readonly onHover: (hit: Hit | null) => void;
}

const dragFromPx = 5;
const doubleTapMs = 400;

type Gesture =
  | { kind: 'pending'; start: Point; hit: Hit | null }
  | { kind: 'pan'; last: Point }
  | { kind: 'drag'; start: Point; id: string }
  | { kind: 'box'; from: Point }
  | { kind: 'pinch' };

/** Listens to mouse, pen, fingers and wheel; answers a function that stops listening. */
export function listenToGestures(
  host: HTMLElement,
  view: CanvasView,
  handlers: () => GestureHandlers,
): () => void {
  const pointers = new Map<number, Point>();
  let gesture: Gesture | null = null;
  let lastTap: { id: string; at: number } | null = null;

  const pointOf = (event: MouseEvent): Point => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 && event.button !== 1) return;
    const point = pointOf(event);
    pointers.set(event.pointerId, point);
    try {
      host.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that a program made up can't be captured, and need not be.
    }
    if (pointers.size === 2) {
      gesture = { kind: 'pinch' };
      return;
    }
    const hit = event.button === 1 ? null : view.hit(point);
    if (hit === null && event.shiftKey) gesture = { kind: 'box', from: point };
    else gesture = { kind: 'pending', start: point, hit };
  };

  const onPointerMove = (event: PointerEvent) => {
    const point = pointOf(event);
    const former = pointers.get(event.pointerId);
    if (former === undefined) {
      if (event.pointerType === 'mouse') handlers().onHover(view.hit(point));
      return;
    }
    if (gesture?.kind === 'pinch') pinch(pointers, event.pointerId, point, view);
    pointers.set(event.pointerId, point);
    if (gesture !== null) gesture = moved(gesture, point, view, handlers());
  };

  const onPointerUp = (event: PointerEvent) => {
    const point = pointOf(event);
    pointers.delete(event.pointerId);
    const ended = gesture;
    gesture = null;
    if (ended === null || event.type === 'pointercancel') handlers().onBoxChange(null);
    else if (ended.kind === 'box') {
      handlers().onBoxChange(null);
      handlers().onBox(view.inside(ended.from, point));
    } else if (ended.kind === 'drag') {
      handlers().onDrag(ended.id, dragged(ended.start, point, view), true);
    } else if (ended.kind === 'pending') {
      const { hit } = ended;
      const isDouble = hit !== null && lastTap?.id === hit.id && event.timeStamp - lastTap.at < doubleTapMs;
      lastTap = hit === null || isDouble ? null : { id: hit.id, at: event.timeStamp };
      if (isDouble) handlers().onDoubleTap(hit);
      else handlers().onTap(hit, event.shiftKey || event.ctrlKey || event.metaKey);
    }
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === 1 ? 16 : 1;
    const strength = event.ctrlKey ? 0.01 : 0.0022;
    view.zoom(Math.exp(-event.deltaY * pixels * strength), pointOf(event));
  };

  const onPointerLeave = () => handlers().onHover(null);
  host.addEventListener('pointerdown', onPointerDown);
  host.addEventListener('pointermove', onPointerMove);
  host.addEventListener('pointerup', onPointerUp);
  host.addEventListener('pointercancel', onPointerUp);
  host.addEventListener('pointerleave', onPointerLeave);
  host.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    host.removeEventListener('pointerdown', onPointerDown);
    host.removeEventListener('pointermove', onPointerMove);
    host.removeEventListener('pointerup', onPointerUp);
    host.removeEventListener('pointercancel', onPointerUp);
    host.removeEventListener('pointerleave', onPointerLeave);
    host.removeEventListener('wheel', onWheel);
  };
}

function moved(gesture: Gesture, point: Point, view: CanvasView, handlers: GestureHandlers): Gesture {
  switch (gesture.kind) {
    case 'pending': {
      const { start, hit } = gesture;
      if (Math.hypot(point.x - start.x, point.y - start.y) < dragFromPx) return gesture;
      if (hit !== null) return moved({ kind: 'drag', start, id: hit.id }, point, view, handlers);
      return moved({ kind: 'pan', last: start }, point, view, handlers);
    }
    case 'pan':
      view.pan(point.x - gesture.last.x, point.y - gesture.last.y);
      return { kind: 'pan', last: point };
    case 'drag':
      handlers.onDrag(gesture.id, dragged(gesture.start, point, view), false);
      return gesture;
    case 'box':
      handlers.onBoxChange({ from: gesture.from, to: point });
      return gesture;
    case 'pinch':
      return gesture;
  }
}

function dragged(start: Point, point: Point, { view }: CanvasView): Point {
  return { x: (point.x - start.x) / view.scale, y: (point.y - start.y) / view.scale };
}

/** Two fingers: what was between them stays between them. */
function pinch(pointers: ReadonlyMap<number, Point>, movedId: number, to: Point, view: CanvasView): void {
  const other = [...pointers].find(([id]) => id !== movedId)?.[1];
  const from = pointers.get(movedId);
  if (other === undefined || from === undefined) return;
  const before = Math.hypot(from.x - other.x, from.y - other.y);
  const after = Math.hypot(to.x - other.x, to.y - other.y);
  if (before > 1 && after > 1)
    view.zoom(after / before, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
  view.pan((to.x - from.x) / 2, (to.y - from.y) / 2);
}
