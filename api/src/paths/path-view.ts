import type { Context } from '../graphql/context.js';
import { type StrengthWord, strengthWord } from '../network/strength.js';
import type { WarmPath } from '../network/types.js';
import { canUseTie, ownsTie } from '../privacy/visibility.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';
import type { TieView } from '../ties/tie-view.js';
import { pathIdOf } from './path-id.js';

/** A path as one viewer may read it. */
export interface WarmPathView {
  readonly id: string;
  readonly people: PathPersonView[];
  readonly ties: TieView[];
  readonly word: StrengthWord;
  readonly warmth: number | null;
  readonly introducer: PersonRecord;
  readonly isIntroducerKnownToViewer: boolean;
}

export interface PathPersonView {
  readonly person: PersonRecord;
  readonly isAsked: boolean;
  readonly availability: number | null;
  readonly isOftenAsked: boolean;
}

/** From three requests in 90 days on: 2^(-3/3). */
const OFTEN_ASKED_AVAILABILITY = 0.5;

/**
 * The path for this viewer: numbers only where they are the viewer's own or for the operator. Undefined if somebody on
 * it was removed since the search began. `isSourceAsked`: the question was not from the viewer or one person.
 */
export function pathView(
  context: Context,
  model: ReadModel,
  path: WarmPath,
  isSourceAsked: boolean,
): WarmPathView | undefined {
  const { viewer } = context;
  const records = path.people.flatMap((id) => model.directory.people.get(id) ?? []);
  const introducer = records.find(({ id }) => id === path.introducer);
  if (records.length !== path.people.length || introducer === undefined) return undefined;
  const ties = tiesOf(records, path.strengths);
  const isWarmthShown = viewer.kind === 'OPERATOR' || ties.every(({ a, b }) => ownsTie(viewer, a.id, b.id));
  return {
    id: pathIdOf(path.people, path.introducer),
    people: records.map((person, place) => {
      const isAsked = place < records.length - 1 && (place > 0 || isSourceAsked);
      return personView(context, person, isAsked, path.availabilities[place] ?? 1);
    }),
    ties,
    word: strengthWord(Math.min(...path.strengths)),
    warmth: isWarmthShown ? path.warmth : null,
    introducer,
    isIntroducerKnownToViewer: isKnownToViewer(context, model, introducer),
  };
}

function tiesOf(records: readonly PersonRecord[], strengths: readonly number[]): TieView[] {
  return strengths.flatMap((strength, place) => {
    const [a, b] = records.slice(place, place + 2);
    return a === undefined || b === undefined ? [] : [{ a, b, strength }];
  });
}

function personView(
  { viewer }: Context,
  person: PersonRecord,
  isAsked: boolean,
  availability: number,
): PathPersonView {
  const isOneself = viewer.kind === 'PERSON' && viewer.personId === person.id;
  return {
    person,
    isAsked,
    availability: isOneself || viewer.kind === 'OPERATOR' ? availability : null,
    isOftenAsked: availability <= OFTEN_ASKED_AVAILABILITY,
  };
}

function isKnownToViewer({ viewer }: Context, { graph }: ReadModel, introducer: PersonRecord): boolean {
  if (viewer.kind !== 'PERSON') return false;
  if (viewer.personId === introducer.id) return true;
  const tie = graph.tie(viewer.personId, introducer.id);
  return tie !== null && canUseTie(viewer, viewer.personId, introducer.id, tie.sharing);
}
