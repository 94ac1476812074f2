import { isoOfDay } from '../../network/day.js';
import { EVIDENCE_RULES } from '../../network/strength.js';
import { pairOf } from '../../read-model/evidence.js';
import { spreadEvents } from '../csv/spread-events.js';
import type { CsvRow, TieRecord } from '../csv/types.js';
import type { Refusal, RowRefusalReason } from '../report.js';
import { type BatchPlan, BatchTally, type EvidenceProperties, type SourceEvidence } from './batch.js';
import { findPerson, personWord } from './find-or-make.js';
import type { KnownRecords } from './known-records.js';
import { evidenceKey, type PresentEvidence } from './present-evidence.js';
import { type CsvPlanSettings, rowRefusal } from './row-refusal.js';

/**
 * Rows of ties.csv: each replaces what its file said before of the same two people and kind (for mail: in this
 * direction). People must be known already: a row that names somebody unknown is left out, and one that may not be kept.
 */
export async function planTies(
  rows: readonly CsvRow<'ties'>[],
  draft: KnownRecords,
  present: PresentEvidence,
  settings: CsvPlanSettings,
): Promise<BatchPlan> {
  const tally = new BatchTally();
  const resolved = rows.map((row) => (row.kind === 'ok' ? resolve(draft, row, settings) : row.refusals));
  const isKept = await permittedTies(resolved, draft, present);
  const said = resolved.flatMap((one) => ('kind' in one && isKept(one) ? [one] : []));
  const known = await present.ofPairs(said.map(({ from, to }) => ({ from, to })));
  const before = new Map(known);
  const now = new Map<string, SourceEvidence>();
  for (const one of resolved) {
    if (!('kind' in one)) {
      tally.refuseRow(one);
      continue;
    }
    // Without a line and a value: it is nobody's to read who did not consent.
    if (!isKept(one)) {
      tally.rowWithout('withoutConsent');
      continue;
    }
    const key = evidenceKey(one.kind, one.from, one.to);
    const isNews = !isSame(before.get(key), one.properties);
    const events = 'count' in one.properties ? one.properties.count : 1;
    tally.row(isNews);
    tally.events(isNews ? events : 0, isNews ? 0 : events);
    if (!isNews) continue;
    before.set(key, one.properties);
    now.set(key, one);
  }
  const evidence = [...now].map(([key, one]) => ({ ...one, isNew: !known.has(key) }));
  return {
    counts: tally.counts(),
    refusals: tally.refusals,
    countedMessages: [],
    evidence,
    pairs: evidence.map(({ from, to }) => pairOf(from, to)),
  };
}

/** Which of the rows may be kept. */
async function permittedTies(
  resolved: readonly (SourceEvidence | readonly Refusal[])[],
  draft: KnownRecords,
  present: PresentEvidence,
): Promise<(one: SourceEvidence) => boolean> {
  const said = resolved.flatMap((one) => ('kind' in one ? [one] : []));
  const endOf = (id: string) => {
    const person = draft.people.get(draft.livingId(id));
    const address = person?.email ?? person?.otherEmails[0] ?? '';
    return { address, isOwn: person?.isEmployee ?? false };
  };
  const addresses = said.flatMap(({ from, to }) => [from, to].map((id) => endOf(id).address));
  const gate = await present.gate(
    draft,
    addresses.filter((address) => address !== ''),
  );
  return ({ kind, from, to }) => gate.mayKeep(kind, endOf(from), endOf(to));
}

function resolve(
  draft: KnownRecords,
  row: Extract<CsvRow<'ties'>, { kind: 'ok' }>,
  settings: CsvPlanSettings,
): SourceEvidence | readonly Refusal[] {
  const { record, line } = row;
  const source = findPerson(draft, record.source);
  const target = findPerson(draft, record.target);
  const refuse = (field: 'source' | 'target', reason: RowRefusalReason) =>
    rowRefusal(settings.file, line, field, personWord(record[field]), reason);
  if (typeof source === 'string' || typeof target === 'string') {
    return [
      ...(typeof source === 'string' ? [refuse('source', source)] : []),
      ...(typeof target === 'string' ? [refuse('target', target)] : []),
    ];
  }
  if (source.id === target.id) return [refuse('target', 'self')];
  const { a, b } = pairOf(source.id, target.id);
  const [from, to] = record.kind === 'MESSAGED' ? [source.id, target.id] : [a, b];
  return { kind: record.kind, from, to, properties: propertiesOf(record) };
}

function propertiesOf(record: TieRecord): EvidenceProperties {
  if (record.kind === 'STATED') return { strength: record.strength, day: record.day };
  const { count, firstDay, lastDay, kind } = record;
  return {
    ...spreadEvents(count, firstDay, lastDay, EVIDENCE_RULES[kind].halfLifeDays),
    count,
    first: isoOfDay(firstDay ?? lastDay),
    last: isoOfDay(lastDay),
  };
}

function isSame(before: EvidenceProperties | undefined, now: EvidenceProperties): boolean {
  if (before === undefined) return false;
  if ('strength' in now)
    return 'strength' in before && before.strength === now.strength && before.day === now.day;
  return (
    'amount' in before &&
    before.amount === now.amount &&
    before.day === now.day &&
    before.count === now.count &&
    before.first === now.first &&
    before.last === now.last
  );
}
