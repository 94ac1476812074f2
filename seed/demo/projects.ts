/** The 80 projects of four years: those of the story, the company's own, those for others. */
import type {
  ContactData,
  EmployeeData,
  ProjectData,
  ProjectMemberData,
} from '../../api/src/seed/company-data.js';
import { accountsOfLeaver, castContacts, organizationsByHand } from './cast.js';
import { happens, oneOf, shuffled, startPart, weighted, whole } from './chance.js';
import { fold, personKey } from './names.js';
import { type OrganizationSeed, organizationSeeds, shortName } from './organizations.js';
import {
  type Crew,
  customerKinds,
  ownProjects,
  type ProjectKind,
  partnerKinds,
  prospectKinds,
  supplierKinds,
} from './project-kinds.js';
import { storyProjects } from './story-projects.js';

const projectCount = 80;
const fourYears = 1_460;

/** All projects, newest last. Nobody who has left is on one; at most one contact is. */
export function makeProjects(
  employees: readonly EmployeeData[],
  contacts: readonly ContactData[],
): ProjectData[] {
  startPart(3);
  const crews = new CrewMaker(employees);
  const made = new Map<string, ProjectData>();
  const add = (project: ProjectData): void => {
    if (!made.has(project.key)) made.set(project.key, project);
  };
  for (const project of storyProjects(crews)) add(project);
  for (const kind of ownProjects) add(projectByChance(kind, undefined, crews, contacts));
  const plan: readonly (readonly [OrganizationSeed['stage'], readonly ProjectKind[], number])[] = [
    ['SUPPLIER', supplierKinds, 6],
    ['PARTNER', partnerKinds, 6],
    ['PROSPECT', prospectKinds, 6],
    ['FORMER', customerKinds, 3],
  ];
  for (const [stage, kinds, count] of plan) {
    for (const organization of shuffled(candidates(stage)).slice(0, count)) {
      add(projectByChance(oneOf(kinds), organization, crews, contacts));
    }
  }
  const customers = candidates('CUSTOMER');
  for (let index = 0; made.size < projectCount; index += 1) {
    const kind = customerKinds[index % customerKinds.length] ?? oneOf(customerKinds);
    add(projectByChance(kind, oneOf(customers), crews, contacts));
  }
  return [...made.values()].sort(
    (one, other) => one.fromOffset - other.fromOffset || (one.key < other.key ? -1 : 1),
  );
}

/** Chooses people for projects; some are asked again and again. */
export class CrewMaker {
  readonly #byDepartment = new Map<string, (readonly [weight: number, employee: EmployeeData])[]>();

  constructor(employees: readonly EmployeeData[]) {
    for (const employee of employees) {
      if (employee.leftOffset !== undefined && employee.leftOffset <= 0) continue;
      const colleagues = this.#byDepartment.get(employee.department) ?? [];
      colleagues.push([
        weighted([
          [60, 1],
          [30, 3],
          [10, 8],
        ] as const),
        employee,
      ]);
      this.#byDepartment.set(employee.department, colleagues);
    }
  }

  /** Members from the departments of the crew who had joined by then; those in `fixed` come first, the first leads. */
  choose(
    crew: Crew,
    fromOffset: number,
    toOffset: number,
    fixed: readonly string[] = [],
  ): ProjectMemberData[] {
    const chosen = new Set(fixed);
    for (const [department, count] of Object.entries(crew)) {
      const ready = (this.#byDepartment.get(department) ?? []).filter(
        ([, employee]) => employee.joinedOffset <= fromOffset && !chosen.has(employee.key),
      );
      for (let index = 0; index < count && ready.length > 0; index += 1) {
        const employee = weighted(ready.map((one) => [one[0], one] as const));
        chosen.add(employee[1].key);
        ready.splice(ready.indexOf(employee), 1);
      }
    }
    const lastDay = Math.min(0, toOffset);
    return [...chosen].map((person, index) => ({
      person,
      role: index === 0 ? 'Projektleitung' : roleOf(this.#departmentOf(person)),
      ...(index === 0 ? { fromOffset } : stayByChance(fromOffset, lastDay)),
    }));
  }

  #departmentOf(person: string): string {
    for (const [department, employees] of this.#byDepartment) {
      if (employees.some(([, employee]) => employee.key === person)) return department;
    }
    return '';
  }
}

const roles: Readonly<Record<string, readonly string[]>> = {
  'd-vertrieb': ['Kundenbetreuung', 'Angebot und Vertrag'],
  'd-anwendungstechnik': ['Verfahren', 'Versuche'],
  'd-service': ['Montage vor Ort', 'Inbetriebnahme', 'Fehlersuche'],
  'd-entwicklung': ['Konstruktion', 'Berechnung', 'Hydraulik'],
  'd-steuerungstechnik': ['Steuerung', 'Robotik', 'Funktionale Sicherheit'],
  'd-einkauf': ['Beschaffung'],
  'd-produktion': ['Fertigung', 'Qualität'],
  'd-verwaltung': ['Vertrag und Kosten', 'IT', 'Datenschutz'],
};

function roleOf(department: string): string {
  return oneOf(roles[department] ?? ['Mitarbeit']);
}

/** Three in four stay from start to end; the others come later or leave earlier. */
function stayByChance(
  fromOffset: number,
  lastDay: number,
): Pick<ProjectMemberData, 'fromOffset' | 'toOffset'> {
  const days = lastDay - fromOffset;
  if (happens(0.75) || days < 60) return { fromOffset };
  if (happens(0.5)) return { fromOffset: fromOffset + whole(15, Math.floor(days * 0.5)) };
  return { fromOffset, toOffset: fromOffset + whole(Math.ceil(days * 0.4), days - 10) };
}

/** Organizations that chance may give projects: not those whose ties are set by hand. */
function candidates(stage: OrganizationSeed['stage']): OrganizationSeed[] {
  return organizationSeeds.filter((one) => one.stage === stage && !organizationsByHand.includes(one.key));
}

function projectByChance(
  kind: ProjectKind,
  organization: OrganizationSeed | undefined,
  crews: CrewMaker,
  contacts: readonly ContactData[],
): ProjectData {
  const days = whole(kind.minDays, kind.maxDays);
  const fromOffset = -whole(organization?.stage === 'FORMER' ? 1_100 : 25, fourYears);
  const toOffset = fromOffset + days;
  const name = kind.name
    .replace('{n}', String(whole(1, 9)))
    .replace('{organization}', organization === undefined ? '' : shortName(organization));
  const guest =
    organization === undefined || !kind.hasGuest ? undefined : guestOf(organization, fromOffset, contacts);
  const members = crews.choose(kind.crew, fromOffset, toOffset);
  return {
    key: `p-${fold(name)}`,
    name,
    description: kind.description,
    ...(organization === undefined ? {} : { organization: organization.key }),
    fromOffset,
    ...(toOffset > 0 ? {} : { toOffset }),
    members:
      guest === undefined ? members : [...members, { person: guest.key, role: 'Kundenseite', fromOffset }],
  };
}

const castKeys = new Set(castContacts.map((one) => personKey('c', one)));

/** One contact who was there already; never of the accounts where one colleague alone has strong ties. */
function guestOf(
  organization: OrganizationSeed,
  fromOffset: number,
  contacts: readonly ContactData[],
): ContactData | undefined {
  if (accountsOfLeaver.includes(organization.key) || !happens(0.6)) return undefined;
  const there = contacts.filter((contact) =>
    contact.worksAt.some(
      (post) =>
        post.organization === organization.key &&
        post.sinceOffset <= fromOffset &&
        post.untilOffset === undefined &&
        !castKeys.has(contact.key),
    ),
  );
  return there.length === 0 ? undefined : oneOf(there);
}
