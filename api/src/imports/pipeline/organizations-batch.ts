import { importedId } from '../../store/ids.js';
import type { CsvRow, OrganizationRecord } from '../csv/types.js';
import { organizationDomain } from '../mail/domain.js';
import type { RowRefusalReason } from '../report.js';
import type { BatchPlan } from './batch.js';
import { findDescribed } from './find-described.js';
import { emptyOrganization, findPerson, nameOfDomain, personWord } from './find-or-make.js';
import { type KnownOrganization, type KnownRecords, nameKey } from './known-records.js';
import { type Described, planRows } from './plan-rows.js';
import { describedBy, FieldChoice } from './provenance.js';
import { type CsvPlanSettings, rowRefusal } from './row-refusal.js';

/**
 * Rows of organizations.csv: each finds its organization by its source's id, by domain or by name (see
 * `findDescribed`), else makes one. An empty cell changes nothing; a filled one replaces what was there if its source
 * leads (see `FieldChoice`).
 */
export function planOrganizations(
  rows: readonly CsvRow<'organizations'>[],
  draft: KnownRecords,
  settings: CsvPlanSettings,
): BatchPlan {
  return planRows(rows, draft.organizations, ({ record, line }) => describe(draft, record, settings, line));
}

function describe(
  draft: KnownRecords,
  record: OrganizationRecord,
  settings: CsvPlanSettings,
  line: number,
): Described<KnownOrganization> {
  const refusal = (field: string, value: string, reason: RowRefusalReason) =>
    rowRefusal(settings.file, line, field, value, reason);
  const refused = (field: string, value: string, reason: RowRefusalReason): Described<KnownOrganization> => ({
    kind: 'refused',
    refusal: refusal(field, value, reason),
  });
  const domain = record.domain === null ? null : (organizationDomain(record.domain) ?? record.domain);
  const key = record.id === record.domain || record.id === record.name ? null : record.id;
  const found = findDescribed(draft.organizations, {
    key,
    sourceId: settings.sourceId,
    byAddress: domain === null ? undefined : draft.organizationByDomain(domain),
    byName: ofName(draft, record.name, domain),
    agrees: (one) => fits(one, record.name, domain),
  });
  if (found.kind === 'refused') {
    return found.because === 'KEY'
      ? refused('id', record.id, 'otherKey')
      : refused('domain', domain ?? '', 'duplicateId');
  }
  const before = found.entry;
  const isSecondOwn = record.stage === 'OWN' && (draft.ownOrganization()?.id ?? before?.id) !== before?.id;
  if (isSecondOwn) return refused('stage', 'OWN', 'stage');
  const owner = record.accountOwner === null ? null : findPerson(draft, record.accountOwner);
  if (record.accountOwner !== null && typeof owner === 'string') {
    return refused('accountOwner', personWord(record.accountOwner), owner);
  }
  const organization = before ?? emptyOrganization(idOf(record, domain, key, settings), settings.sourceId);
  const choice = new FieldChoice(organization, settings, line);
  const ownerId = owner === null || typeof owner === 'string' ? null : draft.livingId(owner.id);
  const after: KnownOrganization = {
    ...describedBy(organization, settings.sourceId, key),
    name: nameOf(organization, record, domain, choice),
    domain: choice.take('domain', domain, organization.domain),
    stage:
      choice.take('stage', record.stage, organization.stage === 'UNKNOWN' ? null : organization.stage) ??
      'UNKNOWN',
    city: choice.take('city', record.city, organization.city),
    country: choice.take('country', record.country, organization.country),
    accountOwnerIds: ownersOf(organization, record, ownerId, choice),
  };
  const apart = found.isKeyOfAnother ? [refusal('id', record.id, 'keyOfAnother')] : [];
  return { kind: 'described', before, after, notices: [...apart, ...choice.notices] };
}

function nameOf(
  organization: KnownOrganization,
  { id, name }: OrganizationRecord,
  domain: string | null,
  choice: FieldChoice,
): string {
  const isStopgap = organization.domain !== null && organization.name === nameOfDomain(organization.domain);
  const known = organization.name === '' || isStopgap ? null : organization.name;
  return choice.take('name', name, known) ?? (organization.name || nameOfDomain(domain ?? id));
}

function ownersOf(
  { accountOwnerIds }: KnownOrganization,
  { accountOwner }: OrganizationRecord,
  ownerId: string | null,
  choice: FieldChoice,
): string[] {
  if (accountOwner === null || ownerId === null) return accountOwnerIds;
  if (choice.isLeading || accountOwnerIds.length === 0) return [ownerId];
  if (!accountOwnerIds.includes(ownerId)) choice.disagree('accountOwner', personWord(accountOwner));
  return accountOwnerIds;
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

/** Whether a row with another source's id may mean this organization. */
function fits(organization: KnownOrganization, name: string | null, domain: string | null): boolean {
  if (domain !== null && organization.domain !== null) return organization.domain === domain;
  return name === null || nameKey(name) === nameKey(organization.name);
}

function idOf(
  record: OrganizationRecord,
  domain: string | null,
  key: string | null,
  { sourceId }: CsvPlanSettings,
): string {
  if (key !== null) return importedId(sourceId, key);
  if (domain !== null) return importedId('domain', domain);
  return importedId('organization', nameKey(record.name ?? record.id));
}
