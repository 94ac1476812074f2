import type {
  ImportProgress,
  ImportRefusalCount,
  ImportReport,
  StartImportInput,
} from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { importsOf } from './import-service.js';
import { normaliseDomain } from './mail/domain.js';
import type { ImportRun } from './pipeline/run-import.js';
import type { StoredRefusal } from './pipeline/runs.js';

const MOST_ON_A_PAGE = 500;

/** Imports, the latest first. Steward or operator. */
export async function listImports(context: Context, first: number): Promise<ImportRun[]> {
  context.requireRole('STEWARD');
  return importsOf(context.application).list(pageSize(first));
}

export async function findImport(context: Context, id: string): Promise<ImportRun | null> {
  context.requireRole('STEWARD');
  return (await importsOf(context.application).get(id)) ?? null;
}

/** What an import left out, from after an ordinal on. */
export async function listRefusals(
  context: Context,
  id: string,
  after: number | null | undefined,
  first: number,
): Promise<StoredRefusal[]> {
  context.requireRole('STEWARD');
  return importsOf(context.application).refusals(id, after ?? 0, pageSize(first));
}

export async function startImport(context: Context, input: StartImportInput): Promise<ImportRun> {
  context.requireRole('STEWARD');
  const { kind, upload, dryRun: isDryRun = false } = input;
  const ownDomains = (input.ownDomains ?? []).map(ownDomain);
  const mapping = mappingOf(input);
  return importsOf(context.application).start({ kind, upload, isDryRun, ownDomains, mapping });
}

export async function cancelImport(context: Context, id: string): Promise<ImportRun> {
  context.requireRole('STEWARD');
  return importsOf(context.application).cancel(id);
}

export async function resumeImport(context: Context, id: string): Promise<ImportRun> {
  context.requireRole('STEWARD');
  return importsOf(context.application).resume(id);
}

export function progressOf({ stored, rowsPerSecond, secondsLeft }: ImportRun): ImportProgress {
  const { bytes, totalBytes } = stored.progress;
  return { rows: stored.counts.rows, bytes, totalBytes, rowsPerSecond, secondsLeft };
}

export function reportOf({ stored }: ImportRun): ImportReport {
  const { rowsWithout, refusals, mail, ...counts } = stored.counts;
  return {
    ...counts,
    rowsLeftOut: reasonsOf(rowsWithout),
    tiesDerived: stored.progress.tiesDerived,
    refusals: reasonsOf(refusals),
    mail:
      mail === null
        ? null
        : {
            mentions: mail.mentions,
            people: mail.personMentions,
            roles: mail.roleMentions,
            mentionsLeftOut: reasonsOf(mail.refusedMentions),
            pairs: mail.pairs,
            evidence: mail.evidence,
            pairsLeftOut: reasonsOf(mail.refusedPairs),
          },
  };
}

/** The most frequent reason first. */
function reasonsOf(counts: Readonly<Record<string, number>>): ImportRefusalCount[] {
  return Object.entries(counts)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function pageSize(first: number): number {
  if (first >= 1 && first <= MOST_ON_A_PAGE) return first;
  throw badInput('first', `first is 1..${MOST_ON_A_PAGE}, not ${first}.`);
}

function ownDomain(text: string): string {
  const domain = normaliseDomain(text);
  if (domain?.includes('.') === true) return domain;
  throw badInput('ownDomains', `"${text.slice(0, 200)}" is no domain; write it like example.com.`);
}

function mappingOf({ mapping }: StartImportInput): Record<string, string> | null {
  if (mapping === null || mapping === undefined || mapping.length === 0) return null;
  const columns = new Set(mapping.map(({ column }) => column));
  if (columns.size < mapping.length) throw badInput('mapping', 'A column can hold one field only.');
  return Object.fromEntries(mapping.map(({ column, field }) => [column, field]));
}
