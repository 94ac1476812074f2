import type { Browser } from '../auth/session.js';
import type { Store, WriteTransaction } from '../store/store.js';
import { forgetOldBrowsers, knowBrowser, knownBrowser } from './account-store.js';
import { hashOf, newSecret } from './secrets.js';

/** So long a browser is known after the last sign-in with it. */
export const KNOWN_BROWSER_SECONDS = 180 * 24 * 3600;

/**
 * Under which name attempts are counted. A browser that the owner has signed in with before counts for itself (OWASP:
 * device cookies), so that whoever guesses elsewhere slows everybody but the owner.
 */
export async function countedName(store: Store, browser: Browser, email: string): Promise<string> {
  const { knownToken } = browser;
  if (knownToken === undefined) return email;
  const hash = hashOf(knownToken);
  const isKnown = (await store.read(knownBrowser, { hash, email })).length > 0;
  return isKnown ? `${email} ${hash}` : email;
}

/** Knows the browser from now on, under the token it has if it is the account's, else under a new one. Answers the token. */
export async function know(
  transaction: WriteTransaction,
  browser: Browser,
  account: { readonly id: string; readonly email: string },
): Promise<string> {
  const before = new Date(Date.now() - KNOWN_BROWSER_SECONDS * 1000).toISOString();
  await transaction.run(forgetOldBrowsers, { before });
  const own = browser.knownToken;
  const found =
    own === undefined
      ? []
      : await transaction.read(knownBrowser, { hash: hashOf(own), email: account.email });
  const token = own !== undefined && found.length > 0 ? own : newSecret();
  const at = new Date().toISOString();
  await transaction.run(knowBrowser, { accountId: account.id, hash: hashOf(token), at });
  return token;
}
