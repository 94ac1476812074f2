import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

/** One company twice: with a contact whom only `owner` knows, privately, and without that contact. */
let withSecret: TestApplication;
let without: TestApplication;

beforeAll(async () => {
  withSecret = await openTestApplication(company(true).rows());
  // On Neo4j both would be one database: there the answers are only searched for a trace of the contact.
  without =
    process.env['PERLEN_TEST_ENGINE'] === 'neo4j'
      ? withSecret
      : await openTestApplication(company(false).rows());
});

afterAll(async () => {
  await withSecret.close();
  if (without !== withSecret) await without.close();
});

function company(hasSecret: boolean): SmallCompany {
  const made = new SmallCompany()
    .department('sales')
    .organization('weber')
    .employee('steward', { roles: ['STEWARD', 'SALES', 'MANAGER'] })
    .employee('owner', {}, 'sales')
    .employee('other', {}, 'sales')
    .contact('open', 'weber', { recorded: true, name: 'Open Weber' })
    .project('p1', 'weber', { from: '2026-01-01' })
    .link('WORKED_ON', 'owner', 'p1', { from: '2026-01-01' })
    .link('WORKED_ON', 'other', 'p1', { from: '2026-02-01' })
    .tie('other', 'open', 0.5, 'NAMED');
  if (hasSecret) {
    made
      .contact('secret', 'weber', { name: 'Secret Weber', key: 's-1' })
      .tie('owner', 'secret', 0.9, 'PRIVATE');
  }
  return made;
}

const PERSON = '{ id name kind email phone title organization { id } ownTie { word } reportsTo { id } }';

describe('a contact with private ties alone', () => {
  it.each([
    ['person', `{ person(id: "secret") ${PERSON} }`],
    ['people', `{ people(first: 100) { nodes ${PERSON} pageInfo { endCursor hasNextPage } } }`],
    [
      'people of the organization',
      '{ people(first: 9, filter: {organization: "weber"}) { nodes { id } pageInfo { endCursor } } }',
    ],
    [
      'people by name',
      '{ people(first: 9, filter: {nameStartsWith: "sec"}) { nodes { id } pageInfo { endCursor } } }',
    ],
    [
      'people paged by one',
      '{ people(first: 1, filter: {kinds: [CONTACT]}) { nodes { id } pageInfo { endCursor hasNextPage } } }',
    ],
    [
      'contacts',
      '{ organization(id: "weber") { contacts { nodes { id } pageInfo { endCursor hasNextPage } } } }',
    ],
    ['project', '{ project(id: "p1") { members { person { id } } } }'],
    ['search', '{ search(text: "secret") { kind subject { __typename } } }'],
    [
      'search among others',
      '{ search(text: "weber") { kind isExact subject { ... on Person { id } ... on Organization { id } } } }',
    ],
    ['search with a typo', '{ search(text: "secrte") { kind } }'],
    ['search by address', '{ search(text: "secret@out.example") { kind } }'],
    ['resolve by id', '{ resolve(text: "secret") { __typename } }'],
    ['resolve by key', '{ resolve(text: "s-1") { __typename } }'],
    ['resolve by address', '{ resolve(text: "secret@out.example") { __typename } }'],
    ['resolve by name', '{ resolve(text: "Secret Weber") { __typename } }'],
    ['tie', '{ tie(between: ["owner", "secret"]) { word } }'],
    ['neighbourhood', '{ neighbourhood(of: "owner") { nodes { person { id } } totalCount } }'],
    ['preview', '{ mergePreview(keep: "open", remove: "secret") { keep { id } } }'],
    ['update', 'mutation { updatePerson(id: "secret", input: {title: "x"}) { id } }'],
    ['employment', 'mutation { setEmployment(person: "secret", input: {organization: "weber"}) { id } }'],
    ['skills', 'mutation { setSkills(person: "secret", skills: ["x"]) { id } }'],
    ['remove', 'mutation { removePerson(id: "secret") }'],
    ['merge', 'mutation { mergePeople(keep: "open", remove: "secret") { id } }'],
    ['merge into', 'mutation { mergePeople(keep: "secret", remove: "open") { id } }'],
    [
      'member',
      'mutation { setProjectMember(project: "p1", input: {person: "secret", from: "2026-01-01"}) { id } }',
    ],
    ['member off', 'mutation { removeProjectMember(project: "p1", person: "secret") { id } }'],
    ['manager', 'mutation { updatePerson(id: "other", input: {reportsTo: "secret"}) { id } }'],
    ['account owner', 'mutation { updateOrganization(id: "weber", input: {accountOwner: "secret"}) { id } }'],
  ])('answers like nobody in: %s', async (_, source) => {
    for (const viewer of ['other', 'steward', 'operator']) {
      const answer = JSON.stringify(await withSecret.run(viewer, source));
      if (without === withSecret) expect(answer).not.toMatch(/secret|Secret Weber/);
      else expect(answer).toBe(JSON.stringify(await without.run(viewer, source)));
    }
  });

  it('is there for the one who knows them', async () => {
    const { person, search } = await withSecret.data(
      'owner',
      `{ person(id: "secret") ${PERSON} search(text: "secret") { kind } }`,
    );
    expect(person).toMatchObject({
      name: 'Secret Weber',
      email: 'secret@out.example',
      ownTie: { word: 'STRONG' },
    });
    expect(search).toHaveLength(1);
  });
});
