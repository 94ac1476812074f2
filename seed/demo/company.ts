/** The whole demo company, the same at every run. */
import type {
  CompanyData,
  OrganizationData,
  ProjectData,
  SourceSystemData,
} from '../../api/src/seed/company-data.js';
import { ownersByHand } from './cast.js';
import { happens, oneOf, startPart } from './chance.js';
import { addColleagueTies } from './colleagues.js';
import { makeContacts } from './contacts.js';
import type { Evidence } from './evidence.js';
import { makeIntroductions, makeReferrals } from './introductions.js';
import { NameGiver } from './names.js';
import { departments, organizationSeeds } from './organizations.js';
import { addOutsideTies, byDepartment } from './outside.js';
import { personas, stories } from './personas.js';
import { skills } from './professions.js';
import { makeProjects } from './projects.js';
import { makeStaff } from './staff.js';
import { addHandTies, handPairs } from './story-ties.js';
import { type EvidenceData, tieStrengths } from './strengths.js';
import { targets } from './targets.js';
import {
  knownTies,
  makeDeclared,
  makeSharing,
  makeStated,
  type People,
  withRecorded,
} from './words-and-sharing.js';

/** The day the generator aims with; the data itself holds offsets only. 2026-11-23 as whole UTC days since 1970-01-01. */
const aimingDay = Date.UTC(2026, 10, 23) / 86_400_000;

/** Makes the demo company from its lists and its seed. */
export function makeCompany(): CompanyData {
  const names = new NameGiver();
  const employees = makeStaff(names);
  const contactDrafts = makeContacts(names);
  const projects = makeProjects(employees, contactDrafts).map(withEnds);
  const organizations = withAccountOwners(employees);
  const people: People = {
    employees: new Map(employees.map((one) => [one.key, one])),
    contacts: new Map(contactDrafts.map((one) => [one.key, one])),
  };
  const evidence: Evidence = { messaged: [], met: [], connected: [] };
  addHandTies(evidence);
  addColleagueTies(evidence, employees, projects, aimingDay, handPairs);
  const addressBookOwners = chooseAddressBookOwners(employees);
  addOutsideTies(evidence, { employees, contacts: contactDrafts, organizations, addressBookOwners });

  const stated = makeStated(people);
  const silent: EvidenceData = { projects, ...evidence, declared: [], stated };
  const declared = makeDeclared(knownTies(tieStrengths(silent, aimingDay), people), people);
  const ties = knownTies(tieStrengths({ ...silent, declared }, aimingDay), people);
  const sharing = makeSharing(ties, people);
  const guests = new Set(projects.flatMap((project) => project.members.map((member) => member.person)));
  return {
    format: 1,
    sources: sourceSystems(evidence, people),
    departments: [...departments],
    organizations,
    skills: [...skills],
    employees,
    contacts: withRecorded(ties, people, guests),
    projects,
    messaged: inKeyOrder(evidence.messaged, (one) => `${one.from} ${one.to}`),
    met: inKeyOrder(evidence.met, (one) => `${one.a} ${one.b} ${one.source}`),
    connected: inKeyOrder(evidence.connected, (one) => `${one.a} ${one.b} ${one.source}`),
    declared,
    stated,
    sharing,
    referrals: makeReferrals(ties),
    introductions: makeIntroductions(ties, sharing, people),
    targets: [...targets],
    personas: [...personas],
    stories: [...stories],
  };
}

/** Who stays to the end of a project is on it no longer than that. */
function withEnds(project: ProjectData): ProjectData {
  const { toOffset } = project;
  if (toOffset === undefined) return project;
  return {
    ...project,
    members: project.members.map((member) => ({ ...member, toOffset: member.toOffset ?? toOffset })),
  };
}

/** Departments whose people look after organizations of a stage. */
const ownersOfStage: Readonly<Record<OrganizationData['stage'], readonly string[]>> = {
  OWN: [],
  CUSTOMER: ['d-vertrieb'],
  PROSPECT: ['d-vertrieb'],
  FORMER: ['d-vertrieb'],
  SUPPLIER: ['d-einkauf'],
  PARTNER: ['d-entwicklung', 'd-anwendungstechnik', 'd-vertrieb'],
};

function withAccountOwners(employees: CompanyData['employees']): OrganizationData[] {
  startPart(14);
  const colleagues = byDepartment(employees);
  return organizationSeeds.map(({ contactCount: _, ...organization }) => {
    const owners = ownersOfStage[organization.stage]
      .flatMap((department) => colleagues.get(department) ?? [])
      .filter((one) => one.joinedOffset < -400 && one.leftOffset === undefined);
    const byHand = ownersByHand[organization.key];
    if (byHand !== undefined) return { ...organization, accountOwner: byHand };
    if (owners.length === 0 || (organization.stage !== 'CUSTOMER' && happens(0.18))) return organization;
    return { ...organization, accountOwner: oneOf(owners).key };
  });
}

function chooseAddressBookOwners(employees: CompanyData['employees']): Set<string> {
  startPart(15);
  const owners = employees.filter(
    (one) => (one.leftOffset ?? 1) > 0 && happens(one.department === 'd-vertrieb' ? 0.55 : 0.14),
  );
  return new Set(owners.map((one) => one.key));
}

function sourceSystems(evidence: Evidence, people: People): SourceSystemData[] {
  const owners = new Set(evidence.connected.map((one) => one.source.slice('linkedin:'.length)));
  return [
    { key: 'personnel', kind: 'PERSONNEL', name: { de: 'Personalverwaltung', en: 'Personnel records' } },
    { key: 'mailserver', kind: 'MAIL', name: { de: 'Mailserver', en: 'Mail server' } },
    { key: 'calendar', kind: 'CALENDAR', name: { de: 'Kalender', en: 'Calendar' } },
    { key: 'crm', kind: 'CRM', name: { de: 'CRM', en: 'CRM' } },
    { key: 'projects', kind: 'PROJECTS', name: { de: 'Projektverwaltung', en: 'Project records' } },
    { key: 'own-word', kind: 'OWN_WORD', name: { de: 'Eigene Angaben', en: 'Own words' } },
    {
      key: 'fachverband',
      kind: 'TIES_FILE',
      name: { de: 'Gremienliste des Fachverbands', en: "The trade association's committee list" },
    },
    ...[...owners].sort().map((owner): SourceSystemData => {
      const name = people.employees.get(owner)?.name ?? owner;
      return {
        key: `linkedin:${owner}`,
        kind: 'ADDRESS_BOOK',
        name: { de: `Adressbuch von ${name}`, en: `${name}'s address book` },
        owner,
      };
    }),
  ];
}

/** Ordered by key, so that a change shows as few changed lines. */
function inKeyOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
