import type { OrganizationStage, PersonKind, ProjectState, TieWord } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { accountOwner } from '../organizations/organization-fields.js';
import { shownEmail, shownPhone, skillsOf } from '../people/person-fields.js';
import { projectOrganizations } from '../projects/project-fields.js';
import type { ReachableView } from '../reach/reachable.js';
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

/** Everybody on a path is named to whoever asks, or known to them by a tie of their own. */
export const REACH_COLUMNS: readonly ExportColumn<ReachableView>[] = [
  { de: 'Name', en: 'Name', cell: (_, { target }) => target.name },
  {
    de: 'Art',
    en: 'Kind',
    cell: (_, { target }, language) => TARGET_WORDS[target.__typename][language],
  },
  {
    de: 'Stand',
    en: 'Stage',
    cell: (_, { target }, language) =>
      target.__typename === 'Organization' ? STAGE_WORDS[target.stage][language] : null,
  },
  { de: 'Wie gut', en: 'How well', cell: (_, { word }, language) => word && TIE_WORDS[word][language] },
  { de: 'Schritte', en: 'Steps', cell: (_, { hops }) => hops },
  {
    de: 'Zuerst zu fragen',
    en: 'To be asked first',
    cell: (_, { introducer }) => introducer?.name ?? null,
  },
  {
    de: 'Über',
    en: 'Through',
    cell: (_, { path }) => path && joined(path.people.map(({ person }) => person.name)),
  },
  {
    de: 'Jemand hier, ohne Namen',
    en: 'Somebody here, unnamed',
    cell: (_, { offer }, language) => offer && TIE_WORDS[offer.word][language],
  },
];

/** What the files are called. */
export const FILE_NAMES = {
  people: { de: 'Personen', en: 'people' },
  organizations: { de: 'Organisationen', en: 'organizations' },
  projects: { de: 'Projekte', en: 'projects' },
  reach: { de: 'Erreichbar', en: 'within-reach' },
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

const TARGET_WORDS: Readonly<Record<'Person' | 'Organization', Words>> = {
  Person: { de: 'Person', en: 'Person' },
  Organization: { de: 'Organisation', en: 'Organization' },
};

const TIE_WORDS: Readonly<Record<TieWord, Words>> = {
  STRONG: { de: 'stark', en: 'strong' },
  MEDIUM: { de: 'mittel', en: 'medium' },
  WEAK: { de: 'schwach', en: 'weak' },
};

const YES_NO: Readonly<Record<'yes' | 'no', Words>> = {
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
};

function joined(names: readonly string[]): string {
  return names.join(' | ');
}
