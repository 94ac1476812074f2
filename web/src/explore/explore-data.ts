import type { ApolloClient } from '@apollo/client';
import {
  type ExploreLinkLineFragment,
  ExploreLinksDocument,
  ExplorePathsDocument,
  ExploreSurroundingsDocument,
  type ExploreSurroundingsQuery,
  type ExploreThingLineFragment,
  ExploreThingsDocument,
} from '../generated/graphql.js';
import type { Arrival, Board, Link, Thing } from './board/board.js';

/** How many neighbours an expansion adds. */
export const neighboursAtOnce = 12;

/** What the API tells is kept on the board, not in the cache: it would be taken apart and put together for nothing. */
const fresh = 'no-cache';

export type SurroundingsPage = ExploreSurroundingsQuery['surroundings'][number];

/** The strongest neighbours of some things, one page for each that the viewer may know of. */
export async function fetchSurroundings(
  client: ApolloClient,
  of: readonly string[],
  limit: number,
  after: string | null = null,
): Promise<readonly SurroundingsPage[]> {
  if (of.length === 0) return [];
  const { data } = await client.query({
    query: ExploreSurroundingsDocument,
    variables: { of: [...of], limit, after },
    fetchPolicy: fresh,
  });
  return data?.surroundings ?? [];
}

/** Things by id; those the viewer may not know of are left out. */
export async function fetchThings(client: ApolloClient, ids: readonly string[]): Promise<Thing[]> {
  if (ids.length === 0) return [];
  const { data } = await client.query({
    query: ExploreThingsDocument,
    variables: { ids: [...ids] },
    fetchPolicy: fresh,
  });
  return (data?.exploreThings ?? []).map(thingOf);
}

/** All links among things; with `touching` those with an end in it. */
export async function fetchLinks(
  client: ApolloClient,
  ids: readonly string[],
  touching: readonly string[] | null = null,
): Promise<Link[]> {
  if (ids.length === 0 || touching?.length === 0) return [];
  const { data } = await client.query({
    query: ExploreLinksDocument,
    variables: { ids: [...ids], touching: touching === null ? null : [...touching] },
    fetchPolicy: fresh,
  });
  return (data?.linksAmong ?? []).map(linkOf);
}

/** Things that come onto a board, with all their links to what stands there. */
export async function arrivalOf(
  client: ApolloClient,
  board: Board,
  things: readonly Thing[],
  besides: readonly string[] = [],
): Promise<Arrival> {
  const added = things.map(({ id }) => id);
  const ids = new Set([...board.things.keys(), ...added, ...besides]);
  return { things, links: await fetchLinks(client, [...ids], [...new Set([...added, ...besides])]) };
}

/** The people on the warmest paths between each two of the chosen, and how many paths there are. */
export async function fetchPathsBetween(
  client: ApolloClient,
  chosen: readonly Thing[],
): Promise<{ readonly personIds: readonly string[]; readonly pathCount: number }> {
  const pairs = chosen.flatMap((one, position) =>
    chosen.slice(position + 1).flatMap((other) => pairOf(one, other)),
  );
  const found = await Promise.all(
    pairs.map(async ({ from, to }) => {
      const { data } = await client.query({
        query: ExplorePathsDocument,
        variables: { input: { from: { kind: 'PEOPLE', ids: [from] }, to, maxHops: 4, limit: 3 } },
        fetchPolicy: fresh,
      });
      return data !== undefined && 'paths' in data.warmPaths ? data.warmPaths.paths : [];
    }),
  );
  const paths = found.flat();
  const personIds = paths.flatMap(({ people }) => people.map(({ person }) => person.id));
  return { personIds: [...new Set(personIds)], pathCount: paths.length };
}

/** A path starts at a person and leads to a person or an organization. */
function pairOf(one: Thing, other: Thing): { from: string; to: string }[] {
  if (isPerson(one) && (isPerson(other) || other.kind === 'ORGANIZATION'))
    return [{ from: one.id, to: other.id }];
  return isPerson(other) && one.kind === 'ORGANIZATION' ? [{ from: other.id, to: one.id }] : [];
}

export function isPerson({ kind }: Thing): boolean {
  return kind === 'EMPLOYEE' || kind === 'CONTACT';
}

/** A thing as the board keeps it. */
export function thingOf(line: ExploreThingLineFragment): Thing {
  const base = { id: line.id, name: line.name, personKind: null, home: null, stage: null };
  switch (line.__typename) {
    case 'Person': {
      const isEmployee = line.personKind === 'EMPLOYEE';
      const home = isEmployee ? (line.department ?? null) : (line.organization ?? null);
      return {
        ...base,
        kind: isEmployee ? 'EMPLOYEE' : 'CONTACT',
        detail: line.title ?? '',
        personKind: line.personKind,
        home: home === null ? null : { id: home.id, name: home.name },
        stage: line.organization?.stage ?? null,
      };
    }
    case 'Organization':
      return { ...base, kind: 'ORGANIZATION', detail: line.city ?? '', stage: line.stage };
    case 'Department':
      return { ...base, kind: 'DEPARTMENT', detail: '' };
    case 'Project':
      return {
        ...base,
        kind: 'PROJECT',
        detail: [line.from, line.to]
          .map((day) => day?.slice(0, 4) ?? '')
          .join('–')
          .replace(/^–$/u, ''),
      };
  }
}

/** A link as the board keeps it. */
function linkOf({ from, to, kind, word, isOwn }: ExploreLinkLineFragment): Link {
  return { from, to, kind, word: word ?? null, isOwn };
}
