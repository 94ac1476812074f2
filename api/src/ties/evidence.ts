import type { EvidenceFilter, EvidenceKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
} from '../graphql/paging.js';
import { ownsTie } from '../privacy/visibility.js';
import { pairKey, pairOf } from '../read-model/evidence.js';
import { perChange } from '../search/per-change.js';
import { type EvidenceView, evidenceOfTie } from './evidence-view.js';
import { SourceReader } from './shown-source.js';
import { type TieView, tieView, visiblePerson } from './tie-view.js';

interface EvidenceInput {
  readonly filter?: EvidenceFilter | null;
  readonly first: number;
  readonly after?: string | null;
}

/** So many ties' evidence is read at once. */
const TIES_PER_READ = 200;

/**
 * Records of evidence behind the ties that the viewer may use, by pair, page by page. The two people of a tie and the
 * operator of a trial get each record; everybody else one of each kind, in words: no source, no direction, no number,
 * so neither does a filter by source match it. Throws BAD_INPUT for a wrong page.
 */
export async function evidence(context: Context, input: EvidenceInput): Promise<Page<EvidenceView>> {
  const first = checkPageSize(input.first);
  const start = positionOf(input.after);
  const filter = input.filter ?? {};
  const found: EvidenceView[] = [];
  const sources = new SourceReader(context);
  let chunk: TieView[] = [];
  const read = async () => {
    const lists = await Promise.all(chunk.map((tie) => evidenceOfTie(context, tie, sources)));
    chunk = [];
    const wanted = lists.flat().filter((record) => matches(record, filter) && isBehind(record, start));
    found.push(...wanted);
  };
  for (const tie of usableTies(context, filter, start)) {
    chunk.push(tie);
    if (chunk.length < TIES_PER_READ) continue;
    await read();
    if (found.length > first || context.signal.aborted) break;
  }
  await read();
  return pageOf(found, first, positionOfRecord);
}

function positionOfRecord({ id, tie }: EvidenceView): Position {
  return { key: pairKey(pairOf(tie.a.id, tie.b.id)), id };
}

function isBehind(record: EvidenceView, start: Position | null): boolean {
  return start === null || comparePositions(positionOfRecord(record), start) > 0;
}

function matches({ kind, sourceId }: EvidenceView, filter: EvidenceFilter): boolean {
  const kinds: readonly EvidenceKind[] | null | undefined = filter.kinds;
  if (kinds != null && !kinds.includes(kind)) return false;
  return filter.source == null || sourceId === filter.source;
}

/** The ties that may hold what is asked for, by pair, from the cursor's pair on. Nothing is read before it is asked for. */
function* usableTies(context: Context, filter: EvidenceFilter, start: Position | null): Generator<TieView> {
  const { viewer } = context;
  // Only the two people read the source of a record: who asks for one, asks for their own ties.
  const isOwnOnly = filter.source != null && viewer.kind === 'PERSON';
  for (const tie of candidates(context, filter, isOwnOnly, start)) {
    if (isOwnOnly && !ownsTie(viewer, tie.a.id, tie.b.id)) continue;
    if (start === null || pairKey(pairOf(tie.a.id, tie.b.id)) >= start.key) yield tie;
  }
}

function* candidates(
  context: Context,
  { person, other }: EvidenceFilter,
  isOwnOnly: boolean,
  start: Position | null,
): Generator<TieView> {
  const { viewer } = context;
  if (person != null && other != null) {
    const tie = tieView(context, person, other);
    if (tie !== null) yield tie;
    return;
  }
  const oneId = person ?? other ?? (isOwnOnly && viewer.kind === 'PERSON' ? viewer.personId : undefined);
  if (oneId !== undefined) {
    const one = visiblePerson(context, oneId);
    if (one !== undefined) yield* tiesOf(context, one.id);
    return;
  }
  const firstId = start?.key.slice(0, start.key.indexOf('|')) ?? '';
  for (const id of peopleById(context.model)) {
    if (id >= firstId) yield* tiesOf(context, id, id);
  }
}

/** A person's ties by pair; with `after`, those alone to people of a larger id. */
function tiesOf(context: Context, id: string, after?: string): TieView[] {
  const { graph } = context.model;
  if (!graph.hasPerson(id)) return [];
  return graph
    .neighbours(id)
    .filter((neighbour) => after === undefined || neighbour.id > after)
    .map((neighbour) => ({ key: pairKey(pairOf(id, neighbour.id)), id: neighbour.id }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .flatMap((neighbour) => tieView(context, id, neighbour.id) ?? []);
}

const peopleById = perChange((model) => [...model.directory.people.keys()].sort());
