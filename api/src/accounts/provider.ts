import type { JWTVerifyGetKey } from 'jose';
import type * as OpenidClient from 'openid-client';
import { z } from 'zod';
import type { ProviderConfig } from '../config/sign-in.js';
import { type AccountRole, accountRoles } from './account-store.js';
import type { SignedOut } from './logout-token.js';

/** Where browsers go to sign in and out with the identity provider, and where it says itself whom it has signed out. */
export const PROVIDER_PATHS = {
  signIn: '/auth/oidc/start',
  callback: '/auth/oidc/callback',
  signOut: '/auth/oidc/sign-out',
  signedOut: '/auth/oidc/signed-out',
} as const;

/** Whom the identity provider has signed in. */
export interface ProviderIdentity {
  /** Issuer and subject: who it is, whatever becomes of the address. */
  readonly identity: string;
  readonly email: string | null;
  /** The provider says that the address was checked, or is known to give out checked ones only. */
  readonly isEmailVerified: boolean;
  /** What the groups bring. */
  readonly groupRoles: readonly AccountRole[];
  /** The provider's name of its own session, which it names when it ends; null if it gives none. */
  readonly sid: string | null;
  /** With which it can be asked again; null if it gives none. */
  readonly refreshToken: string | null;
}

/** What a browser is sent to the provider with, and has to come back with. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

type Client = typeof OpenidClient;

/** Read with the first who comes this way: the commands and servers of a trial go without. */
const openidClient = (): Promise<Client> => import('openid-client');

/** Why the provider has signed nobody in; a page has words for each. */
export type ProviderFailure = 'PROVIDER_DOWN' | 'PROVIDER_REFUSED';

export class ProviderFailed extends Error {
  override readonly name = 'ProviderFailed';
  readonly failure: ProviderFailure;

  constructor(failure: ProviderFailure, cause: unknown) {
    super(`The identity provider: ${failure}`, { cause });
    this.failure = failure;
  }
}

const TIMEOUT_SECONDS = 5;
/** Clocks of two machines differ; a minute is more than those that are looked after do. */
const CLOCK_TOLERANCE_SECONDS = 60;
/** What the provider says of itself is read again so often, so that a change of it arrives. */
const METADATA_KEPT_MS = 3_600_000;

/**
 * The company's identity provider: OpenID Connect, authorization code with PKCE, state and nonce. The ID token comes
 * from the provider itself over TLS, which vouches for it (OpenID Connect Core 3.1.3.7); so that a change of the
 * provider's keys never keeps anybody out. Of its tokens the refresh token alone is kept, sealed.
 */
export class Provider {
  readonly #config: ProviderConfig;
  readonly #publicUrl: string;
  #keys: { readonly address: string; readonly get: JWTVerifyGetKey } | undefined;
  #metadata: { readonly read: Promise<OpenidClient.Configuration>; readonly until: number } | undefined;

  constructor(config: ProviderConfig, publicUrl: string) {
    this.#config = config;
    this.#publicUrl = publicUrl;
  }

  get name(): string {
    return this.#config.name;
  }

  /** Where to send a browser, and what to remember of it. @throws ProviderFailed if the provider is down. */
  async begin(): Promise<{ readonly address: URL; readonly flow: Flow }> {
    const configuration = await this.#configuration();
    const client = await openidClient();
    const flow = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#publicUrl + PROVIDER_PATHS.callback,
      scope: this.#config.scope,
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { address, flow };
  }

  /** Whom a browser that came back brings. `path` is what it asked for, with its query. @throws ProviderFailed. */
  async finish(path: string, flow: Flow): Promise<ProviderIdentity> {
    const configuration = await this.#configuration();
    const client = await openidClient();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(path, this.#publicUrl), {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('no ID token');
      const told = await this.#allClaims(configuration, tokens, claims);
      return this.#identityOf(claims.iss, claims.sub, told, tokens.refresh_token);
    } catch (error) {
      throw new ProviderFailed(failureOf(client, error), error);
    }
  }

  /**
   * Asks whether somebody is still known, and what their groups are now. `identity` is who that was.
   * @throws ProviderFailed: refused if the provider knows them no longer.
   */
  async refresh(refreshToken: string, identity: string): Promise<ProviderIdentity> {
    const configuration = await this.#configuration();
    const client = await openidClient();
    const { issuer } = configuration.serverMetadata();
    const sub = identity.slice(issuer.length + 1);
    try {
      const tokens = await client.refreshTokenGrant(configuration, refreshToken);
      const claims = tokens.claims() ?? { iss: issuer, sub };
      if (identityText(claims.iss, claims.sub) !== identity) throw new Error('somebody else');
      const told = await this.#allClaims(configuration, tokens, claims);
      return this.#identityOf(claims.iss, claims.sub, told, tokens.refresh_token);
    } catch (error) {
      // Only this says that the token is over; anything else is between Perlen and the provider.
      const isOver = !(error instanceof client.ResponseBodyError) || error.error === 'invalid_grant';
      throw new ProviderFailed(isOver ? failureOf(client, error) : 'PROVIDER_DOWN', error);
    }
  }

  /** Where a browser is signed out at the provider; null if it has no such place. @throws ProviderFailed. */
  async signOutAddress(): Promise<URL | null> {
    const configuration = await this.#configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const client = await openidClient();
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.#publicUrl}/` });
  }

  /** Whom a token says that the provider has signed out. @throws ProviderFailed if it is not the provider's. */
  async signedOut(token: string): Promise<SignedOut> {
    const { issuer, jwks_uri } = (await this.#configuration()).serverMetadata();
    if (jwks_uri === undefined) throw new ProviderFailed('PROVIDER_REFUSED', 'no keys');
    const { checkLogoutToken, keysAt } = await import('./logout-token.js');
    if (this.#keys?.address !== jwks_uri) this.#keys = { address: jwks_uri, get: keysAt(new URL(jwks_uri)) };
    const expected = { issuer, audience: this.#config.clientId, clockTolerance: CLOCK_TOLERANCE_SECONDS };
    try {
      return await checkLogoutToken(token, this.#keys.get, expected);
    } catch (error) {
      throw new ProviderFailed('PROVIDER_REFUSED', error);
    }
  }

  /** The name of somebody of the provider, as accounts keep it. */
  async identityOf(subject: string): Promise<string> {
    return identityText((await this.#configuration()).serverMetadata().issuer, subject);
  }

  /** Some providers tell address and groups only where one asks for them. */
  async #allClaims(
    configuration: OpenidClient.Configuration,
    tokens: { readonly access_token: string },
    claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  ): Promise<Readonly<Record<string, unknown>>> {
    const wanted = ['email', ...(this.#config.roleOfGroup.size > 0 ? [this.#config.groupsClaim] : [])];
    const hasAll = wanted.every((claim) => claims[claim] !== undefined);
    if (hasAll || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    const client = await openidClient();
    return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
  }

  #identityOf(
    issuer: string,
    subject: string,
    claims: Readonly<Record<string, unknown>>,
    refreshToken: string | undefined,
  ): ProviderIdentity {
    const { email, email_verified, sid } = claimsOfPerson.parse(claims);
    const groups = claimsOfGroups.parse(claims[this.#config.groupsClaim]);
    const brought = new Set(groups.map((group) => this.#config.roleOfGroup.get(group)));
    return {
      identity: identityText(issuer, subject),
      email: email?.trim().toLowerCase() ?? null,
      isEmailVerified: this.#config.isEmailTrusted || email_verified === true || email_verified === 'true',
      groupRoles: accountRoles.filter((role) => brought.has(role)),
      sid: sid ?? null,
      refreshToken: refreshToken ?? null,
    };
  }

  /** Read once and again after a while. A provider that was down is asked again by the next who signs in. */
  async #configuration(): Promise<OpenidClient.Configuration> {
    const now = Date.now();
    if (this.#metadata === undefined || this.#metadata.until <= now) {
      this.#metadata = { read: this.#discover(), until: now + METADATA_KEPT_MS };
    }
    const { read } = this.#metadata;
    try {
      return await read;
    } catch (error) {
      if (this.#metadata?.read === read) this.#metadata = undefined;
      throw new ProviderFailed('PROVIDER_DOWN', error);
    }
  }

  async #discover(): Promise<OpenidClient.Configuration> {
    const client = await openidClient();
    const { issuer, clientId, clientSecret } = this.#config;
    const metadata = {
      ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS,
    };
    return client.discovery(issuer, clientId, metadata, undefined, {
      timeout: TIMEOUT_SECONDS,
      // The configuration takes http of this very machine only.
      execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    });
  }
}

function identityText(issuer: string, subject: string): string {
  return `${issuer} ${subject}`;
}

const claimsOfPerson = z.object({
  sid: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
});

const claimsOfGroups = z
  .union([z.array(z.unknown()), z.string()])
  .optional()
  .catch(undefined)
  .transform((groups) => (typeof groups === 'string' ? [groups] : (groups ?? [])))
  .transform((groups) => groups.filter((group) => typeof group === 'string'));

/** Whether it did not answer at all, or answered no. */
function failureOf(client: Client, error: unknown): ProviderFailure {
  if (error instanceof client.AuthorizationResponseError) return 'PROVIDER_REFUSED';
  if (error instanceof client.ResponseBodyError)
    return error.status >= 500 ? 'PROVIDER_DOWN' : 'PROVIDER_REFUSED';
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const isUnanswered =
    error instanceof TypeError ||
    (cause instanceof Error && (cause.name === 'TimeoutError' || 'syscall' in cause)) ||
    (cause instanceof Response && cause.status >= 500);
  return isUnanswered ? 'PROVIDER_DOWN' : 'PROVIDER_REFUSED';
}
