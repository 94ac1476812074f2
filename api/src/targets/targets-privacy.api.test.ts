import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ORGANIZATIONS,
  type RandomCompany,
  randomCompanies,
  recording,
  rowsOf,
  sharingIn,
  withoutPrivate,
} from '../privacy/testing/random-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

/** A store is opened for every company: fewer of them where that takes long. */
const COMPANIES = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 3 : 10;
const TIMEOUT_MS = 300_000;

const TARGETS = `query ($sort: TargetSort!, $filter: TargetFilter) { targets(sort: $sort, filter: $filter) {
  nodes { id rung offerWord path { id word warmth introducer { id } people { person { id } } ties { word strength } }
    facts { organization { id } } changes { kind word formerWord } changedAt request { id } }
  totalCount matchCount changedCount since } }`;
const NOTIFICATIONS =
  '{ unreadNotifications notifications { nodes { kind target { ... on Person { id } } changes { kind word } } } }';
const MATCHES = `query ($lines: [String!]!) { matchTargets(lines: $lines) { outcome
  candidates { ... on Person { id } ... on Organization { id } } suggestion { kind name } } }`;
const SHARE =
  'mutation ($with: ID!, $sharing: TieSharing!) { setTieSharing(with: $with, sharing: $sharing) { word } }';
const VIEWER = 'e0';

type Tie = RandomCompany['ties'][number];

const isToContact = (tie: Tie) => tie.other.startsWith('c') && tie.one.startsWith('e');

async function withCompany<T>(
  company: RandomCompany,
  work: (app: TestApplication) => Promise<T>,
): Promise<T> {
  const app = await openTestApplication(rowsOf(company));
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function starEverybody(app: TestApplication, { employees, contacts }: RandomCompany): Promise<void> {
  for (const id of [...employees, ...contacts, ...ORGANIZATIONS]) {
    await app.run(VIEWER, 'mutation ($ids: [ID!]!) { addTargets(ids: $ids) }', { ids: [id] });
  }
  await app.run(VIEWER, 'mutation { visitTargets { since isNew } }');
}

/** Everything the viewer can be told about their targets, as text. */
async function allAnswers(app: TestApplication, { employees, contacts }: RandomCompany): Promise<string> {
  const answers: unknown[] = [];
  for (const sort of ['NAME', 'RUNG', 'CHANGED']) answers.push(await app.run(VIEWER, TARGETS, { sort }));
  for (const filter of [{ rungs: ['OFFER'] }, { rungs: ['ASK_ALL', 'FACTS'] }, { onlyChanged: true }]) {
    answers.push(await app.run(VIEWER, TARGETS, { sort: 'NAME', filter }));
  }
  answers.push(await app.run(VIEWER, NOTIFICATIONS), await app.run(VIEWER, '{ targetIds }'));
  const lines = [...employees, ...contacts, ...contacts.map((id) => `${id}@out.example`), ...ORGANIZATIONS];
  answers.push(await app.run(VIEWER, MATCHES, { lines }));
  return JSON.stringify(answers);
}

const holdsFor = (property: fc.IAsyncProperty<[RandomCompany]>) =>
  fc.assert(property, { numRuns: COMPANIES, endOnFailure: true });

describe('targets', { timeout: TIMEOUT_MS }, () => {
  it('answer like without the private ties of others', async () => {
    await holdsFor(
      fc.asyncProperty(randomCompanies, async (company) => {
        const without = withoutPrivate(company, VIEWER);
        const answersOf = (one: RandomCompany) =>
          withCompany(one, async (app) => {
            await starEverybody(app, one);
            return allAnswers(app, company);
          });
        // A contact whom only private ties know is nobody; one without any tie is somebody the company knows.
        const known = recording(company, company.contacts);
        expect(await answersOf(recording(without, company.contacts))).toBe(await answersOf(known));
      }),
    );
  });

  it('tell nothing of a tie that is shared without its name, or no more, before the next UTC day', async () => {
    await holdsFor(
      fc.asyncProperty(randomCompanies, async (drawn) => {
        const company = recording(drawn, drawn.contacts);
        const unshared = company.ties.filter(
          (tie) => isToContact(tie) && tie.one !== VIEWER && sharingIn(company, tie) !== 'NAMED',
        );
        await withCompany(company, async (app) => {
          await starEverybody(app, company);
          const before = await allAnswers(app, company);
          for (const tie of unshared) {
            const sharing = sharingIn(company, tie) === 'BLIND' ? 'PRIVATE' : 'BLIND';
            await app.data(tie.one, SHARE, { with: tie.other, sharing });
            expect(await allAnswers(app, company)).toBe(before);
          }
          await app.run(VIEWER, 'mutation { visitTargets { isNew } }');
          expect(await allAnswers(app, company)).toBe(before);
        });
      }),
    );
  });
});
