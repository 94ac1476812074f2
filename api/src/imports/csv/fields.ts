import type { CsvKind } from './types.js';

/** A field of a file kind and the column names it goes by. */
export interface FieldDefinition {
  readonly field: string;
  /** English and German, in the form of `columnKey`. */
  readonly names: readonly string[];
}

/**
 * What each kind of file can hold. The first free field that knows a column's name takes the column; so the second
 * "from" of projects.csv, after the person, is the membership's.
 *
 * people.csv: one row a person; id or email; the name in one column or in two.
 * projects.csv: one row a project, or one row a membership with the project's columns repeated or left empty.
 * organizations.csv: one row an organization.
 * ties.csv: source and target, with either strength, or kind, count, first.
 */
export const CSV_FIELDS: Readonly<Record<CsvKind, readonly FieldDefinition[]>> = {
  people: [
    field(
      'id',
      'id, key, personid, person id, employee id, employeeid, mitarbeiter id, personalnummer, personal nr, pers nr, persnr, kennung, schlüssel, nummer, staff id',
    ),
    field(
      'email',
      'email, e mail, mail, email address, e mail address, mail address, e mail adresse, email adresse, mailadresse, work email, geschäftliche e mail',
    ),
    field(
      'name',
      'name, full name, fullname, display name, person, vollständiger name, anzeigename, mitarbeiter, ansprechpartner, contact, kontakt',
    ),
    field('firstName', 'first name, firstname, given name, givenname, vorname'),
    field('lastName', 'last name, lastname, surname, family name, nachname, familienname, zuname'),
    field(
      'title',
      'title, job title, jobtitle, position, role, function, titel, funktion, stelle, rolle, berufsbezeichnung, stellenbezeichnung',
    ),
    field(
      'department',
      'department, dept, department path, team, unit, org unit, abteilung, bereich, fachbereich, einheit, organisationseinheit',
    ),
    field(
      'organization',
      'organization, organisation, company, company name, employer, account, firma, unternehmen, arbeitgeber, kunde, domain',
    ),
    field(
      'skills',
      'skills, skill, expertise, competencies, knowledge, fähigkeiten, kompetenzen, kenntnisse, themen, fachgebiete',
    ),
    field(
      'phone',
      'phone, telephone, phone number, mobile, tel, telefon, telefonnummer, rufnummer, mobil, handy',
    ),
    field(
      'left',
      'left, left at, left on, has left, leaving date, end date, exit date, ausgeschieden, ausgetreten, austritt, austrittsdatum, verlassen am',
    ),
  ],
  projects: [
    field(
      'id',
      'id, key, project id, projectid, project number, projekt id, projektid, projektnummer, projekt nr, nummer',
    ),
    field('name', 'name, project, project name, title, projekt, projektname, titel, bezeichnung'),
    field('description', 'description, summary, details, about, beschreibung, zusammenfassung, inhalt'),
    field(
      'from',
      'from, start, start date, started, begin, project from, project start, von, beginn, startdatum, anfang, projektbeginn, seit',
    ),
    field(
      'to',
      'to, end, end date, ended, until, finish, project to, project end, bis, ende, enddatum, projektende',
    ),
    field(
      'organization',
      'organization, organisation, customer, client, account, company, for, kunde, auftraggeber, firma, unternehmen, für, domain',
    ),
    field('status', 'status, state, phase, zustand, stand'),
    field(
      'person',
      'person, member, people, employee, email, e mail, person id, member id, member email, mitarbeiter, mitglied, beteiligte, beteiligter, person email',
    ),
    field('role', 'role, function, member role, rolle, funktion, aufgabe'),
    field(
      'personFrom',
      'person from, member from, role from, joined, from, start, von (person), person von, mitglied von, mitarbeit von, von',
    ),
    field(
      'personTo',
      'person to, member to, role to, left, to, end, bis (person), person bis, mitglied bis, mitarbeit bis, bis',
    ),
  ],
  organizations: [
    field(
      'id',
      'id, key, organization id, organisation id, account id, company id, organisations id, firmen id, kundennummer, nummer',
    ),
    field(
      'name',
      'name, organization, organisation, company, company name, account, account name, firma, firmenname, unternehmen, organisationsname, kunde',
    ),
    field(
      'domain',
      'domain, domains, website, web, url, homepage, email domain, e mail domain, internet, webseite',
    ),
    field('stage', 'stage, status, type, relationship, phase, stand, stufe, art, beziehung, typ, kategorie'),
    field('city', 'city, town, location, ort, stadt, sitz'),
    field('country', 'country, land, staat'),
    field(
      'accountOwner',
      'account owner, owner, account manager, accountowner, responsible, sales rep, zuständig, betreuer, betreut von, kundenbetreuer, verantwortlich, verantwortlicher, inhaber, besitzer',
    ),
  ],
  ties: [
    field(
      'source',
      'source, from, person a, person 1, a, sender, source id, source email, von, quelle, absender, person von, person',
    ),
    field(
      'target',
      'target, to, person b, person 2, b, receiver, recipient, target id, target email, an, nach, ziel, empfänger, kontakt, zu, bis, person',
    ),
    field(
      'strength',
      'strength, weight, level, score, tie strength, how well, stärke, staerke, gewicht, bekanntheit, kennt, wie gut, beziehungsstärke',
    ),
    field('kind', 'kind, type, event, channel, art, typ, kanal, ereignis'),
    field('count', 'count, number, events, times, n, anzahl, häufigkeit, menge, wie oft'),
    field(
      'first',
      'first, first date, first contact, since, erste, erster, erstes, erstmals, erster kontakt, seit',
    ),
    field(
      'last',
      'last, last date, last contact, latest, as of, letzte, letzter, letztes, zuletzt, letzter kontakt, datum, stand',
    ),
  ],
};

/** For each entry one of the fields is needed. */
export const REQUIRED_FIELDS: Readonly<Record<CsvKind, readonly (readonly string[])[]>> = {
  people: [['id', 'email']],
  projects: [['id', 'name']],
  organizations: [['name', 'domain']],
  ties: [['source'], ['target'], ['strength', 'kind']],
};

function field(name: string, names: string): FieldDefinition {
  return { field: name, names: names.split(', ') };
}

/** A column name with case, punctuation and double spaces removed. */
export function columnKey(name: string): string {
  return name
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()]+/gu, ' ')
    .trim();
}
