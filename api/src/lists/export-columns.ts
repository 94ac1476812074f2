import type { OrganizationStage, PersonKind, ProjectState } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { accountOwner } from '../organizations/organization-fields.js';
import { shownEmail, shownPhone, skillsOf } from '../people/person-fields.js';
import { projectOrganizations } from '../projects/project-fields.js';
import type { CsvCell } from './csv.js';
import type { OrganizationRow } from './organizations-list.js';
import type { PersonEntry } from './people-list.js';
import type { ProjectRow } from './projects-list.js';

export type ExportLanguage = 'de' | 'en';

/** A column of an exported file: its heading in both languages and what stands in it. */
export interface ExportColumn<Row> {
  readonly de: string;
  readonly en: string;
  readonly cell: (context: Context, row: Row, language: ExportLanguage) => CsvCell;
}

/** E-mail and phone only where the viewer may see them. Nothing of anybody's ties. */
export const PEOPLE_COLUMNS: readonly ExportColumn<PersonEntry>[] = [
  { de: 'Name', en: 'Name', cell: (_, { record }) => record.name },
  { de: 'Art', en: 'Kind', cell: (_, { kind }, language) => KIND_WORDS[kind][language] },
  { de: 'Funktion', en: 'Job title', cell: (_, { title }) => title },
  { de: 'Abteilung', en: 'Department', cell: (_, { department }) => department?.name ?? null },
  { de: 'Organisation', en: 'Organization', cell: (_, { organization }) => organization?.name ?? null },
  { de: 'Dort seit', en: 'There since', cell: (_, { since }) => since },
  { de: 'E-Mail', en: 'E-mail', cell: (context, { record }) => shownEmail(context, record) },
  { de: 'Telefon', en: 'Phone', cell: (context, { record }) => shownPhone(context, record) },
  {
    de: 'Kenntnisse',
    en: 'Skills',
    cell: (context, { record }) => joined(skillsOf(context, record).map(({ name }) => name)),
  },
];

export const ORGANIZATION_COLUMNS: readonly ExportColumn<OrganizationRow>[] = [
  { de: 'Name', en: 'Name', cell: (_, { organization }) => organization.name },
  {
    de: 'Stand',
    en: 'Stage',
    cell: (_, { organization }, language) => STAGE_WORDS[organization.stage][language],
  },
  { de: 'Domain', en: 'Domain', cell: (_, { organization }) => organization.domain },
  { de: 'Ort', en: 'City', cell: (_, { organization }) => organization.city },
  { de: 'Land', en: 'Country', cell: (_, { organization }) => organization.country },
  {
    de: 'Zuständig',
    en: 'Account owner',
    cell: (context, { organization }) => accountOwner(context, organization)?.name ?? null,
  },
  { de: 'Kontakte', en: 'Contacts', cell: (_, { contactCount }) => contactCount },
  {
    de: 'Wir kennen dort jemanden',
    en: 'We know somebody there',
    cell: (_, { isKnown }, language) => YES_NO[isKnown ? 'yes' : 'no'][language],
  },
];

export const PROJECT_COLUMNS: readonly ExportColumn<ProjectRow>[] = [
  { de: 'Name', en: 'Name', cell: (_, { project }) => project.name },
  {
    de: 'Für',
    en: 'For',
    cell: (context, { project }) => joined(projectOrganizations(context, project).map(({ name }) => name)),
  },
  {
    de: 'Abteilungen',
    en: 'Departments',
    cell: (_, { departments }) => joined(departments.map(({ name }) => name)),
  },
  { de: 'Von', en: 'From', cell: (_, { project }) => project.from },
  { de: 'Bis', en: 'Until', cell: (_, { project }) => project.to },
  { de: 'Status', en: 'Status', cell: (_, { state }, language) => STATE_WORDS[state][language] },
  { de: 'Beteiligte', en: 'People', cell: (_, { memberCount }) => memberCount },
];

/** What the files are called. */
export const FILE_NAMES = {
  people: { de: 'Personen', en: 'people' },
  organizations: { de: 'Organisationen', en: 'organizations' },
  projects: { de: 'Projekte', en: 'projects' },
} as const;

type Words = Readonly<Record<ExportLanguage, string>>;

const KIND_WORDS: Readonly<Record<PersonKind, Words>> = {
  EMPLOYEE: { de: 'In der Firma', en: 'Colleague' },
  CONTACT: { de: 'Kontakt', en: 'Contact' },
  FORMER_EMPLOYEE: { de: 'Früher in der Firma', en: 'Former colleague' },
};

const STAGE_WORDS: Readonly<Record<OrganizationStage, Words>> = {
  PROSPECT: { de: 'Interessent', en: 'Prospect' },
  CUSTOMER: { de: 'Kunde', en: 'Customer' },
  PARTNER: { de: 'Partner', en: 'Partner' },
  SUPPLIER: { de: 'Lieferant', en: 'Supplier' },
  FORMER: { de: 'Früherer Kunde', en: 'Former customer' },
  OWN: { de: 'Eigene Firma', en: 'Own company' },
  UNKNOWN: { de: '', en: '' },
};

const STATE_WORDS: Readonly<Record<ProjectState, Words>> = {
  PLANNED: { de: 'Geplant', en: 'Planned' },
  RUNNING: { de: 'Läuft', en: 'Running' },
  ENDED: { de: 'Beendet', en: 'Ended' },
};

const YES_NO: Readonly<Record<'yes' | 'no', Words>> = {
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
};

function joined(names: readonly string[]): string {
  return names.join(' | ');
}
