import { type Request, type Response, Router, urlencoded } from 'express';
import type { Application } from '../application.js';
import type { Context } from '../graphql/context.js';
import { newId } from '../store/ids.js';
import { accountsOf, requireBrowser } from './account-context.js';
import {
  endSessionsOfIdentity,
  endSessionsOfProvider,
  holdFlow,
  removeFlow,
  removeOldFlows,
  saveFlow,
} from './account-store.js';
import { publicCookie, readCookie } from './cookies.js';
import { type Flow, PROVIDER_PATHS, type Provider, ProviderFailed } from './provider.js';
import { signInOfProvider } from './provider-sign-in.js';
import { hashOf, newSecret } from './secrets.js';

const FLOW_SECONDS = 600;
const LONGEST_RETURN = 2_000;

/**
 * GET /auth/oidc/start?return=/path sends a browser to the identity provider, GET /auth/oidc/callback takes it back and
 * begins a session, GET /auth/oidc/sign-out signs it out there too. POST /auth/oidc/signed-out is where the provider
 * itself says whom it has signed out (OpenID Connect Back-Channel Logout 1.0). Whatever goes wrong leads to
 * /sign-in?problem=PROVIDER_DOWN, PROVIDER_REFUSED, EXPIRED, UNVERIFIED_EMAIL, NO_ACCOUNT, OTHER_IDENTITY, CLOSED or
 * FAILED. In a trial, and without a provider, all of them answer 404.
 */
export function providerRouter(
  application: Application,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const router = Router();
  const { mode, signIn } = application.config;
  const provider = mode === 'live' ? accountsOf(application).provider : null;
  if (provider === null) return withoutProvider(router);
  const flows = new Flows(application, signIn.publicUrl);
  const route = (path: string, work: (request: Request, response: Response) => Promise<string>) =>
    router.get(path, (request, response) => {
      response.setHeader('Cache-Control', 'no-store');
      work(request, response)
        .catch((error: unknown) => problemAddress(problemOf(application, error)))
        .then((address) => response.redirect(303, address));
    });
  route(PROVIDER_PATHS.signIn, async (request, response) => {
    const { address, flow } = await provider.begin();
    await flows.save(response, flow, returnPath(request.query['return'], signIn.publicUrl));
    return address.href;
  });
  route(PROVIDER_PATHS.callback, async (request, response) =>
    comeBack(contextOf(request, response), request, flows, provider, response),
  );
  route(PROVIDER_PATHS.signOut, async () => (await provider.signOutAddress().catch(() => null))?.href ?? '/');
  router.post(
    PROVIDER_PATHS.signedOut,
    urlencoded({ extended: false, limit: '16kb' }),
    (request, response) => {
      response.setHeader('Cache-Control', 'no-store');
      endSignedOut(application, provider, request.body?.['logout_token'])
        .then(() => 200)
        .catch((error: unknown) => (problemOf(application, error) === 'PROVIDER_REFUSED' ? 400 : 503))
        .then((status) => response.status(status).json(status === 400 ? { error: 'invalid_request' } : {}));
    },
  );
  return router;
}

function withoutProvider(router: Router): Router {
  const { signedOut, ...pages } = PROVIDER_PATHS;
  const refuse = (_request: Request, response: Response) => {
    response.status(404).json({ error: { code: 'NOT_FOUND', message: 'There is no identity provider.' } });
  };
  for (const path of Object.values(pages)) router.get(path, refuse);
  router.post(signedOut, refuse);
  return router;
}

/** Ends what the provider has ended: the sessions of one sign-in there, or all that somebody has through it. */
async function endSignedOut({ store }: Application, provider: Provider, token: unknown): Promise<void> {
  const { sid, subject } = await provider.signedOut(typeof token === 'string' ? token : '');
  const identity = subject === null ? null : await provider.identityOf(subject);
  await store.write(async (transaction) => {
    if (sid !== null) await transaction.run(endSessionsOfProvider, { providerSid: sid });
    else await transaction.run(endSessionsOfIdentity, { identity });
  });
}

async function comeBack(
  context: Context,
  request: Request,
  flows: Flows,
  provider: Provider,
  response: Response,
): Promise<string> {
  const flow = await flows.take(request, response);
  if (flow === null) return problemAddress('EXPIRED');
  const identity = await provider.finish(request.originalUrl, flow);
  const problem = await signInOfProvider(context, requireBrowser(context), identity);
  return problem === null ? flow.returnTo : problemAddress(problem);
}

/** What browsers were sent away with, until they come back, in whichever process that is; each is taken once. */
class Flows {
  readonly #application: Application;
  readonly #cookie: ReturnType<typeof publicCookie>;

  constructor(application: Application, publicUrl: string) {
    this.#application = application;
    this.#cookie = publicCookie('flow', publicUrl);
  }

  /** Bound to this browser by a cookie, which comes back from another site too, on a link (SameSite=Lax). */
  async save(response: Response, flow: Flow, returnTo: string): Promise<void> {
    const secret = newSecret();
    const expiresAt = new Date(Date.now() + FLOW_SECONDS * 1000).toISOString();
    const parameters = { hash: hashOf(secret), properties: { ...flow, returnTo, expiresAt } };
    await this.#application.store.write(async (transaction) => {
      // Anybody can begin: what nobody came back for does not pile up.
      await transaction.run(removeOldFlows, { now: new Date().toISOString() });
      await transaction.run(saveFlow, parameters);
    });
    response.append('Set-Cookie', this.#cookie.write(secret, FLOW_SECONDS, 'Lax'));
  }

  async take(request: Request, response: Response): Promise<(Flow & { readonly returnTo: string }) | null> {
    const secret = readCookie(request, this.#cookie.name);
    if (secret === undefined) return null;
    response.append('Set-Cookie', this.#cookie.write('', 0, 'Lax'));
    const hash = hashOf(secret);
    const { value: found } = await this.#application.store.write(async (transaction) => {
      const [held] = await transaction.run(holdFlow, { hash, lock: newId() });
      if (held !== undefined) await transaction.run(removeFlow, { hash });
      return held;
    });
    return found === undefined || Date.parse(found.expiresAt) <= Date.now() ? null : found;
  }
}

/** A path of this server to go on at; anything that could lead elsewhere is the start page. */
export function returnPath(given: unknown, publicUrl: string): string {
  if (typeof given !== 'string' || given.length > LONGEST_RETURN || !URL.canParse(given, publicUrl))
    return '/';
  const address = new URL(given, publicUrl);
  return given.startsWith('/') && address.origin === publicUrl
    ? address.pathname.replace(/^\/+/, '/') + address.search + address.hash
    : '/';
}

function problemAddress(problem: string): string {
  return `/sign-in?${new URLSearchParams({ problem }).toString()}`;
}

/** The log has the reason and nothing that the provider said of a person. */
function problemOf({ logger }: Application, error: unknown): string {
  const problem = error instanceof ProviderFailed ? error.failure : 'FAILED';
  const cause = error instanceof ProviderFailed ? error.cause : error;
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  logger.warn({ problem, reason }, 'sign-in with the identity provider');
  return problem;
}
