import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStore } from '../operations/check.js';
import { type RandomCompany, randomCompanies, rowsOf } from '../privacy/testing/random-company.js';
import { loadReadModel } from '../read-model/read-model.js';
import { expectSameModel } from '../read-model/testing/same-model.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { deriveEverything } from './derive-everything.js';

/** A store is opened for every company: fewer of them where that takes long. */
const COMPANIES = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 2 : 8;
const TIMEOUT_MS = 120_000;

const AGREE = 'mutation ($input: AgreementInput!) { setAgreement(input: $input) { version } }';
const GIVE = 'mutation { giveConsent(purposes: [FIND_PATHS]) { isAsked } }';
const WITHDRAW = 'mutation { withdrawConsent(purposes: [FIND_PATHS]) { isAsked } }';

type Action =
  | { readonly kind: 'GIVE' | 'WITHDRAW'; readonly who: number }
  | { readonly kind: 'AGREE'; readonly isStated: boolean };

const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('GIVE' as const), who: fc.nat(4) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('WITHDRAW' as const), who: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('AGREE' as const), isStated: fc.boolean() }) },
  ),
  { minLength: 1, maxLength: 8 },
);

/** What the rules say, in their own words. */
class Expectation {
  readonly #company: RandomCompany;
  readonly #willing = new Set<string>();
  readonly #forgotten = new Set<string>();
  isStated = true;

  constructor(company: RandomCompany) {
    this.#company = company;
  }

  give(who: string): void {
    this.#willing.add(who);
  }

  /** Takes what is known of them along, for good, unless there was no consent to withdraw. */
  withdraw(who: string): void {
    if (!this.#willing.delete(who)) return;
    for (const tie of this.#company.ties) {
      if (tie.one === who || tie.other === who) this.#forgotten.add(`${tie.one} ${tie.other}`);
    }
  }

  ties(): string[] {
    const isEmployee = (id: string) => id.startsWith('e');
    return this.#company.ties
      .filter(({ one, other }) => {
        const employees = [one, other].filter(isEmployee);
        const isAllowed = employees.length > 0 && employees.every((id) => this.#willing.has(id));
        return this.isStated && isAllowed && !this.#forgotten.has(`${one} ${other}`);
      })
      .map(({ one, other }) => `${one} ${other}`)
      .sort();
  }
}

const agreeOn = (app: TestApplication, isStated: boolean) =>
  app.data('council', AGREE, {
    input: {
      date: '2026-11-01',
      version: '1',
      purposes: ['FIND_PATHS'],
      sources: isStated ? ['STATED', 'MET'] : ['MET'],
    },
  });

describe('Whatever is agreed, given and withdrawn, in whatever order', { timeout: TIMEOUT_MS }, () => {
  it('the ties there are are those that both sides allow, applied step by step as loaded anew', async () => {
    await fc.assert(
      fc.asyncProperty(randomCompanies, actions, async (company, steps) => {
        const { people = [], settings, ...rows } = rowsOf(company);
        const council = {
          id: 'council',
          isEmployee: true,
          properties: { name: 'council', roles: ['WORKS_COUNCIL'] },
        };
        const app = await openTestApplication(
          { ...rows, people: [...people, council], settings: { ...settings, mode: 'live' } },
          { PERLEN_MODE: 'live' },
        );
        try {
          await deriveEverything(app.application);
          await agreeOn(app, true);
          const expected = new Expectation(company);
          for (const step of steps) {
            if (step.kind === 'AGREE') {
              await agreeOn(app, step.isStated);
              expected.isStated = step.isStated;
            } else {
              const who = company.employees[step.who % company.employees.length] ?? 'e0';
              await app.data(who, step.kind === 'GIVE' ? GIVE : WITHDRAW);
              if (step.kind === 'GIVE') expected.give(who);
              else expected.withdraw(who);
            }
            const { live, now } = app.application;
            const found = company.ties.filter(
              ({ one, other }) =>
                live.current.graph.hasPerson(one) &&
                live.current.graph.hasPerson(other) &&
                live.current.graph.tie(one, other) !== null,
            );
            expect(found.map(({ one, other }) => `${one} ${other}`).sort()).toEqual(expected.ties());
            expectSameModel(live.current, await loadReadModel(app.store, now()));
            expect((await checkStore(app.store, live.current, now())).findings).toEqual([]);
          }
        } finally {
          await app.close();
        }
      }),
      { numRuns: COMPANIES, endOnFailure: true },
    );
  });
});
