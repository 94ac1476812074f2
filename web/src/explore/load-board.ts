import type { ApolloClient } from '@apollo/client';
import { ExploreViewDocument, type ExploreViewQuery } from '../generated/graphql.js';
import type { ExploreSearch } from './address.js';
import {
  addNeighbours,
  addPinned,
  type Board,
  emptyBoard,
  type Link,
  linkKey,
  type Point,
  type Thing,
} from './board/board.js';
import { fetchLinks, fetchSurroundings, fetchThings, neighboursAtOnce, thingOf } from './explore-data.js';

/** A saved picture that an address names. */
export interface OpenedView {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly settings: string;
}

/** What an address leads to. */
export interface LoadedBoard {
  readonly board: Board;
  readonly view: OpenedView | null;
  /** True if the address names something that is not here, or not for this viewer. */
  readonly isMissing: boolean;
}

/** Builds the board that an address describes, with what the viewer may know now. */
export async function loadBoard(client: ApolloClient, search: ExploreSearch): Promise<LoadedBoard> {
  if (search.view !== undefined) {
    const { data } = await client.query({
      query: ExploreViewDocument,
      variables: { id: search.view },
      fetchPolicy: 'no-cache',
    });
    const view = data?.exploreView ?? null;
    if (view === null) return { board: emptyBoard, view: null, isMissing: true };
    return { board: await boardOfView(client, view), view, isMissing: view.nodes.length === 0 };
  }
  const at = search.at ?? [];
  const also = search.also ?? [];
  if (at.length + also.length === 0) return { board: emptyBoard, view: null, isMissing: false };
  const board = await boardOfIds(client, at, also);
  return { board, view: null, isMissing: board.things.size === 0 };
}

async function boardOfIds(
  client: ApolloClient,
  at: readonly string[],
  also: readonly string[],
): Promise<Board> {
  const [pages, besides] = await Promise.all([
    fetchSurroundings(client, at, neighboursAtOnce),
    fetchThings(client, also),
  ]);
  const neighbours = pages.flatMap(({ nodes }) => nodes.map(({ thing }) => thing));
  const lines = [...pages.map(({ of }) => of), ...neighbours];
  const ids = new Set([...lines, ...besides].map(({ id }) => id));
  const links = await fetchLinks(client, [...ids]);
  let board = emptyBoard;
  for (const { of, nodes, totalCount } of pages) {
    const thing = thingOf(of);
    if (!board.things.has(thing.id)) board = addPinned(board, 'start', among(links, board, [thing]));
    const things = nodes.map(({ thing: line }) => thingOf(line));
    board = addNeighbours(board, 'expand', thing.id, among(links, board, things), totalCount);
  }
  return besides.length === 0 ? board : addPinned(board, 'paths', among(links, board, besides));
}

/** Those links that are there once these things are. */
function among(links: readonly Link[], board: Board, things: readonly Thing[]) {
  const ids = new Set([...board.things.keys(), ...things.map(({ id }) => id)]);
  return { things, links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

async function boardOfView(
  client: ApolloClient,
  { nodes, expanded, openFolds }: NonNullable<ExploreViewQuery['exploreView']>,
): Promise<Board> {
  const things = nodes.map(({ thing }) => thingOf(thing));
  const [links, pages] = await Promise.all([
    fetchLinks(
      client,
      things.map(({ id }) => id),
    ),
    fetchSurroundings(client, expanded.slice(0, 100), 1),
  ]);
  const places = new Map(
    nodes.flatMap(({ thing, x, y }): [string, Point][] =>
      typeof x === 'number' && typeof y === 'number' ? [[thing.id, { x, y }]] : [],
    ),
  );
  return {
    things: new Map(things.map((thing) => [thing.id, thing])),
    links: new Map(links.map((link) => [linkKey(link), link])),
    places,
    neighbourCounts: new Map(pages.map(({ of, totalCount }) => [of.id, totalCount])),
    pinned: new Set(expanded),
    openFolds: new Set(openFolds),
    steps: [
      { kind: 'start', of: null, added: things.map(({ id }) => id) },
      ...expanded.map((of) => ({ kind: 'expand' as const, of, added: [] })),
    ],
  };
}

/** The address of a board, as far as an address can hold it. */
export function addressOf(board: Board): Pick<ExploreSearch, 'at' | 'also'> {
  const at = [...board.neighbourCounts.keys()].slice(0, 100);
  const chosen = board.steps.flatMap(({ kind, added }) => (kind === 'expand' ? [] : added));
  const also = chosen
    .filter((id) => board.things.has(id) && !board.neighbourCounts.has(id))
    .slice(0, 100 - Math.min(100, at.length));
  return { ...(at.length > 0 && { at }), ...(also.length > 0 && { also }) };
}
