import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useViewerId } from '../auth/viewer.js';
import { useColorScheme } from '../design/color-scheme.js';
import { useMessages } from '../i18n/i18n.js';
import { moveTo, type Point } from './board/board.js';
import type { SceneNode } from './board/scene.js';
import { CanvasView } from './canvas/canvas-view.js';
import { nextInDirection } from './canvas/direction.js';
import { type Drawing, drawingOf } from './canvas/drawing.js';
import { type GestureHandlers, listenToGestures } from './canvas/gestures.js';
import type { Palette } from './canvas/look.js';
import { readPalette } from './canvas/palette.js';
import type { Explore } from './useExplore.js';
import { lineOf } from './words.js';
import './messages.js';

/** What the rest of the page asks of the canvas. */
export interface StageHandle {
  readonly fit: () => void;
  readonly reveal: (ids: readonly string[]) => void;
  readonly picture: () => { readonly drawing: Drawing; readonly palette: Palette };
}

/**
 * The canvas: pan by dragging, zoom by wheel or two fingers, select by click, Shift or a box, expand by double-click,
 * Enter or the plus. Everything it shows and does is in the list, too.
 */
export function CanvasStage({
  explore,
  onOpen,
  ref,
}: {
  explore: Explore;
  /** Expands a thing, opens a fold, lists a rest. */
  onOpen: (node: SceneNode) => void;
  ref: Ref<StageHandle>;
}) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const { scheme } = useColorScheme();
  const { scene, board, selected } = explore;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<CanvasView>(undefined);
  const [focused, setFocused] = useState<string | null>(null);
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const [dragged, setDragged] = useState<{ ids: ReadonlySet<string>; by: Point } | null>(null);
  const [box, setBox] = useState<{ from: Point; to: Point } | null>(null);

  const places = useMemo(() => {
    if (dragged === null) return board.places;
    const moved = new Map(board.places);
    for (const id of dragged.ids) {
      const place = board.places.get(id);
      if (place) moved.set(id, { x: place.x + dragged.by.x, y: place.y + dragged.by.y });
    }
    return moved;
  }, [board.places, dragged]);
  const drawing = useMemo(
    () =>
      drawingOf(scene, places, {
        selected,
        focused: hasKeyboard ? focused : null,
        viewerId,
        youLabel: t('viewer.you'),
      }),
    [scene, places, selected, focused, hasKeyboard, viewerId, t],
  );
  // The tokens change with the scheme.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const palette = useMemo(() => readPalette(), [scheme]);
  const nodes = useMemo(() => new Map(scene.nodes.map((node) => [node.id, node])), [scene]);

  const latest = useRef({ drawing, palette, places });
  latest.current = { drawing, palette, places };

  const handlers = useRef<GestureHandlers>(undefined);
  useEffect(() => {
    handlers.current = {
      onTap: (hit, isAdding) => {
        setHasKeyboard(false);
        const node = hit === null ? undefined : nodes.get(hit.id);
        if (node === undefined) return isAdding ? undefined : explore.select([]);
        setFocused(node.id);
        if (hit?.isPlus) return onOpen(node);
        if (!isAdding) return explore.select([node.id]);
        explore.select(
          selected.has(node.id) ? [...selected].filter((id) => id !== node.id) : [...selected, node.id],
        );
      },
      onDoubleTap: (hit) => {
        const node = nodes.get(hit.id);
        if (node) onOpen(node);
      },
      onBox: (ids) => explore.select([...selected, ...ids]),
      onBoxChange: setBox,
      onDrag: (id, by, isOver) => {
        const ids = selected.has(id) ? selected : new Set([id]);
        setDragged(isOver ? null : { ids, by });
        if (!isOver) return;
        explore.change((present) => {
          const moved = [...ids].flatMap((one): [string, Point][] => {
            const place = present.places.get(one);
            return place ? [[one, { x: Math.round(place.x + by.x), y: Math.round(place.y + by.y) }]] : [];
          });
          return moveTo(present, new Map(moved));
        });
      },
      onHover: (hit) => {
        if (host.current) host.current.style.cursor = hit === null ? '' : 'pointer';
      },
    };
  });

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const view = new CanvasView(element, () => {});
    canvas.current = view;
    // For browser tests and measurements: pixels alone do not say where somebody stands.
    Object.assign(element, { canvasView: view });
    const stop = listenToGestures(element, view, () => handlers.current ?? noHandlers);
    return () => {
      stop();
      view.destroy();
      canvas.current = undefined;
    };
  }, []);
  useEffect(() => canvas.current?.draw(drawing, palette), [drawing, palette]);
  // The panel covers a part of the canvas: whatever was selected below it comes forth.
  const isCovered = selected.size > 0 && matchMedia(besidePanel).matches;
  useEffect(() => {
    if (!canvas.current) return;
    canvas.current.insetRight = isCovered ? panelWidthPx : 0;
    const [only] = selected.size === 1 ? selected : [];
    const place = only === undefined ? undefined : latest.current.places.get(only);
    if (place) canvas.current.reveal([place]);
  }, [isCovered, selected]);

  useImperativeHandle(
    ref,
    () => ({
      fit: () => canvas.current?.fit(),
      reveal: (ids) => canvas.current?.reveal(ids.flatMap((id) => latest.current.places.get(id) ?? [])),
      picture: () => latest.current,
    }),
    [],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    setHasKeyboard(true);
    const present = focused === null ? undefined : nodes.get(focused);
    const isHandled = handleKey(event, {
      view: canvas.current,
      move: (dx, dy) => {
        const next = nextInDirection(drawing.nodes, present?.id ?? null, dx, dy);
        setFocused(next);
        const place = next === null ? undefined : places.get(next);
        if (place) canvas.current?.reveal([place]);
      },
      open: () => present && onOpen(present),
      select: (isAdding) => {
        if (!present) return;
        const others = isAdding ? [...selected].filter((id) => id !== present.id) : [];
        explore.select(isAdding && selected.has(present.id) ? others : [...others, present.id]);
      },
      clear: () => explore.select([]),
    });
    if (isHandled) event.preventDefault();
  };
  const focusedNode = focused === null ? undefined : nodes.get(focused);
  return (
    <div className="explore-stage">
      {/* A canvas is worked with like a map: arrow keys are its own, and it says aloud what they reach. */}
      <div
        ref={host}
        className="explore-canvas"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        aria-label={t('explore.canvas.label', { count: scene.nodes.length })}
        aria-describedby="explore-canvas-help"
        onKeyDown={onKeyDown}
        onFocus={() => setFocused((present) => present ?? scene.nodes[0]?.id ?? null)}
        onKeyUp={(event) => event.key === 'Tab' && setHasKeyboard(true)}
        onBlur={() => setHasKeyboard(false)}
      />
      <p id="explore-canvas-help" className="visually-hidden">
        {t('explore.canvas.help')}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {hasKeyboard && focusedNode ? spoken(t, focusedNode, scene.edges, selected.has(focusedNode.id)) : ''}
      </p>
      {box && (
        <div
          className="explore-box"
          style={{
            left: Math.min(box.from.x, box.to.x),
            top: Math.min(box.from.y, box.to.y),
            width: Math.abs(box.to.x - box.from.x),
            height: Math.abs(box.to.y - box.from.y),
          }}
        />
      )}
      <div className="explore-zoom">
        <button
          type="button"
          className="icon-button"
          aria-label={t('explore.zoomIn')}
          onClick={() => canvas.current?.zoom(1.4)}
        >
          <IconPlus size={18} stroke={1.75} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('explore.zoomOut')}
          onClick={() => canvas.current?.zoom(1 / 1.4)}
        >
          <IconMinus size={18} stroke={1.75} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('explore.fit')}
          onClick={() => canvas.current?.fit()}
        >
          <IconMaximize size={18} stroke={1.75} />
        </button>
      </div>
    </div>
  );
}

/** As in the stylesheet: from this width on the panel lies over the right side of the canvas. */
const besidePanel = '(min-width: 860px)';
const panelWidthPx = 372;

const noHandlers: GestureHandlers = {
  onTap: () => {},
  onDoubleTap: () => {},
  onBox: () => {},
  onDrag: () => {},
  onBoxChange: () => {},
  onHover: () => {},
};

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function handleKey(
  event: KeyboardEvent,
  does: {
    view: CanvasView | undefined;
    move: (dx: number, dy: number) => void;
    open: () => void;
    select: (isAdding: boolean) => void;
    clear: () => void;
  },
): boolean {
  const direction = directions[event.key];
  if (direction) does.move(...direction);
  else if (event.key === 'Enter') does.open();
  else if (event.key === ' ') does.select(event.shiftKey);
  else if (event.key === 'Escape') does.clear();
  else if (event.key === '+' || event.key === '=') does.view?.zoom(1.4);
  else if (event.key === '-') does.view?.zoom(1 / 1.4);
  else if (event.key === '0') does.view?.fit();
  else return false;
  return true;
}

/** What a screen reader says of a node: who it is, how many links, and what Enter does. */
function spoken(
  t: ReturnType<typeof useMessages>['t'],
  node: SceneNode,
  edges: Explore['scene']['edges'],
  isSelected: boolean,
): string {
  const links = edges.filter(({ from, to }) => from === node.id || to === node.id).length;
  const base =
    node.kind === 'rest'
      ? t('explore.spoken.rest', { count: node.count, name: node.of.name.slice(0, 80) })
      : node.kind === 'fold'
        ? t('explore.spoken.fold', { count: node.members.length, name: node.home.name.slice(0, 80) })
        : `${node.thing.name.slice(0, 80)}, ${lineOf(t, node.thing)}. ${t('explore.spoken.links', { count: links })}`;
  return isSelected ? `${base} ${t('explore.spoken.selected')}` : base;
}
