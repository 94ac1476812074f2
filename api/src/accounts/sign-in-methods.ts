import type { Context } from '../graphql/context.js';
import { accountsOf } from './account-context.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { PROVIDER_PATHS } from './provider.js';

/** How people sign in here: no personal data, so it may be asked before sign-in. */
export function signInMethods({ application }: Context) {
  const { config } = application;
  const isLive = config.mode === 'live';
  const provider = isLive ? accountsOf(application).provider : null;
  return {
    hasLocalAccounts: isLive && config.signIn.hasLocalAccounts,
    provider:
      provider === null
        ? null
        : { name: provider.name, signInPath: PROVIDER_PATHS.signIn, signOutPath: PROVIDER_PATHS.signOut },
    shortestPassword: SHORTEST_PASSWORD,
  };
}
