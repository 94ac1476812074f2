import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../store/errors.js';
import { defineQuery, noRows } from '../store/queries.js';
import { type LiveServer, openLiveServer, PASSWORD } from '../testing/live-server.js';
import { SmallCompany } from '../testing/small-company.js';
import { publicCookie } from './cookies.js';

const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { outcome viewer { person { id } roles } }
}`;
const MINE = '{ mySessions { id isThis method device createdAt usedAt expiresAt } }';
const END = 'mutation ($id: ID!) { endSession(id: $id) }';
const END_OTHERS = 'mutation { endOtherSessions }';
const CHANGE = `mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) }`;
const COOKIE = 'perlen_session';
const MINUTE_MS = 60_000;
const leaving = defineQuery('people/update', noRows);
const ANNA = { email: 'anna@own.example', password: PASSWORD };

describe('A session', () => {
  let live: LiveServer;
  beforeAll(async () => {
    const company = new SmallCompany().organization('own', 'OWN').employee('anna', { roles: ['SALES'] });
    live = await openLiveServer(company.employee('bert').rows());
    await live.member(ANNA.email);
    await live.member('bert@own.example');
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => live.close());

  const signedIn = async () => {
    const browser = live.browser();
    expect((await browser.data(SIGN_IN, ANNA)).signIn.outcome).toBe('SIGNED_IN');
    return browser;
  };
  const passTime = (ms: number) => {
    if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    vi.setSystemTime(Date.now() + ms);
  };

  it('is a cookie that no script reads, that no other site sends, and that only https carries where there is https', async () => {
    const browser = await signedIn();
    expect(browser.lastSetCookies).toHaveLength(2);
    expect(browser.lastSetCookies[0]).toMatch(
      /^perlen_session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=86\d{3}$/,
    );
    expect(browser.lastSetCookies[1]).toMatch(
      /^perlen_known=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=15552000$/,
    );
    const secure = publicCookie('session', 'https://perlen.example').write('token', 60, 'Strict');
    expect(secure).toBe('__Host-perlen_session=token; HttpOnly; SameSite=Strict; Path=/; Max-Age=60; Secure');
  });

  it('signs in the person and their roles, and nobody under a token that was made up', async () => {
    const browser = await signedIn();
    expect(await browser.roles()).toEqual(['EMPLOYEE', 'SALES']);
    const stranger = live.browser();
    stranger.setCookie(COOKIE, 'made-up');
    expect(await stranger.roles()).toBeNull();
    expect(await live.browser().roles()).toBeNull();
  });

  it('is kept as a hash: nobody signs in with what the store holds', async () => {
    const browser = await signedIn();
    const token = browser.cookie(COOKIE) ?? '';
    const rows = await live.app.store.runOutsideTransaction(
      'MATCH (s:Session) RETURN s.hash AS hash, s.id AS id',
    );
    expect(rows.length).toBeGreaterThan(0);
    const thief = live.browser();
    for (const { hash, id } of rows) {
      expect([hash, id]).not.toContain(token);
      thief.setCookie(COOKIE, String(hash));
      expect(await thief.roles()).toBeNull();
    }
  });

  it('has a new token at each sign-in, whatever the browser brought, and the one before is over', async () => {
    const browser = live.browser();
    browser.setCookie(COOKIE, 'chosen-by-somebody-else');
    await browser.data(SIGN_IN, ANNA);
    const first = browser.copy();
    expect(first.cookie(COOKIE)).not.toBe('chosen-by-somebody-else');
    await browser.data(SIGN_IN, ANNA);
    expect(browser.cookie(COOKIE)).not.toBe(first.cookie(COOKIE));
    expect(await first.roles()).toBeNull();
    expect(await browser.roles()).not.toBeNull();
  });

  it('ends after an hour without use, and lasts as long as it is used', async () => {
    const [used, unused] = [await signedIn(), await signedIn()];
    for (let part = 0; part < 4; part++) {
      passTime(20 * MINUTE_MS);
      expect(await used.roles()).not.toBeNull();
    }
    expect(await unused.roles()).toBeNull();
  });

  it('ends a day after the sign-in however much it is used', async () => {
    const browser = await signedIn();
    for (let hours = 0.5; hours < 24; hours += 0.5) {
      passTime(30 * MINUTE_MS);
      expect(await browser.roles()).not.toBeNull();
    }
    passTime(30 * MINUTE_MS);
    expect(await browser.roles()).toBeNull();
  });

  it('that is over leaves the store with the next sign-in', async () => {
    await signedIn();
    passTime(25 * 60 * MINUTE_MS);
    await signedIn();
    const [row] = await live.app.store.runOutsideTransaction('MATCH (s:Session) RETURN count(s) AS count');
    expect(row?.['count']).toBe(1);
  });

  it('is listed to its owner with the browser it is in, and ended by them alone', async () => {
    const [browser, other] = [await signedIn(), await signedIn()];
    await browser.data(END_OTHERS);
    expect(await other.roles()).toBeNull();
    await other.data(SIGN_IN, ANNA);
    const { mySessions } = await browser.data(MINE);
    expect(mySessions).toHaveLength(2);
    const [own] = mySessions.filter((one: { isThis: boolean }) => one.isThis);
    const [foreign] = mySessions.filter((one: { isThis: boolean }) => !one.isThis);
    expect(own).toMatchObject({ method: 'PASSWORD', device: 'node' });
    const bert = live.browser();
    await bert.data(SIGN_IN, { ...ANNA, email: 'bert@own.example' });
    await bert.data(END, { id: foreign.id });
    expect(await other.roles()).not.toBeNull();
    await browser.data(END, { id: foreign.id });
    expect(await other.roles()).toBeNull();
    expect(await browser.roles()).not.toBeNull();
  });

  it('ended in one process is over for the next request of another', async () => {
    const second = await live.secondProcess();
    const [browser, other] = [await signedIn(), await signedIn()];
    for (let round = 0; round < 3; round++) expect(await other.roles(second)).not.toBeNull();
    await browser.data(END_OTHERS);
    expect(await other.roles(second)).toBeNull();
    expect(await browser.roles(second)).not.toBeNull();
  });

  it('is not taken for a stranger’s while the database is away', async () => {
    const browser = await signedIn();
    const away = vi.spyOn(live.app.store, 'read').mockRejectedValue(new StoreUnavailable('away'));
    try {
      expect(await browser.code('{ system { mode } }')).toBe('STORE_UNAVAILABLE');
      expect(await live.browser().code('{ system { mode } }')).toBeNull();
    } finally {
      away.mockRestore();
    }
    expect(await browser.roles()).not.toBeNull();
  });

  it('is over for everybody who has its token once its owner signs out', async () => {
    const browser = await signedIn();
    const thief = browser.copy();
    expect(await browser.data('mutation { signOut }')).toEqual({ signOut: true });
    expect(browser.cookie(COOKIE)).toBeUndefined();
    expect(await thief.roles()).toBeNull();
  });

  it('goes on under a new token where its owner sets another password, and all others end', async () => {
    const [browser, other] = [await signedIn(), await signedIn()];
    const before = browser.copy();
    const next = 'eight copper kettles';
    expect(await browser.code(CHANGE, { current: 'not the present one', next })).toBe('BAD_INPUT');
    await browser.data(CHANGE, { current: PASSWORD, next });
    expect(await browser.roles()).not.toBeNull();
    expect(await before.roles()).toBeNull();
    expect(await other.roles()).toBeNull();
    expect((await other.data(SIGN_IN, ANNA)).signIn.outcome).toBe('REFUSED');
    await browser.data(CHANGE, { current: next, next: PASSWORD });
  });

  it('ends for good on the day its person leaves', async () => {
    const browser = await signedIn();
    const leave = (leftAt: string | null) =>
      live.app.application.live.write(async (transaction) => {
        await transaction.run(leaving, { id: 'anna', properties: { leftAt } });
        transaction.touch('person:anna');
      });
    await leave('2026-11-23');
    expect(await browser.roles()).toBeNull();
    expect((await live.browser().data(SIGN_IN, ANNA)).signIn.outcome).toBe('REFUSED');
    await leave(null);
  });

  it('opens no one else’s eyes: not with the operator’s token, not with a persona’s cookie', async () => {
    const browser = live.browser();
    browser.setCookie('perlen_viewer', 'anna.anything');
    expect(await browser.roles()).toBeNull();
    expect(await browser.code('mutation { signInAs(person: "anna") { roles } }')).toBe('FORBIDDEN');
    const headers = { authorization: 'Bearer a-token-for-the-operator-of-this-test', 'x-perlen-as': 'anna' };
    const { data } = await browser.ask('{ viewer { roles } }', {}, live.url, headers);
    expect(data.viewer).toBeNull();
  });
});
