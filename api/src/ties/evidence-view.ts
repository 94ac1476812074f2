import type { EvidenceKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { addAmounts, EVIDENCE_RULES } from '../network/strength.js';
import { ownsTie } from '../privacy/visibility.js';
import type { EvidenceRow, PersonRecord } from '../read-model/records.js';
import { handSourceIds } from '../sources/hand-source.js';
import { evidenceId, isDirected, nameOfRow } from './evidence-id.js';
import { canSeeNumbers } from './explanation.js';
import { type ReasonView, reasonsOf, reasonsOfRows } from './reasons.js';
import type { ShownSource, SourceReader, SourceReading } from './shown-source.js';
import type { TieView } from './tie-view.js';

/** A record of evidence as deep as the viewer may look; to others, all of one kind as one. */
export interface EvidenceView extends ReasonView {
  readonly id: string;
  readonly tie: TieView;
  /** Who sent it and who got it; null where there is no direction, and to others. */
  readonly from: PersonRecord | null;
  readonly to: PersonRecord | null;
  /** By which the viewer may ask for it; null to others. */
  readonly sourceId: string | null;
  /** Null if the source is none that is kept, and to others. */
  readonly source: ShownSource | null;
  /** What the events weigh together on the day of the last; null for what is said, and to others. */
  readonly amount: number | null;
  /** What a file states; null for other kinds, and to others. */
  readonly strength: number | null;
  /** The viewer recorded it by hand. */
  readonly isOwnRecord: boolean;
}

/** The records behind a tie, in the order of their ids. What a project shows is derived, not a record. */
export async function evidenceOfTie(
  context: Context,
  tie: TieView,
  sources: SourceReader,
): Promise<EvidenceView[]> {
  const records = canSeeNumbers(context, tie)
    ? await allRecords(context, tie, sources)
    : await inWords(context, tie);
  return records.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function inWords(context: Context, tie: TieView): Promise<EvidenceView[]> {
  const { a, b } = pairIds(tie);
  return (await reasonsOf(context, tie)).flatMap((reason) => {
    const { kind } = reason;
    if (kind === 'WORKED_WITH') return [];
    return [{ ...reason, ...NOTHING_MORE, tie, id: evidenceId({ a, b, kind, record: null }) }];
  });
}

const NOTHING_MORE = {
  from: null,
  to: null,
  sourceId: null,
  source: null,
  amount: null,
  strength: null,
  isOwnRecord: false,
} as const;

async function allRecords(context: Context, tie: TieView, sources: SourceReader): Promise<EvidenceView[]> {
  const rows = await context.evidence.load(tie.a.id, tie.b.id);
  return recordsOfRows(context, tie, rows, await sources.read(rows));
}

/** Rows as records to somebody who may see numbers; none of those whose events weigh nothing. */
export function recordsOfRows(
  context: Context,
  tie: TieView,
  rows: readonly EvidenceRow[],
  readingOf: (row: EvidenceRow) => SourceReading,
): EvidenceView[] {
  const byId = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const id = evidenceId(nameOfRow(row, readingOf(row)));
    // Two records of one person, or sources the viewer may not tell apart, may carry what counts as one record here.
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [row]);
    else known.push(row);
  }
  return [...byId].flatMap(([id, same]) => {
    const latest = same.reduce((one, other) => ((other.day ?? 0) > (one.day ?? 0) ? other : one));
    return reasonsOfRows(context.model, same).map((reason) => ({
      ...reason,
      ...originOf(context, tie, latest, readingOf(latest)),
      id,
      tie,
      amount: amountOf(same, reason.kind),
      strength: latest.strength,
    }));
  });
}

function originOf(
  { viewer, directory }: Context,
  tie: TieView,
  row: EvidenceRow,
  { sourceId, shown }: SourceReading,
): Pick<EvidenceView, 'from' | 'to' | 'sourceId' | 'source' | 'isOwnRecord'> {
  const own =
    viewer.kind === 'PERSON' && ownsTie(viewer, tie.a.id, tie.b.id)
      ? handSourceIds(directory, viewer.personId)
      : [];
  return {
    from: isDirected(row.kind) ? (directory.person(row.fromId) ?? null) : null,
    to: isDirected(row.kind) ? (directory.person(row.toId) ?? null) : null,
    sourceId,
    source: shown,
    isOwnRecord: row.source !== null && own.includes(row.source),
  };
}

function amountOf(rows: readonly EvidenceRow[], kind: EvidenceKind): number | null {
  if (kind !== 'MESSAGED' && kind !== 'MET' && kind !== 'CONNECTED') return null;
  return rows
    .map(({ amount, day }) => ({ amount: amount ?? 0, day: day ?? 0 }))
    .reduce((sum, one) => addAmounts(sum, one, EVIDENCE_RULES[kind].halfLifeDays)).amount;
}

function pairIds({ a, b }: TieView): { a: string; b: string } {
  return a.id < b.id ? { a: a.id, b: b.id } : { a: b.id, b: a.id };
}
