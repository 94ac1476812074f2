import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { type ErrorCode, PerlenError } from '../graphql/errors.js';
import { isDiskFull, UploadTooLarge } from '../imports/upload-folder.js';
import { publicErrorOf } from './format-error.js';

/** What HTTP alone knows: a status of its own and, where a page has words for it, which `problem` it is. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: string;
  readonly problem: string | null;

  constructor(status: number, code: string, message: string, problem: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.problem = problem;
  }
}

/**
 * Answers a request for or with a file: does the work, unless a page of another origin asks, and turns whatever is thrown
 * into its status and `{error: {code, message, problem}}`. What nobody foresaw is logged and answered without its content.
 */
export async function answering(
  logger: Logger,
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    if (isOfAnotherOrigin(request)) {
      throw new PerlenError('FORBIDDEN', 'Files come and go by a page of Perlen itself only.');
    }
    await work();
  } catch (error) {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const { status, code, message, problem } = httpErrorOf(error);
    if (status === INTERNAL_STATUS) {
      logger.error({ err: error, requestId: response.locals['requestId'] }, 'unforeseen error');
    }
    endBody(request, response, status);
    response.status(status).json({ error: { code, message, problem } });
  }
}

const INTERNAL_STATUS = 500;

const STATUS_OF_CODE: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_INPUT: 400,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  IN_USE: 409,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNKNOWN_DOCUMENT: 400,
  STORE_UNAVAILABLE: 503,
  TIMED_OUT: 504,
  INTERNAL: INTERNAL_STATUS,
};

function httpErrorOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof PerlenError)
    return new HttpError(STATUS_OF_CODE[error.code], error.code, error.message);
  if (error instanceof UploadTooLarge) return new HttpError(413, 'BAD_INPUT', error.message, 'TOO_LARGE');
  if (isDiskFull(error)) {
    const message = 'The disk is full: nothing of the file was kept. Make room and try again.';
    return new HttpError(507, 'DISK_FULL', message, 'DISK_FULL');
  }
  const { code, message } = publicErrorOf(error);
  return new HttpError(STATUS_OF_CODE[code], code, message);
}

/**
 * Whether a page of another origin asks. The session's cookie stays away from cross-site requests, and a browser that says
 * where a request comes from is believed. Whoever says nothing is no page: a command line, or an address that somebody
 * typed.
 */
export function isOfAnotherOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  return site === undefined ? hasForeignOrigin(request) : site !== 'same-origin' && site !== 'none';
}

/** Older browsers name the origin of a page that sends something. */
function hasForeignOrigin(request: Request): boolean {
  const origin = request.get('origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

/**
 * A sender reads no answer before all is sent: the rest is read and dropped. Only what is too large is cut off, which its
 * sender may see as a broken connection.
 */
function endBody(request: Request, response: Response, status: number): void {
  if (request.complete) return;
  if (status === 413) response.setHeader('Connection', 'close');
  else request.resume();
}
