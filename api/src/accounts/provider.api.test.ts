import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  IdentityProvider,
  type KnownPerson,
} from '../testing/identity-provider.js';
import { freePort, type LiveServer, openLiveServer, PASSWORD } from '../testing/live-server.js';
import { SmallCompany } from '../testing/small-company.js';
import type { TestBrowser } from '../testing/test-browser.js';
import { PROVIDER_PATHS } from './provider.js';
import { returnPath } from './provider-routes.js';

const WHO = '{ viewer { person { id } roles } }';
const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { outcome }
}`;

describe('The company’s identity provider', () => {
  let live: LiveServer;
  let provider: IdentityProvider;
  beforeAll(async () => {
    const [port, providerPort] = [await freePort(), await freePort()];
    provider = new IdentityProvider(providerPort, `http://localhost:${port}`);
    const company = new SmallCompany().organization('own', 'OWN').organization('o1');
    for (const name of ['anna', 'bert', 'cora', 'dora', 'emil']) company.employee(name);
    company.employee('left', { leftAt: '2026-01-01' }).contact('outside', 'o1');
    live = await openLiveServer(company.rows(), {
      PERLEN_PORT: String(port),
      PERLEN_OIDC_ISSUER: provider.issuer,
      PERLEN_OIDC_CLIENT_ID: CLIENT_ID,
      PERLEN_OIDC_CLIENT_SECRET: CLIENT_SECRET,
      PERLEN_OIDC_NAME: 'Company sign-in',
      PERLEN_OIDC_SCOPE: 'openid email profile groups',
      PERLEN_OIDC_ROLES: 'it-operations=ADMIN,betriebsrat=WORKS_COUNCIL',
    });
  });
  beforeEach(() => provider.start());
  afterEach(async () => {
    vi.useRealTimers();
    provider.atToken = () => () => undefined;
    await provider.stop();
  });
  afterAll(() => live.close());

  const verified = (name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
    sub: `subject-${name}`,
    email: `${name}@own.example`,
    email_verified: true,
    ...more,
  });
  const signIn = async (person: KnownPerson | null, path: string = PROVIDER_PATHS.signIn) => {
    provider.present = person;
    const browser = live.browser();
    const end = await browser.open(path, (address) => isBack(address));
    return { browser, end: end.pathname + end.search };
  };
  /** Back at Perlen for good: the callback itself leads on. */
  const isBack = ({ origin, pathname }: URL) => origin === live.url && pathname !== PROVIDER_PATHS.callback;
  const viewerOf = async (browser: TestBrowser) => (await browser.data(WHO)).viewer;

  it('signs in the present employee of a checked address, and leads on to where they were going', async () => {
    const { browser, end } = await signIn(verified('anna'), `${PROVIDER_PATHS.signIn}?return=/find?q=weber`);
    expect(end).toBe('/find?q=weber');
    expect(await viewerOf(browser)).toEqual({ person: { id: 'anna' }, roles: ['EMPLOYEE'] });
    const { myAccount, mySessions } = await browser.data(
      '{ myAccount { email isOfProvider hasPassword state } mySessions { method isThis } }',
    );
    expect(myAccount).toEqual({
      email: 'anna@own.example',
      isOfProvider: true,
      hasPassword: false,
      state: 'ACTIVE',
    });
    expect(mySessions).toEqual([{ method: 'PROVIDER', isThis: true }]);
  });

  it('is named to whoever signs in', async () => {
    const { signInMethods } = await live
      .browser()
      .data('{ signInMethods { hasLocalAccounts provider { name } } }');
    expect(signInMethods).toEqual({ hasLocalAccounts: true, provider: { name: 'Company sign-in' } });
  });

  it('signs in by who it is, whatever the address is later; and the address opens the account to no one else', async () => {
    await signIn(verified('bert'));
    const renamed = await signIn(verified('bert', { email: 'other@own.example', email_verified: false }));
    expect(await viewerOf(renamed.browser)).toMatchObject({ person: { id: 'bert' } });
    const successor = await signIn(verified('bert', { sub: 'somebody-else' }));
    expect(successor.end).toBe('/sign-in?problem=OTHER_IDENTITY');
    expect(await viewerOf(successor.browser)).toBeNull();
  });

  it('lets nobody in by an address that was not checked, nor by one that no present employee has', async () => {
    const unchecked = [verified('cora', { email_verified: false }), { sub: 'no-address' }];
    for (const person of unchecked)
      expect((await signIn(person)).end).toBe('/sign-in?problem=UNVERIFIED_EMAIL');
    for (const person of [
      verified('left'),
      verified('x', { email: 'outside@out.example' }),
      verified('nobody'),
    ]) {
      const { browser, end } = await signIn(person);
      expect(end).toBe('/sign-in?problem=NO_ACCOUNT');
      expect(await viewerOf(browser)).toBeNull();
    }
  });

  it('brings the roles of the groups that it tells at each sign-in', async () => {
    const inGroups = verified('cora', { groups: ['betriebsrat', 'everybody'] });
    expect((await viewerOf((await signIn(inGroups)).browser)).roles).toEqual(['EMPLOYEE', 'WORKS_COUNCIL']);
    expect((await viewerOf((await signIn(verified('cora'))).browser)).roles).toEqual(['EMPLOYEE']);
    const admin = await signIn(verified('runs-the-system', { groups: ['it-operations'] }));
    expect(await viewerOf(admin.browser)).toEqual({ person: null, roles: ['ADMIN'] });
    const dismissed = await signIn(verified('runs-the-system'));
    expect(dismissed.end).toBe('/sign-in?problem=NO_ACCOUNT');
  });

  it('links the account that the address has already, with its password and roles', async () => {
    const { id } = await live.member('dora@own.example', 'STEWARD');
    const { browser } = await signIn(verified('dora', { email: 'Dora@Own.Example' }));
    expect(await viewerOf(browser)).toEqual({ person: { id: 'dora' }, roles: ['EMPLOYEE', 'STEWARD'] });
    expect((await browser.data('{ myAccount { id isOfProvider hasPassword } }')).myAccount).toEqual({
      id,
      isOfProvider: true,
      hasPassword: true,
    });
    const variables = { email: 'dora@own.example', password: PASSWORD };
    expect((await live.browser().data(SIGN_IN, variables)).signIn.outcome).toBe('SIGNED_IN');
  });

  it('opens no account that was closed', async () => {
    const { browser } = await signIn(verified('emil'));
    const { myAccount } = await browser.data('{ myAccount { id } }');
    const close = 'mutation ($id: ID!) { setAccountDisabled(id: $id, isDisabled: true) { id } }';
    await live.app.data('operator', close, { id: myAccount.id });
    expect(await viewerOf(browser)).toBeNull();
    expect((await signIn(verified('emil'))).end).toBe('/sign-in?problem=CLOSED');
  });

  it('takes a browser back once, the one that was sent, and only with what it was sent with', async () => {
    provider.present = verified('anna');
    const browser = live.browser();
    const back = await browser.open(
      PROVIDER_PATHS.signIn,
      ({ pathname }) => pathname === PROVIDER_PATHS.callback,
    );
    const stranger = live.browser();
    const opened = async (by: TestBrowser, address: URL) => {
      const response = await by.fetch(address);
      return response.headers.get('location');
    };
    expect(await opened(stranger, back)).toBe('/sign-in?problem=EXPIRED');
    const forged = new URL(back);
    forged.searchParams.set('state', 'another');
    const victim = browser.copy();
    expect(await opened(victim, forged)).toBe('/sign-in?problem=PROVIDER_REFUSED');
    expect(await opened(browser, back)).toBe('/sign-in?problem=EXPIRED');
    expect(await viewerOf(victim)).toBeNull();
  });

  it('gives a browser ten minutes to come back', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    provider.present = verified('anna');
    const browser = live.browser();
    const back = await browser.open(
      PROVIDER_PATHS.signIn,
      ({ pathname }) => pathname === PROVIDER_PATHS.callback,
    );
    vi.setSystemTime(Date.now() + 600_000);
    expect((await browser.fetch(back)).headers.get('location')).toBe('/sign-in?problem=EXPIRED');
  });

  it('that refuses leads to a page that says so', async () => {
    expect((await signIn(null)).end).toBe('/sign-in?problem=PROVIDER_REFUSED');
  });

  it('may have a clock that is off by less than a minute', async () => {
    const signInWithClockBehind = async (seconds: number) => {
      const now = Date.now();
      vi.useFakeTimers({ toFake: ['Date'], now });
      provider.atToken = () => {
        vi.setSystemTime(now - seconds * 1000);
        return () => vi.setSystemTime(now);
      };
      return (await signIn(verified('anna'))).end;
    };
    // Its tokens last 30 s.
    expect(await signInWithClockBehind(75)).toBe('/');
    expect(await signInWithClockBehind(120)).toBe('/sign-in?problem=PROVIDER_REFUSED');
  });

  it('may change its keys at any time', async () => {
    await signIn(verified('anna'));
    provider.changeKeys();
    expect((await signIn(verified('anna'))).end).toBe('/');
  });

  it('that is down is said so, and is asked again by the next who signs in', async () => {
    provider.present = verified('anna');
    const browser = live.browser();
    const back = await browser.open(
      PROVIDER_PATHS.signIn,
      ({ pathname }) => pathname === PROVIDER_PATHS.callback,
    );
    await provider.stop();
    expect((await browser.fetch(back)).headers.get('location')).toBe('/sign-in?problem=PROVIDER_DOWN');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
    expect((await signIn(verified('anna'))).end).toBe('/sign-in?problem=PROVIDER_DOWN');
    await provider.start();
    expect((await signIn(verified('anna'))).end).toBe('/');
  });

  it('signs out at its own end too, and knows the way back', async () => {
    const { browser } = await signIn(verified('anna'));
    await browser.data('mutation { signOut }');
    expect(await viewerOf(browser)).toBeNull();
    const response = await browser.fetch(new URL(PROVIDER_PATHS.signOut, live.url));
    const address = new URL(response.headers.get('location') ?? '');
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: CLIENT_ID,
      post_logout_redirect_uri: `${live.url}/`,
    });
    expect((await browser.fetch(address)).status).toBe(200);
  });

  it('says itself whom it has signed out, and they are signed out here, of that sign-in alone', async () => {
    const [here, elsewhere] = [await signIn(verified('anna')), await signIn(verified('anna'))];
    const address = new URL('/session/end', provider.issuer);
    const page = await (await here.browser.fetch(address)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const confirmed = await here.browser.fetch(new URL('/session/end/confirm', provider.issuer), {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect(confirmed.status).toBeLessThan(400);
    expect(await viewerOf(here.browser)).toBeNull();
    expect(await viewerOf(elsewhere.browser)).not.toBeNull();
  });

  it('is asked again every quarter of an hour: groups bring roles as they are then', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const council = verified('cora', { groups: ['betriebsrat'] });
    const { browser } = await signIn(council);
    provider.know(council.sub, verified('cora'));
    expect((await viewerOf(browser)).roles).toContain('WORKS_COUNCIL');
    vi.setSystemTime(Date.now() + 15 * 60_000);
    // Many at once ask it once: it takes each refresh token once, and gives another.
    await Promise.all([viewerOf(browser), viewerOf(browser), viewerOf(browser)]);
    expect((await viewerOf(browser)).roles).toEqual(['EMPLOYEE']);
    provider.know(council.sub, council);
    vi.setSystemTime(Date.now() + 15 * 60_000);
    expect((await viewerOf(browser)).roles).toEqual(['EMPLOYEE', 'WORKS_COUNCIL']);
  });

  it('that knows somebody no longer ends their session within a quarter of an hour; while it is down nobody is put out', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { browser } = await signIn(verified('cora'));
    await provider.stop();
    vi.setSystemTime(Date.now() + 15 * 60_000);
    expect(await viewerOf(browser)).not.toBeNull();
    await provider.start();
    provider.know('subject-cora', null);
    vi.setSystemTime(Date.now() + 15 * 60_000);
    expect(await viewerOf(browser)).toBeNull();
    provider.know('subject-cora', verified('cora'));
    expect(await viewerOf(browser)).toBeNull();
  });

  it('is believed only under its own signature', async () => {
    const { browser } = await signIn(verified('anna'));
    const part = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const iat = Math.floor(Date.now() / 1000);
    const content = { iss: provider.issuer, aud: CLIENT_ID, sub: 'subject-anna', iat, jti: 'x', events };
    const forged = [
      `${part({ alg: 'none' })}.${part(content)}.`,
      `${part({ alg: 'RS256' })}.${part(content)}.AAAA`,
      '',
    ];
    for (const token of forged) {
      const response = await fetch(new URL(PROVIDER_PATHS.signedOut, live.url), {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
      expect(response.status).toBe(400);
    }
    expect(await viewerOf(browser)).not.toBeNull();
  });

  it('leaves none of its tokens in the store but one to ask it again with, sealed', async () => {
    await signIn(verified('anna'));
    const rows = await live.app.store.runOutsideTransaction(
      'MATCH (s:Session) RETURN properties(s) AS session',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { session } of rows) {
      const { refreshToken, ...rest } = session as Record<string, unknown>;
      expect(JSON.stringify(rest)).not.toMatch(/eyJ/);
      if (refreshToken === undefined) continue;
      const asked = await fetch(`${provider.issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: String(refreshToken),
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
        }),
      });
      expect(asked.status).toBe(400);
    }
  });
});

it.each([
  ['/find?q=1#top', '/find?q=1#top'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/..//evil.example', '/evil.example'],
  ['/.\\/evil.example', '/evil.example'],
  ['find', '/'],
  ['javascript:alert(1)', '/'],
])('After sign-in %s leads to %s: never to another host', (given, expected) => {
  expect(returnPath(given, 'https://perlen.example')).toBe(expected);
});
