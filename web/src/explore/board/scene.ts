import type { TieWord } from '../../generated/graphql.js';
import type { Board, Link, Thing } from './board.js';
import type { SceneSettings } from './settings.js';

/** A thing, people folded into where they belong, or whatever of an expanded thing is not placed. */
export type SceneNode =
  | {
      readonly kind: 'thing';
      readonly id: string;
      readonly thing: Thing;
      /** People folded into this very organization or department. */
      readonly members: readonly Thing[];
      readonly isExpanded: boolean;
    }
  | {
      readonly kind: 'fold';
      readonly id: string;
      readonly home: { readonly id: string; readonly name: string };
      readonly members: readonly Thing[];
    }
  | { readonly kind: 'rest'; readonly id: string; readonly of: Thing; readonly count: number };

/** A link as drawn: links into a fold are one, with the strongest word among them. */
export interface SceneEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly word: TieWord | null;
  readonly isOwn: boolean;
  /** The links behind it. */
  readonly links: readonly Link[];
}

/** People of one home who stand open beside each other. */
export interface SceneFrame {
  readonly home: { readonly id: string; readonly name: string };
  readonly memberIds: readonly string[];
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly frames: readonly SceneFrame[];
  readonly tieCount: number;
  /** Ties on the board that the strength setting hides. */
  readonly hiddenTieCount: number;
}

/** From so many things on, people fold into organizations and departments. */
export const mostUnfolded = 30;

const wordRanks: Record<TieWord, number> = { WEAK: 1, MEDIUM: 2, STRONG: 3 };

/** True if a tie of this word is shown; what is no tie always is. */
function isShown(word: TieWord | null, weakest: TieWord): boolean {
  return word === null || wordRanks[word] >= wordRanks[weakest];
}

/** What is to be drawn and listed of a board, in the order in which it was placed. */
export function sceneOf(board: Board, settings: SceneSettings): Scene {
  const shown = shownThings(board, settings);
  const folds = foldsOf(board, shown, settings);
  const nodes: SceneNode[] = [];
  /** Under which node each thing is to be found. */
  const nodeIds = new Map<string, string>();
  for (const thing of shown.values()) {
    const home = thing.home;
    const members = home === null ? undefined : folds.get(home.id);
    if (home === null || members === undefined || !members.includes(thing)) {
      nodes.push({
        kind: 'thing',
        id: thing.id,
        thing,
        members: folds.get(thing.id) ?? [],
        isExpanded: board.neighbourCounts.has(thing.id),
      });
      nodeIds.set(thing.id, thing.id);
      continue;
    }
    const id = shown.has(home.id) ? home.id : foldId(home.id);
    nodeIds.set(thing.id, id);
    if (members[0] === thing && id !== home.id) nodes.push({ kind: 'fold', id, home, members });
  }
  nodes.push(...restsOf(board, shown));
  const counted = countTies(board, shown, settings);
  return {
    nodes,
    edges: edgesOf(board, nodeIds, settings),
    frames: framesOf(board, shown, folds),
    ...counted,
  };
}

/** The fold of an organization or department, as a node. */
export function foldId(homeId: string): string {
  return `fold:${homeId}`;
}

function shownThings(board: Board, settings: SceneSettings): ReadonlyMap<string, Thing> {
  const linked = new Set<string>();
  for (const { from, to, word } of board.links.values()) {
    if (!isShown(word, settings.weakest)) continue;
    linked.add(from);
    linked.add(to);
  }
  const shown = new Map<string, Thing>();
  for (const thing of board.things.values()) {
    const isWanted = linked.has(thing.id) && passes(thing, settings);
    if (isWanted || board.pinned.has(thing.id)) shown.set(thing.id, thing);
  }
  return shown;
}

function passes(thing: Thing, { hiddenKinds, departments, stages }: SceneSettings): boolean {
  if (hiddenKinds.includes(thing.kind)) return false;
  if (departments.length > 0) {
    if (thing.kind === 'EMPLOYEE' && !departments.includes(thing.home?.id ?? '')) return false;
    if (thing.kind === 'DEPARTMENT' && !departments.includes(thing.id)) return false;
  }
  return stages.length === 0 || thing.stage === null || stages.includes(thing.stage);
}

/** People by where they belong, for every home whose people are folded. */
function foldsOf(
  board: Board,
  shown: ReadonlyMap<string, Thing>,
  { isFolding }: SceneSettings,
): ReadonlyMap<string, readonly Thing[]> {
  if (!isFolding || shown.size <= mostUnfolded) return new Map();
  const groups = new Map<string, Thing[]>();
  for (const thing of shown.values()) {
    if (thing.home === null || board.pinned.has(thing.id) || board.openFolds.has(thing.home.id)) continue;
    const group = groups.get(thing.home.id);
    if (group === undefined) groups.set(thing.home.id, [thing]);
    else group.push(thing);
  }
  return new Map([...groups].filter(([, members]) => members.length > 1));
}

function restsOf(board: Board, shown: ReadonlyMap<string, Thing>): SceneNode[] {
  const placed = new Map<string, Set<string>>();
  for (const id of board.neighbourCounts.keys()) placed.set(id, new Set());
  for (const { from, to } of board.links.values()) {
    placed.get(from)?.add(to);
    placed.get(to)?.add(from);
  }
  return [...board.neighbourCounts].flatMap(([id, total]) => {
    const of = shown.get(id);
    const count = total - (placed.get(id)?.size ?? 0);
    return of === undefined || count <= 0 ? [] : [{ kind: 'rest' as const, id: `rest:${id}`, of, count }];
  });
}

function edgesOf(
  board: Board,
  nodeIds: ReadonlyMap<string, string>,
  { weakest }: SceneSettings,
): SceneEdge[] {
  const edges = new Map<
    string,
    { from: string; to: string; word: TieWord | null; isOwn: boolean; links: Link[] }
  >();
  for (const link of board.links.values()) {
    const one = nodeIds.get(link.from);
    const other = nodeIds.get(link.to);
    if (one === undefined || other === undefined || one === other || !isShown(link.word, weakest)) continue;
    const [from, to] = one < other ? [one, other] : [other, one];
    const key = `${from} ${to}`;
    const known = edges.get(key);
    if (known === undefined) {
      edges.set(key, { from, to, word: link.word, isOwn: link.isOwn, links: [link] });
      continue;
    }
    known.links.push(link);
    known.isOwn ||= link.isOwn;
    if (link.word !== null && (known.word === null || wordRanks[link.word] > wordRanks[known.word])) {
      known.word = link.word;
    }
  }
  return [...edges].map(([id, edge]) => ({ id, ...edge }));
}

function framesOf(
  board: Board,
  shown: ReadonlyMap<string, Thing>,
  folds: ReadonlyMap<string, readonly Thing[]>,
): SceneFrame[] {
  if (board.openFolds.size === 0) return [];
  const frames = new Map<string, { home: SceneFrame['home']; memberIds: string[] }>();
  for (const { id, home } of shown.values()) {
    if (home === null || !board.openFolds.has(home.id) || folds.has(home.id)) continue;
    const frame = frames.get(home.id) ?? { home, memberIds: [] };
    frame.memberIds.push(id);
    frames.set(home.id, frame);
  }
  return [...frames.values()];
}

function countTies(
  board: Board,
  shown: ReadonlyMap<string, Thing>,
  { weakest }: SceneSettings,
): Pick<Scene, 'tieCount' | 'hiddenTieCount'> {
  let tieCount = 0;
  let hiddenTieCount = 0;
  for (const { from, to, word } of board.links.values()) {
    if (word === null) continue;
    if (!isShown(word, weakest)) hiddenTieCount += 1;
    else if (shown.has(from) && shown.has(to)) tieCount += 1;
  }
  return { tieCount, hiddenTieCount };
}
