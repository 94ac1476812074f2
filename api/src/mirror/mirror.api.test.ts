import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathIdOf } from '../paths/path-id.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const company = () =>
  new SmallCompany()
    .setting('defaultSharing', 'NAMED')
    .organization('own', 'OWN')
    .organization('acme')
    .organization('beta')
    .organization('gamma', 'CUSTOMER')
    .department('d')
    .employee('me', { title: 'Engineer', languages: ['de'], seenNames: ['Me Myself'] }, 'd')
    .employee('sales', { roles: ['SALES'] }, 'd')
    .employee('boss', { roles: ['MANAGER'] }, 'd')
    .employee('tim', {}, 'd')
    .contact('weber', 'acme')
    .contact('lang', 'beta')
    .contact('kern', 'gamma')
    .contact('blind', 'acme')
    .contact('secret', 'acme')
    .contact('theirs', 'acme', { recorded: true })
    .contact('gone', 'acme', { recorded: true })
    .tie('me', 'weber', 0.7, 'NAMED')
    .tie('me', 'lang', 0.6, 'NAMED')
    .tie('me', 'kern', 0.6, 'NAMED')
    .tie('me', 'blind', 0.6, 'BLIND')
    .tie('me', 'secret', 0.6, 'PRIVATE')
    .tie('me', 'tim', 0.6)
    .tie('tim', 'theirs', 0.7, 'PRIVATE')
    .tie('tim', 'lang', 0.7, 'NAMED')
    .tie('sales', 'boss', 0.6)
    .link('DECLARED', 'me', 'gone', { level: 'NO', at: '2026-11-01T00:00:00.000Z', source: 'word' })
    .link('OWNS_ACCOUNT', 'me', 'gamma')
    .skill('walking', 'me');

const MIRROR = `{ mirror { asOf evidenceWithoutTieCount
  possible { askedCount acceptedCount declinedCount waitingCount wentOverCount latestAccepted { target { id } }
    ties { NAMED BLIND PRIVATE } organizationCount prospectCount onlyThroughViewerCount onlyThroughViewer { id } }
  facts { field values { text detail } origin { kind at } } kept { kind count } } }`;
const PREVIEW = `query ($as: PreviewRole!) { mirrorPreview(as: $as) { tieCount mayChange
  facts { field values { text } } ties { person { id } word reasons { kind frequency age } } } }`;
const TIE_PREVIEW = `query ($as: PreviewRole!, $with: ID!) { mirrorTiePreview(as: $as, with: $with) {
  isPersonShown tie { person { id } word reasons { kind frequency age } } } }`;
const ASK = 'mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { id } }';
const ANSWER =
  'mutation ($id: ID!, $answer: IntroductionAnswer!) { answerIntroduction(id: $id, answer: $answer) { id } }';

// biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
type Answer = any;

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication(company().rows());
});
afterAll(() => app.close());

const mirrorOf = async (viewer: string): Promise<Answer> => (await app.data(viewer, MIRROR)).mirror;
const tiePreview = async (viewer: string, as: string, other: string): Promise<Answer> =>
  (await app.data(viewer, TIE_PREVIEW, { as, with: other })).mirrorTiePreview;

describe('what Perlen knows about me', () => {
  it('is told to nobody who is no employee', async () => {
    for (const viewer of [null, 'operator', 'admin account', 'weber']) {
      const { errors } = await app.run(viewer, MIRROR);
      expect([viewer, errors?.length]).toEqual([viewer, 1]);
    }
  });

  it('names every property that the database keeps of me', async () => {
    const { facts } = await mirrorOf('me');
    const told = Object.fromEntries(facts.map(({ field, values }: Answer) => [field, values[0].text]));
    expect(told).toMatchObject({
      name: 'me',
      email: 'me@own.example',
      title: 'Engineer',
      department: 'd',
      skills: 'walking',
      languages: 'de',
      seenNames: 'Me Myself',
    });
  });

  it('says when I said something myself', async () => {
    await app.data('me', 'mutation { updatePerson(id: "me", input: { askMeAbout: "maps" }) { id } }');
    const { facts } = await mirrorOf('me');
    const fact = facts.find(({ field }: Answer) => field === 'askMeAbout');
    expect(fact).toMatchObject({ values: [{ text: 'maps' }], origin: { kind: 'HAND' } });
    expect(fact.origin.at).toBeTruthy();
  });

  it('counts people with whom what is kept makes no tie', async () => {
    expect((await mirrorOf('me')).evidenceWithoutTieCount).toBe(1);
    expect((await mirrorOf('sales')).evidenceWithoutTieCount).toBe(0);
  });
});

describe('what my sharing made possible', () => {
  it('counts ties that are shared by name alone, and names prospects nobody else leads to', async () => {
    expect((await mirrorOf('me')).possible).toMatchObject({
      ties: { NAMED: 4, BLIND: 1, PRIVATE: 1 },
      organizationCount: 3,
      prospectCount: 2,
      onlyThroughViewerCount: 1,
      onlyThroughViewer: [{ id: 'acme' }],
    });
  });

  it('is the same whatever others star, search for or ask of others', async () => {
    const before = (await mirrorOf('me')).possible;
    await app.data('sales', 'mutation { addTargets(ids: ["acme", "beta", "weber"]) }');
    await app.data('sales', '{ warmPaths(input: { to: "weber" }) { __typename } }');
    await app.data('sales', ASK, { path: pathIdOf(['tim', 'me', 'weber'], 'tim') });
    expect((await mirrorOf('me')).possible).toEqual(before);
  });

  it('counts what I was asked for and what went over me once somebody accepted', async () => {
    const first = await app.data('boss', ASK, { path: pathIdOf(['me', 'weber'], 'me') });
    const second = await app.data('boss', ASK, { path: pathIdOf(['me', 'lang'], 'me') });
    await app.data('me', ANSWER, { id: first.askForIntroduction.id, answer: 'ACCEPT' });
    await app.data('me', ANSWER, { id: second.askForIntroduction.id, answer: 'DECLINE' });
    const over = await app.data('boss', ASK, { path: pathIdOf(['tim', 'me', 'weber'], 'tim') });
    await app.data('tim', ANSWER, { id: over.askForIntroduction.id, answer: 'ACCEPT' });
    expect((await mirrorOf('me')).possible).toMatchObject({
      askedCount: 2,
      acceptedCount: 1,
      declinedCount: 1,
      waitingCount: 0,
      wentOverCount: 1,
      latestAccepted: [{ target: { id: 'weber' } }],
    });
    expect((await mirrorOf('tim')).possible).toMatchObject({ acceptedCount: 1, wentOverCount: 0 });
    expect((await mirrorOf('boss')).possible).toMatchObject({ askedCount: 0, wentOverCount: 0 });
  });
});

describe('what others see of me', () => {
  const ASKED = `{ person(id: "me") { name email phone title askMeAbout languages department { name } skills { name }
    ties(first: 12) { totalCount nodes { people { id } word reasons { kind frequency age } } } } }`;

  it.each([
    ['SALES', 'sales', []],
    ['MANAGER', 'boss', ['PROJECTS']],
  ])('is to %s what that role’s own question answers', async (role, colleague, mayChange) => {
    const { mirrorPreview } = await app.data('me', PREVIEW, { as: role });
    const { person } = await app.data(colleague, ASKED);
    const facts: Answer[] = mirrorPreview.facts;
    const shown = (field: string) =>
      facts.find((fact) => fact.field === field)?.values.map(({ text }: Answer) => text) ?? [];
    expect([shown('name'), shown('email'), shown('phone')]).toEqual([[person.name], [person.email], []]);
    expect([shown('title'), shown('askMeAbout')]).toEqual([[person.title], [person.askMeAbout]]);
    expect(shown('languages')).toEqual(person.languages);
    expect(shown('accounts')).toEqual(['gamma']);
    expect(shown('department')).toEqual([person.department.name]);
    expect(shown('skills')).toEqual(person.skills.map(({ name }: Answer) => name));
    expect(mirrorPreview.tieCount).toBe(person.ties.totalCount);
    expect(mirrorPreview.ties).toEqual(
      person.ties.nodes.map(({ people, word, reasons }: Answer) => ({
        person: people.find(({ id }: Answer) => id !== 'me'),
        word,
        reasons,
      })),
    );
    expect(mirrorPreview.mayChange).toEqual(mayChange);
  });

  it('holds a tie as a colleague reads it, and nothing of one that I do not share', async () => {
    const TIE =
      'query ($id: ID!) { person(id: $id) { id } tie(between: ["me", $id]) { word reasons { kind frequency age } } }';
    for (const [role, colleague] of [
      ['SALES', 'sales'],
      ['MANAGER', 'boss'],
    ] as const) {
      for (const other of ['weber', 'blind', 'secret', 'tim']) {
        const seen = await tiePreview('me', role, other);
        const asked = await app.data(colleague, TIE, { id: other });
        expect([other, seen.isPersonShown]).toEqual([other, asked.person !== null]);
        expect(seen.tie).toEqual(asked.tie === null ? null : { person: { id: other }, ...asked.tie });
      }
    }
    expect(await tiePreview('me', 'SALES', 'secret')).toEqual({ isPersonShown: false, tie: null });
  });

  it('answers for somebody else’s tie, shared or not, like for none', async () => {
    for (const other of ['theirs', 'sales', 'nobody', 'me'])
      expect(await tiePreview('me', 'SALES', other)).toBeNull();
  });
});
