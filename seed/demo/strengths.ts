/**
 * Tie strengths of the demo company by the formulas of the design, written a second time and plainly:
 * the generator aims with them, and its tests do not depend on the product's own computation.
 */
import type { CompanyData, DeclaredData } from '../../api/src/seed/company-data.js';

/** The parts of the data that strengths come from. */
export type EvidenceData = Pick<
  CompanyData,
  'projects' | 'messaged' | 'met' | 'connected' | 'declared' | 'stated'
>;

export type StrengthWord = 'STRONG' | 'MEDIUM' | 'WEAK';

/** One key for both directions of a pair. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

export function wordOf(strength: number): StrengthWord {
  if (strength >= 0.5) return 'STRONG';
  return strength >= 0.2 ? 'MEDIUM' : 'WEAK';
}

/** Half-lives in days, saturation amounts and ceilings of the kinds of evidence. */
export const kinds = {
  messaged: { halfLifeDays: 365, m: 5, c: 0.9 },
  met: { halfLifeDays: 365, m: 4, c: 0.9 },
  workedWith: { halfLifeDays: 1_095, m: 6, c: 0.8 },
  connected: { halfLifeDays: 1_825, m: 1, c: 0.3 },
} as const;

/**
 * Strength 0.01..0.98 of every tie on the day of seeding, by pair key.
 * @param seedDay whole UTC days since 1970-01-01: calendar months of projects depend on it.
 */
export function tieStrengths(data: EvidenceData, seedDay: number): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const [pair, shares] of contributions(data, seedDay)) {
    strengths.set(pair, 1 - shares.reduce((rest, share) => rest * (1 - share), 1));
  }
  for (const one of latestStatements(data.stated)) {
    const pair = pairKey(one.a, one.b);
    const w = 2 ** (one.dayOffset / 730);
    strengths.set(pair, w * one.strength + (1 - w) * (strengths.get(pair) ?? 0));
  }
  for (const [pair, own] of groupedByPair(data.declared)) {
    strengths.set(pair, withOwnWords(strengths.get(pair) ?? 0, own));
  }
  for (const [pair, strength] of strengths) {
    if (strength < 0.01) strengths.delete(pair);
    else strengths.set(pair, Math.min(0.98, strength));
  }
  return strengths;
}

function contributions(data: EvidenceData, seedDay: number): Map<string, number[]> {
  const shares = new Map<string, number[]>();
  const add = (pair: string, share: number): void => {
    shares.set(pair, [...(shares.get(pair) ?? []), share]);
  };
  for (const [pair, both] of messageAmounts(data)) add(pair, messagedContribution(both[0], both[1]));
  for (const kind of ['met', 'connected'] as const) {
    const amounts = new Map<string, number>();
    for (const one of data[kind]) {
      const amount = faded(one.amount, one.day, kinds[kind].halfLifeDays);
      amounts.set(pairKey(one.a, one.b), (amounts.get(pairKey(one.a, one.b)) ?? 0) + amount);
    }
    for (const [pair, amount] of amounts) add(pair, saturated(amount, kinds[kind]));
  }
  for (const [pair, amount] of workedWithAmounts(data.projects, seedDay)) {
    add(pair, saturated(amount, kinds.workedWith));
  }
  return shares;
}

export function messagedContribution(a: number, b: number): number {
  const { m, c } = kinds.messaged;
  return c * (0.3 * (1 - Math.exp(-(a + b) / m)) + 0.7 * (1 - Math.exp((-2 * Math.min(a, b)) / m)));
}

function saturated(amount: number, kind: { readonly m: number; readonly c: number }): number {
  return kind.c * (1 - Math.exp(-amount / kind.m));
}

function faded(amount: number, day: number, halfLifeDays: number): number {
  return amount * 2 ** (day / halfLifeDays);
}

/** Amounts of the two directions on the day of seeding; the first from the lower key to the higher one. */
function messageAmounts(data: EvidenceData): Map<string, [number, number]> {
  const amounts = new Map<string, [number, number]>();
  for (const one of data.messaged) {
    const pair = pairKey(one.from, one.to);
    const both = amounts.get(pair) ?? [0, 0];
    both[one.from < one.to ? 0 : 1] += faded(one.amount, one.day, kinds.messaged.halfLifeDays);
    amounts.set(pair, both);
  }
  return amounts;
}

/** Each calendar month begun with p people on a project gives each pair of them 1/sqrt(p-1), nothing past 50. */
function workedWithAmounts(projects: CompanyData['projects'], seedDay: number): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const project of projects) {
    for (const [month, people] of peopleByMonth(project, seedDay)) {
      if (people.length < 2 || people.length > 50) continue;
      const age = seedDay - Date.UTC(Math.floor(month / 12), month % 12) / 86_400_000;
      const amount = 2 ** (-age / kinds.workedWith.halfLifeDays) / Math.sqrt(people.length - 1);
      people.forEach((a, index) => {
        for (const b of people.slice(index + 1)) {
          amounts.set(pairKey(a, b), (amounts.get(pairKey(a, b)) ?? 0) + amount);
        }
      });
    }
  }
  return amounts;
}

function peopleByMonth(project: CompanyData['projects'][number], seedDay: number): Map<number, string[]> {
  const months = new Map<number, string[]>();
  for (const member of project.members) {
    const last = Math.min(0, member.toOffset ?? 0, project.toOffset ?? 0);
    for (let month = monthOf(seedDay + member.fromOffset); month <= monthOf(seedDay + last); month += 1) {
      months.set(month, [...(months.get(month) ?? []), member.person]);
    }
  }
  return months;
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function latestStatements(stated: CompanyData['stated']): CompanyData['stated'] {
  const latest = new Map(
    [...stated]
      .sort((one, other) => one.dayOffset - other.dayOffset || other.strength - one.strength)
      .map((one) => [pairKey(one.a, one.b), one]),
  );
  return [...latest.values()];
}

const wordValues = { WELL: 0.9, SOMEWHAT: 0.6, BARELY: 0.25, NO: 0 } as const;

/** Own words of the two people about each other; of each their latest counts, the lower result holds. */
function withOwnWords(evidence: number, own: readonly DeclaredData[]): number {
  const latest = new Map([...own].sort((a, b) => a.dayOffset - b.dayOffset).map((one) => [one.by, one]));
  const results = [...latest.values()].map((one) => {
    const w = 2 ** (one.dayOffset / 730);
    return one.level === 'NO' && w >= 0.5 ? 0 : w * wordValues[one.level] + (1 - w) * evidence;
  });
  return Math.min(...results);
}

function groupedByPair(declared: readonly DeclaredData[]): Map<string, DeclaredData[]> {
  const grouped = new Map<string, DeclaredData[]>();
  for (const one of declared) {
    const pair = pairKey(one.by, one.about);
    grouped.set(pair, [...(grouped.get(pair) ?? []), one]);
  }
  return grouped;
}
