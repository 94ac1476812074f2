import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../network/day.js';
import { checkStore } from '../operations/check.js';
import { generateGraph } from '../seed/generate-graph.js';
import { SmallCompany } from '../testing/small-company.js';
import { stateTies } from '../testing/state-ties.js';
import { openTestApplication, TEST_NOW, type TestApplication } from '../testing/test-application.js';
import { pairOf } from './evidence.js';

const PEOPLE = 300;
const TRANSACTIONS = 12;
const TIES_PER_TRANSACTION = 100;

const QUESTION = `query ($to: ID!) {
  warmPaths(input: { to: $to, maxHops: 3 }) { __typename ... on WarmPaths { change paths { people { person { id } } } } }
}`;

describe('Thousands of ties that change while people ask', () => {
  let test: TestApplication;
  const ids = Array.from({ length: PEOPLE }, (_unused, index) => `p${index}`);
  beforeAll(async () => {
    const company = new SmallCompany().organization('prospect');
    for (const [index, id] of ids.entries()) {
      if (index % 4 === 0) company.contact(id, 'prospect', { recorded: true });
      else company.employee(id);
    }
    const keys = [...generateGraph({ people: PEOPLE, ties: 1_000, seed: 5 }).people()].map(({ key }) => key);
    const idOf = new Map(keys.map((key, index) => [key, `p${index}`]));
    for (const { a, b, strength } of generateGraph({ people: PEOPLE, ties: 1_000, seed: 5 }).ties()) {
      company.tie(idOf.get(a) ?? '', idOf.get(b) ?? '', strength);
    }
    test = await openTestApplication(company.rows());
  });
  afterAll(() => test.close());

  it('leave memory and store equal, and no answer is older than what was acknowledged before its question', async () => {
    const { live } = test.application;
    let acknowledged = live.current.change;
    let isDone = false;
    let answers = 0;
    const ask = async (): Promise<void> => {
      for (let turn = 0; !isDone; turn += 1) {
        const before = acknowledged;
        const to = ids[(turn * 4) % PEOPLE];
        const { warmPaths } = await test.data('operator', QUESTION, { to });
        if (warmPaths.__typename === 'WarmPaths') expect(warmPaths.change).toBeGreaterThanOrEqual(before);
        answers += 1;
      }
    };
    const asking = Promise.all([ask(), ask()]);
    for (let number = 0; number < TRANSACTIONS; number += 1) {
      const pairs = Array.from({ length: TIES_PER_TRANSACTION }, (_unused, index) => {
        const one = (number * 131 + index * 7) % PEOPLE;
        const other = (one + 1 + ((number * 17 + index * 29) % (PEOPLE - 1))) % PEOPLE;
        return pairOf(`p${one}`, `p${other}`);
      });
      // Every tenth is taken back.
      const ties = pairs.map((pair, index) => ({
        ...pair,
        strength: index % 10 === 0 ? 0 : (index % 97) / 100,
      }));
      await stateTies(live, ties, { source: 'test', day: dayOf(TEST_NOW) });
      acknowledged = live.current.change;
    }
    isDone = true;
    await asking;
    expect(answers).toBeGreaterThan(0);
    const report = await checkStore(test.store, live.current, test.application.now());
    expect(report.findings).toEqual([]);
  });
});
