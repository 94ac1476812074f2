import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { accountsOf } from '../accounts/account-context.js';
import { isApiToken } from '../accounts/api-token-reader.js';
import { type PublicCookie, publicCookie, readCookie } from '../accounts/cookies.js';
import { KNOWN_BROWSER_SECONDS } from '../accounts/known-browsers.js';
import { withRefresh } from '../accounts/refresh.js';
import { accountOf, viewerOfSession, viewerOfToken } from '../accounts/viewer-of-account.js';
import type { Application } from '../application.js';
import { SESSION_COOKIE, Sessions } from '../auth/session.js';
import type { Viewer } from '../auth/viewer.js';
import type { ContextInput } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { publicErrorOf } from './format-error.js';

const COOKIE_SECONDS = 30 * 24 * 3600;
const ANONYMOUS: Viewer = { kind: 'ANONYMOUS' };

/**
 * Who sends a request. In a trial: the operator by a bearer token (as somebody else with X-Perlen-As), or whoever the
 * persona cookie names. In live mode: an account by its session cookie or an API token; the operator's token opens no
 * one else's eyes. Whether a person is still an employee is looked at when rights are asked for.
 */
export class RequestViewers {
  readonly #application: Application;
  readonly #operatorToken: string | undefined;
  readonly #personas = new Sessions();
  readonly #sessionCookie: PublicCookie;
  readonly #knownCookie: PublicCookie;
  /** In live mode, by request: who, or why that can't be said. */
  readonly #found = new WeakMap<
    Request,
    { readonly viewer: Viewer } | { readonly error: ReturnType<typeof publicErrorOf> }
  >();

  constructor(application: Application, operatorToken: string | undefined) {
    this.#application = application;
    this.#operatorToken = operatorToken;
    this.#sessionCookie = publicCookie('session', application.config.signIn.publicUrl);
    this.#knownCookie = publicCookie('known', application.config.signIn.publicUrl);
  }

  /** Finds out who asks, once for each request, where that needs the store. */
  readonly identify = (request: Request, response: Response, next: NextFunction): void => {
    if (!this.#isLive || request.path.startsWith('/assets/')) {
      next();
      return;
    }
    this.#viewerOfAccount(request)
      .then(
        (viewer) => this.#found.set(request, { viewer }),
        (error: unknown) => {
          this.#application.logger.error({ err: error }, 'who asks');
          this.#found.set(request, { error: publicErrorOf(error) });
        },
      )
      .then(() => (this.#isRefusedWrite(request) ? refuseWrite(response) : next()), next);
  };

  /** @throws PerlenError where the store cannot say who it is: not knowing is no answer. */
  viewerOf(request: Request): Viewer {
    if (!this.#isLive) return this.#viewerOfTrial(request);
    const found = this.#found.get(request);
    if (found === undefined) return ANONYMOUS;
    if ('error' in found) throw new PerlenError(found.error.code, found.error.message);
    return found.viewer;
  }

  isOperator(request: Request): boolean {
    const bearer = bearerOf(request);
    return bearer !== undefined && this.#operatorToken !== undefined && isSame(bearer, this.#operatorToken);
  }

  /** What lets a resolver sign somebody in or out in the browser that asks. */
  signInOf(request: Request, response: Response): Pick<ContextInput, 'setSession' | 'browser'> {
    if (!this.#isLive) return { setSession: (personId) => this.#setPersona(response, personId) };
    const cookie = this.#sessionCookie;
    const known = this.#knownCookie;
    return {
      browser: {
        sessionToken: readCookie(request, cookie.name),
        knownToken: readCookie(request, known.name),
        userAgent: request.get('user-agent'),
        keep: (session) => {
          const seconds =
            session === null ? 0 : Math.floor((session.expiresAt.getTime() - Date.now()) / 1000);
          response.append('Set-Cookie', cookie.write(session?.token ?? '', seconds, 'Strict'));
        },
        remember: (token) => {
          response.append('Set-Cookie', known.write(token, KNOWN_BROWSER_SECONDS, 'Strict'));
        },
      },
    };
  }

  get #isLive(): boolean {
    return this.#application.config.mode === 'live';
  }

  #viewerOfTrial(request: Request): Viewer {
    if (bearerOf(request) !== undefined) {
      if (!this.isOperator(request)) return ANONYMOUS;
      const as = request.get('x-perlen-as');
      return as === undefined ? { kind: 'OPERATOR' } : { kind: 'PERSON', personId: as };
    }
    const personId = this.#personas.open(readCookie(request, SESSION_COOKIE));
    return personId === null ? ANONYMOUS : { kind: 'PERSON', personId };
  }

  async #viewerOfAccount(request: Request): Promise<Viewer> {
    const { sessions, tokens } = accountsOf(this.#application);
    const model = () => this.#application.live.current;
    const bearer = bearerOf(request);
    if (bearer !== undefined) {
      if (isApiToken(bearer)) return viewerOfToken(model, await tokens.find(bearer));
      const isOperator = this.isOperator(request) && request.get('x-perlen-as') === undefined;
      return isOperator ? { kind: 'OPERATOR' } : ANONYMOUS;
    }
    const token = readCookie(request, this.#sessionCookie.name);
    if (token === undefined) return ANONYMOUS;
    return viewerOfSession(model, await withRefresh(this.#application, await sessions.find(token)));
  }

  /** Files are sent by other ways than GraphQL, which looks at this itself. */
  #isRefusedWrite(request: Request): boolean {
    const found = this.#found.get(request);
    const isReadOnly =
      found !== undefined && 'viewer' in found && accountOf(found.viewer)?.scope?.isReadOnly === true;
    return isReadOnly && request.method !== 'GET' && request.method !== 'HEAD' && request.path !== '/graphql';
  }

  #setPersona(response: Response, personId: string | null): void {
    const value = personId === null ? '' : this.#personas.seal(personId);
    const age = personId === null ? 0 : COOKIE_SECONDS;
    response.append(
      'Set-Cookie',
      `${SESSION_COOKIE}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${age}`,
    );
  }
}

function refuseWrite(response: Response): void {
  const error = { code: 'FORBIDDEN', message: 'This API token changes nothing.', problem: null };
  response.status(403).json({ error });
}

function bearerOf(request: Request): string | undefined {
  const authorization = request.get('authorization');
  return authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length) : undefined;
}

/** Compares digests, so that the time taken tells nothing about where two tokens part. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
