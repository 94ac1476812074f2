/** Ties between employees and contacts: the account teams by chance, the story by hand. */
import type { ContactData, EmployeeData, OrganizationData } from '../../api/src/seed/company-data.js';
import { accountsOfLeaver, castContacts, organizationsByHand } from './cast.js';
import { between, happens, oneOf, shuffled, someOf, startPart, weighted, whole, within } from './chance.js';
import { addConnection, addHabit, type Evidence } from './evidence.js';
import { personKey } from './names.js';
import type { StrengthWord } from './strengths.js';

/** Employees by department, those who have left not among them. */
type Departments = ReadonlyMap<string, readonly EmployeeData[]>;

export interface OutsideWorld {
  readonly employees: readonly EmployeeData[];
  readonly contacts: readonly ContactData[];
  readonly organizations: readonly OrganizationData[];
  /** Employees who brought in their own address book. */
  readonly addressBookOwners: ReadonlySet<string>;
}

/** Adds mail, meetings and address book entries of every account team with its contacts. */
export function addOutsideTies(evidence: Evidence, world: OutsideWorld): void {
  startPart(5);
  const departments = byDepartment(world.employees);
  const cast = new Set(castContacts.map((one) => personKey('c', one)));
  for (const organization of world.organizations) {
    if (organization.stage === 'OWN' || organizationsByHand.includes(organization.key)) continue;
    const isLeavers = accountsOfLeaver.includes(organization.key);
    const team = teamOf(organization, departments);
    for (const contact of world.contacts) {
      if (contact.worksAt.at(-1)?.organization !== organization.key) continue;
      if (cast.has(contact.key) && !isLeavers) continue;
      for (const employee of someOf(team, tieCount(organization))) {
        const word = wordByChance(organization.stage, isLeavers);
        addTie(evidence, employee, contact, word, world.addressBookOwners);
      }
    }
  }
}

/** One tie of about the wanted strength, from habits as they are usual for it. */
function addTie(
  evidence: Evidence,
  employee: EmployeeData,
  contact: ContactData,
  word: StrengthWord,
  addressBookOwners: ReadonlySet<string>,
): void {
  const post = contact.worksAt.at(-1);
  const earliestAgo = Math.max(15, Math.min(-employee.joinedOffset, -(post?.sinceOffset ?? 0), 1_500));
  const endedAgo = post?.untilOffset === undefined ? 0 : -post.untilOffset;
  const latest = { STRONG: [1, 45], MEDIUM: [3, 220], WEAK: [10, 900] } as const;
  const contribution = { STRONG: [0.53, 0.84], MEDIUM: [0.22, 0.47], WEAK: [0.03, 0.17] } as const;
  const [minAgo, maxAgo] = latest[word];
  const isSales = employee.department === 'd-vertrieb';
  const meets = happens(isSales ? 0.62 : 0.35);
  addHabit(evidence, employee.key, contact.key, {
    contribution: within(contribution[word]),
    meetingShare: meets ? between(0.2, 0.7) : 0,
    meetingSource: isSales && happens(0.7) ? 'crm' : 'calendar',
    latestAgo: Math.min(Math.max(whole(minAgo, maxAgo), endedAgo), earliestAgo),
    earliestAgo: Math.max(earliestAgo, endedAgo + 1),
    isOneWay: word === 'WEAK' && !meets && happens(0.35),
  });
  if (addressBookOwners.has(employee.key) && happens(0.5)) {
    addConnection(evidence, employee.key, contact.key, whole(5, earliestAgo));
  }
}

export function byDepartment(employees: readonly EmployeeData[]): Map<string, EmployeeData[]> {
  const departments = new Map<string, EmployeeData[]>();
  for (const employee of employees) {
    if (employee.leftOffset !== undefined && employee.leftOffset <= 0) continue;
    departments.set(employee.department, [...(departments.get(employee.department) ?? []), employee]);
  }
  return departments;
}

/** How many of which departments look after an organization, besides its owner. */
const teams: Readonly<
  Record<OrganizationData['stage'], readonly (readonly [department: string, max: number])[]>
> = {
  OWN: [],
  CUSTOMER: [
    ['d-vertrieb', 2],
    ['d-service', 3],
    ['d-anwendungstechnik', 1],
    ['d-entwicklung', 1],
    ['d-steuerungstechnik', 1],
  ],
  PROSPECT: [
    ['d-vertrieb', 2],
    ['d-anwendungstechnik', 1],
    ['d-produktion', 1],
  ],
  PARTNER: [
    ['d-entwicklung', 1],
    ['d-steuerungstechnik', 1],
    ['d-vertrieb', 1],
    ['d-verwaltung', 1],
  ],
  SUPPLIER: [
    ['d-einkauf', 3],
    ['d-produktion', 1],
    ['d-entwicklung', 1],
    ['d-service', 1],
  ],
  FORMER: [
    ['d-vertrieb', 2],
    ['d-service', 1],
  ],
};

function teamOf(organization: OrganizationData, departments: Departments): EmployeeData[] {
  const team = new Set<EmployeeData>();
  for (const one of [...departments.values()].flat()) {
    if (one.key === organization.accountOwner) team.add(one);
  }
  for (const [department, max] of teams[organization.stage]) {
    const experienced = (departments.get(department) ?? []).filter((one) => one.joinedOffset < -300);
    for (const one of someOf(experienced, whole(max > 1 ? 1 : 0, max))) team.add(one);
  }
  return shuffled(
    [...team].filter((one) => !accountsOfLeaver.includes(organization.key) || one.leftOffset === undefined),
  );
}

function tieCount(organization: OrganizationData): number {
  if (organization.stage === 'PROSPECT' || organization.stage === 'FORMER') {
    return weighted([
      [22, 0],
      [48, 1],
      [22, 2],
      [8, 3],
    ] as const);
  }
  return weighted([
    [7, 0],
    [34, 1],
    [31, 2],
    [18, 3],
    [10, 4],
  ] as const);
}

function wordByChance(stage: OrganizationData['stage'], isCapped: boolean): StrengthWord {
  if (isCapped) return oneOf(['WEAK', 'WEAK', 'MEDIUM'] as const);
  if (stage === 'FORMER') return oneOf(['WEAK', 'WEAK', 'WEAK', 'MEDIUM'] as const);
  if (stage === 'PROSPECT')
    return weighted([
      [13, 'STRONG'],
      [35, 'MEDIUM'],
      [52, 'WEAK'],
    ] as const);
  return weighted([
    [25, 'STRONG'],
    [37, 'MEDIUM'],
    [38, 'WEAK'],
  ] as const);
}
