import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider, { type OidcContext } from 'oidc-provider';

export const CLIENT_ID = 'perlen';
export const CLIENT_SECRET = 'what the provider gave Perlen in this test';

const ID_TOKEN_SECONDS = 30;
const DAY_SECONDS = 24 * 3600;

/** Somebody whom the identity provider knows. */
export interface KnownPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
  readonly groups?: readonly string[];
}

/** A real identity provider (oidc-provider) that signs in whoever it is told to, without a page to fill in. */
export class IdentityProvider {
  readonly issuer: string;
  /** Who is at the browser; null: somebody who says no. */
  present: KnownPerson | null = null;
  /** Runs before its token endpoint answers; what comes back runs once it has. */
  atToken: () => () => void = () => () => undefined;
  readonly #port: number;
  readonly #perlenUrl: string;
  readonly #known = new Map<string, KnownPerson>();
  #provider: Provider;
  #server: Server | undefined;

  constructor(port: number, perlenUrl: string) {
    this.#port = port;
    this.#perlenUrl = perlenUrl;
    this.issuer = `http://localhost:${port}`;
    this.#provider = this.#make();
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }

  /** What it says of somebody from now on; null: it knows them no longer. */
  know(sub: string, person: KnownPerson | null): void {
    if (person === null) this.#known.delete(sub);
    else this.#known.set(sub, person);
  }

  /** From now on it signs with another key and knows the old one no longer. */
  changeKeys(): void {
    this.#provider = this.#make();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path.startsWith('/interaction/')) {
      const { present } = this;
      if (present !== null) this.#known.set(present.sub, present);
      const result =
        present === null
          ? { error: 'access_denied', error_description: 'said no' }
          : { login: { accountId: present.sub } };
      await this.#provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    if (path.startsWith('/token')) response.on('finish', this.atToken());
    await this.#provider.callback()(request, response);
  }

  #make(): Provider {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const provider: Provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: [`${this.#perlenUrl}/auth/oidc/callback`],
          post_logout_redirect_uris: [`${this.#perlenUrl}/`],
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          token_endpoint_auth_method: 'client_secret_post',
          backchannel_logout_uri: `${this.#perlenUrl}/auth/oidc/signed-out`,
          backchannel_logout_session_required: true,
        },
      ],
      jwks: {
        keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }],
      },
      cookies: { keys: ['signs the cookies of this test'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
      // Its own dispatcher reaches no address of this machine, which is where Perlen is in a test.
      fetch: (url: string, { dispatcher: _dispatcher, ...options }: RequestInit & { dispatcher?: unknown }) =>
        fetch(url, options),
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      pkce: { required: () => true },
      ttl: {
        IdToken: ID_TOKEN_SECONDS,
        AuthorizationCode: 60,
        AccessToken: 600,
        Interaction: 60,
        Session: DAY_SECONDS,
        Grant: DAY_SECONDS,
        RefreshToken: DAY_SECONDS,
      },
      issueRefreshToken: () => true,
      rotateRefreshToken: true,
      findAccount: (_context: unknown, sub: string) => {
        const known = this.#known.get(sub);
        return known === undefined ? undefined : { accountId: sub, claims: () => ({ ...known, sub }) };
      },
      loadExistingGrant: async ({ oidc }: OidcContext) => {
        const [clientId, accountId] = [oidc.client?.clientId, oidc.session?.accountId];
        if (clientId === undefined || accountId === undefined) return undefined;
        const grant = new provider.Grant({ clientId, accountId });
        grant.addOIDCScope('openid email profile groups');
        await grant.save();
        return grant;
      },
    });
    return provider;
  }
}
