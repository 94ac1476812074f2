import type { ExploreLinkKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import {
  comparePositions,
  LARGEST_PAGE,
  type Page,
  type Position,
  pageOf,
  positionOf,
  rowsWhere,
} from '../graphql/paging.js';
import { type StrengthWord, strengthWord } from '../network/strength.js';
import { canUseTie } from '../privacy/visibility.js';
import { fold } from '../search/fold.js';
import { tieView } from '../ties/tie-view.js';
import { type Link, linksOf, otherEnd } from './links.js';
import { checkIds, type Thing, thingOf, thingsOf } from './things.js';

export interface SurroundingView {
  readonly thing: Thing;
  readonly links: readonly Link[];
  readonly word: StrengthWord | null;
}

export interface SurroundingsPage extends Page<SurroundingView> {
  readonly of: Thing;
  readonly totalCount: number;
}

const MOST_AT_ONCE = 100;

/**
 * What stands next to some things as far as the viewer may know, one page for each thing that they may know of:
 * structure first, then the strongest word, then name and id. Throws BAD_INPUT for a limit outside 1..500, for more
 * than 100 ids, and for an `after` that no page of a single thing gave.
 */
export function surroundings(
  context: Context,
  input: {
    readonly of: readonly string[];
    readonly limit: number;
    readonly after?: string | null | undefined;
  },
): SurroundingsPage[] {
  const { limit } = input;
  if (limit < 1 || limit > LARGEST_PAGE) throw badInput('limit', `Between 1 and ${LARGEST_PAGE}.`);
  const start = positionOf(input.after);
  if (start !== null && input.of.length !== 1) throw badInput('after', 'Goes on with a single thing.');
  return thingsOf(context, checkIds('of', input.of, MOST_AT_ONCE)).map((thing) => {
    const all = inOrder(context, thing);
    const rest = rowsWhere(all, ({ position }) => start === null || comparePositions(position, start) > 0);
    const { nodes, pageInfo } = pageOf(rest, limit, ({ position }) => position);
    return { of: thing, nodes: nodes.map(({ view }) => view), pageInfo, totalCount: all.length };
  });
}

/** A digit, so that words sort before names. */
const WORD_RANKS: Record<StrengthWord, string> = { STRONG: '1', MEDIUM: '2', WEAK: '3' };
const STRUCTURE_RANK = '0';
const NO_WORD_RANK = '4';

function inOrder(context: Context, of: Thing): { position: Position; view: SurroundingView }[] {
  const links = new Map<string, Link[]>();
  for (const link of linksOf(context, of)) {
    const otherId = otherEnd(link, of.id);
    const known = links.get(otherId);
    if (known === undefined) links.set(otherId, [link]);
    else known.push(link);
  }
  return [...links]
    .flatMap(([id, between]) => {
      const thing = thingOf(context, id);
      if (thing === undefined) return [];
      const word = wordBetween(context, of, thing, between);
      const key = rankOf(of, between, word) + fold(thing.name);
      return [{ position: { key, id }, view: { thing, links: between, word } }];
    })
    .sort((one, other) => comparePositions(one.position, other.position));
}

/** What a thing is part of, for whom it is, and who answers for it go before all ties. */
const STRUCTURE: Partial<Record<Thing['__typename'], ExploreLinkKind>> = {
  Department: 'PART_OF',
  Organization: 'OWNS_ACCOUNT',
  Project: 'PROJECT_FOR',
};

function rankOf(of: Thing, links: readonly Link[], word: StrengthWord | null): string {
  if (links.some(({ kind }) => kind === STRUCTURE[of.__typename])) return STRUCTURE_RANK;
  return word === null ? NO_WORD_RANK : WORD_RANKS[word];
}

function wordBetween(context: Context, of: Thing, thing: Thing, links: readonly Link[]): StrengthWord | null {
  const own = links.find(({ word }) => word !== null)?.word;
  if (own !== undefined && own !== null) return own;
  if (thing.__typename !== 'Person' || of.__typename === 'Person') return null;
  return of.__typename === 'Organization'
    ? wordOfBestConnected(context, thing.id)
    : wordOfViewer(context, thing.id);
}

/** How well the best connected colleague knows somebody, by the ties the viewer may use. */
function wordOfBestConnected({ model, viewer }: Context, id: string): StrengthWord | null {
  // Strongest first.
  const best = model.graph
    .neighbours(id)
    .find(
      (other) => canUseTie(viewer, id, other.id, other.sharing) && model.graph.isPresentEmployee(other.id),
    );
  return best === undefined ? null : strengthWord(best.strength);
}

function wordOfViewer(context: Context, id: string): StrengthWord | null {
  const { viewer } = context;
  const tie = viewer.kind === 'PERSON' ? tieView(context, viewer.personId, id) : null;
  return tie === null ? null : strengthWord(tie.strength);
}
