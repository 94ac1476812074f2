import type { PersonKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
} from '../graphql/paging.js';
import { strengthWord } from '../network/strength.js';
import { SHARING } from '../network/types.js';
import { canUseTie, ownsTie } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { type TieView, visiblePerson } from '../ties/tie-view.js';

export interface TiePage extends Page<TieView> {
  readonly totalCount: number;
}

interface TiesInput {
  readonly kinds?: readonly PersonKind[] | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOthersSee: boolean;
}

/**
 * The ties of a person that the viewer may use, to people of some kinds: the viewer's own first, then by strength in a
 * word, then by the other's name. With `asOthersSee` named ties alone: what any third person would find. Throws
 * BAD_INPUT for a page outside 1..500.
 */
export function tiesOfPerson(context: Context, person: PersonRecord, input: TiesInput): TiePage {
  const first = checkPageSize(input.first);
  const after = positionOf(input.after);
  const all = usableTies(context, person, input);
  const rest = all.filter(({ position }) => after === null || comparePositions(position, after) > 0);
  const page = pageOf(rest, first, ({ position }) => position);
  return { ...page, nodes: page.nodes.map(({ tie }) => tie), totalCount: all.length };
}

/** Digits, so that they sort before names. */
const WORD_RANK = { STRONG: '0', MEDIUM: '1', WEAK: '2' } as const;

function usableTies(
  context: Context,
  person: PersonRecord,
  { kinds, asOthersSee }: TiesInput,
): { readonly tie: TieView; readonly position: Position }[] {
  const { model, viewer } = context;
  return model.graph
    .neighbours(person.id)
    .flatMap(({ id, strength, sharing }) => {
      const isShown = asOthersSee ? sharing === SHARING.named : canUseTie(viewer, person.id, id, sharing);
      const other = isShown ? visiblePerson(context, id) : undefined;
      if (other === undefined || (kinds && !kinds.includes(standingOf(other, model.asOf)))) return [];
      const isOwn = !asOthersSee && ownsTie(viewer, person.id, id);
      const isViewerOther = viewer.kind === 'PERSON' && viewer.personId === id;
      const tie = { a: isViewerOther ? other : person, b: isViewerOther ? person : other, strength };
      const key = `${isOwn ? '0' : '1'}${WORD_RANK[strengthWord(strength)]}${fold(other.name)}`;
      return [{ tie, position: { key, id } }];
    })
    .sort((one, other) => comparePositions(one.position, other.position));
}
