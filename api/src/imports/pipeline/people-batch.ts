import { isoOfDay } from '../../network/day.js';
import type { EmploymentRecord } from '../../read-model/records.js';
import { importedId } from '../../store/ids.js';
import type { CsvRow, PersonRecord } from '../csv/types.js';
import { isOwnDomain, organizationDomain } from '../mail/domain.js';
import type { Refusal } from '../report.js';
import { type BatchPlan, BatchTally } from './batch.js';
import {
  departmentOfPath,
  nameOfAddress,
  newPerson,
  organizationOf,
  organizationOfDomain,
  ownOrganization,
  personIdOfEmail,
  skillOfName,
} from './find-or-make.js';
import type { KnownOrganization, KnownPerson, KnownRecords } from './known-records.js';
import { type CsvPlanSettings, rowRefusal } from './row-refusal.js';

/**
 * Rows of people.csv: each finds its person by id or e-mail, else makes one. An empty cell changes nothing; a filled
 * one replaces what was there. A row whose id and e-mail belong to two different people is left out.
 */
export function planPeople(
  rows: readonly CsvRow<'people'>[],
  draft: KnownRecords,
  settings: CsvPlanSettings,
): BatchPlan {
  const tally = new BatchTally();
  for (const row of rows) {
    if (row.kind === 'refused') {
      tally.refuseRow(row.refusals);
      continue;
    }
    const found = findRecord(draft, row.record, settings, row.line);
    if (found.kind === 'refused') {
      tally.refuseRow([found.refusal]);
      continue;
    }
    const after = described(draft, found.person ?? made(row.record), row.record, found.person, settings);
    const isNews = JSON.stringify(found.person) !== JSON.stringify(after);
    if (isNews) draft.people.set(after);
    tally.row(isNews);
  }
  return { counts: tally.counts(), refusals: tally.refusals, countedMessages: [], evidence: [], pairs: [] };
}

type Found =
  | { readonly kind: 'found'; readonly person: KnownPerson | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

function findRecord(
  draft: KnownRecords,
  record: PersonRecord,
  settings: CsvPlanSettings,
  line: number,
): Found {
  const { id, email } = record;
  const byKey =
    id === null ? undefined : (draft.personByKey(id) ?? draft.people.get(importedId('person', id)));
  const byEmail = email === null ? undefined : draft.personByEmail(email);
  const livingByKey = byKey && draft.living(byKey);
  const livingByEmail = byEmail && draft.living(byEmail);
  const refused = (field: string, value: string): Found => ({
    kind: 'refused',
    refusal: rowRefusal(settings.file, line, field, value, 'ambiguousPerson'),
  });
  if (livingByKey !== undefined && livingByEmail !== undefined && livingByKey.id !== livingByEmail.id) {
    return refused('email', email ?? '');
  }
  const hasOtherKey =
    byKey === undefined && id !== null && livingByEmail !== undefined && livingByEmail.key !== null;
  if (hasOtherKey) return refused('id', id);
  return { kind: 'found', person: livingByKey ?? livingByEmail };
}

function made({ id, email }: PersonRecord): KnownPerson {
  const personId = id !== null ? importedId('person', id) : personIdOfEmail(email ?? '');
  const name = email !== null ? nameOfAddress(email) : (id ?? '');
  return newPerson(personId, name, false);
}

function described(
  draft: KnownRecords,
  person: KnownPerson,
  record: PersonRecord,
  before: KnownPerson | undefined,
  settings: CsvPlanSettings,
): KnownPerson {
  const organization = organizationFor(draft, record, settings);
  const isEmployee = before?.isEmployee === true || worksHere(draft, record, organization, settings);
  const department = isEmployee ? departmentOfPath(draft, record.departmentPath) : undefined;
  const described: KnownPerson = {
    ...person,
    ...contactDetails(person, record),
    key: person.key ?? record.id,
    name: record.name ?? person.name,
    title: isEmployee ? (record.title ?? person.title) : person.title,
    isEmployee,
    recorded: true,
    leftAt: isEmployee ? leavingDate(person.leftAt, record, settings) : person.leftAt,
    departmentIds: department === undefined ? person.departmentIds : [department.id],
    skills: skillsOf(draft, person, record, settings.sourceId),
  };
  const isOutside = !isEmployee || described.leftAt !== null;
  if (!isOutside || organization === undefined || organization.stage === 'OWN') return described;
  return { ...described, employments: employmentsOf(person, record, organization, settings) };
}

/** An e-mail address that changes stays findable. */
function contactDetails(
  person: KnownPerson,
  record: PersonRecord,
): Pick<KnownPerson, 'email' | 'otherEmails' | 'phone'> {
  const phone = record.phone ?? person.phone;
  if (record.email === null || record.email === person.email)
    return { email: person.email, otherEmails: person.otherEmails, phone };
  if (person.otherEmails.includes(record.email))
    return { email: person.email, otherEmails: person.otherEmails, phone };
  const otherEmails = person.email === null ? person.otherEmails : [...person.otherEmails, person.email];
  return { email: record.email, otherEmails, phone };
}

function organizationFor(
  draft: KnownRecords,
  record: PersonRecord,
  settings: CsvPlanSettings,
): KnownOrganization | undefined {
  if (record.organization !== null) return organizationOf(draft, record.organization, settings.ownDomains);
  const domain = domainOf(record);
  if (domain === null || settings.ownDomains.length === 0 || record.departmentPath.length > 0)
    return undefined;
  if (isOwnDomain(domain, settings.ownDomains)) return ownOrganization(draft, settings.ownDomains);
  const registrable = organizationDomain(domain);
  return registrable === null ? undefined : organizationOfDomain(draft, registrable);
}

/**
 * An own address is a colleague's; else the organization says; a foreign address without a department is an
 * outsider's; whoever is left is a colleague: a list of staff seldom names the company itself.
 */
function worksHere(
  draft: KnownRecords,
  record: PersonRecord,
  organization: KnownOrganization | undefined,
  settings: CsvPlanSettings,
): boolean {
  const domain = domainOf(record);
  const isOwn = domain !== null && isOwnDomain(domain, settings.ownDomains);
  if (isOwn) return true;
  if (record.organization !== null) return organization?.id === draft.ownOrganization()?.id;
  return domain === null || settings.ownDomains.length === 0 || record.departmentPath.length > 0;
}

function domainOf({ email }: PersonRecord): string | null {
  return email === null ? null : email.slice(email.lastIndexOf('@') + 1);
}

function leavingDate(before: string | null, record: PersonRecord, settings: CsvPlanSettings): string | null {
  if (record.leftDay !== null) return isoOfDay(record.leftDay);
  if (!record.hasLeft) return before;
  return before ?? isoOfDay(settings.todayDay);
}

/** What this file says replaces what it said before; what others say stays. */
function skillsOf(
  draft: KnownRecords,
  person: KnownPerson,
  record: PersonRecord,
  source: string,
): KnownPerson['skills'] {
  if (record.skills.length === 0) return person.skills;
  const claimed = new Set(record.skills.map((name) => skillOfName(draft, name).id));
  const kept = person.skills.filter((skill) => skill.source !== source || claimed.has(skill.skillId));
  const known = new Set(kept.map(({ skillId }) => skillId));
  const added = [...claimed].filter((skillId) => !known.has(skillId)).map((skillId) => ({ skillId, source }));
  return [...kept, ...added];
}

/** A present employment at another organization ends the day before; one that has ended stays as history. */
function employmentsOf(
  person: KnownPerson,
  record: PersonRecord,
  organization: KnownOrganization,
  settings: CsvPlanSettings,
): EmploymentRecord[] {
  const yesterday = isoOfDay(settings.todayDay - 1);
  const until =
    !person.isEmployee && record.hasLeft ? isoOfDay(record.leftDay ?? settings.todayDay - 1) : null;
  const isPresentHere = (one: EmploymentRecord) =>
    one.organizationId === organization.id && (one.until === null || until !== null);
  const here = person.employments.find(isPresentHere);
  const title = record.title ?? here?.title ?? null;
  const now: EmploymentRecord = {
    organizationId: organization.id,
    title,
    since: here?.since ?? null,
    until: here?.until ?? until,
  };
  const others = person.employments
    .filter((one) => one !== here)
    .map((one) => (one.until === null ? { ...one, until: yesterday } : one));
  const at = here === undefined ? others.length : person.employments.indexOf(here);
  return [...others.slice(0, at), now, ...others.slice(at)];
}
