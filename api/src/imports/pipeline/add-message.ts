import { isoOfDay } from '../../network/day.js';
import { addAmounts, EVIDENCE_RULES } from '../../network/strength.js';
import type { EvidenceProperties } from './batch.js';

/** What a record of MESSAGED says with one message more; `weight` and `day` (whole days since 1970-01-01) are the message's. */
export function addMessage(
  before: EvidenceProperties | undefined,
  { weight, day }: { readonly weight: number; readonly day: number },
): EvidenceProperties {
  const date = isoOfDay(day);
  const own = { amount: weight, day };
  // What counts nothing yet says nothing of days.
  if (before === undefined || !('amount' in before) || before.count === 0)
    return { ...own, count: 1, first: date, last: date };
  return {
    ...addAmounts(before, own, EVIDENCE_RULES.MESSAGED.halfLifeDays),
    count: before.count + 1,
    first: date < before.first ? date : before.first,
    last: date > before.last ? date : before.last,
  };
}

/** A record of MESSAGED that says nothing yet: all its messages came in from elsewhere. */
export function noMessage({ day }: { readonly day: number }): EvidenceProperties {
  const date = isoOfDay(day);
  return { amount: 0, day, count: 0, first: date, last: date };
}
