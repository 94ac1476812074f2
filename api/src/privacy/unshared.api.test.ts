import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import {
  hiddenContacts,
  ORGANIZATIONS,
  type RandomCompany,
  randomCompanies,
  rowsOf,
  withAndWithoutUnshared,
  withoutContacts,
  withoutPrivate,
} from './testing/random-company.js';

/** A store is opened for every company: fewer of them where that takes long. */
const COMPANIES = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 2 : 10;
const TIMEOUT_MS = 300_000;

const TIE = `query ($between: [ID!]!) { tie(between: $between) { people { id } word strength isOwn sharing
  reasons { kind frequency age count first last level } explanation { strength } } }`;
const NEIGHBOURHOOD = `query ($of: ID!) { neighbourhood(of: $of, limit: 100) {
  nodes { person { id } word isOwn } pageInfo { endCursor hasNextPage } totalCount } }`;
const EVIDENCE = `query ($filter: EvidenceFilter, $first: Int! = 100) { evidence(filter: $filter, first: $first) {
  nodes { id kind isOwn isOwnRecord people { id } from { id } to { id } source { id } frequency age count first last amount
    level strength } pageInfo { endCursor hasNextPage } } }`;
const PERSON = `query ($id: ID!) { person(id: $id) { id name kind ownTie { word strength } } }`;
const RECORD = `query ($id: ID!) { person(id: $id) { version askMeAbout joinedAt origins { field kind sourceName }
  ties(first: 100) { totalCount pageInfo { endCursor hasNextPage }
    nodes { people { id } word strength isOwn reasons { kind frequency age count first last } } }
  seen: ties(first: 100, asOthersSee: true) { totalCount nodes { people { id } word } }
  timeline(first: 100) { nodes { id day kind evidence count person { id } organization { id } } } } }`;
const ORGANIZATION = `query ($id: ID!) { organization(id: $id) { id version origins { field kind }
  timeline(first: 100) { nodes { id day kind evidence count person { id } } }
  contacts(first: 100) { nodes { id ties(kinds: [EMPLOYEE], first: 3) { totalCount nodes { people { id } word } } } } } }`;
const DEPARTMENTS = `{ departments { id memberCount head { id } projects { id }
  figures { memberCount membersWithSkill organizationsKnown projectCount } } }`;
const SEARCH = `query ($text: String!) { search(text: $text) { kind isExact isKnownToViewer
  subject { ... on Person { id } ... on Organization { id } } } }`;
const RESOLVE = `query ($text: String!) { resolve(text: $text) { __typename ... on Person { id } } }`;
const EVERYBODY = `{ people(first: 100) { nodes { id name kind email phone title organization { id } } }
  organizations(first: 100) { nodes { id name domain stage contacts(first: 100) { nodes { id } } } } merges { id } }`;
const PATHS = `query ($input: WarmPathsInput!) { warmPaths(input: $input) {
  __typename
  ... on WarmPaths { target { ...Target } paths { ...Path } rungs { ...Rungs } }
  ... on NoPath { target { ...Target } reason nearest { person { id } hopsMissing path { ...Path } } rungs { ...Rungs } }
  ... on PathsNotShared { target { ...Target } rungs { ...Rungs } }
} }
fragment Target on PathTarget { ... on Person { id } ... on Organization { id } }
fragment Path on WarmPath { id word warmth introducer { id } isIntroducerKnownToViewer
  people { isAsked availability isOftenAsked person { id } } ties { word strength isOwn reasons { kind count } } }
fragment Rungs on Rungs { hasPaths offer { id word } facts { organization { id } } askAll { messageDe messageEn } }`;

type Answer = Record<string, unknown> & { __typename: string; rungs: { offer: unknown } };

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

const holdsFor = (property: fc.IAsyncProperty<[RandomCompany]>) =>
  fc.assert(property, { numRuns: COMPANIES, endOnFailure: true });

function questionsTo(company: RandomCompany, viewer: string): Record<string, unknown>[] {
  const targets = [...company.contacts, ...ORGANIZATIONS, company.employees.at(-1) ?? viewer, 'nobody'];
  const origins = [
    { kind: 'COMPANY' },
    { kind: 'VIEWER' },
    { kind: 'PEOPLE', ids: [company.employees[1] ?? viewer, company.contacts[0] ?? viewer] },
    { kind: 'DEPARTMENTS', ids: ['d0'] },
  ];
  return targets.flatMap((to) => origins.map((from) => ({ from, to, maxHops: 3 })));
}

/** Everything one viewer can be told about people and ties, as text; of paths apart from the offer. */
async function allAnswers(app: TestApplication, company: RandomCompany, viewer: string): Promise<string[]> {
  const people = [...company.employees, ...company.contacts];
  const answers: string[] = [];
  const note = async (source: string, variables: Record<string, unknown>) => {
    answers.push(JSON.stringify([variables, await app.run(viewer, source, variables)]));
  };
  for (const [place, one] of people.entries()) {
    await note(NEIGHBOURHOOD, { of: one });
    await note(PERSON, { id: one });
    await note(RECORD, { id: one });
    await note(EVIDENCE, { filter: { person: one } });
    await note(SEARCH, { text: one });
    for (const text of [one, `${one}@out.example`]) await note(RESOLVE, { text });
    for (const other of people.slice(place + 1)) {
      await note(TIE, { between: [one, other] });
      await note(EVIDENCE, { filter: { person: one, other } });
    }
  }
  for (const filter of [{}, { source: 'test' }, { kinds: ['STATED'] }]) {
    for (const first of [1, 100]) await note(EVIDENCE, { filter, first });
  }
  for (const id of ORGANIZATIONS) await note(ORGANIZATION, { id });
  await note(DEPARTMENTS, {});
  for (const input of questionsTo(company, viewer)) {
    const { warmPaths } = await app.data(viewer, PATHS, { input });
    answers.push(JSON.stringify([input, apartFromOffer(warmPaths)]));
  }
  return answers;
}

/** Without a path the offer decides between two answers; neither says more than the offer itself. */
function apartFromOffer(answer: Answer): unknown {
  const rungs = { ...answer.rungs, offer: null };
  if (answer.__typename === 'WarmPaths' || answer['reason'] === 'SAME_PERSON') return { ...answer, rungs };
  if (answer['reason'] === 'NOT_KNOWN_HERE') return answer;
  return { target: answer['target'], rungs };
}

/** Gives hidden contacts' addresses to others, removes organizations, and asks everything before, between and after. */
async function answersAfterChanges(
  app: TestApplication,
  company: RandomCompany,
  viewer: string,
  hidden: readonly string[],
): Promise<string[]> {
  const answers: string[] = [];
  const change = async (source: string) => {
    answers.push(JSON.stringify(await app.run(viewer, `mutation { ${source} }`)));
    const all = (await app.run(viewer, EVERYBODY)).data;
    answers.push(JSON.stringify(all), ...(await allAnswers(app, company, viewer)));
  };
  for (const [place, id] of hidden.entries()) {
    const email = `${id}@out.example`;
    if (place === 0) await change(`updatePerson(id: "e1", input: { email: "${email}" }) { id name email }`);
    await change(
      `createPerson(input: { kind: CONTACT, name: "New", email: "${email}" }) { id name email organization { id } }`,
    );
  }
  for (const id of ORGANIZATIONS) await change(`removeOrganization(id: "${id}")`);
  await change(
    'createOrganization(input: { name: "o0", domain: "o0.example", stage: PROSPECT }) { id name }',
  );
  return withoutNewIds(answers);
}

/** Ids made meanwhile differ from run to run: each is named by the order in which it appeared. */
function withoutNewIds(answers: readonly string[]): string[] {
  const names = new Map<string, string>();
  return answers.map((answer) =>
    answer.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      const version = id.charAt(14);
      const name = names.get(id) ?? `new-${names.size}-of-version-${version}`;
      names.set(id, name);
      return name;
    }),
  );
}

/** Shows the first difference alone. */
function expectSame(found: readonly string[], expected: readonly string[]): void {
  const place = found.findIndex((answer, index) => answer !== expected[index]);
  expect(found[place]).toBe(expected[place]);
  expect(found.length).toBe(expected.length);
}

describe('an unshared tie', { timeout: TIMEOUT_MS }, () => {
  it('answers a third person exactly like none, in every query', async () => {
    await holdsFor(
      fc.asyncProperty(randomCompanies, async (drawn) => {
        const viewer = 'e0';
        const { company, without } = withAndWithoutUnshared(drawn, viewer);
        const found = await withCompany(company, (app) => allAnswers(app, company, viewer));
        expectSame(await withCompany(without, (app) => allAnswers(app, without, viewer)), found);
      }),
    );
  });

  it('kept private betrays itself nowhere: not by an offer, not by its contact being there', async () => {
    await holdsFor(
      fc.asyncProperty(randomCompanies, async (company) => {
        const viewer = 'e0';
        const without = withoutPrivate(company, viewer);
        const everything = async (app: TestApplication) => {
          const paths: string[] = [];
          for (const input of questionsTo(company, viewer)) {
            paths.push(JSON.stringify(await app.run(viewer, PATHS, { input })));
          }
          return [...(await allAnswers(app, company, viewer)), ...paths];
        };
        expectSame(await withCompany(without, everything), await withCompany(company, everything));
      }),
    );
  });
});

describe('a contact with private ties alone', { timeout: TIMEOUT_MS }, () => {
  it('betrays itself by no change: what others create, change and remove answers as without them', async () => {
    const viewer = 'e0';
    const companies = randomCompanies.filter((drawn) => hiddenContacts(drawn, viewer).length > 0);
    await holdsFor(
      fc.asyncProperty(companies, async (company) => {
        const hidden = hiddenContacts(company, viewer);
        const work = (app: TestApplication) => answersAfterChanges(app, company, viewer, hidden);
        const without = withoutContacts(company, hidden);
        expectSame(await withCompany(company, work), await withCompany(without, work));
      }),
    );
  });

  it('is absent for the operator of a trial as well, also once so little is left of the tie that it is none', async () => {
    const rows = new SmallCompany()
      .employee('e1')
      .contact('private')
      .contact('faded')
      .contact('blind')
      .contact('recorded', undefined, { recorded: true })
      .tie('e1', 'private', 0.6, 'PRIVATE')
      .tie('e1', 'faded', 0.005, 'PRIVATE')
      .tie('e1', 'blind', 0.6, 'BLIND')
      .rows();
    const app = await openTestApplication(rows);
    const seen: string[] = [];
    for (const id of ['private', 'faded', 'blind', 'recorded']) {
      if ((await app.data('operator', PERSON, { id })).person !== null) seen.push(id);
    }
    await app.close();
    expect(seen).toEqual(['blind', 'recorded']);
  });
});

describe('an offer', { timeout: TIMEOUT_MS }, () => {
  it('for one target is the same bytes whoever asks, from where, with which filters and limits', async () => {
    await holdsFor(
      fc.asyncProperty(randomCompanies, async (company) => {
        await withCompany(company, async (app) => {
          for (const to of [...company.contacts, ...ORGANIZATIONS]) {
            const offers = new Set<string>();
            for (const viewer of [...company.employees, 'operator']) {
              for (const input of variations(company, viewer, to)) {
                const { warmPaths } = await app.data(viewer, PATHS, { input });
                if (warmPaths.target !== null) offers.add(JSON.stringify(warmPaths.rungs.offer));
              }
            }
            expect(offers.size).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });
});

function variations(company: RandomCompany, viewer: string, to: string): Record<string, unknown>[] {
  const { employees, contacts } = company;
  return [
    { to },
    ...(viewer === 'operator' ? [] : [{ to, from: { kind: 'VIEWER' } }]),
    { to, from: { kind: 'PEOPLE', ids: [contacts[0]] } },
    { to, from: { kind: 'DEPARTMENTS', ids: ['d0'] }, maxHops: 1 },
    { to, leaveOut: { people: employees, departments: ['d0'] } },
    { to, minStrength: 1, maxHops: 6, limit: 1 },
    { to, perIntroducer: 1, limit: 100 },
  ];
}
