import { PROVIDER_PATHS } from '../accounts/provider.js';
import type { BulkRows } from '../seed/bulk.js';
import { CLIENT_ID, CLIENT_SECRET, IdentityProvider, type KnownPerson } from './identity-provider.js';
import { freePort, type LiveServer, openLiveServer } from './live-server.js';
import type { TestBrowser } from './test-browser.js';

/** A live Perlen beside an identity provider, which has yet to be started. */
export interface ProviderServer {
  readonly live: LiveServer;
  readonly provider: IdentityProvider;
  /** A browser at which this person goes the whole way, and where they end up at Perlen. */
  readonly signIn: (
    person: KnownPerson | null,
    path?: string,
  ) => Promise<{ readonly browser: TestBrowser; readonly end: string }>;
}

export async function openProviderServer(rows: BulkRows): Promise<ProviderServer> {
  const [port, providerPort] = [await freePort(), await freePort()];
  const provider = new IdentityProvider(providerPort, `http://localhost:${port}`);
  const live = await openLiveServer(rows, {
    PERLEN_PORT: String(port),
    PERLEN_OIDC_ISSUER: provider.issuer,
    PERLEN_OIDC_CLIENT_ID: CLIENT_ID,
    PERLEN_OIDC_CLIENT_SECRET: CLIENT_SECRET,
    PERLEN_OIDC_NAME: 'Company sign-in',
    PERLEN_OIDC_SCOPE: 'openid email profile groups',
    PERLEN_OIDC_ROLES: 'it-operations=ADMIN,betriebsrat=WORKS_COUNCIL',
  });
  /** Back at Perlen for good: the callback itself leads on. */
  const isBack = ({ origin, pathname }: URL) => origin === live.url && pathname !== PROVIDER_PATHS.callback;
  const signIn = async (person: KnownPerson | null, path: string = PROVIDER_PATHS.signIn) => {
    provider.present = person;
    const browser = live.browser();
    const end = await browser.open(path, isBack);
    return { browser, end: end.pathname + end.search };
  };
  return { live, provider, signIn };
}

/** An employee of a small company as the provider knows them. */
export function verified(name: string, more: Partial<KnownPerson> = {}): KnownPerson {
  return { sub: `subject-${name}`, email: `${name}@own.example`, email_verified: true, ...more };
}
