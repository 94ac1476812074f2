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
import { canSeePerson, canUseTie, ownsTie } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { fold } from '../search/fold.js';
import { visiblePerson } from './tie-view.js';

export interface NeighbourView {
  readonly person: PersonRecord;
  readonly word: StrengthWord;
  readonly isOwn: boolean;
}

export interface NeighbourPage extends Page<NeighbourView> {
  readonly totalCount: number;
}

interface NeighbourhoodInput {
  readonly of: string;
  readonly limit: number;
  readonly after?: string | null | undefined;
}

/**
 * Whom a person knows as far as the viewer may know: strongest word first, then name, then id, page by page. Somebody
 * unknown to the viewer has no neighbours. The count is of those alone. Throws BAD_INPUT for a limit outside 1..500 and
 * for an `after` that no page gave.
 */
export function neighbourhood(context: Context, { of, limit, after }: NeighbourhoodInput): NeighbourPage {
  if (limit < 1 || limit > LARGEST_PAGE) throw badInput('limit', `Between 1 and ${LARGEST_PAGE}.`);
  const start = positionOf(after);
  const person = visiblePerson(context, of);
  const all = person === undefined ? [] : usableNeighbours(context, person);
  const rest = rowsWhere(all, ({ position }) => start === null || comparePositions(position, start) > 0);
  const { nodes, pageInfo } = pageOf(rest, limit, ({ position }) => position);
  return { nodes: nodes.map(({ neighbour }) => neighbour), pageInfo, totalCount: all.length };
}

/** A digit, so that words sort before names. */
const WORD_RANK: Record<StrengthWord, string> = { STRONG: '0', MEDIUM: '1', WEAK: '2' };

function usableNeighbours(
  { model, viewer }: Context,
  of: PersonRecord,
): { readonly position: Position; readonly neighbour: NeighbourView }[] {
  return model.graph
    .neighbours(of.id)
    .flatMap(({ id, strength, sharing }) => {
      const person = model.directory.people.get(id);
      if (person === undefined || !canUseTie(viewer, of.id, id, sharing)) return [];
      if (!canSeePerson(model, viewer, person)) return [];
      const word = strengthWord(strength);
      const position = { key: WORD_RANK[word] + fold(person.name), id };
      return [{ position, neighbour: { person, word, isOwn: ownsTie(viewer, of.id, id) } }];
    })
    .sort((one, other) => comparePositions(one.position, other.position));
}
