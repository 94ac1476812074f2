import type { ReachableInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
} from '../graphql/paging.js';
import { type StrengthWord, strengthWord } from '../network/strength.js';
import { pathView, type WarmPathView } from '../paths/path-view.js';
import { versionOf } from '../paths/paths.js';
import { offerIdOf, type TargetRecord } from '../paths/rungs.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';
import { compareByName, namePosition } from '../search/name-order.js';
import { offersOfDay, offerWordOfDay } from '../targets/offers-of-day.js';
import { type ReachFilter, reachFilterOf, reachQuestionOf } from './reach-question.js';
import { type ReachRows, reachRows } from './reach-rows.js';
import { targetRecordOf } from './reach-targets.js';

/** A row as one viewer may read it. */
export interface ReachableView {
  readonly target: TargetRecord;
  readonly word: StrengthWord | null;
  readonly hops: number | null;
  readonly introducer: PersonRecord | null;
  readonly isIntroducerKnownToViewer: boolean;
  readonly path: WarmPathView | null;
  readonly offer: OfferOfDay | null;
}

export interface OfferOfDay {
  readonly id: string;
  readonly word: StrengthWord;
}

export interface ReachablePageView extends Page<ReachableView> {
  readonly change: number;
  readonly isPartial: boolean;
  readonly totalCount: number;
  readonly withinReachCount: number;
  readonly withoutWayInCount: number;
  readonly introducers: () => IntroducerCount[];
}

export interface IntroducerCount {
  readonly person: PersonRecord;
  readonly count: number;
}

const MOST_INTRODUCERS = 20;

/**
 * A page of those within reach, or of those without a way in: named ties and the viewer's own alone, so that an unshared
 * tie answers exactly like none. Throws BAD_INPUT with the field, and the AbortError of a client that went away.
 */
export async function reachable(context: Context, input: ReachableInput): Promise<ReachablePageView> {
  const first = checkPageSize(input.first ?? 100);
  const after = positionOf(input.after);
  const filter = reachFilterOf(context, input);
  const rows = await reachRows(context, reachQuestionOf(input), input.searchKey);
  const places = listedPlaces(rows, filter, input.state ?? 'WITHIN_REACH');
  const listed =
    input.state === 'WITHOUT_WAY_IN' ? afterName(rows, places, after) : afterRank(rows, places, after);
  const page = pageOf(listed, first, ({ position }) => position);
  const view = await viewOf(context, rows);
  return {
    change: rows.change,
    isPartial: rows.answer.isPartial,
    nodes: page.nodes.map(({ place }) => view(place)),
    pageInfo: page.pageInfo,
    totalCount: places.length,
    withinReachCount: rows.within.length,
    withoutWayInCount: rows.without.length,
    introducers: () => introducersOf(context, rows, filter),
  };
}

/**
 * All rows of a question for a file: those within reach, then those without a way in, or those of one `state` alone.
 * People whom nobody but unshared ties and files of others know are left out. Throws as `reachable` does, and TIMED_OUT
 * where time is too short: a file does not say that it is a part.
 */
export async function reachableForFile(
  context: Context,
  input: Omit<ReachableInput, 'first' | 'after'>,
): Promise<Iterable<ReachableView>> {
  const filter = reachFilterOf(context, input);
  const rows = await reachRows(context, reachQuestionOf(input), null);
  if (rows.answer.isPartial) {
    throw new PerlenError(
      'TIMED_OUT',
      'There was not time enough to search all. Ask for fewer hops, or allow more time.',
    );
  }
  const view = await viewOf(context, rows);
  const states = input.state == null ? (['WITHIN_REACH', 'WITHOUT_WAY_IN'] as const) : [input.state];
  const places = states.flatMap((state) => listedPlaces(rows, filter, state));
  const isNamed = (place: number) => {
    const target = rows.targets[place];
    return rows.answer.hopsTo(place) > 0 || target?.kind !== 'PERSON' || target.record.recorded;
  };
  return (function* () {
    for (const place of places) if (isNamed(place)) yield view(place);
  })();
}

/** A row that is listed, and where it stands in its list. */
interface Listed {
  readonly place: number;
  readonly position: Position;
}

function listedPlaces(
  { within, without, answer }: ReachRows,
  { words, introducers }: ReachFilter,
  state: 'WITHIN_REACH' | 'WITHOUT_WAY_IN',
): readonly number[] {
  if (state === 'WITHOUT_WAY_IN') return without;
  if (words === null && introducers === null) return within;
  return within.filter(
    (place) =>
      (words === null || words.has(strengthWord(answer.weakestStep(place)))) &&
      (introducers === null || introducers.has(answer.introducerTo(place) ?? '')),
  );
}

/** By rank: a cursor holds although the list has changed, and says no number of any tie. */
function* afterRank(
  { targets }: ReachRows,
  places: readonly number[],
  after: Position | null,
): Generator<Listed> {
  for (let rank = after === null ? 0 : rankBehind(after); rank < places.length; rank += 1) {
    const place = places[rank] ?? 0;
    yield { place, position: { key: String(rank + 1), id: targets[place]?.record.id ?? '' } };
  }

  function rankBehind({ key, id }: Position): number {
    const rank = Number(key);
    if (!Number.isInteger(rank) || rank < 1) {
      throw badInput('after', 'This is not a cursor that an earlier page ended with.');
    }
    const idAt = (at: number) => targets[places[at] ?? -1]?.record.id;
    if (idAt(rank - 1) === id) return rank;
    const moved = places.findIndex((place) => targets[place]?.record.id === id);
    return moved < 0 ? rank : moved + 1;
  }
}

function* afterName(
  { targets }: ReachRows,
  places: readonly number[],
  after: Position | null,
): Generator<Listed> {
  for (const place of places) {
    const record = targets[place]?.record;
    if (record === undefined) continue;
    const position = namePosition(record);
    if (after === null || comparePositions(position, after) > 0) yield { place, position };
  }
}

/** How a row reads for this viewer. Offers are those of the start of the day (decision 8). */
async function viewOf(context: Context, rows: ReachRows): Promise<(place: number) => ReachableView> {
  const model = versionOf(context.model);
  const offers = await offersOfDay(context.application);
  return (place) => {
    const target = rows.targets[place];
    if (target === undefined) throw new RangeError(`there is no row ${place}`);
    const found = rows.answer.pathTo(place);
    const path = found && (pathView(context, model, found, rows.isSourceAsked) ?? null);
    return {
      target: targetRecordOf(target),
      word: path?.word ?? null,
      hops: path?.ties.length ?? null,
      introducer: path?.introducer ?? null,
      isIntroducerKnownToViewer: path?.isIntroducerKnownToViewer ?? false,
      path,
      offer: offerOfDay(model, offers, target.record.id),
    };
  };
}

/** The offer for a target as it was when the day began. */
export function offerOfDay(
  model: ReadModel,
  offers: Awaited<ReturnType<typeof offersOfDay>>,
  id: string,
): OfferOfDay | null {
  const word = offerWordOfDay(model, offers, id);
  return word && { id: offerIdOf(id), word };
}

function introducersOf({ directory }: Context, rows: ReachRows, { words }: ReachFilter): IntroducerCount[] {
  const counts = new Map<string, number>();
  for (const place of listedPlaces(rows, { words, introducers: null }, 'WITHIN_REACH')) {
    const id = rows.answer.introducerTo(place) ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .flatMap(([id, count]) => {
      const person = directory.people.get(id);
      return person === undefined ? [] : [{ person, count }];
    })
    .sort((one, other) => other.count - one.count || compareByName(one.person, other.person))
    .slice(0, MOST_INTRODUCERS);
}
