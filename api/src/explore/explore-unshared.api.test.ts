import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ORGANIZATIONS,
  type RandomCompany,
  randomCompanies,
  rowsOf,
  withAndWithoutUnshared,
  withoutPrivate,
} from '../privacy/testing/random-company.js';
import { openTestApplication } from '../testing/test-application.js';

/** A store is opened for every company: fewer of them where that takes long. */
const COMPANIES = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 3 : 10;
const VIEWER = 'e0';

const THING = '... on Person { id name } ... on Organization { id } ... on Department { id }';
const SURROUNDINGS = `query ($of: [ID!]!) { surroundings(of: $of, limit: 100) { totalCount of { ${THING} }
  pageInfo { endCursor } nodes { word thing { ${THING} } links { from to kind word isOwn } } } }`;
const LINKS = 'query ($ids: [ID!]!) { linksAmong(ids: $ids) { from to kind word isOwn } }';
const THINGS = `query ($ids: [ID!]!) { exploreThings(ids: $ids) { ${THING} } }`;
const SAVE = 'mutation ($input: ExploreViewInput!) { saveExploreView(input: $input) { id } }';
const VIEW = `query ($id: ID!) { exploreView(id: $id) { name expanded openFolds settings
  nodes { x y thing { ${THING} } } } }`;

/** Everything the canvas can ask, as this viewer; the picture is that of a colleague who sees more. */
async function allAnswers(company: RandomCompany, ids: readonly string[]): Promise<unknown> {
  const app = await openTestApplication(rowsOf(company));
  try {
    const nodes = ids.map((id) => ({ id, x: 1, y: 2 }));
    const input = { name: 'All', nodes, expanded: ids, openFolds: ids };
    const saver = company.employees[1] ?? VIEWER;
    const { saveExploreView } = await app.data(saver, SAVE, { input });
    return [
      await app.data(VIEWER, SURROUNDINGS, { of: ids }),
      await app.data(VIEWER, LINKS, { ids }),
      await app.data(VIEWER, THINGS, { ids }),
      await app.data(VIEWER, VIEW, { id: saveExploreView.id }),
    ];
  } finally {
    await app.close();
  }
}

function idsOf({ employees, contacts }: RandomCompany): string[] {
  return [...employees, ...contacts, ...ORGANIZATIONS, 'd0', 'nobody'];
}

it('an unshared tie is drawn for a third person exactly like none', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomCompanies, async (drawn) => {
      const { company, without } = withAndWithoutUnshared(drawn, VIEWER);
      // Who saves the picture may see more than whoever opens it.
      const ids = idsOf(company);
      expect(await allAnswers(company, ids)).toEqual(await allAnswers(without, ids));
    }),
    { numRuns: COMPANIES, endOnFailure: true },
  );
});

it('a private tie betrays itself nowhere on the canvas, not by its contact either', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomCompanies, async (company) => {
      const ids = idsOf(company);
      const without = withoutPrivate(company, VIEWER);
      expect(await allAnswers(company, ids)).toEqual(await allAnswers(without, ids));
    }),
    { numRuns: COMPANIES, endOnFailure: true },
  );
});
