import type { Application } from '../application.js';
import type { Browser } from '../auth/session.js';
import type { AccountOfViewer } from '../auth/viewer.js';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { lineInput } from '../graphql/inputs.js';
import { ApiTokens } from './api-token-reader.js';
import { Provider } from './provider.js';
import { Sealer } from './secrets.js';
import { Sessions } from './sessions.js';
import { accountOf } from './viewer-of-account.js';

/** What signing in needs of a process, made once for it. */
export interface AccountService {
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  /** For keys of second factors; null without a secret key in the configuration. */
  readonly sealer: Sealer | null;
  /** For the provider's refresh tokens; null likewise. */
  readonly refreshSealer: Sealer | null;
  /** Null where the company has named none. */
  readonly provider: Provider | null;
}

const services = new WeakMap<object, AccountService>();

export function accountsOf(application: Application): AccountService {
  const known = services.get(application);
  if (known !== undefined) return known;
  const { signIn } = application.config;
  const sealerFor = (purpose: string) =>
    signIn.secretKey === undefined ? null : new Sealer(signIn.secretKey, purpose);
  const service: AccountService = {
    sessions: new Sessions(application, signIn.limits),
    tokens: new ApiTokens(application),
    sealer: sealerFor('second factor'),
    refreshSealer: sealerFor('refresh token'),
    provider: signIn.provider === undefined ? null : new Provider(signIn.provider, signIn.publicUrl),
  };
  services.set(application, service);
  return service;
}

/** Throws FORBIDDEN in a trial, which has personas instead of accounts. */
export function requireLive(context: Context): void {
  if (context.application.config.mode === 'live') return;
  throw new PerlenError('FORBIDDEN', 'A trial has no accounts: its personas need none.');
}

/** The account that asks. Throws UNAUTHENTICATED if none does. */
export function requireAccount(context: Context): AccountOfViewer {
  requireLive(context);
  const account = accountOf(context.viewer);
  if (account === undefined) throw new PerlenError('UNAUTHENTICATED', 'Sign in first.');
  return account;
}

/** An account with the session that asks. */
interface SignedInAccount {
  readonly id: string;
  readonly sessionId: string;
}

/** The account and session that ask. Throws FORBIDDEN for an API token: it never changes how its owner signs in. */
export function requireSession(context: Context): SignedInAccount {
  const account = requireAccount(context);
  const { id, sessionId } = account;
  if (sessionId !== undefined) return { id, sessionId };
  throw new PerlenError('FORBIDDEN', 'An API token may not do this: sign in with a browser.');
}

/** The browser that signs in. Throws FORBIDDEN where there is none to keep a session. */
export function requireBrowser(context: Context): Browser {
  requireLive(context);
  if (context.browser !== undefined) return context.browser;
  throw new PerlenError('FORBIDDEN', 'Signing in needs a browser that keeps the session.');
}

const LONGEST_DEVICE = 300;

/** How a browser describes itself, as its owner sees it in the list of sessions. */
export function deviceOf(browser: Browser): string | null {
  return lineInput('device', browser.userAgent?.slice(0, LONGEST_DEVICE));
}
