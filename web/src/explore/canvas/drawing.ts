import { initials, shortened } from '../../design/Name.js';
import type { TieWord } from '../../generated/graphql.js';
import type { Point } from '../board/board.js';
import type { Scene, SceneNode } from '../board/scene.js';

/** What is painted: plain values, so that a worker can be given them. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly frames: readonly DrawnFrame[];
}

export interface DrawnNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly shape: 'pearl' | 'plate' | 'diamond' | 'string' | 'ring';
  readonly tone: 'pearl' | 'target' | 'plain';
  /** Initials or a count, inside. */
  readonly mark: string;
  readonly label: string;
  /** How many are folded into it; empty for none. */
  readonly badge: string;
  readonly isYou: boolean;
  readonly hasPlus: boolean;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly isDim: boolean;
  /** Its name stays when there is little room. */
  readonly isImportant: boolean;
}

export interface DrawnEdge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Null for what is no tie. */
  readonly word: TieWord | null;
  readonly isDim: boolean;
  readonly isActive: boolean;
}

/** People of one home who stand open: a ground below each of them, and its name. */
export interface DrawnFrame {
  readonly points: readonly Point[];
  readonly label: string;
}

/** What the canvas stresses, and its few words. */
export interface Stress {
  readonly selected: ReadonlySet<string>;
  readonly focused: string | null;
  readonly viewerId: string | null;
  readonly youLabel: string;
}

/** How large things are, on the canvas. */
const radii = { EMPLOYEE: 23, CONTACT: 23, ORGANIZATION: 25, DEPARTMENT: 25, PROJECT: 23 } as const;
const foldRadius = 32;
const restRadius = 21;
const longestLabel = 22;

/** How far the ground of an opened home reaches around each of its people. */
export const groundRadius = 50;

/** Where the plus of a node is, from its middle, in radii. */
export const plusAt = { x: 0.82, y: 0.72, radiusPx: 9.5 } as const;
/** Smaller, a plus could not be hit. */
export const smallestPlusScale = 0.4;

export function drawingOf(scene: Scene, places: ReadonlyMap<string, Point>, stress: Stress): Drawing {
  const isRestAlone =
    stress.selected.size === 1 && [...stress.selected].every((id) => id.startsWith('rest:'));
  // A rest has no neighbours to stand out.
  const near = stress.selected.size === 0 || isRestAlone ? null : neighboursOf(scene, stress.selected);
  const placeOf = (id: string): Point => places.get(id) ?? { x: 0, y: 0 };
  const nodes = scene.nodes.map((node): DrawnNode => {
    const isSelected = stress.selected.has(node.id);
    return {
      ...lookOf(node, stress),
      ...placeOf(node.id),
      id: node.id,
      isSelected,
      isFocused: node.id === stress.focused,
      isDim: near !== null && !near.has(node.id),
    };
  });
  const edges = scene.edges.map(({ from, to, word }): DrawnEdge => {
    const [one, other] = [placeOf(from), placeOf(to)];
    const isActive = stress.selected.has(from) || stress.selected.has(to);
    return {
      x1: one.x,
      y1: one.y,
      x2: other.x,
      y2: other.y,
      word,
      isActive,
      isDim: near !== null && !isActive,
    };
  });
  for (const node of scene.nodes) {
    if (node.kind !== 'rest') continue;
    const [one, other] = [placeOf(node.of.id), placeOf(node.id)];
    const isActive = stress.selected.has(node.of.id);
    edges.push({
      x1: one.x,
      y1: one.y,
      x2: other.x,
      y2: other.y,
      word: null,
      isActive,
      isDim: near !== null && !isActive,
    });
  }
  return { nodes, edges, frames: framesOf(scene, places) };
}

/** What stands next to some nodes, themselves included. */
function neighboursOf(scene: Scene, ids: ReadonlySet<string>): ReadonlySet<string> {
  const near = new Set(ids);
  for (const { from, to } of scene.edges) {
    if (ids.has(from)) near.add(to);
    if (ids.has(to)) near.add(from);
  }
  for (const node of scene.nodes) if (node.kind === 'rest' && ids.has(node.of.id)) near.add(node.id);
  return near;
}

/** How far from its middle a node reaches. */
function radiusOf(node: SceneNode): number {
  if (node.kind === 'rest') return restRadius;
  return node.kind === 'fold' ? foldRadius : radii[node.thing.kind];
}

type Look = Omit<DrawnNode, 'id' | 'x' | 'y' | 'isSelected' | 'isFocused' | 'isDim'>;

function lookOf(node: SceneNode, { viewerId, youLabel }: Stress): Look {
  const base = { radius: radiusOf(node), badge: '', isYou: false, isImportant: true };
  if (node.kind === 'rest') {
    return {
      ...base,
      shape: 'ring',
      tone: 'plain',
      mark: `+${compact(node.count)}`,
      label: '',
      hasPlus: false,
    };
  }
  if (node.kind === 'fold') {
    const mark = compact(node.members.length);
    return {
      ...base,
      shape: 'string',
      tone: 'pearl',
      mark,
      label: shortened(node.home.name, longestLabel),
      hasPlus: true,
    };
  }
  const { thing } = node;
  const isYou = thing.id === viewerId;
  return {
    ...base,
    shape:
      thing.kind === 'ORGANIZATION' || thing.kind === 'DEPARTMENT'
        ? 'plate'
        : thing.kind === 'PROJECT'
          ? 'diamond'
          : 'pearl',
    tone: thing.kind === 'CONTACT' || thing.kind === 'ORGANIZATION' ? 'target' : 'pearl',
    mark: initials(thing.name),
    label: isYou ? youLabel : shortened(thing.name, longestLabel),
    badge: node.members.length > 0 ? compact(node.members.length) : '',
    isYou,
    hasPlus: !node.isExpanded || node.members.length > 0,
    isImportant: node.isExpanded || isYou,
  };
}

/** Thousands short: there is room for four signs. */
function compact(count: number): string {
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

function framesOf(scene: Scene, places: ReadonlyMap<string, Point>): DrawnFrame[] {
  return scene.frames.map(({ home, memberIds }) => ({
    points: memberIds.flatMap((id) => places.get(id) ?? []),
    label: shortened(home.name, 40),
  }));
}

/** Where the name of an opened home stands: above its topmost people. */
export function frameLabelAt({ points }: DrawnFrame): Point {
  const top = points.reduce((best, point) => (point.y < best.y ? point : best), points[0] ?? { x: 0, y: 0 });
  return { x: top.x, y: top.y - groundRadius };
}
