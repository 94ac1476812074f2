import { z } from 'zod';
import { addMailCounts, NO_MAIL_COUNTS } from '../mail/mail-counts.js';
import type { MailCounts } from '../mail/types.js';

const byReason = z.record(z.string(), z.number());

const mailCounts = z.object({
  messages: z.number(),
  messagesWithEvidence: z.number(),
  messagesWithout: byReason,
  mentions: z.number(),
  personMentions: z.number(),
  roleMentions: z.number(),
  refusedMentions: byReason,
  pairs: z.number(),
  evidence: z.number(),
  refusedPairs: byReason,
  refusedNames: z.number(),
});

/**
 * What an import did, in numbers that add up: rows = rowsTaken + rowsKnown + the sum of rowsWithout; for mail also
 * what `MailCounts` promises, with evidence = eventsCounted + eventsKnown.
 */
export interface ImportCounts {
  /** Messages or rows read. */
  readonly rows: number;
  /** Gave something that was not known. */
  readonly rowsTaken: number;
  /** Gave nothing that was not known. */
  readonly rowsKnown: number;
  /** Gave nothing, by the first reason why. A message may still have named people. */
  readonly rowsWithout: Readonly<Record<string, number>>;
  readonly peopleCreated: number;
  readonly organizationsCreated: number;
  readonly projectsCreated: number;
  readonly eventsCounted: number;
  /** Events that an earlier message or import counted. */
  readonly eventsKnown: number;
  /** Each thing left out, by reason; as many as there are entries in the list of refusals. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly mail: MailCounts | null;
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  rowsTaken: 0,
  rowsKnown: 0,
  rowsWithout: {},
  peopleCreated: 0,
  organizationsCreated: 0,
  projectsCreated: 0,
  eventsCounted: 0,
  eventsKnown: 0,
  refusals: {},
  mail: null,
};

/** Counts as they are kept with a run. */
export const importCounts = z.object({
  rows: z.number(),
  rowsTaken: z.number(),
  rowsKnown: z.number(),
  rowsWithout: byReason,
  peopleCreated: z.number(),
  organizationsCreated: z.number(),
  projectsCreated: z.number(),
  eventsCounted: z.number(),
  eventsKnown: z.number(),
  refusals: byReason,
  mail: mailCounts.nullable(),
});

export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    rows: a.rows + b.rows,
    rowsTaken: a.rowsTaken + b.rowsTaken,
    rowsKnown: a.rowsKnown + b.rowsKnown,
    rowsWithout: addReasons(a.rowsWithout, b.rowsWithout),
    peopleCreated: a.peopleCreated + b.peopleCreated,
    organizationsCreated: a.organizationsCreated + b.organizationsCreated,
    projectsCreated: a.projectsCreated + b.projectsCreated,
    eventsCounted: a.eventsCounted + b.eventsCounted,
    eventsKnown: a.eventsKnown + b.eventsKnown,
    refusals: addReasons(a.refusals, b.refusals),
    mail:
      a.mail === null && b.mail === null
        ? null
        : addMailCounts(a.mail ?? NO_MAIL_COUNTS, b.mail ?? NO_MAIL_COUNTS),
  };
}

/** Whether every row, and of mail every mention and pair, is accounted for. */
export function doCountsAddUp(counts: ImportCounts): boolean {
  return counts.rows === counts.rowsTaken + counts.rowsKnown + sumOf(counts.rowsWithout);
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** How often each reason stands in a list. */
export function countReasons(items: readonly { readonly reason: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of items) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function addReasons(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [reason, count] of Object.entries(b)) sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}
