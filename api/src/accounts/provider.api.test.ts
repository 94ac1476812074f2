import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdentityProvider } from '../testing/identity-provider.js';
import { type LiveServer, PASSWORD } from '../testing/live-server.js';
import { openProviderServer, type ProviderServer, verified } from '../testing/provider-server.js';
import { SmallCompany } from '../testing/small-company.js';
import type { TestBrowser } from '../testing/test-browser.js';
import { PROVIDER_PATHS } from './provider.js';

const WHO = '{ viewer { person { id } roles } }';
const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { outcome }
}`;

describe('The company’s identity provider', () => {
  let server: ProviderServer;
  let provider: IdentityProvider;
  let live: LiveServer;
  beforeAll(async () => {
    const company = new SmallCompany().organization('own', 'OWN').organization('o1');
    for (const name of ['anna', 'bert', 'cora', 'dora', 'emil']) company.employee(name);
    company.employee('left', { leftAt: '2026-01-01' }).contact('outside', 'o1');
    server = await openProviderServer(company.rows());
    ({ live, provider } = server);
  });
  beforeEach(() => provider.start());
  afterEach(async () => {
    vi.useRealTimers();
    provider.atToken = () => () => undefined;
    await provider.stop();
  });
  afterAll(() => live.close());

  const signIn: ProviderServer['signIn'] = (person, path) => server.signIn(person, path);
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
});
