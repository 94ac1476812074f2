import { isoOfDay } from '../../network/day.js';
import { keysOf } from '../../read-model/source-keys.js';
import { importedId } from '../../store/ids.js';
import type { CsvRow, PersonRecord } from '../csv/types.js';
import { isOwnDomain, organizationDomain } from '../mail/domain.js';
import type { BatchPlan } from './batch.js';
import { employmentsBesides, employmentsOf, presentEmployments } from './employments.js';
import { findDescribed } from './find-described.js';
import {
  departmentOfPath,
  findDepartment,
  findOrganization,
  nameOfAddress,
  newPerson,
  organizationOf,
  organizationOfDomain,
  ownOrganization,
  personIdOfEmail,
  skillOfName,
} from './find-or-make.js';
import type { ImportGate } from './gate.js';
import { type KnownOrganization, type KnownPerson, type KnownRecords, nameKey } from './known-records.js';
import { type Described, planRows } from './plan-rows.js';
import { describedBy, FieldChoice } from './provenance.js';
import { type CsvPlanSettings, rowRefusal } from './row-refusal.js';

/**
 * Rows of people.csv: each finds its person by its source's id or by e-mail (see `findDescribed`), else makes one. An
 * empty cell changes nothing; a filled one replaces what was there if its source leads (see `FieldChoice`). Nobody who
 * objected is taken in.
 */
export function planPeople(
  rows: readonly CsvRow<'people'>[],
  draft: KnownRecords,
  settings: CsvPlanSettings,
  gate: ImportGate,
): BatchPlan {
  return planRows(rows, draft.people, ({ record, line }) => {
    const { email } = record;
    if (email !== null && gate.isObjected(email.toLowerCase())) {
      return { kind: 'refused', refusal: rowRefusal(settings.file, line, 'email', '', 'objected') };
    }
    return describe(draft, record, settings, line);
  });
}

/** The addresses that some rows name. */
export function addressesOfRows(rows: readonly CsvRow<'people'>[]): string[] {
  return rows.flatMap((row) => (row.kind === 'ok' ? (row.record.email?.toLowerCase() ?? []) : []));
}

function describe(
  draft: KnownRecords,
  record: PersonRecord,
  settings: CsvPlanSettings,
  line: number,
): Described<KnownPerson> {
  const { id, email } = record;
  const refusal = (field: 'id' | 'email', reason: Parameters<typeof rowRefusal>[4]) =>
    rowRefusal(settings.file, line, field, record[field] ?? '', reason);
  const found = findDescribed(draft.people, {
    key: id,
    sourceId: settings.sourceId,
    byAddress: email === null ? undefined : personOfEmail(draft, email),
    living: (person) => draft.living(person),
    agrees: (person) => fits(person, record),
  });
  if (found.kind === 'refused') {
    const isKey = found.because === 'KEY';
    return {
      kind: 'refused',
      refusal: isKey ? refusal('id', 'otherKey') : refusal('email', 'ambiguousPerson'),
    };
  }
  const before = found.entry;
  const person = before ?? made(record, settings);
  const choice = new FieldChoice(person, settings, line);
  const after = described(draft, person, record, settings, choice);
  const apart = found.isKeyOfAnother ? [refusal('id', 'keyOfAnother')] : [];
  return { kind: 'described', before, after, notices: [...apart, ...choice.notices] };
}

/** A record that mail made for an address is this person, even if the address was taken off it. */
function personOfEmail(draft: KnownRecords, email: string): KnownPerson | undefined {
  return draft.personByEmail(email) ?? draft.people.get(personIdOfEmail(email));
}

/** Whether a row with another source's id may mean this person. */
function fits(person: KnownPerson, { name, email }: PersonRecord): boolean {
  if (name !== null) return nameKey(name) === nameKey(person.name);
  return email === null || person.email === null;
}

function made({ id, email }: PersonRecord, { sourceId }: CsvPlanSettings): KnownPerson {
  const personId = id !== null ? importedId(sourceId, id) : personIdOfEmail(email ?? '');
  const name = email !== null ? nameOfAddress(email) : (id ?? '');
  return newPerson(personId, name, false, sourceId);
}

function described(
  draft: KnownRecords,
  person: KnownPerson,
  record: PersonRecord,
  settings: CsvPlanSettings,
  choice: FieldChoice,
): KnownPerson {
  const mayMove = choice.isLeading || presentEmployments(person).length === 0;
  const organization = mayMove
    ? organizationFor(draft, record, settings)
    : record.organization && findOrganization(draft, record.organization, settings.ownDomains);
  const isEmployee = person.isEmployee || worksHere(draft, record, organization, settings, choice.isLeading);
  const described: KnownPerson = {
    ...describedBy(person, settings.sourceId, keyToKeep(draft, record, settings)),
    ...contactDetails(draft, person, record, choice),
    name: choice.take('name', record.name, isNamedByStopgap(person) ? null : person.name) ?? person.name,
    title: isEmployee ? choice.take('title', record.title, person.title) : person.title,
    isEmployee,
    recorded: true,
    leftAt: isEmployee
      ? choice.take('left', leavingDate(person.leftAt, record, settings), person.leftAt)
      : person.leftAt,
    departmentIds: isEmployee ? departmentsOf(draft, person, record, choice) : person.departmentIds,
    skills: skillsOf(draft, person, record, settings.sourceId),
  };
  const isOutside = !isEmployee || described.leftAt !== null;
  if (!isOutside || organization?.stage === 'OWN') return described;
  if (!mayMove)
    return { ...described, employments: employmentsBesides(person, record, organization, settings, choice) };
  if (!organization) return described;
  return { ...described, employments: employmentsOf(person, record, organization, settings) };
}

/** A key that a merged record keeps is found there. */
function keyToKeep(draft: KnownRecords, { id }: PersonRecord, { sourceId }: CsvPlanSettings): string | null {
  const holder = id === null ? undefined : draft.personBySourceKey(sourceId, id);
  return holder === undefined || holder.mergedInto === null ? id : null;
}

/** Nobody said the name yet: it was made of the address or the id. */
function isNamedByStopgap(person: KnownPerson): boolean {
  const isOfAddress = person.email !== null && person.name === nameOfAddress(person.email);
  return isOfAddress || keysOf(person).includes(person.name);
}

/** An e-mail address that changes stays findable; another source's is one more. */
function contactDetails(
  draft: KnownRecords,
  person: KnownPerson,
  { email, phone }: PersonRecord,
  choice: FieldChoice,
): Pick<KnownPerson, 'email' | 'otherEmails' | 'phone'> {
  const known = {
    email: person.email,
    otherEmails: person.otherEmails,
    phone: choice.take('phone', phone, person.phone),
  };
  // An address of a merged record is found there.
  if (email === null || draft.personByEmail(email) !== undefined) return known;
  if (person.email === null) return { ...known, email };
  if (choice.isLeading) return { ...known, email, otherEmails: [...person.otherEmails, person.email] };
  return { ...known, otherEmails: [...person.otherEmails, email] };
}

function organizationFor(
  draft: KnownRecords,
  record: PersonRecord,
  { ownDomains, sourceId }: CsvPlanSettings,
): KnownOrganization | undefined {
  if (record.organization !== null) return organizationOf(draft, record.organization, ownDomains, sourceId);
  const domain = domainOf(record);
  if (domain === null || ownDomains.length === 0 || record.departmentPath.length > 0) return undefined;
  if (isOwnDomain(domain, ownDomains)) return ownOrganization(draft, ownDomains, sourceId);
  const registrable = organizationDomain(domain);
  return registrable === null ? undefined : organizationOfDomain(draft, registrable, sourceId);
}

/**
 * An own address is a colleague's; else the organization says; a foreign address without a department is an
 * outsider's; whoever is left is a colleague: a list of staff seldom names the company itself. Of somebody whom another
 * source described already, silence says nothing.
 */
function worksHere(
  draft: KnownRecords,
  record: PersonRecord,
  organization: KnownOrganization | null | undefined,
  settings: CsvPlanSettings,
  isLeading: boolean,
): boolean {
  const domain = domainOf(record);
  const isOwn = domain !== null && isOwnDomain(domain, settings.ownDomains);
  if (isOwn) return true;
  if (record.organization !== null) {
    return organization != null && organization.id === draft.ownOrganization()?.id;
  }
  return (
    isLeading && (domain === null || settings.ownDomains.length === 0 || record.departmentPath.length > 0)
  );
}

function domainOf({ email }: PersonRecord): string | null {
  return email === null ? null : email.slice(email.lastIndexOf('@') + 1);
}

function leavingDate(before: string | null, record: PersonRecord, settings: CsvPlanSettings): string | null {
  if (record.leftDay !== null) return isoOfDay(record.leftDay);
  if (!record.hasLeft) return before;
  return before ?? isoOfDay(settings.todayDay);
}

function departmentsOf(
  draft: KnownRecords,
  person: KnownPerson,
  { departmentPath }: PersonRecord,
  choice: FieldChoice,
): string[] {
  if (departmentPath.length === 0) return person.departmentIds;
  if (choice.isLeading || person.departmentIds.length === 0) {
    const department = departmentOfPath(draft, departmentPath);
    return department === undefined ? person.departmentIds : [department.id];
  }
  const said = findDepartment(draft, departmentPath);
  if (said === undefined || !person.departmentIds.includes(said.id)) {
    choice.disagree('department', departmentPath.join(' / '));
  }
  return person.departmentIds;
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
