import type {
  ColumnMapping,
  ImportProgress,
  ImportRefusalCount,
  ImportReport,
  ImportSettings,
  StartImportInput,
} from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { CSV_FIELDS, REQUIRED_FIELDS } from './csv/fields.js';
import type { CsvKind } from './csv/types.js';
import { importsOf } from './import-service.js';
import { normaliseDomain } from './mail/domain.js';
import { type ImportRun, knownOwnDomains } from './pipeline/run-import.js';
import type { StoredRefusal } from './pipeline/runs.js';
import { reasonSentence } from './reason-sentences.js';

const MOST_ON_A_PAGE = 500;
/** Organizations first, ties last: the order in which files that refer to each other are imported. */
const CSV_KINDS: readonly CsvKind[] = ['organizations', 'people', 'projects', 'ties'];
const KIND_OF_CSV = {
  organizations: 'ORGANIZATIONS',
  people: 'PEOPLE',
  projects: 'PROJECTS',
  ties: 'TIES',
} as const satisfies Record<CsvKind, string>;

/** Imports, the latest first. Steward or operator. */
export async function listImports(context: Context, first: number): Promise<ImportRun[]> {
  return importsOf(context.application).list(pageSize(first));
}

export async function findImport(context: Context, id: string): Promise<ImportRun | null> {
  return (await importsOf(context.application).get(id)) ?? null;
}

/** What an import left out, from after an ordinal on. */
export async function listRefusals(
  context: Context,
  id: string,
  after: number | null | undefined,
  first: number,
): Promise<StoredRefusal[]> {
  return importsOf(context.application).refusals(id, after ?? 0, pageSize(first));
}

/** The own domains of the latest import of mail come before those configured: a steward said them last. */
export async function importSettings(context: Context): Promise<ImportSettings> {
  const { application } = context;
  const latest = (await importsOf(application).list(MOST_ON_A_PAGE)).find(
    ({ stored }) => stored.kind === 'MAIL',
  );
  const given = latest?.stored.settings.ownDomains ?? [];
  return {
    uploadLimitBytes: application.config.uploadLimitBytes,
    ownDomains: given.length > 0 ? given : knownOwnDomains(application),
    csvKinds: CSV_KINDS.map((csvKind) => ({
      kind: KIND_OF_CSV[csvKind],
      fields: CSV_FIELDS[csvKind].map(({ field, names }) => ({ field, names: [...names] })),
      needed: REQUIRED_FIELDS[csvKind].map((fields) => [...fields]),
    })),
  };
}

/** The upload of a run, if it is still there. */
export async function uploadOf(context: Context, { stored }: ImportRun): Promise<string | null> {
  const { upload } = stored.file;
  if (upload === null) return null;
  return (await importsOf(context.application).uploads.find(upload)) === undefined ? null : upload;
}

export function canResume(context: Context, run: ImportRun): Promise<boolean> {
  return importsOf(context.application).canResume(run);
}

export function mappingSaid({ stored }: ImportRun): ColumnMapping[] | null {
  const { mapping } = stored.settings;
  return mapping === null ? null : Object.entries(mapping).map(([column, field]) => ({ column, field }));
}

/** Null without an error. */
export function errorSentence({ stored }: ImportRun, language: 'de' | 'en'): string | null {
  return stored.errorCode === null ? null : reasonSentence(stored.errorCode, language);
}

export async function startImport(context: Context, input: StartImportInput): Promise<ImportRun> {
  const { kind, upload, dryRun: isDryRun = false } = input;
  const ownDomains = (input.ownDomains ?? []).map(ownDomain);
  const mapping = mappingOf(input);
  const mailboxOwner = input.mailboxOwner ?? null;
  return importsOf(context.application).start({ kind, upload, isDryRun, ownDomains, mapping, mailboxOwner });
}

export async function cancelImport(context: Context, id: string): Promise<ImportRun> {
  return importsOf(context.application).cancel(id);
}

export async function resumeImport(context: Context, id: string): Promise<ImportRun> {
  return importsOf(context.application).resume(id);
}

export function progressOf({ stored, rowsPerSecond, secondsLeft }: ImportRun): ImportProgress {
  const { bytes, totalBytes } = stored.progress;
  const secondsWorked = stored.progress.elapsedMs / 1000;
  return { rows: stored.counts.rows, bytes, totalBytes, rowsPerSecond, secondsLeft, secondsWorked };
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
    .map(([reason, count]) => ({
      reason,
      count,
      messageDe: reasonSentence(reason, 'de'),
      messageEn: reasonSentence(reason, 'en'),
    }))
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
