/** Ties between colleagues: hierarchy, team, department, and chance meetings across departments. */
import type { EmployeeData, ProjectData } from '../../api/src/seed/company-data.js';
import { between, happens, oneOf, startPart, weighted, whole, within } from './chance.js';
import { addHabit, type Evidence } from './evidence.js';
import { byDepartment } from './outside.js';
import { pairKey, type StrengthWord, tieStrengths } from './strengths.js';

/** The only person with ties on both sides of the two silos. */
export const bridgeKey = 'e-engel-miriam';

const serviceSide = new Set(['d-service']);
const developmentSide = new Set(['d-entwicklung', 'd-steuerungstechnik']);

/** True for a pair of the two silos that does not go through the bridge person. */
function crossesSilos(one: EmployeeData, other: EmployeeData): boolean {
  if (one.key === bridgeKey || other.key === bridgeKey) return false;
  return (
    (serviceSide.has(one.department) && developmentSide.has(other.department)) ||
    (serviceSide.has(other.department) && developmentSide.has(one.department))
  );
}

/** Adds mail and meetings among employees, on top of what common projects already make. */
export function addColleagueTies(
  evidence: Evidence,
  employees: readonly EmployeeData[],
  projects: readonly ProjectData[],
  seedDay: number,
  byHand: ReadonlySet<string>,
): void {
  startPart(4);
  const present = employees.filter((one) => one.leftOffset === undefined || one.leftOffset > 0);
  const fromProjects = tieStrengths(
    { projects: [...projects], messaged: [], met: [], connected: [], declared: [], stated: [] },
    seedDay,
  );
  const done = new Set(byHand);
  for (const [one, other, word] of [...withinDepartments(present), ...acrossDepartments(present)]) {
    const pair = pairKey(one.key, other.key);
    if (done.has(pair) || crossesSilos(one, other)) continue;
    done.add(pair);
    addTie(evidence, one, other, word, fromProjects.get(pair) ?? 0);
  }
}

type Wanted = readonly [one: EmployeeData, other: EmployeeData, word: StrengthWord];

function withinDepartments(employees: readonly EmployeeData[]): Wanted[] {
  const wanted: Wanted[] = [];
  for (const one of employees) {
    const boss = employees.find((other) => other.key === one.reportsTo);
    if (boss !== undefined)
      wanted.push([
        one,
        boss,
        weighted([
          [38, 'STRONG'],
          [44, 'MEDIUM'],
          [18, 'WEAK'],
        ] as const),
      ]);
  }
  for (const colleagues of byDepartment(employees).values()) {
    colleagues.forEach((one, index) => {
      for (const other of colleagues.slice(index + 1)) {
        const isSameTeam = one.reportsTo !== undefined && one.reportsTo === other.reportsTo;
        if (!happens(isSameTeam ? 0.5 : 0.085)) continue;
        const words = isSameTeam ? teamWords : otherWords;
        wanted.push([one, other, weighted(words)]);
      }
    });
  }
  return wanted;
}

const teamWords = [
  [22, 'STRONG'],
  [42, 'MEDIUM'],
  [36, 'WEAK'],
] as const;
const otherWords = [
  [10, 'STRONG'],
  [32, 'MEDIUM'],
  [58, 'WEAK'],
] as const;

/** A few people know half the house; most know one or two in other departments. */
function acrossDepartments(employees: readonly EmployeeData[]): Wanted[] {
  return employees.flatMap((one) => {
    const reach = weighted([
      [34, 0],
      [30, 1],
      [20, 2],
      [10, 4],
      [4, 9],
      [2, 16],
    ] as const);
    const count = one.key === bridgeKey ? 12 : reach;
    const others = employees.filter(
      (other) => other.department !== one.department && !crossesSilos(one, other),
    );
    const preferred =
      one.key === bridgeKey ? others.filter((other) => developmentSide.has(other.department)) : others;
    return Array.from({ length: count }, (): Wanted => [one, oneOf(preferred), weighted(otherWords)]);
  });
}

function addTie(
  evidence: Evidence,
  one: EmployeeData,
  other: EmployeeData,
  word: StrengthWord,
  already: number,
): void {
  const wanted = { STRONG: [0.52, 0.86], MEDIUM: [0.21, 0.48], WEAK: [0.03, 0.17] } as const;
  const latest = { STRONG: [1, 20], MEDIUM: [2, 150], WEAK: [5, 700] } as const;
  const missing = 1 - (1 - within(wanted[word])) / (1 - already);
  if (missing < 0.02) return;
  const earliestAgo = Math.max(15, Math.min(-one.joinedOffset, -other.joinedOffset, 1_500));
  const [minAgo, maxAgo] = latest[word];
  addHabit(evidence, one.key, other.key, {
    contribution: missing,
    meetingShare: happens(0.45) ? between(0.25, 0.8) : 0,
    meetingSource: 'calendar',
    latestAgo: Math.min(whole(minAgo, maxAgo), earliestAgo),
    earliestAgo,
    isOneWay: word === 'WEAK' && happens(0.2),
  });
}
