import { MAIL_REFUSAL_REASONS, type MailRefusalReason } from '../report.js';
import type { MailCounts, MailReading } from './types.js';

type ByReason = Readonly<Partial<Record<MailRefusalReason, number>>>;

export const NO_MAIL_COUNTS: MailCounts = {
  messages: 0,
  messagesWithEvidence: 0,
  messagesWithout: {},
  mentions: 0,
  personMentions: 0,
  roleMentions: 0,
  refusedMentions: {},
  pairs: 0,
  evidence: 0,
  refusedPairs: {},
  refusedNames: 0,
};

/** The sum of two counts. Order and batching make no difference. */
export function addMailCounts(a: MailCounts, b: MailCounts): MailCounts {
  return {
    messages: a.messages + b.messages,
    messagesWithEvidence: a.messagesWithEvidence + b.messagesWithEvidence,
    messagesWithout: addReasons(a.messagesWithout, b.messagesWithout),
    mentions: a.mentions + b.mentions,
    personMentions: a.personMentions + b.personMentions,
    roleMentions: a.roleMentions + b.roleMentions,
    refusedMentions: addReasons(a.refusedMentions, b.refusedMentions),
    pairs: a.pairs + b.pairs,
    evidence: a.evidence + b.evidence,
    refusedPairs: addReasons(a.refusedPairs, b.refusedPairs),
    refusedNames: a.refusedNames + b.refusedNames,
  };
}

/** The counts of a message (or file) that reading itself had to leave out. */
export function refusedReadingCounts(reading: Extract<MailReading, { kind: 'refused' }>): MailCounts {
  if (!reading.isMessage) return NO_MAIL_COUNTS;
  return { ...NO_MAIL_COUNTS, messages: 1, messagesWithout: { [reading.refusal.reason]: 1 } };
}

/** Whether every message, mention and pair is accounted for. */
export function doMailCountsAddUp(counts: MailCounts): boolean {
  return (
    counts.messages === counts.messagesWithEvidence + sumOf(counts.messagesWithout) &&
    counts.mentions === counts.personMentions + counts.roleMentions + sumOf(counts.refusedMentions) &&
    counts.pairs === counts.evidence + sumOf(counts.refusedPairs)
  );
}

export function sumOf(counts: ByReason): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function addReasons(a: ByReason, b: ByReason): ByReason {
  const sum: Partial<Record<MailRefusalReason, number>> = {};
  for (const reason of MAIL_REFUSAL_REASONS) {
    const count = (a[reason] ?? 0) + (b[reason] ?? 0);
    if (count > 0) sum[reason] = count;
  }
  return sum;
}
