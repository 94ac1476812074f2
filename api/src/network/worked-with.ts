import { firstDayOfMonth, monthsBetween } from './day.js';
import { type Amount, EVIDENCE_RULES } from './strength.js';

/** One stay of a person on one project; the last day belongs to it, null: still there. */
export interface Membership {
  readonly personId: string;
  readonly fromDay: number;
  readonly toDay: number | null;
}

/** Two people who were on one project together, a before b by code unit, and what it amounts to on the day asked for. */
export interface WorkedPair {
  readonly a: string;
  readonly b: string;
  readonly worked: Amount;
}

const MOST_PEOPLE_ON_A_PROJECT = 50;

/**
 * The months two people shared on one project: one amount of 1/sqrt(p-1) for each calendar month begun by `asOfDay` in
 * which both were on it, p being all the people on it that month; nothing for months with more than 50 people.
 */
export function workedMonths(
  memberships: readonly Membership[],
  a: string,
  b: string,
  asOfDay: number,
): Amount[] {
  if (a === b) return [];
  const amounts: Amount[] = [];
  for (const [month, people] of peopleByMonth(memberships, asOfDay)) {
    const weight = people.has(a) && people.has(b) ? monthWeight(people.size) : 0;
    if (weight > 0) amounts.push({ amount: weight, day: firstDayOfMonth(month) });
  }
  return amounts.sort((first, second) => first.day - second.day);
}

/** All pairs of one project at once, each with the sum of its months as an amount of `asOfDay`. */
export function* workedPairs(memberships: readonly Membership[], asOfDay: number): Generator<WorkedPair> {
  const sums = new Map<string, Map<string, number>>();
  for (const [month, people] of peopleByMonth(memberships, asOfDay)) {
    const weight = monthWeight(people.size);
    if (weight === 0) continue;
    const age = asOfDay - firstDayOfMonth(month);
    addPairs(sums, [...people].sort(), weight * 2 ** (-age / EVIDENCE_RULES.WORKED_WITH.halfLifeDays));
  }
  for (const [a, others] of sums) {
    for (const [b, amount] of others) yield { a, b, worked: { amount, day: asOfDay } };
  }
}

function addPairs(sums: Map<string, Map<string, number>>, people: readonly string[], amount: number): void {
  for (const [position, a] of people.entries()) {
    let others = sums.get(a);
    if (others === undefined) {
      others = new Map();
      sums.set(a, others);
    }
    for (const b of people.slice(position + 1)) others.set(b, (others.get(b) ?? 0) + amount);
  }
}

function monthWeight(people: number): number {
  return people < 2 || people > MOST_PEOPLE_ON_A_PROJECT ? 0 : 1 / Math.sqrt(people - 1);
}

/** Who was on the project in each month, as known on the day: whoever starts later is not on it yet. */
function peopleByMonth(memberships: readonly Membership[], asOfDay: number): Map<number, Set<string>> {
  const byMonth = new Map<number, Set<string>>();
  for (const { personId, fromDay, toDay } of memberships) {
    for (const month of monthsBetween(fromDay, Math.min(toDay ?? asOfDay, asOfDay))) {
      const people = byMonth.get(month);
      if (people === undefined) byMonth.set(month, new Set([personId]));
      else people.add(personId);
    }
  }
  return byMonth;
}
