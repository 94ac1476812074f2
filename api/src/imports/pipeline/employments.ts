import { isoOfDay } from '../../network/day.js';
import type { EmploymentRecord } from '../../read-model/records.js';
import type { OrganizationReference, PersonRecord } from '../csv/types.js';
import type { KnownOrganization, KnownPerson } from './known-records.js';
import type { FieldChoice } from './provenance.js';
import type { CsvPlanSettings } from './row-refusal.js';

/** Employments outside that nobody said the end of. */
export function presentEmployments({ employments }: KnownPerson): EmploymentRecord[] {
  return employments.filter(({ until }) => until === null);
}

/** A present employment at another organization ends the day before; one that has ended stays as history. */
export function employmentsOf(
  person: KnownPerson,
  record: PersonRecord,
  organization: KnownOrganization,
  settings: CsvPlanSettings,
): EmploymentRecord[] {
  const yesterday = isoOfDay(settings.todayDay - 1);
  const until = person.isEmployee ? null : endOf(record, settings);
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

/** What a source that does not lead adds to a present employment: its title or end if nobody said them. */
export function employmentsBesides(
  person: KnownPerson,
  record: PersonRecord,
  organization: KnownOrganization | null | undefined,
  settings: CsvPlanSettings,
  choice: FieldChoice,
): EmploymentRecord[] {
  const present = presentEmployments(person);
  const said = record.organization;
  const meant =
    said === null ? present.slice(0, 1) : present.filter((one) => one.organizationId === organization?.id);
  const [here] = meant;
  if (here === undefined) {
    if (said !== null) choice.disagree('organization', nameOf(said));
    return person.employments;
  }
  const now: EmploymentRecord = {
    ...here,
    title: choice.take('title', record.title, here.title),
    until: endOf(record, settings),
  };
  return person.employments.map((one) => (one === here ? now : one));
}

function endOf({ hasLeft, leftDay }: PersonRecord, { todayDay }: CsvPlanSettings): string | null {
  return hasLeft ? isoOfDay(leftDay ?? todayDay - 1) : null;
}

function nameOf(reference: OrganizationReference): string {
  return reference.kind === 'NAME' ? reference.name : reference.domain;
}
