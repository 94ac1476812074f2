import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Viewer } from '../auth/viewer.js';
import type { FreeQueries } from '../config/access.js';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { answering, HttpError, isOfAnotherOrigin } from './file-route.js';
import { bringsQuery, documentHashOf, type KnownDocuments } from './known-documents.js';
import { countedOf, type RateCounters, RateLimited } from './rate-limits.js';

export interface GuardSettings {
  readonly contextOf: (request: Request, response: Response) => Context | Promise<Context>;
  readonly counters: RateCounters;
  readonly documents: KnownDocuments;
  readonly freeQueries: FreeQueries;
}

/**
 * What is looked at before a query is even read: a page of another origin may not ask, nobody too often, and whoever may
 * not ask freely only by the hash of a document that the web app has. `passedContext` gives the context of a request that
 * passed.
 */
export function graphqlGuard({ contextOf, counters, documents, freeQueries }: GuardSettings): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    try {
      if (isOfAnotherOrigin(request)) {
        throw new PerlenError('FORBIDDEN', 'Pages of another origin may not ask here.');
      }
      const context = await contextOf(request, response);
      const counted = countedOf(context.viewer, request);
      if (counted.user !== null) await counters.take('all', counted.user);
      counters.remember(context.signal, counted);
      checkDocument(request, context, documents, freeQueries);
      // A request without a body is for Apollo Server to refuse.
      request.body ??= {};
      response.locals[PASSED] = context;
    } catch (error) {
      refuse(response, error, next);
      return;
    }
    next();
  };
}

/** The context that the guard made of a request and let through. */
export function passedContext(response: Response): Context {
  const context: Context | undefined = response.locals[PASSED];
  if (context === undefined) throw new Error('the guard was not asked');
  return context;
}

/** Counts files that are sent and fetched; pages of the web app have addresses that begin alike and do not count. */
export function limitFiles(
  logger: Logger,
  viewerOf: (request: Request) => Viewer,
  counters: RateCounters,
): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'POST' && !request.path.endsWith('.csv')) {
      next();
      return;
    }
    let isRefused = true;
    await answering(logger, request, response, async () => {
      const { user } = countedOf(viewerOf(request), request);
      if (user !== null) await countFile(counters, user, response);
      isRefused = false;
    });
    if (!isRefused) next();
  };
}

const PASSED = 'passedContext';

async function countFile(counters: RateCounters, user: string, response: Response): Promise<void> {
  try {
    await counters.take('file', user);
  } catch (error) {
    if (!(error instanceof RateLimited)) throw error;
    response.setHeader('Retry-After', `${error.retryAfterSeconds}`);
    throw new HttpError(429, 'RATE_LIMITED', error.message);
  }
}

function checkDocument(
  request: Request,
  context: Context,
  documents: KnownDocuments,
  freeQueries: FreeQueries,
): void {
  const hash = documentHashOf(request);
  if (hash !== null && documents.has(hash)) return;
  if (hash !== null && !bringsQuery(request)) {
    throw new PerlenError(
      'UNKNOWN_DOCUMENT',
      'The server does not know this question by its hash: it is of another release. Load the page anew.',
    );
  }
  if (mayAskFreely(request, context, freeQueries)) return;
  throw new PerlenError(
    'FORBIDDEN',
    'Only what the pages of Perlen ask is answered here. Queries of one’s own need a token, or a role that PERLEN_FREE_QUERIES names.',
  );
}

/** A token that was taken says that a program asks on purpose; a session may be a page's that was led astray. */
function mayAskFreely(request: Request, context: Context, freeQueries: FreeQueries): boolean {
  if (freeQueries === 'everybody') return true;
  const isByToken = request.get('authorization') !== undefined && context.viewer.kind !== 'ANONYMOUS';
  return isByToken || context.roles().some((role) => freeQueries.has(role));
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = { FORBIDDEN: 403, UNKNOWN_DOCUMENT: 400 };

function refuse(response: Response, error: unknown, next: NextFunction): void {
  if (error instanceof RateLimited) {
    const { message, retryAfterSeconds } = error;
    response.setHeader('Retry-After', `${retryAfterSeconds}`);
    const extensions = { code: 'RATE_LIMITED', retryAfterSeconds };
    response.status(429).json({ errors: [{ message, extensions }] });
  } else if (error instanceof PerlenError) {
    const { message, code } = error;
    response.status(STATUS_OF_CODE[code] ?? 400).json({ errors: [{ message, extensions: { code } }] });
  } else next(error);
}
