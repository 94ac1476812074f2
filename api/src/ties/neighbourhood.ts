import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
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

export interface NeighbourPage {
  readonly nodes: readonly NeighbourView[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

interface NeighbourhoodInput {
  readonly of: string;
  readonly limit: number;
  readonly after?: string | null | undefined;
}

const MOST_NEIGHBOURS = 500;

/**
 * Whom a person knows as far as the viewer may know: strongest word first, then name, then id, page by page. Somebody
 * unknown to the viewer has no neighbours. The count is of those alone. Throws BAD_INPUT for a limit outside 1..500 and
 * for an `after` that no page gave.
 */
export function neighbourhood(context: Context, { of, limit, after }: NeighbourhoodInput): NeighbourPage {
  context.requireViewer();
  if (limit < 1 || limit > MOST_NEIGHBOURS) throw badInput('limit', `Between 1 and ${MOST_NEIGHBOURS}.`);
  const start = after === null || after === undefined ? null : keyOfCursor(after);
  const person = visiblePerson(context, of);
  const all = person === undefined ? [] : usableNeighbours(context, person);
  const rest = start === null ? all : all.filter(({ key }) => compareKeys(key, start) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    nodes: page.map(({ neighbour }) => neighbour),
    pageInfo: {
      endCursor: last === undefined ? null : cursorOfKey(last.key),
      hasNextPage: rest.length > page.length,
    },
    totalCount: all.length,
  };
}

/** The word's rank, the folded name, the id. */
type NeighbourKey = readonly [number, string, string];

const WORD_RANK: Record<StrengthWord, number> = { STRONG: 0, MEDIUM: 1, WEAK: 2 };

function usableNeighbours(
  { model, viewer }: Context,
  of: PersonRecord,
): { readonly key: NeighbourKey; readonly neighbour: NeighbourView }[] {
  return model.graph
    .neighbours(of.id)
    .flatMap(({ id, strength, sharing }) => {
      const person = model.directory.people.get(id);
      if (person === undefined || !canUseTie(viewer, of.id, id, sharing)) return [];
      if (!canSeePerson(model, viewer, person)) return [];
      const word = strengthWord(strength);
      const key: NeighbourKey = [WORD_RANK[word], fold(person.name), id];
      return [{ key, neighbour: { person, word, isOwn: ownsTie(viewer, of.id, id) } }];
    })
    .sort((one, other) => compareKeys(one.key, other.key));
}

function compareKeys(one: NeighbourKey, other: NeighbourKey): number {
  return one[0] - other[0] || compareText(one[1], other[1]) || compareText(one[2], other[2]);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function cursorOfKey(key: NeighbourKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function keyOfCursor(cursor: string): NeighbourKey {
  try {
    const [rank, name, id, ...more] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    ) as unknown[];
    if (typeof rank === 'number' && typeof name === 'string' && typeof id === 'string' && more.length === 0) {
      return [rank, name, id];
    }
  } catch {
    // What follows says it.
  }
  throw badInput('after', 'Take `after` from the endCursor of the page before, or leave it out.');
}
