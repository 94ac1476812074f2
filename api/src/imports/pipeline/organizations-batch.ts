import { importedId } from '../../store/ids.js';
import type { CsvRow, OrganizationRecord } from '../csv/types.js';
import { organizationDomain } from '../mail/domain.js';
import type { Refusal } from '../report.js';
import { type BatchPlan, BatchTally } from './batch.js';
import { emptyOrganization, findPerson, nameOfDomain } from './find-or-make.js';
import { type KnownOrganization, type KnownRecords, nameKey } from './known-records.js';
import { type CsvPlanSettings, rowRefusal } from './row-refusal.js';

/**
 * Rows of organizations.csv: each finds its organization by id, domain or name (in that order), else makes one. An
 * empty cell changes nothing.
 */
export function planOrganizations(
  rows: readonly CsvRow<'organizations'>[],
  draft: KnownRecords,
  settings: CsvPlanSettings,
): BatchPlan {
  const tally = new BatchTally();
  for (const row of rows) {
    if (row.kind === 'refused') {
      tally.refuseRow(row.refusals);
      continue;
    }
    const result = described(draft, row.record, settings, row.line);
    if (result.kind === 'refused') {
      tally.refuseRow([result.refusal]);
      continue;
    }
    const isNews = JSON.stringify(result.before) !== JSON.stringify(result.after);
    if (isNews) draft.organizations.set(result.after);
    tally.row(isNews);
  }
  return { counts: tally.counts(), refusals: tally.refusals, countedMessages: [], evidence: [], pairs: [] };
}

type Described =
  | {
      readonly kind: 'described';
      readonly before: KnownOrganization | undefined;
      readonly after: KnownOrganization;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

function described(
  draft: KnownRecords,
  record: OrganizationRecord,
  settings: CsvPlanSettings,
  line: number,
): Described {
  const refused = (field: string, value: string, reason: Parameters<typeof rowRefusal>[4]): Described => ({
    kind: 'refused',
    refusal: rowRefusal(settings.file, line, field, value, reason),
  });
  const domain = record.domain === null ? null : (organizationDomain(record.domain) ?? record.domain);
  const hasOwnId = record.id !== record.domain && record.id !== record.name;
  const byKey = hasOwnId ? draft.organizations.find(`key:${record.id}`) : undefined;
  const byDomain = domain === null ? undefined : draft.organizationByDomain(domain);
  if (byKey !== undefined && byDomain !== undefined && byKey.id !== byDomain.id) {
    return refused('domain', domain ?? '', 'duplicateId');
  }
  const before = byKey ?? byDomain ?? ofName(draft, record.name, domain);
  const isSecondOwn = record.stage === 'OWN' && (draft.ownOrganization()?.id ?? before?.id) !== before?.id;
  if (isSecondOwn) return refused('stage', 'OWN', 'stage');
  const owner = record.accountOwner === null ? undefined : findPerson(draft, record.accountOwner);
  if (record.accountOwner !== null && owner === undefined) {
    const { accountOwner } = record;
    const value = accountOwner.kind === 'EMAIL' ? accountOwner.email : accountOwner.id;
    return refused('accountOwner', value, 'unknownPerson');
  }
  const organization = before ?? emptyOrganization(idOf(record, domain, hasOwnId));
  const after: KnownOrganization = {
    ...organization,
    key: organization.key ?? (hasOwnId ? record.id : null),
    name: record.name ?? (organization.name || nameOfDomain(domain ?? record.id)),
    domain: domain ?? organization.domain,
    stage: record.stage ?? organization.stage,
    city: record.city ?? organization.city,
    country: record.country ?? organization.country,
    accountOwnerIds: owner === undefined ? organization.accountOwnerIds : [draft.livingId(owner.id)],
  };
  return { kind: 'described', before, after };
}

/** An organization of the same name, unless it is known under another domain. */
function ofName(
  draft: KnownRecords,
  name: string | null,
  domain: string | null,
): KnownOrganization | undefined {
  if (name === null) return undefined;
  return draft.organizations
    .findAll(nameKey(name))
    .find((one) => domain === null || one.domain === null || one.domain === domain);
}

function idOf(record: OrganizationRecord, domain: string | null, hasOwnId: boolean): string {
  if (hasOwnId) return importedId('organization-key', record.id);
  if (domain !== null) return importedId('domain', domain);
  return importedId('organization', nameKey(record.name ?? record.id));
}
