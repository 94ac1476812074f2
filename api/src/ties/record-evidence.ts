import { z } from 'zod';
import { holdConsentsAmong, requireOwnConsent } from '../consent/why-not.js';
import type { RecordEvidenceInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { checkOrder, dayInput } from '../graphql/inputs.js';
import { spreadEvents } from '../imports/csv/spread-events.js';
import { dayOf, isoOfDay } from '../network/day.js';
import { EVIDENCE_RULES } from '../network/strength.js';
import { ownsTie } from '../privacy/visibility.js';
import { pairOf } from '../read-model/evidence.js';
import type { EvidenceRow, PersonRecord } from '../read-model/records.js';
import { handSourceIds, saveHandSource } from '../sources/hand-source.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { deriveTies } from './derive.js';
import { type EvidenceName, evidenceId, evidenceName, nameOfRow } from './evidence-id.js';
import { type EvidenceView, evidenceOfTie, recordsOfRows } from './evidence-view.js';
import { SourceReader } from './shown-source.js';
import { tieView, visiblePerson } from './tie-view.js';
import { recordPairs, withdrawDeclaration } from './ties.js';

const createQueries = {
  MESSAGED: defineQuery('seed/messaged', noRows),
  MET: defineQuery('seed/met', noRows),
  CONNECTED: defineQuery('seed/connected', noRows),
} as const;
const removeRecord = defineQuery('ties/remove-evidence', z.object({ removed: z.number() }));

/** As in files: nobody has met anybody more often. */
const MOST_EVENTS = 1_000_000;

/**
 * Records what the viewer remembers of their own tie, in the source they keep by hand, in place of what they recorded
 * of this person, kind and direction before. Its amount is that of as many events spread evenly from the first day to
 * the last. Throws NOT_FOUND for somebody the viewer may not know of, BAD_INPUT for oneself, a count or a day that
 * cannot be, CONFLICT in a live store without agreement and consent.
 */
export async function recordEvidence(context: Context, input: RecordEvidenceInput): Promise<EvidenceView> {
  const viewer = context.requirePerson();
  const other = visiblePerson(context, input.with);
  if (other === undefined) throw notFound('person');
  if (other.id === viewer.id) throw badInput('with', 'A tie is to somebody else.');
  const { kind } = input;
  requireOwnConsent(context, viewer, [kind]);
  const properties = eventsOf(context, input);
  const [from, to] = endsOf(input, viewer, other);
  const { asOfDay, directory } = context.model;
  let source = '';
  await context.application.live.write(async (transaction) => {
    const mayKeepWith = await holdConsentsAmong(context, transaction, viewer, [other]);
    if (!mayKeepWith(other)) throw new PerlenError('CONFLICT', 'Nothing of the two of you can be kept now.');
    source = await saveHandSource(transaction, viewer.id);
    for (const own of handSourceIds(directory, viewer.id)) {
      await transaction.run(removeRecord, { pairs: pairsOf(context, kind, from, to), kind, source: own });
    }
    await transaction.run(createQueries[kind], {
      rows: [{ from, to, properties: { ...properties, source } }],
    });
    await deriveTies(transaction, [{ a: viewer.id, b: other.id }], asOfDay);
  });
  context.evidence.clear();
  const row: EvidenceRow = { ...EMPTY_ROW, ...properties, fromId: from, toId: to, kind, source };
  return recordedView(context, row, viewer, other);
}

/**
 * Removes a record, or for those who read words alone all evidence of its kind, and recomputes the tie. The two people
 * of the tie and the steward, each for what they may see: NOT_FOUND otherwise. What somebody said or brought in
 * themselves only they take back: it stays, and FORBIDDEN where there is nothing else.
 */
export async function removeEvidence(context: Context, id: string): Promise<boolean> {
  const name = evidenceName(id);
  const isOwn = name !== null && ownsTie(context.viewer, name.a, name.b);
  context.requireObject('removeEvidence', isOwn);
  if (name === null || !(await isKnown(context, name))) throw notFound('evidence');
  if (name.kind === 'DECLARED') return takeBackWord(context, name);
  const rows = await removableRows(context, name);
  const { asOfDay } = context.model;
  await context.application.live.write(async (transaction) => {
    if ((await remove(context, transaction, rows)) === 0) throw notFound('evidence');
    await deriveTies(transaction, [{ a: name.a, b: name.b }], asOfDay);
  });
  context.evidence.clear();
  return true;
}

/** Known are the records that the viewer reads, and one's own by hand even where they make no tie. */
async function isKnown(context: Context, name: EvidenceName): Promise<boolean> {
  const { viewer } = context;
  const source = name.record?.source ?? null;
  if (viewer.kind === 'PERSON' && source !== null) {
    const isByHand = handSourceIds(context.directory, viewer.personId).includes(source);
    if (isByHand && ownsTie(viewer, name.a, name.b)) return true;
  }
  const tie = tieView(context, name.a, name.b);
  if (tie === null) return false;
  const id = evidenceId(name);
  const records = await evidenceOfTie(context, tie, new SourceReader(context));
  return records.some((record) => record.id === id);
}

async function takeBackWord(context: Context, { a, b, record }: EvidenceName): Promise<boolean> {
  const { viewer } = context;
  if (viewer.kind !== 'PERSON' || record?.fromId !== viewer.personId) {
    throw new PerlenError('FORBIDDEN', 'What somebody said of a tie themselves, only they can take back.');
  }
  await withdrawDeclaration(context, viewer.personId === a ? b : a);
  return true;
}

/** What an id stands for to the viewer, without what one other person alone may take back. */
async function removableRows(context: Context, name: EvidenceName): Promise<EvidenceRow[]> {
  const rows = (await context.evidence.load(name.a, name.b)).filter(({ kind }) => kind === name.kind);
  const readingOf = await new SourceReader(context).read(rows);
  const id = evidenceId(name);
  const meant = rows.filter(
    (row) => name.record === null || evidenceId(nameOfRow(row, readingOf(row))) === id,
  );
  const removable = meant.filter((row) => !readingOf(row).isSomebodyElses);
  if (meant.length > 0 && removable.length === 0) {
    throw new PerlenError('FORBIDDEN', 'What somebody brought in themselves, only they can take back.');
  }
  return removable;
}

async function remove(
  context: Context,
  transaction: WriteTransaction,
  rows: readonly EvidenceRow[],
): Promise<number> {
  let removed = 0;
  for (const { fromId, toId, kind, source } of rows) {
    const pairs = pairsOf(context, kind, fromId, toId);
    const [done] = await transaction.run(removeRecord, { pairs, kind, source });
    removed += done?.removed ?? 0;
  }
  return removed;
}

/** Where a record may lie: between any records of the two people, in both directions if the kind has none. */
function pairsOf({ directory }: Context, kind: EvidenceRow['kind'], from: string, to: string) {
  const there = recordPairs(directory, from, to);
  return kind === 'MESSAGED' ? there : [...there, ...recordPairs(directory, to, from)];
}

function endsOf(
  { kind, direction }: RecordEvidenceInput,
  viewer: PersonRecord,
  other: PersonRecord,
): [from: string, to: string] {
  if (kind !== 'MESSAGED') {
    const { a, b } = pairOf(viewer.id, other.id);
    return [a, b];
  }
  return direction === 'RECEIVED' ? [other.id, viewer.id] : [viewer.id, other.id];
}

function eventsOf(context: Context, input: RecordEvidenceInput) {
  const { count = 1, kind } = input;
  if (!Number.isInteger(count) || count < 1 || count > MOST_EVENTS) {
    throw badInput('count', `Between 1 and ${MOST_EVENTS}.`);
  }
  const last = pastDay(context, 'last', input.last) ?? context.model.asOf;
  const first = pastDay(context, 'first', input.first);
  checkOrder('last', first, last);
  const firstDay = first === null ? null : dayOf(first);
  const amount = spreadEvents(count, firstDay, dayOf(last), EVIDENCE_RULES[kind].halfLifeDays);
  return { ...amount, count, first: first ?? last, last };
}

/** A day that is not after today, up to one day's skew. */
function pastDay(context: Context, field: string, value: string | null | undefined): string | null {
  const day = dayInput(field, value);
  if (day === null || dayOf(day) <= context.model.asOfDay + 1) return day;
  throw badInput(field, `${day} is after today (${isoOfDay(context.model.asOfDay)}).`);
}

/** What was just recorded, also where it is too little for a tie. */
async function recordedView(
  context: Context,
  row: EvidenceRow,
  viewer: PersonRecord,
  other: PersonRecord,
): Promise<EvidenceView> {
  const tie = tieView(context, viewer.id, other.id) ?? { a: viewer, b: other, strength: 0 };
  const [record] = recordsOfRows(context, tie, [row], await new SourceReader(context).read([row]));
  if (record === undefined) throw notFound('evidence');
  return record;
}

const EMPTY_ROW = { level: null, at: null, strength: null } as const;
