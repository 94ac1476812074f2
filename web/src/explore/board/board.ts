import type { ExploreLinkKind, OrganizationStage, PersonKind, TieWord } from '../../generated/graphql.js';

/** What can stand on the canvas. */
export type ThingKind = 'EMPLOYEE' | 'CONTACT' | 'ORGANIZATION' | 'DEPARTMENT' | 'PROJECT';

/** A person, organization, department or project. */
export interface Thing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly name: string;
  /** A title, a town, a stretch of time: one line more about it. */
  readonly detail: string;
  readonly personKind: PersonKind | null;
  /** The organization or department a person belongs to. */
  readonly home: { readonly id: string; readonly name: string } | null;
  /** Of an organization, or of the one a person is at. */
  readonly stage: OrganizationStage | null;
}

/** How two things are linked; ties in words. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: ExploreLinkKind;
  readonly word: TieWord | null;
  readonly isOwn: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One step of the trail: what was looked at, and what came onto the canvas by it. */
export interface Step {
  readonly kind: 'start' | 'expand' | 'choose' | 'paths';
  /** Whatever the step started from; null for the start and for paths. */
  readonly of: string | null;
  readonly added: readonly string[];
}

/** Everything on the canvas, shown or not. Never altered: every change makes a new one. */
export interface Board {
  readonly things: ReadonlyMap<string, Thing>;
  readonly links: ReadonlyMap<string, Link>;
  /** Where everything stands that has been shown: things, folds and rests by their id. */
  readonly places: ReadonlyMap<string, Point>;
  /** How many things stand next to each of those that were expanded, placed or not. */
  readonly neighbourCounts: ReadonlyMap<string, number>;
  /** Placed on purpose: never folded, never hidden. */
  readonly pinned: ReadonlySet<string>;
  /** Organizations and departments whose people stand open. */
  readonly openFolds: ReadonlySet<string>;
  readonly steps: readonly Step[];
}

export const emptyBoard: Board = {
  things: new Map(),
  links: new Map(),
  places: new Map(),
  neighbourCounts: new Map(),
  pinned: new Set(),
  openFolds: new Set(),
  steps: [],
};

/** What comes onto the canvas in one step. */
export interface Arrival {
  readonly things: readonly Thing[];
  readonly links: readonly Link[];
}

/** Places what somebody asked for by name, or what lies on the paths between two. */
export function addPinned(board: Board, kind: 'start' | 'paths', arrival: Arrival): Board {
  const ids = arrival.things.map(({ id }) => id);
  const next = arrive(board, { kind, of: null }, arrival);
  return { ...next, pinned: new Set([...next.pinned, ...ids]) };
}

/** Places neighbours of a thing; `neighbourCount`: how many it has in all. */
export function addNeighbours(
  board: Board,
  kind: 'expand' | 'choose',
  of: string,
  arrival: Arrival,
  neighbourCount: number,
): Board {
  const next = arrive(board, { kind, of }, arrival);
  return {
    ...next,
    pinned: new Set([...next.pinned, of]),
    neighbourCounts: new Map(next.neighbourCounts).set(of, neighbourCount),
  };
}

/** Takes things off the canvas with all that hangs on them. */
export function removeThings(board: Board, ids: Iterable<string>): Board {
  const gone = new Set(ids);
  const stays = (id: string) => !gone.has(id) && !gone.has(id.replace(/^(fold|rest):/u, ''));
  return {
    things: mapWhere(board.things, stays),
    links: new Map([...board.links].filter(([, { from, to }]) => !gone.has(from) && !gone.has(to))),
    places: mapWhere(board.places, stays),
    neighbourCounts: mapWhere(board.neighbourCounts, stays),
    pinned: setWhere(board.pinned, stays),
    openFolds: board.openFolds,
    steps: board.steps.flatMap((step) => {
      if (step.of !== null && gone.has(step.of)) return [];
      const added = step.added.filter(stays);
      return step.kind === 'start' && added.length === 0 ? [] : [{ ...step, added }];
    }),
  };
}

/** Goes back to a step of the trail: what came later leaves, the rest stays where it is. */
export function backToStep(board: Board, position: number): Board {
  const kept = board.steps.slice(0, position + 1);
  const later = board.steps.slice(position + 1);
  const keptIds = new Set(kept.flatMap(({ added }) => added));
  const next = removeThings(
    board,
    later.flatMap(({ added }) => added).filter((id) => !keptIds.has(id)),
  );
  const looked = new Set(kept.flatMap(({ of }) => of ?? []));
  const unexpanded = later.flatMap(({ of }) => (of === null || looked.has(of) ? [] : [of]));
  const isStart = new Set(kept.filter(({ of }) => of === null).flatMap(({ added }) => added));
  return {
    ...next,
    steps: kept,
    neighbourCounts: mapWhere(next.neighbourCounts, (id) => !unexpanded.includes(id)),
    pinned: setWhere(next.pinned, (id) => isStart.has(id) || !unexpanded.includes(id)),
    places: mapWhere(
      next.places,
      (id) => !unexpanded.includes(id.replace(/^rest:/u, '')) || !id.startsWith('rest:'),
    ),
  };
}

/** Opens the people of an organization or department beside where they were folded, or folds them again. */
export function toggleFold(board: Board, homeId: string): Board {
  const openFolds = new Set(board.openFolds);
  const isOpening = !openFolds.delete(homeId);
  if (!isOpening) return { ...board, openFolds };
  openFolds.add(homeId);
  const isFolded = (id: string) => board.things.get(id)?.home?.id === homeId && !board.pinned.has(id);
  return { ...board, openFolds, places: mapWhere(board.places, (id) => !isFolded(id)) };
}

/** Moves what stands on the canvas. */
export function moveTo(board: Board, moved: ReadonlyMap<string, Point>): Board {
  return { ...board, places: new Map([...board.places, ...moved]) };
}

/** Everything shown stands anew; whatever is out of sight finds its place when it comes back. */
export function arrange(board: Board, places: ReadonlyMap<string, Point>): Board {
  return { ...board, places: new Map(places) };
}

/** The same link, from whichever end it was told. */
export function linkKey({ kind, from, to }: Link): string {
  return `${kind} ${from} ${to}`;
}

function arrive(board: Board, step: Pick<Step, 'kind' | 'of'>, { things, links }: Arrival): Board {
  const added = things.map(({ id }) => id).filter((id) => !board.things.has(id));
  const ids = new Set([...board.things.keys(), ...things.map(({ id }) => id)]);
  const known = links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return {
    ...board,
    things: new Map([...board.things, ...things.map((thing) => [thing.id, thing] as const)]),
    links: new Map([...board.links, ...known.map((link) => [linkKey(link), link] as const)]),
    steps: [...board.steps, { ...step, added }],
  };
}

function mapWhere<Value>(map: ReadonlyMap<string, Value>, stays: (key: string) => boolean) {
  return new Map([...map].filter(([key]) => stays(key)));
}

function setWhere(set: ReadonlySet<string>, stays: (key: string) => boolean) {
  return new Set([...set].filter(stays));
}
