import fc from 'fast-check';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkStore } from '../operations/check.js';
import { pathIdOf } from '../paths/path-id.js';
import { LiveReadModel } from '../read-model/live.js';
import { loadReadModel } from '../read-model/read-model.js';
import { expectSameModel } from '../read-model/testing/same-model.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, TEST_NOW, type TestApplication } from '../testing/test-application.js';
import { layoutHere } from '../workers/layout.js';
import { deriveEverything } from './derive-everything.js';
import { shareOf } from './participation.js';

const LIVE = { PERLEN_MODE: 'live', PERLEN_OBJECTION_KEY: 'a key of tests, of more than 32 characters' };
const ALL = ['FIND_PATHS', 'FIND_EXPERTS', 'NETWORK_GAPS'];
const KINDS = ['MESSAGED', 'MET', 'CONNECTED', 'STATED', 'WORKED_WITH', 'DECLARED'];
const MINE =
  '{ myConsents { isAsked agreement { version } purposes { purpose isGiven isAllowed } history { purpose agreementVersion withdrawnAt } } }';
const GIVE =
  'mutation ($purposes: [Purpose!]!) { giveConsent(purposes: $purposes) { purposes { purpose isGiven } } }';
const WITHDRAW =
  'mutation ($purposes: [Purpose!]!) { withdrawConsent(purposes: $purposes) { purposes { purpose isGiven } } }';
const AGREE =
  'mutation ($input: AgreementInput!) { setAgreement(input: $input) { date version isInForce purposes sources } }';
const OBJECT =
  'mutation ($person: ID, $emails: [String!]) { recordObjection(input: { person: $person, emails: $emails }) }';

const countOf = (text: string) => ({
  name: 'test/count',
  text,
  mode: 'READ' as const,
  row: z.object({ count: z.number() }),
});
const evidenceCount = countOf(
  "MATCH (:Person {id: 'anna'})-[r:MESSAGED|MET|CONNECTED|STATED|DECLARED|KNOWS]-(:Person) RETURN count(r) AS count",
);
const saltCount = countOf('MATCH (c:Consent) WHERE c.salt IS NOT NULL RETURN count(c) AS count');

let app: TestApplication;
afterEach(() => app.close());

/** Anna and Ben are colleagues, Weber and Zorn outside; the council agrees, and nobody has consented. */
const company = () =>
  new SmallCompany()
    .setting('mode', 'live')
    .setting('defaultSharing', 'NAMED')
    .organization('prospect')
    .department('sales')
    .employee('anna', {}, 'sales')
    .employee('ben', {}, 'sales')
    .employee('council', { roles: ['WORKS_COUNCIL'] })
    .employee('stew', { roles: ['STEWARD'] })
    .contact('weber', 'prospect')
    .contact('zorn', 'prospect', { recorded: true })
    .skill('pumps', 'anna', 'ben')
    .project('press', undefined, { from: '2026-01-01' })
    .link('WORKED_ON', 'anna', 'press')
    .link('WORKED_ON', 'ben', 'press')
    .link('MET', 'anna', 'ben', { amount: 3, day: 20_770, count: 3, first: '2026-11-13', last: '2026-11-13' })
    .contact('cole', 'prospect')
    .tie('anna', 'cole', 0.4)
    .tie('anna', 'weber', 0.7)
    .tie('ben', 'zorn', 0.6)
    .tie('weber', 'zorn', 0.5);

const open = async (rows = company().rows(), env: Record<string, string> = LIVE) => {
  app = await openTestApplication(rows, env);
  // Test rows come with ties that nobody consented to.
  if (env === LIVE) await deriveEverything(app.application);
};
const agree = (changes: object = {}) =>
  app.data('council', AGREE, {
    input: { date: '2026-11-01', version: '1.0', purposes: ALL, sources: KINDS, ...changes },
  });
const give = (viewer: string, ...purposes: string[]) => app.data(viewer, GIVE, { purposes });
const withdraw = (viewer: string, ...purposes: string[]) => app.data(viewer, WITHDRAW, { purposes });
const codeOf = async (answer: ReturnType<TestApplication['run']>) =>
  (await answer).errors?.[0]?.extensions['code'];
const tie = (one: string, other: string) =>
  app.application.live.current.graph.tie(one, other)?.strength ?? null;
const count = async (query: typeof saltCount) => (await app.store.read(query))[0]?.count;

/** Applied step by step it is what a fresh load gives, and the stored ties say the same. */
async function expectClean(): Promise<void> {
  expectSameModel(app.application.live.current, await loadReadModel(app.store, app.application.now()));
  const report = await checkStore(app.store, app.application.live.current, app.application.now());
  expect(report.findings).toEqual([]);
}

describe('A live store', () => {
  it('uses nothing before the day of the agreement, and nobody can consent before it', async () => {
    await open();
    await give('anna', 'FIND_PATHS').catch(() => undefined);
    expect(await codeOf(app.run('anna', GIVE, { purposes: ALL }))).toBe('CONFLICT');
    await agree({ date: '2026-12-01' });
    expect((await app.data('anna', '{ agreement { isInForce date } }')).agreement).toEqual({
      isInForce: false,
      date: '2026-12-01',
    });
    expect(await codeOf(app.run('anna', GIVE, { purposes: ALL }))).toBe('CONFLICT');
    expect(app.application.live.current.graph.tieCount).toBe(0);
    await expectClean();
  });

  it('counts a tie once each employee of the two consented, and never one of two outsiders', async () => {
    await open();
    await agree();
    expect(tie('anna', 'weber')).toBeNull();
    await give('anna', 'FIND_PATHS');
    expect(tie('anna', 'weber')).toBeCloseTo(0.7, 9);
    expect([tie('anna', 'ben'), tie('ben', 'zorn'), tie('weber', 'zorn')]).toEqual([null, null, null]);
    await expectClean();
    await give('ben', 'FIND_PATHS');
    expect(tie('anna', 'ben')).toBeGreaterThan(0.5);
    expect(tie('ben', 'zorn')).toBeCloseTo(0.6, 9);
    expect(tie('weber', 'zorn')).toBeNull();
    await expectClean();
  });

  it('forgets with a withdrawal what it rested on, and whom it alone made known; the rest stays', async () => {
    await open();
    await agree();
    await give('anna', ...ALL);
    await give('ben', ...ALL);
    await withdraw('anna', 'FIND_PATHS');
    expect([tie('anna', 'weber'), tie('anna', 'ben')]).toEqual([null, null]);
    expect(tie('ben', 'zorn')).toBeCloseTo(0.6, 9);
    expect(await count(evidenceCount)).toBe(0);
    expect(await count(saltCount)).toBe(1);
    expect(app.application.live.current.directory.person('cole')).toBeUndefined();
    expect(app.application.live.current.directory.person('weber')).toBeDefined();
    const { myConsents } = await app.data('anna', MINE);
    expect(myConsents.purposes.map(({ isGiven }: { isGiven: boolean }) => isGiven)).toEqual([
      false,
      true,
      true,
    ]);
    expect(myConsents.history).toHaveLength(3);
    expect(
      myConsents.history.filter((one: { withdrawnAt: unknown }) => one.withdrawnAt !== null),
    ).toMatchObject([{ purpose: 'FIND_PATHS', agreementVersion: '1.0' }]);
    await expectClean();
    await give('anna', 'FIND_PATHS');
    expect(tie('anna', 'ben')).toBeGreaterThan(0.5);
    expect(tie('anna', 'weber')).toBeNull();
    await expectClean();
  });

  it('does what the council switches at once: a purpose, or a kind of evidence', async () => {
    await open();
    await agree();
    await give('anna', ...ALL);
    await give('ben', ...ALL);
    await agree({ sources: ['STATED'] });
    expect(tie('anna', 'ben')).toBeNull();
    expect(tie('anna', 'weber')).toBeCloseTo(0.7, 9);
    await expectClean();
    await agree({ sources: ['DECLARED'] });
    await app.data('anna', 'mutation { declareTie(with: "ben", level: BARELY) { word } }');
    expect(tie('anna', 'ben')).toBeCloseTo(0.25, 9);
    await app.data('anna', 'mutation { withdrawDeclaration(with: "ben") { word } }');
    expect(tie('anna', 'ben')).toBeNull();
    await expectClean();
    await agree({ purposes: ['FIND_EXPERTS'] });
    expect(app.application.live.current.graph.tieCount).toBe(0);
    await expectClean();
    await agree();
    expect(tie('anna', 'ben')).toBeGreaterThan(0.5);
    await expectClean();
    const { agreementHistory } = await app.data('council', '{ agreementHistory { purposes } }');
    expect(agreementHistory).toHaveLength(5);
    expect(await codeOf(app.run('anna', '{ agreementHistory { date } }'))).toBe('FORBIDDEN');
    const input = { date: '2026-11-01', version: '2', purposes: [], sources: [] };
    expect(await codeOf(app.run('anna', AGREE, { input }))).toBe('FORBIDDEN');
  });

  it('names nobody as an expert who did not consent to that, and shows others none of their skills', async () => {
    await open();
    await agree();
    await give('ben', 'FIND_EXPERTS');
    const ask =
      '{ experts(about: "pumps") { nodes { person { id } } } anna: person(id: "anna") { skills { name } } }';
    expect(await app.data('stew', ask)).toEqual({
      experts: { nodes: [{ person: { id: 'ben' } }] },
      anna: { skills: [] },
    });
    expect((await app.data('anna', ask)).anna.skills).toEqual([{ name: 'pumps' }]);
    await withdraw('ben', 'FIND_EXPERTS');
    expect((await app.data('stew', ask)).experts.nodes).toEqual([]);
  });

  it('counts in figures about groups who agreed to that, at least 5 of them', async () => {
    const rows = company().department('lab');
    const people = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'];
    for (const id of people) rows.employee(id, {}, 'lab');
    rows.skill('lasers', ...people);
    await open(rows.rows());
    await agree();
    const figures = async () => {
      const { departments } = await app.data(
        'stew',
        '{ departments { id memberCount figures { memberCount membersWithSkill } } }',
      );
      return departments.find(({ id }: { id: string }) => id === 'lab');
    };
    for (const id of people.slice(0, 4)) await give(id, 'NETWORK_GAPS', 'FIND_EXPERTS');
    expect(await figures()).toEqual({ id: 'lab', memberCount: 6, figures: null });
    await give('e5', 'NETWORK_GAPS');
    expect((await figures()).figures).toEqual({ memberCount: 6, membersWithSkill: 4 });
  });

  it('offers nothing without names where fewer than 5 consented, since one of them it would be', async () => {
    const rows = company()
      .contact('hidden', 'prospect', { recorded: true })
      .tie('anna', 'hidden', 0.6, 'BLIND');
    const others = ['e1', 'e2', 'e3', 'e4'];
    for (const id of others) rows.employee(id);
    await open(rows.rows());
    await agree();
    const ask = `{ warmPaths(input: { to: "hidden", from: { kind: COMPANY } }) {
      ... on NoPath { rungs { offer { word } } } ... on PathsNotShared { rungs { offer { word } } } } }`;
    const offer = async () => (await app.data('stew', ask)).warmPaths.rungs.offer;
    await give('anna', 'FIND_PATHS');
    for (const id of others.slice(0, 3)) await give(id, 'FIND_PATHS');
    expect(await offer()).toBeNull();
    await give('e4', 'FIND_PATHS');
    expect(await offer()).toEqual({ word: 'STRONG' });
    await withdraw('e1', 'FIND_PATHS');
    expect(await offer()).toBeNull();
  });

  it('names no longer in a request who knows whom, once somebody on its path withdrew', async () => {
    await open();
    await agree();
    for (const viewer of ['anna', 'ben']) await give(viewer, 'FIND_PATHS');
    const ask = 'mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { path { id } } }';
    const path = pathIdOf(['ben', 'anna', 'weber'], 'anna');
    const { askForIntroduction } = await app.data('ben', ask, { path });
    expect(askForIntroduction.path).toHaveLength(3);
    await withdraw('anna', 'FIND_PATHS');
    const sent = await app.data('ben', '{ introductions(box: SENT) { introducer { id } path { id } } }');
    expect(sent.introductions).toEqual([{ introducer: { id: 'anna' }, path: [] }]);
  });

  it('takes a word only from who consented, and keeps none about a colleague who did not', async () => {
    await open();
    await agree();
    const declare = 'mutation ($with: ID!) { declareTie(with: $with, level: WELL) { word } }';
    expect(await codeOf(app.run('anna', declare, { with: 'zorn' }))).toBe('CONFLICT');
    await give('anna', 'FIND_PATHS');
    expect((await app.data('anna', declare, { with: 'zorn' })).declareTie).toEqual({ word: 'STRONG' });
    expect((await app.data('anna', declare, { with: 'ben' })).declareTie).toBeNull();
    const words = countOf("MATCH (:Person {id: 'anna'})-[d:DECLARED]->(:Person) RETURN count(d) AS count");
    expect(await count(words)).toBe(1);
    await expectClean();
  });

  it('is without somebody in every process as soon as their withdrawal is acknowledged', async () => {
    await open();
    await agree();
    await give('anna', 'FIND_PATHS');
    const options = { logger: pino({ level: 'silent' }), layout: layoutHere, sharesStore: true };
    const [here, there] = await Promise.all(
      [1, 2].map(() => LiveReadModel.load(app.store, () => new Date(TEST_NOW), options)),
    );
    if (here === undefined || there === undefined) throw new Error('no models');
    here.start();
    there.start();
    const first = { ...app.application, live: here };
    expect(there.current.graph.tie('anna', 'weber')).not.toBeNull();
    await app.runOn(first, 'anna', WITHDRAW, { purposes: ['FIND_PATHS'] });
    await there.fresh();
    expect(there.current.graph.tie('anna', 'weber')).toBeNull();
    expect(there.current.directory.person('cole')).toBeUndefined();
    await here.stop();
    await there.stop();
  });
});

describe('Participation', () => {
  it('is told as a rounded share, where at least 5 agreed and at least 5 did not', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (agreed, others) => {
        const share = shareOf(agreed, agreed + others);
        if (agreed < 5 || others < 5) expect(share).toBeNull();
        else expect(Math.abs((share ?? -1) - agreed / (agreed + others))).toBeLessThanOrEqual(1 / 40 + 1e-9);
      }),
    );
  });
});

describe('An objection of somebody outside', () => {
  it('lets every record with their address vanish, with a keyed hash of it left, which nobody can make anew', async () => {
    const rows = company()
      .contact('weber-of-ben', undefined, { email: 'other@out.example', otherEmails: ['weber@out.example'] })
      .tie('ben', 'weber-of-ben', 0.4);
    await open(rows.rows());
    expect(await codeOf(app.run('anna', OBJECT, { person: 'weber' }))).toBe('FORBIDDEN');
    expect(await codeOf(app.run('stew', OBJECT, { person: 'anna' }))).toBe('BAD_INPUT');
    await agree();
    await give('anna', 'FIND_PATHS');
    await app.data('stew', OBJECT, { person: 'zorn' });
    // Whether anybody was there is told to nobody.
    for (const email of ['Weber@out.example', 'never@seen.example']) {
      expect(await app.data('stew', OBJECT, { emails: [email] })).toEqual({ recordObjection: true });
    }
    expect(await codeOf(app.run('stew', OBJECT, {}))).toBe('BAD_INPUT');
    expect(await codeOf(app.run('stew', OBJECT, { emails: ['anna@own.example'] }))).toBe('BAD_INPUT');
    const { people } = app.application.live.current.directory;
    expect([...people.keys()].sort()).toEqual(['anna', 'ben', 'cole', 'council', 'stew']);
    const stored = countOf(
      "MATCH (o:Objection) WHERE size(o.hash) = 64 AND NOT o.hash CONTAINS 'weber' RETURN count(o) AS count",
    );
    expect(await count(stored)).toBe(4);
    const create = 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }';
    const input = { kind: 'CONTACT', name: 'Somebody', email: 'Weber@Out.example' };
    expect(await codeOf(app.run('ben', create, { input }))).toBe('BAD_INPUT');
    await expectClean();
  });

  it('is found by its key alone: with another one nothing is taken in', async () => {
    await open();
    await app.data('stew', OBJECT, { person: 'zorn' });
    const config = { ...app.application.config, objectionKey: 'another key, of more than 32 characters too' };
    const other = { ...app.application, config };
    const create =
      'mutation { createPerson(input: { kind: CONTACT, name: "N", email: "n@out.example" }) { id } }';
    expect(await codeOf(app.runOn(other, 'ben', create))).toBe('CONFLICT');
  });
});

describe('A trial', () => {
  it('counts consent as given, says so on the same page, and asks nobody', async () => {
    await open(company().setting('mode', 'trial').rows(), {});
    const { myConsents } = await app.data('anna', MINE);
    expect(myConsents).toMatchObject({ isAsked: false, agreement: null, history: [] });
    for (const one of myConsents.purposes) expect(one).toMatchObject({ isGiven: true, isAllowed: true });
    expect(await codeOf(app.run('anna', GIVE, { purposes: ALL }))).toBe('CONFLICT');
    expect(await codeOf(app.run('anna', WITHDRAW, { purposes: ALL }))).toBe('CONFLICT');
    expect((await app.data('anna', '{ participation { share } }')).participation).toEqual([
      { share: 1 },
      { share: 1 },
      { share: 1 },
    ]);
    expect(tie('weber', 'zorn')).toBeCloseTo(0.5, 9);
    expect(tie('anna', 'ben')).toBeGreaterThan(0.5);
    await expectClean();
  });
});
