import { afterEach, describe, expect, it } from 'vitest';
import { pathIdOf } from '../paths/path-id.js';
import { noRows } from '../store/queries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const open: TestApplication[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

async function openCompany(rows: SmallCompany, env: Record<string, string> = {}): Promise<TestApplication> {
  const app = await openTestApplication(rows.rows(), env);
  open.push(app);
  return app;
}

// biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
type Answer = any;

const LINE = `id asker { id } target { id } targetOrganization { id } introducer { id } path { id }
  isFromOffer message state askedAt answeredAt`;
const ASK = `mutation ($input: AskForIntroductionInput!) { askForIntroduction(input: $input) { ${LINE} } }`;
const ANSWER = `mutation ($id: ID!, $answer: IntroductionAnswer!) { answerIntroduction(id: $id, answer: $answer) { ${LINE} } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawIntroduction(id: $id) { ${LINE} } }`;
const BOX = `query ($box: IntroductionBox!) { introductions(box: $box) { ${LINE} } }`;
const PATHS = `query ($input: WarmPathsInput!) { warmPaths(input: $input) { __typename ... on WarmPaths { paths { id warmth
  people { person { id } availability isOftenAsked } } } } }`;

const askFor = async (
  app: TestApplication,
  viewer: string,
  input: Record<string, unknown>,
): Promise<Answer> => (await app.data(viewer, ASK, { input })).askForIntroduction;
const answer = async (app: TestApplication, viewer: string, id: string, word: string): Promise<Answer> =>
  (await app.data(viewer, ANSWER, { id, answer: word })).answerIntroduction;
const box = async (app: TestApplication, viewer: string, which: 'SENT' | 'RECEIVED'): Promise<Answer[]> =>
  (await app.data(viewer, BOX, { box: which })).introductions;
const pathsOf = async (
  app: TestApplication,
  viewer: string,
  input: Record<string, unknown>,
): Promise<Answer[]> => (await app.data(viewer, PATHS, { input })).warmPaths.paths;

async function codeOf(
  app: TestApplication,
  viewer: string | null,
  source: string,
  variables: Record<string, unknown>,
) {
  return (await app.run(viewer, source, variables)).errors?.[0]?.extensions['code'];
}

const company = () =>
  new SmallCompany()
    .employee('anna')
    .employee('ben')
    .employee('cleo')
    .employee('dirk')
    .organization('acme')
    .contact('weber', 'acme', { recorded: true })
    .contact('lang', 'acme', { recorded: true })
    .tie('anna', 'ben', 0.8)
    .tie('ben', 'weber', 0.5);

/** Of cleo 0.9, ben 0.7 and dirk 0.7, so asked in the order cleo, ben, dirk. */
const behindOffer = () =>
  new SmallCompany()
    .employee('anna')
    .employee('ben')
    .employee('cleo')
    .employee('dirk')
    .organization('acme')
    .contact('weber', 'acme', { recorded: true })
    .contact('lang', 'acme', { recorded: true })
    .tie('dirk', 'weber', 0.7, 'BLIND')
    .tie('ben', 'weber', 0.7, 'BLIND')
    .tie('cleo', 'weber', 0.9, 'BLIND');

const benToWeber = pathIdOf(['ben', 'weber'], 'ben');
const offerOfWeber = { offer: 'offer:weber' };

describe('an introduction along a path', () => {
  it('is asked of the introducer, who sees who asks, for whom, why and along which path', async () => {
    const app = await openCompany(company());
    const [path] = await pathsOf(app, 'cleo', { to: 'weber' });
    const asked = await askFor(app, 'cleo', { path: path.id, message: '  The press in Ulm.  ' });
    expect(asked).toEqual({
      id: asked.id,
      asker: { id: 'cleo' },
      target: { id: 'weber' },
      targetOrganization: null,
      introducer: { id: 'ben' },
      path: [{ id: 'ben' }, { id: 'weber' }],
      isFromOffer: false,
      message: 'The press in Ulm.',
      state: 'ASKED',
      askedAt: '2026-11-23T12:00:00.000Z',
      answeredAt: null,
    });
    expect(await box(app, 'ben', 'RECEIVED')).toEqual([asked]);
    expect(await box(app, 'cleo', 'SENT')).toEqual([asked]);
    expect(await box(app, 'anna', 'RECEIVED')).toEqual([]);
    expect(await box(app, 'anna', 'SENT')).toEqual([]);
  });

  it('that begins with the asker is asked of the next one', async () => {
    const app = await openCompany(company());
    const [path] = await pathsOf(app, 'anna', { from: { kind: 'VIEWER' }, to: 'weber' });
    expect((await askFor(app, 'anna', { path: path.id })).introducer).toEqual({ id: 'ben' });
  });

  it('is not asked where nobody need or can be asked', async () => {
    const app = await openCompany(
      company().tie('anna', 'lang', 0.9).tie('lang', 'weber', 0.9).tie('anna', 'cleo', 0.5),
    );
    for (const [viewer, people] of [
      ['ben', ['ben', 'weber']],
      ['anna', ['cleo', 'anna', 'ben', 'weber']],
      ['anna', ['anna', 'lang', 'weber']],
      ['ben', ['anna', 'ben', 'weber']],
    ] as const) {
      const path = pathIdOf(people, people[0]);
      expect(await codeOf(app, viewer, ASK, { input: { path } })).toBe('BAD_INPUT');
    }
    for (const input of [
      {},
      { path: benToWeber, offer: 'offer:weber' },
      { path: benToWeber, message: 'x'.repeat(2001) },
    ]) {
      expect(await codeOf(app, 'cleo', ASK, { input })).toBe('BAD_INPUT');
    }
    expect(await codeOf(app, 'operator', ASK, { input: { path: benToWeber } })).toBe('UNAUTHENTICATED');
  });

  it('is answered once, by whoever is asked, and withdrawn once, by whoever asks', async () => {
    const app = await openCompany(company());
    const { id } = await askFor(app, 'cleo', { path: benToWeber });
    for (const viewer of ['cleo', 'anna']) {
      expect(await codeOf(app, viewer, ANSWER, { id, answer: 'ACCEPT' })).toBe('NOT_FOUND');
    }
    for (const viewer of ['ben', 'anna'])
      expect(await codeOf(app, viewer, WITHDRAW, { id })).toBe('NOT_FOUND');
    expect(await codeOf(app, 'ben', ANSWER, { id: 'nothing', answer: 'ACCEPT' })).toBe('NOT_FOUND');
    expect(await answer(app, 'ben', id, 'ACCEPT')).toMatchObject({
      state: 'ACCEPTED',
      answeredAt: '2026-11-23T12:00:00.000Z',
    });
    expect(await codeOf(app, 'ben', ANSWER, { id, answer: 'DECLINE' })).toBe('CONFLICT');
    expect(await codeOf(app, 'cleo', WITHDRAW, { id })).toBe('CONFLICT');
    const again = await askFor(app, 'cleo', { path: benToWeber });
    expect((await app.data('cleo', WITHDRAW, { id: again.id })).withdrawIntroduction.state).toBe('WITHDRAWN');
    expect(await codeOf(app, 'ben', ANSWER, { id: again.id, answer: 'ACCEPT' })).toBe('CONFLICT');
    expect((await box(app, 'ben', 'RECEIVED')).map(({ state }) => state).sort()).toEqual([
      'ACCEPTED',
      'WITHDRAWN',
    ]);
  });

  it('is asked once at a time', async () => {
    const app = await openCompany(company());
    await askFor(app, 'cleo', { path: benToWeber });
    expect(await codeOf(app, 'cleo', ASK, { input: { path: benToWeber } })).toBe('CONFLICT');
    await askFor(app, 'dirk', { path: benToWeber });
  });

  it('makes paths through the one asked less warm, and a decline warm again', async () => {
    const app = await openCompany(company());
    const warmth = async () => (await pathsOf(app, 'operator', { to: 'weber' }))[0].warmth;
    expect(await warmth()).toBe(0.5);
    const first = await askFor(app, 'cleo', { path: benToWeber });
    expect(await warmth()).toBeCloseTo(0.5 * 2 ** (-1 / 3), 12);
    const second = await askFor(app, 'dirk', { path: benToWeber });
    await answer(app, 'ben', first.id, 'DECLINE');
    expect(await warmth()).toBeCloseTo(0.5 * 2 ** (-1 / 3), 12);
    await answer(app, 'ben', second.id, 'ACCEPT');
    expect(await warmth()).toBeCloseTo(0.5 * 2 ** (-1 / 3), 12);
    const own = (await pathsOf(app, 'ben', { to: 'weber' }))[0];
    expect(own.people[0].availability).toBeCloseTo(2 ** (-1 / 3), 12);
    expect((await pathsOf(app, 'anna', { to: 'weber' }))[0].people[0].availability).toBeNull();
  });
});

describe('an introduction from an offer', () => {
  it('is asked of the holders one after another, and the asker notices nothing of it', async () => {
    const app = await openCompany(behindOffer());
    const asked = await askFor(app, 'anna', { ...offerOfWeber, message: 'Please' });
    expect(asked).toMatchObject({ introducer: null, path: [], isFromOffer: true, state: 'ASKED' });
    for (const [holder, next] of [
      ['cleo', 'ben'],
      ['ben', 'dirk'],
    ] as const) {
      expect(await box(app, next, 'RECEIVED')).toEqual([]);
      expect(await codeOf(app, next, ANSWER, { id: asked.id, answer: 'ACCEPT' })).toBe('NOT_FOUND');
      expect(await box(app, holder, 'RECEIVED')).toMatchObject([
        { state: 'ASKED', asker: { id: 'anna' }, target: { id: 'weber' }, message: 'Please' },
      ]);
      expect((await answer(app, holder, asked.id, 'DECLINE')).state).toBe('DECLINED');
      expect(await box(app, 'anna', 'SENT')).toEqual([asked]);
    }
    await answer(app, 'dirk', asked.id, 'ACCEPT');
    expect(await box(app, 'anna', 'SENT')).toMatchObject([{ state: 'ACCEPTED', introducer: { id: 'dirk' } }]);
    expect(await box(app, 'cleo', 'RECEIVED')).toMatchObject([
      { state: 'DECLINED', introducer: { id: 'cleo' } },
    ]);
    expect(await codeOf(app, 'cleo', ANSWER, { id: asked.id, answer: 'ACCEPT' })).toBe('CONFLICT');
  });

  it('declined by its only holder reads like one that nobody is left for', async () => {
    const readings: string[] = [];
    for (const holders of [['cleo'], ['cleo', 'ben'], ['cleo', 'ben', 'dirk']]) {
      const rows = new SmallCompany().organization('acme').contact('weber', 'acme', { recorded: true });
      for (const id of ['anna', 'ben', 'cleo', 'dirk']) rows.employee(id);
      for (const id of holders) rows.tie(id, 'weber', id === 'cleo' ? 0.9 : 0.7, 'BLIND');
      const app = await openCompany(rows);
      const { id } = await askFor(app, 'anna', offerOfWeber);
      for (const holder of holders) await answer(app, holder, id, 'DECLINE');
      readings.push(JSON.stringify(await box(app, 'anna', 'SENT')).replace(id, ''));
      await app.close();
      open.splice(open.indexOf(app), 1);
    }
    expect(new Set(readings).size).toBe(1);
    expect(readings[0]).toContain('"state":"DECLINED"');
    expect(readings[0]).toContain('"introducer":null');
  });

  it('passes over holders who stopped sharing or left', async () => {
    const app = await openCompany(behindOffer());
    const { id } = await askFor(app, 'anna', offerOfWeber);
    await app.data('ben', 'mutation { setTieSharing(with: "weber", sharing: PRIVATE) { sharing } }');
    await answer(app, 'cleo', id, 'DECLINE');
    expect(await box(app, 'ben', 'RECEIVED')).toEqual([]);
    expect(await box(app, 'dirk', 'RECEIVED')).toHaveLength(1);
  });

  it('is never asked of the asker; without another holder it stays open like one not answered', async () => {
    const app = await openCompany(behindOffer());
    const asked = await askFor(app, 'cleo', offerOfWeber);
    expect(await box(app, 'cleo', 'RECEIVED')).toEqual([]);
    expect(await box(app, 'ben', 'RECEIVED')).toHaveLength(1);
    const alone = await openCompany(
      new SmallCompany()
        .employee('cleo')
        .organization('acme')
        .contact('weber', 'acme')
        .tie('cleo', 'weber', 0.9, 'BLIND'),
    );
    const lonely = await askFor(alone, 'cleo', offerOfWeber);
    expect({ ...lonely, id: '' }).toEqual({ ...asked, id: '' });
    expect(await box(alone, 'cleo', 'RECEIVED')).toEqual([]);
  });

  it('for an organization leads to the holder’s own contact, whom the asker learns by acceptance', async () => {
    const app = await openCompany(behindOffer().tie('dirk', 'lang', 0.95, 'BLIND'));
    const asked = await askFor(app, 'anna', { offer: 'offer:acme' });
    expect(asked).toMatchObject({ target: null, targetOrganization: { id: 'acme' }, introducer: null });
    expect(await box(app, 'dirk', 'RECEIVED')).toMatchObject([{ target: { id: 'lang' } }]);
    await answer(app, 'dirk', asked.id, 'ACCEPT');
    expect(await box(app, 'anna', 'SENT')).toMatchObject([
      { target: { id: 'lang' }, targetOrganization: null, introducer: { id: 'dirk' }, state: 'ACCEPTED' },
    ]);
  });

  it('opens a name for 90 days', async () => {
    const app = await openCompany(behindOffer());
    const { id } = await askFor(app, 'anna', offerOfWeber);
    await answer(app, 'cleo', id, 'ACCEPT');
    for (const [at, name] of [
      ['2026-08-26T12:00:00.000Z', { id: 'cleo' }],
      ['2026-08-25T12:00:00.000Z', null],
    ] as const) {
      await app.application.live.write(async (transaction) => {
        const text = `MATCH (i:Introduction) SET i.answeredAt = '${at}'`;
        await transaction.run({ name: 'test/age', text, mode: 'WRITE', row: noRows });
        transaction.touch(`introduction:${id}`);
      });
      expect(await box(app, 'anna', 'SENT')).toMatchObject([{ state: 'ACCEPTED', introducer: name }]);
    }
  });

  it('is there as long as the offer is, asked once at a time', async () => {
    const app = await openCompany(behindOffer());
    for (const offer of ['offer:lang', 'offer:nobody', 'offer:', 'weber', '']) {
      expect(await codeOf(app, 'anna', ASK, { input: { offer } })).toBe('NOT_FOUND');
    }
    await askFor(app, 'anna', offerOfWeber);
    expect(await codeOf(app, 'anna', ASK, { input: offerOfWeber })).toBe('CONFLICT');
    await askFor(app, 'anna', { offer: 'offer:acme' });
  });

  it('does not give away in the asker’s own answers whom it was asked of', async () => {
    const app = await openCompany(behindOffer().tie('cleo', 'lang', 0.6).tie('ben', 'lang', 0.55));
    const before = await pathsOf(app, 'anna', { to: 'lang' });
    const warmthBefore = (await pathsOf(app, 'operator', { to: 'lang' }))[0].warmth;
    const ids: string[] = [];
    for (let time = 0; time < 4; time += 1) {
      const { id } = await askFor(app, 'anna', offerOfWeber);
      expect(await pathsOf(app, 'anna', { to: 'lang' })).toEqual(before);
      await app.data('anna', WITHDRAW, { id });
      ids.push(id);
    }
    expect(await pathsOf(app, 'anna', { to: 'lang' })).toEqual(before);
    expect((await pathsOf(app, 'operator', { to: 'lang' }))[0].warmth).toBeLessThan(warmthBefore);
  });
});

const LEAVE = `mutation ($id: ID!, $day: Date) { updatePerson(id: $id, input: { leftAt: $day }) { leftAt } }`;
const leave = (app: TestApplication, id: string, day: string | null = '2026-11-23') =>
  app.data('operator', LEAVE, { id, day });

const HAS_LEFT = `{ introductions(box: SENT) { id state answeredAt introducer { id } introducerHasLeft } }`;
const sent = async (app: TestApplication, viewer: string): Promise<Answer[]> =>
  (await app.data(viewer, HAS_LEFT)).introductions;

describe('an introduction whose asked person leaves the company', () => {
  it('behind an offer is asked of the next one, and the asker notices nothing', async () => {
    const app = await openCompany(behindOffer());
    const asked = await askFor(app, 'anna', offerOfWeber);
    for (const [leaver, next] of [
      ['cleo', 'ben'],
      ['ben', 'dirk'],
    ] as const) {
      expect(await box(app, leaver, 'RECEIVED')).toHaveLength(1);
      await leave(app, leaver);
      expect(await box(app, next, 'RECEIVED')).toMatchObject([{ id: asked.id, state: 'ASKED' }]);
      expect(await box(app, 'anna', 'SENT')).toEqual([asked]);
    }
    await answer(app, 'dirk', asked.id, 'ACCEPT');
    expect(await sent(app, 'anna')).toMatchObject([
      { state: 'ACCEPTED', introducer: { id: 'dirk' }, introducerHasLeft: false },
    ]);
  });

  it('behind an offer with nobody left reads like one that all declined', async () => {
    const readings: string[] = [];
    for (const isLeaving of [false, true]) {
      const app = await openCompany(behindOffer().employee('emil'));
      const { id } = await askFor(app, 'anna', offerOfWeber);
      for (const holder of ['cleo', 'ben', 'dirk']) {
        if (isLeaving) await leave(app, holder);
        else await answer(app, holder, id, 'DECLINE');
        // Her own look never ends it: an end in the moment she looks would be no decline's.
        const before = holder === 'dirk' && !isLeaving ? 'DECLINED' : 'ASKED';
        expect(await sent(app, 'anna')).toMatchObject([{ state: before }]);
        await box(app, 'emil', 'RECEIVED');
      }
      const lines = [await box(app, 'anna', 'SENT'), await sent(app, 'anna')];
      readings.push(JSON.stringify(lines).replaceAll(id, ''));
    }
    expect(readings[1]).toBe(readings[0]);
    expect(readings[1]).toContain('"state":"DECLINED"');
  });

  it('along a named path ends, and tells the asker that they have left, so that another is asked', async () => {
    const app = await openCompany(company().tie('dirk', 'weber', 0.4));
    const { id } = await askFor(app, 'anna', { path: benToWeber });
    await askFor(app, 'cleo', { path: benToWeber });
    expect(await sent(app, 'anna')).toMatchObject([{ state: 'ASKED', introducerHasLeft: false }]);
    await leave(app, 'ben');
    for (const asker of ['anna', 'cleo']) {
      expect(await sent(app, asker)).toMatchObject([
        {
          state: 'DECLINED',
          introducer: { id: 'ben' },
          introducerHasLeft: true,
          answeredAt: '2026-11-23T12:00:00.000Z',
        },
      ]);
    }
    expect(await codeOf(app, 'anna', WITHDRAW, { id })).toBe('CONFLICT');
    await askFor(app, 'anna', { path: pathIdOf(['dirk', 'weber'], 'dirk') });
    expect(await box(app, 'dirk', 'RECEIVED')).toHaveLength(1);
  });

  it('moves on from the day they leave, not before, and stays with one who came back before anybody looked', async () => {
    const app = await openCompany(behindOffer());
    await askFor(app, 'anna', offerOfWeber);
    await leave(app, 'cleo', '2026-11-24');
    expect(await box(app, 'ben', 'RECEIVED')).toEqual([]);
    await leave(app, 'cleo', '2026-11-23');
    await leave(app, 'cleo', null);
    expect(await box(app, 'ben', 'RECEIVED')).toEqual([]);
    expect(await box(app, 'cleo', 'RECEIVED')).toMatchObject([{ state: 'ASKED' }]);
  });

  it('who comes back reads that it went on without them, and can’t answer it any more', async () => {
    const app = await openCompany(behindOffer());
    const { id } = await askFor(app, 'anna', offerOfWeber);
    await leave(app, 'cleo');
    expect(await box(app, 'ben', 'RECEIVED')).toHaveLength(1);
    await leave(app, 'cleo', null);
    expect(await box(app, 'cleo', 'RECEIVED')).toMatchObject([{ id, state: 'DECLINED' }]);
    expect(await codeOf(app, 'cleo', ANSWER, { id, answer: 'ACCEPT' })).toBe('CONFLICT');
  });

  it('is asked of a holder who comes later where nobody but the asker stood behind the offer', async () => {
    const app = await openCompany(
      new SmallCompany()
        .employee('anna')
        .employee('ben')
        .organization('acme')
        .contact('weber', 'acme', { recorded: true })
        .tie('anna', 'weber', 0.9, 'BLIND')
        .tie('ben', 'weber', 0.7, 'PRIVATE'),
    );
    const asked = await askFor(app, 'anna', offerOfWeber);
    expect(await box(app, 'anna', 'SENT')).toEqual([asked]);
    expect(await box(app, 'ben', 'RECEIVED')).toEqual([]);
    await app.data('ben', 'mutation { setTieSharing(with: "weber", sharing: BLIND) { sharing } }');
    expect(await box(app, 'ben', 'RECEIVED')).toMatchObject([{ id: asked.id, state: 'ASKED' }]);
    expect(await box(app, 'anna', 'SENT')).toEqual([asked]);
  });
});
