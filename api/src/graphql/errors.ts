import { GraphQLError } from 'graphql';

/** Codes of errors at the edge; every one has its sentence in both languages in the web app. */
export const errorCodes = [
  /** Nobody is signed in. */
  'UNAUTHENTICATED',
  /** The viewer's roles do not allow it. */
  'FORBIDDEN',
  /** A value is not allowed; `field` says which. */
  'BAD_INPUT',
  /** What should be changed is not there, or not for this viewer. */
  'NOT_FOUND',
  /** A unique value (e-mail, domain) is taken. */
  'ALREADY_EXISTS',
  /** Something hangs on what should be removed. */
  'IN_USE',
  /** The present state does not allow it, such as answering a request twice. */
  'CONFLICT',
  /** Too much in a short time; `retryAfterSeconds` says when to try again. */
  'RATE_LIMITED',
  /** The query is none that the server knows and the client may not ask freely: the page is of another release. */
  'UNKNOWN_DOCUMENT',
  /** The database can't be reached; try again later. */
  'STORE_UNAVAILABLE',
  /** It took longer than allowed. */
  'TIMED_OUT',
  /** A mistake on our side; the log has it under the request id. */
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error that the client is told: a code for programs, a sentence for people, and the field it is about. */
export class PerlenError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, field?: string) {
    super(message, { extensions: { code, ...(field === undefined ? {} : { field }) } });
    this.code = code;
  }
}

export function badInput(field: string, message: string): PerlenError {
  return new PerlenError('BAD_INPUT', message, field);
}

export function notFound(what: string): PerlenError {
  return new PerlenError('NOT_FOUND', `There is no such ${what}, or you may not see it.`);
}
