/** The 240 employees: the cast first, everybody else by chance around them. */
import type { EmployeeData } from '../../api/src/seed/company-data.js';
import { type CastEmployee, castEmployees } from './cast.js';
import { between, happens, oneOf, someOf, startPart, weighted, whole } from './chance.js';
import { address, type NameGiver, personKey } from './names.js';
import { ownDomain } from './organizations.js';
import { type Profession, professions, skillKey, skillsOfAnybody } from './professions.js';

/** Departments whose head reports to the head of another department, not to the head of the company. */
const superiorDepartment: Readonly<Record<string, string>> = {
  'd-anwendungstechnik': 'd-vertrieb',
  'd-steuerungstechnik': 'd-entwicklung',
};

type Place = 'HEAD' | 'LEAD' | 'MEMBER';
interface Draft extends Omit<EmployeeData, 'phone'> {
  readonly place: Place;
}

/** All employees, department by department; heads and leads before those who report to them. */
export function makeStaff(names: NameGiver): EmployeeData[] {
  startPart(1);
  for (const one of castEmployees) names.take(`${one.first} ${one.last}`);
  const drafts = Object.entries(professions).flatMap(([department, profession]) =>
    staffOf(department, profession, names),
  );
  const heads = new Map(drafts.filter((one) => one.place === 'HEAD').map((one) => [one.department, one.key]));
  const leads = drafts.filter((one) => one.place === 'LEAD');
  return drafts.map(({ place, ...draft }, index) => {
    const boss = superiorOf({ ...draft, place }, heads, leads);
    return {
      ...draft,
      ...(boss === undefined ? {} : { reportsTo: boss }),
      phone: `+49 69 90009 ${String(100 + index).padStart(3, '0')}`,
    };
  });
}

function superiorOf(
  draft: Draft,
  heads: ReadonlyMap<string, string>,
  leads: readonly Draft[],
): string | undefined {
  if (draft.place === 'HEAD') {
    if (draft.department === 'd-geschaeftsleitung') return undefined;
    return heads.get(superiorDepartment[draft.department] ?? 'd-geschaeftsleitung');
  }
  const head = heads.get(draft.department);
  const teams = leads.filter((lead) => lead.department === draft.department);
  return draft.place === 'LEAD' || teams.length === 0 || happens(0.06) ? head : oneOf(teams).key;
}

function staffOf(department: string, profession: Profession, names: NameGiver): Draft[] {
  const cast = castEmployees.filter((one) => one.department === department).map(draftOfCast);
  const made: Draft[] = [...cast];
  const leadCount = profession.headcount < 10 ? 1 : Math.round(profession.headcount / 8);
  if (!cast.some((one) => one.place === 'HEAD'))
    made.push(draftByChance(department, profession, 'HEAD', names));
  while (made.filter((one) => one.place === 'LEAD').length < leadCount) {
    made.push(draftByChance(department, profession, 'LEAD', names));
  }
  while (made.length < profession.headcount)
    made.push(draftByChance(department, profession, 'MEMBER', names));
  const order: Readonly<Record<Place, number>> = { HEAD: 0, LEAD: 1, MEMBER: 2 };
  return made.sort((one, other) => order[one.place] - order[other.place]);
}

function draftOfCast(one: CastEmployee): Draft {
  const suffix = one.number === undefined ? '' : String(one.number);
  return {
    key: `${personKey('e', one)}${suffix === '' ? '' : `-${suffix}`}`,
    name: `${one.first} ${one.last}`,
    email: address({ first: one.first, last: `${one.last}${suffix}` }, ownDomain),
    title: one.title,
    department: one.department,
    joinedOffset: one.joinedOffset,
    ...(one.leftOffset === undefined ? {} : { leftOffset: one.leftOffset }),
    languages: [...(one.languages ?? ['de', 'en'])],
    skills: one.skills.map(skillKey),
    ...(one.askMeAbout === undefined ? {} : { askMeAbout: one.askMeAbout }),
    ...(one.worksAt === undefined ? {} : { worksAt: one.worksAt }),
    place: one.place ?? 'MEMBER',
  };
}

function draftByChance(department: string, profession: Profession, place: Place, names: NameGiver): Draft {
  const name = names.next('DE');
  const sex = name.isFemale ? 1 : 0;
  const title = weighted(profession.titles.map((one) => [one[2], one[sex]]));
  const titleOfPlace = { HEAD: profession.head[sex], LEAD: profession.lead[sex], MEMBER: title };
  const yearsHere = place === 'MEMBER' ? between(0.3, 1) ** 2 * between(1, 30) : between(6, 28);
  const asked = askMeAbout(department, place);
  return {
    key: personKey('e', name),
    name: `${name.first} ${name.last}`,
    email: address(name, ownDomain),
    title: titleOfPlace[place],
    department,
    joinedOffset: Math.min(-20, Math.round(-365.25 * yearsHere)),
    languages: languagesByChance(),
    skills: skillsByChance(profession),
    ...(asked === undefined ? {} : { askMeAbout: asked }),
    place,
  };
}

/** One to five skills; the department's common ones more often, now and then one that nobody would expect there. */
function skillsByChance(profession: Profession): string[] {
  const common = profession.skills.slice(0, Math.ceil(profession.skills.length / 3));
  const chosen = new Set(someOf([...common, ...profession.skills], whole(1, 5)));
  if (happens(0.14)) chosen.add(oneOf(skillsOfAnybody));
  if (happens(0.06)) chosen.add(oneOf(oneOf(Object.values(professions)).skills));
  return [...chosen].map(skillKey);
}

function languagesByChance(): string[] {
  const languages = ['de'];
  if (happens(0.74)) languages.push('en');
  if (happens(0.17)) languages.push(oneOf(['fr', 'it', 'pl', 'tr', 'es', 'ru', 'cs', 'nl', 'sv', 'uk']));
  return languages;
}

const topics: Readonly<Record<string, readonly string[]>> = {
  'd-geschaeftsleitung': ['Investitionen und wie sie entschieden werden'],
  'd-vertrieb': [
    'Kunden aus der Verpackungsbranche',
    'Messen vorbereiten ohne Nachtschicht',
    'Ausschreibungen, die man besser auslässt',
    'Leasing statt Kauf: wann es sich für Kunden rechnet',
  ],
  'd-anwendungstechnik': [
    'Erste Schritte mit Versuchsplanung',
    'Reinraum und was er kostet',
    'Rezyklat im Serienlauf',
  ],
  'd-service': [
    'Fehlersuche, wenn alle anderen schon da waren',
    'Anlagen in Osteuropa in Betrieb nehmen',
    'Schulungen für Maschinenbediener',
    'Alte Hydraulik, für die es keine Teile mehr gibt',
  ],
  'd-entwicklung': ['Förderanträge, die durchkommen', 'Patente lesen und umgehen', 'Hydraulik leiser machen'],
  'd-steuerungstechnik': [
    'OPC UA ohne Schmerzen',
    'Roboter und Schutzzäune',
    'SPS-Programme, die niemand mehr versteht',
  ],
  'd-einkauf': [
    'Lieferzeiten und wer sie wirklich einhält',
    'Guss aus Italien',
    'Zoll und Ursprungszeugnisse',
  ],
  'd-produktion': [
    'Alte Maschinenakten und wo sie liegen',
    'Übergaben zwischen Schichten',
    'Messmittel und Prüfpläne',
  ],
  'd-verwaltung': [
    'Wie man Verträge liest, bevor man sie annimmt',
    'Reisekosten ins Ausland',
    'Auswertungen aus dem ERP',
  ],
};

function askMeAbout(department: string, place: Place): string | undefined {
  return happens(place === 'MEMBER' ? 0.12 : 0.3) ? oneOf(topics[department] ?? []) : undefined;
}
