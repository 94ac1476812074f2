import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET, type IdentityProvider } from '../testing/identity-provider.js';
import type { LiveServer } from '../testing/live-server.js';
import { openProviderServer, type ProviderServer, verified } from '../testing/provider-server.js';
import { SmallCompany } from '../testing/small-company.js';
import type { TestBrowser } from '../testing/test-browser.js';
import { PROVIDER_PATHS } from './provider.js';

const WHO = '{ viewer { person { id } roles } }';

describe('The company’s identity provider, after sign-in,', () => {
  let server: ProviderServer;
  let provider: IdentityProvider;
  let live: LiveServer;
  beforeAll(async () => {
    const company = new SmallCompany().organization('own', 'OWN').organization('o1');
    for (const name of ['anna', 'cora']) company.employee(name);
    server = await openProviderServer(company.rows());
    ({ live, provider } = server);
  });
  beforeEach(() => provider.start());
  afterEach(async () => {
    vi.useRealTimers();
    await provider.stop();
  });
  afterAll(() => live.close());

  const signIn: ProviderServer['signIn'] = (person, path) => server.signIn(person, path);
  const viewerOf = async (browser: TestBrowser) => (await browser.data(WHO)).viewer;

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
