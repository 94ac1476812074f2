import type { EvidenceKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { addAmounts, EVIDENCE_RULES } from '../network/strength.js';
import { ownsTie } from '../privacy/visibility.js';
import type { EvidenceRow, PersonRecord } from '../read-model/records.js';
import { handSourceIds } from '../sources/hand-source.js';
import type { SourceRecord } from '../sources/source-records.js';
import { evidenceId, nameOfRow } from './evidence-id.js';
import { canSeeNumbers } from './explanation.js';
import { type ReasonView, reasonsOf, reasonsOfRows } from './reasons.js';
import type { TieView } from './tie-view.js';

/** A record of evidence as deep as the viewer may look; to others, all of one kind as one. */
export interface EvidenceView extends ReasonView {
  readonly id: string;
  readonly tie: TieView;
  /** Who sent it and who got it; null where there is no direction, and to others. */
  readonly from: PersonRecord | null;
  readonly to: PersonRecord | null;
  /** Null to others. */
  readonly sourceId: string | null;
  /** The source system, once looked up; null if the source is none that is kept. */
  readonly source: SourceRecord | null;
  /** What the events weigh together on the day of the last; null for what is said, and to others. */
  readonly amount: number | null;
  /** What a file states; null for other kinds, and to others. */
  readonly strength: number | null;
  /** The viewer recorded it by hand. */
  readonly isOwnRecord: boolean;
}

/** The records behind a tie, in the order of their ids. What a project shows is derived, not a record. */
export async function evidenceOfTie(context: Context, tie: TieView): Promise<EvidenceView[]> {
  const records = canSeeNumbers(context, tie) ? await allRecords(context, tie) : await inWords(context, tie);
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

async function allRecords(context: Context, tie: TieView): Promise<EvidenceView[]> {
  const byId = new Map<string, EvidenceRow[]>();
  for (const row of await context.evidence.load(tie.a.id, tie.b.id)) {
    const id = evidenceId(nameOfRow(row));
    // Two records of one person may both carry what counts as one record here.
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [row]);
    else known.push(row);
  }
  return [...byId].flatMap(([id, [row, ...others]]) =>
    row === undefined ? [] : recordOfRow(context, tie, id, row, ...others),
  );
}

/** A row as a record to somebody who may see numbers; none if its events weigh nothing. */
export function recordOfRow(
  context: Context,
  tie: TieView,
  id: string,
  row: EvidenceRow,
  ...others: readonly EvidenceRow[]
): EvidenceView[] {
  const rows = [row, ...others];
  return reasonsOfRows(context.model, rows).map((reason) => ({
    ...reason,
    ...originOf(context, tie, row),
    id,
    tie,
    amount: amountOf(rows, reason.kind),
    strength: row.strength,
  }));
}

function originOf(
  { viewer, directory }: Context,
  tie: TieView,
  row: EvidenceRow,
): Pick<EvidenceView, 'from' | 'to' | 'sourceId' | 'source' | 'isOwnRecord'> {
  const isDirected = nameOfRow(row).record?.fromId != null;
  const own =
    viewer.kind === 'PERSON' && ownsTie(viewer, tie.a.id, tie.b.id)
      ? handSourceIds(directory, viewer.personId)
      : [];
  return {
    from: isDirected ? (directory.person(row.fromId) ?? null) : null,
    to: isDirected ? (directory.person(row.toId) ?? null) : null,
    sourceId: row.source,
    source: null,
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
