import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Amount,
  addAmounts,
  EVIDENCE_RULES,
  eventWeight,
  fadedSum,
  type PairEvidence,
  strengthWord,
  tieStrength,
  type WordLevel,
} from './strength.js';

const TODAY = 20_780;
const NOTHING: PairEvidence = {
  messagedForward: [],
  messagedBack: [],
  met: [],
  connected: [],
  workedMonths: [],
  words: [],
  statements: [],
};

const strengthOf = (evidence: Partial<PairEvidence>) =>
  tieStrength({ ...NOTHING, ...evidence }, TODAY).strength;
const explain = (evidence: Partial<PairEvidence>) =>
  tieStrength({ ...NOTHING, ...evidence }, TODAY).explanation;
const today = (amount: number): Amount[] => [{ amount, day: TODAY }];

const pastDay = fc.integer({ min: TODAY - 4000, max: TODAY });
const amounts = fc.array(fc.record({ amount: fc.double({ min: 0, max: 40, noNaN: true }), day: pastDay }), {
  maxLength: 6,
});
const words = fc.array(
  fc.record({
    by: fc.constantFrom('a' as const, 'b' as const),
    level: fc.constantFrom<WordLevel[]>('WELL', 'SOMEWHAT', 'BARELY', 'NO'),
    day: pastDay,
  }),
  { maxLength: 4 },
);
const statements = fc.array(
  fc.record({ strength: fc.double({ min: 0.01, max: 0.98, noNaN: true }), day: pastDay }),
  { maxLength: 3 },
);
const evidences: fc.Arbitrary<PairEvidence> = fc.record({
  messagedForward: amounts,
  messagedBack: amounts,
  met: amounts,
  connected: amounts,
  workedMonths: amounts,
  words,
  statements,
});

describe('tie strength, computed by hand', () => {
  it('nothing known is no tie', () => {
    expect(strengthOf({})).toBe(0);
    expect(explain({}).limit).toBe('TOO_WEAK');
  });

  it('five one-to-one messages each way today', () => {
    const expected = 0.9 * (0.3 * (1 - Math.exp(-2)) + 0.7 * (1 - Math.exp(-2)));
    expect(strengthOf({ messagedForward: today(5), messagedBack: today(5) })).toBeCloseTo(expected, 12);
  });

  it('one-way mail reaches three tenths of the ceiling at most', () => {
    expect(strengthOf({ messagedForward: today(1e6) })).toBeCloseTo(0.27, 12);
  });

  it('four meetings one year ago weigh like two today', () => {
    const expected = 0.9 * (1 - Math.exp(-0.5));
    expect(strengthOf({ met: [{ amount: 4, day: TODAY - 365 }] })).toBeCloseTo(expected, 12);
    expect(strengthOf({ met: today(2) })).toBeCloseTo(expected, 12);
  });

  it('a connection five years old has lost half of its amount', () => {
    const expected = 0.3 * (1 - Math.exp(-0.5));
    expect(strengthOf({ connected: [{ amount: 1, day: TODAY - 1825 }] })).toBeCloseTo(expected, 12);
  });

  it('kinds combine as if each were an independent chance', () => {
    const met = 0.9 * (1 - Math.exp(-1));
    const worked = 0.8 * (1 - Math.exp(-0.5));
    const both = strengthOf({ met: today(4), workedMonths: today(3) });
    expect(both).toBeCloseTo(1 - (1 - met) * (1 - worked), 12);
    expect(explain({ met: today(4), workedMonths: today(3) }).contributions).toEqual([
      { kind: 'MET', amount: 4, contribution: expect.closeTo(met, 12) },
      { kind: 'WORKED_WITH', amount: 3, contribution: expect.closeTo(worked, 12) },
    ]);
  });
});

describe('words and statements', () => {
  const met = 0.9 * (1 - Math.exp(-1));

  it('a word of today holds alone', () => {
    expect(strengthOf({ met: today(4), words: [{ by: 'a', level: 'BARELY', day: TODAY }] })).toBe(0.25);
  });

  it('a word two years old holds by half', () => {
    const strength = strengthOf({ met: today(4), words: [{ by: 'b', level: 'WELL', day: TODAY - 730 }] });
    expect(strength).toBeCloseTo(0.45 + met / 2, 12);
  });

  it('the lower of the two words holds, each with its own age', () => {
    const evidence = {
      met: today(4),
      words: [
        { by: 'a', level: 'WELL', day: TODAY },
        { by: 'b', level: 'BARELY', day: TODAY - 1460 },
      ],
    } as const;
    expect(strengthOf(evidence)).toBeCloseTo(0.0625 + met * 0.75, 12);
    expect(explain(evidence).decisiveWord).toBe('b');
  });

  it("only a person's latest word counts, and on one day the lower", () => {
    const later = { by: 'a', level: 'WELL', day: TODAY } as const;
    const earlier = { by: 'a', level: 'NO', day: TODAY - 1 } as const;
    expect(strengthOf({ words: [later, earlier] })).toBe(0.9);
    expect(strengthOf({ words: [later, { ...later, level: 'BARELY' }] })).toBe(0.25);
  });

  it('a "no" of either removes the tie for two years, then only weakens it', () => {
    const no = (age: number) => [
      { by: 'b', level: 'NO', day: TODAY - age } as const,
      { by: 'a', level: 'WELL', day: TODAY } as const,
    ];
    expect(strengthOf({ met: today(40), words: no(730) })).toBe(0);
    expect(explain({ met: today(40), words: no(730) })).toMatchObject({ limit: 'DENIED', decisiveWord: 'b' });
    expect(strengthOf({ met: today(40), words: no(731) })).toBeGreaterThan(0.4);
  });

  it('a word dated ahead of today weighs no more than one of today', () => {
    expect(strengthOf({ words: [{ by: 'a', level: 'SOMEWHAT', day: TODAY + 1 }] })).toBe(0.6);
  });

  it("a file's statement fades like a word and yields to people's own words", () => {
    expect(strengthOf({ statements: [{ strength: 0.7, day: TODAY }] })).toBe(0.7);
    expect(strengthOf({ met: today(4), statements: [{ strength: 0.7, day: TODAY - 730 }] })).toBeCloseTo(
      0.35 + met / 2,
      12,
    );
    const statement = { strength: 0.7, day: TODAY };
    expect(strengthOf({ statements: [statement], words: [{ by: 'a', level: 'WELL', day: TODAY }] })).toBe(
      0.9,
    );
  });

  it('of several statements the latest day counts, and on one day the lower', () => {
    const at = (strength: number, day: number) => ({ strength, day });
    expect(strengthOf({ statements: [at(0.3, TODAY), at(0.2, TODAY - 1)] })).toBe(0.3);
    expect(strengthOf({ statements: [at(0.3, TODAY), at(0.5, TODAY)] })).toBe(0.3);
  });

  it('limits come last: nothing below 0.01, nothing above 0.98', () => {
    expect(strengthOf({ connected: today(0.02) })).toBe(0);
    expect(strengthOf({ connected: today(0.04) })).toBeGreaterThan(0.01);
    const everything = { messagedForward: today(90), messagedBack: today(90), met: today(90) };
    expect(strengthOf(everything)).toBe(0.98);
    expect(explain(everything).limit).toBe('CAPPED');
  });

  it('strong from 0.50, medium from 0.20, else weak', () => {
    expect([0.5, 0.4999, 0.2, 0.1999].map(strengthWord)).toEqual(['STRONG', 'MEDIUM', 'MEDIUM', 'WEAK']);
  });
});

describe('the weight of one event', () => {
  it('is shared among the others and nothing past twenty', () => {
    expect(eventWeight('MESSAGED', 1)).toBe(1);
    expect(eventWeight('MESSAGED', 20)).toBe(0.05);
    expect(eventWeight('MESSAGED', 21)).toBe(0);
    expect(eventWeight('MET', 4)).toBe(0.25);
    expect(eventWeight('MET', 21)).toBe(0);
    expect(eventWeight('CONNECTED', 500)).toBe(1);
    expect(eventWeight('MESSAGED', 0)).toBe(0);
  });
});

describe('laws of tie strength', () => {
  const LOWEST_DIFFERENCE = 1e-9;
  const kinds = ['messagedForward', 'messagedBack', 'met', 'connected', 'workedMonths'] as const;

  it('a strength is 0 or within 0.01..0.98, and the evidence part within 0..1', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const { strength, explanation } = tieStrength(evidence, TODAY);
        expect(strength === 0 || (strength >= 0.01 && strength <= 0.98)).toBe(true);
        expect(explanation.evidenceStrength).toBeGreaterThanOrEqual(0);
        expect(explanation.evidenceStrength).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('adding a message, meeting, connection or month never lowers the evidence part', () => {
    const added = fc.record({ amount: fc.double({ min: 0.05, max: 1, noNaN: true }), day: pastDay });
    fc.assert(
      fc.property(evidences, fc.constantFrom(...kinds), added, (evidence, kind, amount) => {
        const before = tieStrength(evidence, TODAY).explanation.evidenceStrength;
        const more = { ...evidence, [kind]: [...evidence[kind], amount] };
        const after = tieStrength(more, TODAY).explanation.evidenceStrength;
        expect(after).toBeGreaterThanOrEqual(before - LOWEST_DIFFERENCE);
      }),
      { numRuns: 500 },
    );
  });

  it('order does not matter', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const reversed = Object.fromEntries(
          Object.entries(evidence).map(([kind, records]) => [kind, [...records].reverse()]),
        );
        const other = tieStrength({ ...evidence, ...reversed }, TODAY);
        expect(other.strength).toBeCloseTo(tieStrength(evidence, TODAY).strength, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('batching does not matter: records merged in any order weigh the same on every later day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('MESSAGED' as const, 'MET' as const, 'CONNECTED' as const),
        fc.array(fc.record({ amount: fc.double({ min: 0.05, max: 1, noNaN: true }), day: pastDay }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        fc.nat({ max: 2000 }),
        (kind, events, choices, later) => {
          const { halfLifeDays } = EVIDENCE_RULES[kind];
          const records = [...events];
          for (const choice of choices) {
            if (records.length < 2) break;
            const [first] = records.splice(choice % records.length, 1);
            const [second] = records.splice(choice % records.length, 1);
            if (first !== undefined && second !== undefined) {
              records.push(addAmounts(first, second, halfLifeDays));
            }
          }
          const merged = fadedSum(records, halfLifeDays, TODAY + later);
          expect(Math.abs(merged - fadedSum(events, halfLifeDays, TODAY + later))).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('mail one way contributes less than the same mail split evenly', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 60, noNaN: true }), (amount) => {
        const oneWay = explain({ messagedForward: today(amount) }).evidenceStrength;
        const split = { messagedForward: today(amount / 2), messagedBack: today(amount / 2) };
        expect(oneWay).toBeLessThan(explain(split).evidenceStrength);
      }),
    );
  });

  it('who of the two is called a makes no difference', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const swapped: PairEvidence = {
          ...evidence,
          messagedForward: evidence.messagedBack,
          messagedBack: evidence.messagedForward,
          words: evidence.words.map((word) => ({ ...word, by: word.by === 'a' ? 'b' : 'a' })),
        };
        expect(tieStrength(swapped, TODAY).strength).toBeCloseTo(tieStrength(evidence, TODAY).strength, 9);
      }),
    );
  });
});
