import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type PairEvidence, tieStrength } from '../../api/src/network/strength.js';
import { workedPairs } from '../../api/src/network/worked-with.js';
import { parseCompanyData } from '../../api/src/seed/company-data.js';
import { pairKey, tieStrengths } from './strengths.js';

type Mutable<Type> = {
  -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : Type[Key];
};

const company = parseCompanyData(JSON.parse(readFileSync(new URL('company.json', import.meta.url), 'utf8')));

/** The company's evidence as the product's own formulas take it, by pair; a is the lower key. */
function evidenceByPair(seedDay: number): Map<string, Mutable<PairEvidence>> {
  const evidence = new Map<string, Mutable<PairEvidence>>();
  const of = (one: string, other: string): Mutable<PairEvidence> => {
    const pair = pairKey(one, other);
    const found = evidence.get(pair) ?? {
      messagedForward: [],
      messagedBack: [],
      met: [],
      connected: [],
      workedMonths: [],
      words: [],
      statements: [],
    };
    evidence.set(pair, found);
    return found;
  };
  for (const { from, to, amount, day } of company.messaged) {
    of(from, to)[from < to ? 'messagedForward' : 'messagedBack'].push({ amount, day: seedDay + day });
  }
  for (const { a, b, amount, day } of company.met) of(a, b).met.push({ amount, day: seedDay + day });
  for (const { a, b, amount, day } of company.connected)
    of(a, b).connected.push({ amount, day: seedDay + day });
  for (const { by, about, level, dayOffset } of company.declared) {
    of(by, about).words.push({ by: by < about ? 'a' : 'b', level, day: seedDay + dayOffset });
  }
  for (const { a, b, strength, dayOffset } of company.stated) {
    of(a, b).statements.push({ strength, day: seedDay + dayOffset });
  }
  for (const project of company.projects) {
    const memberships = project.members.map((member) => {
      const end = member.toOffset;
      return {
        personId: member.person,
        fromDay: seedDay + member.fromOffset,
        toDay: end === undefined ? null : seedDay + end,
      };
    });
    for (const { a, b, worked } of workedPairs(memberships, seedDay)) of(a, b).workedMonths.push(worked);
  }
  return evidence;
}

test.each(['2026-11-23', '2026-12-01', '2028-02-29'])(
  'seeded on %s, every tie is as strong as the product computes it',
  (day) => {
    const seedDay = Date.parse(day) / 86_400_000;
    const here = tieStrengths(company, seedDay);
    let tieCount = 0;
    for (const [pair, evidence] of evidenceByPair(seedDay)) {
      const { strength } = tieStrength(evidence, seedDay);
      if (strength > 0) tieCount += 1;
      expect(Math.abs(strength - (here.get(pair) ?? 0)), pair).toBeLessThan(1e-9);
    }
    expect(tieCount).toBe(here.size);
  },
);
