import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { type ErrorCode, errorCodes } from '../graphql/errors.js';
import {
  ConstraintViolation,
  QueryTimedOut,
  StoreFull,
  StoreInUse,
  StoreUnavailable,
} from '../store/errors.js';

const known: ReadonlySet<string> = new Set([...errorCodes, ...Object.values(ApolloServerErrorCode)]);

/**
 * What a client is told of an error: a code for programs and a sentence for people. Errors of our own making pass;
 * anything unforeseen is logged and answered without its content.
 */
export function formatErrorWith(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const translated = translate(cause);
    if (translated !== null) return withCode(formatted, translated.code, translated.message);
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR' && known.has(code))
      return clean(formatted);
    logger.error({ err: cause }, 'unforeseen error');
    const { code: internal, message } = publicErrorOf(cause);
    return withCode(formatted, internal, message);
  };
}

/** What may be told of an error that is none of our own making: INTERNAL, without its content, if nobody foresaw it. */
export function publicErrorOf(error: unknown): { code: ErrorCode; message: string } {
  const message = 'Something went wrong on our side. The log has the details.';
  return translate(error) ?? { code: 'INTERNAL', message };
}

function translate(error: unknown): { code: ErrorCode; message: string } | null {
  if (error instanceof ConstraintViolation) {
    return { code: 'ALREADY_EXISTS', message: 'A value that must be unique is taken already.' };
  }
  if (error instanceof StoreFull) {
    return {
      code: 'STORE_UNAVAILABLE',
      message: 'The disk of the data folder is full, so nothing was changed. Free some space and try again.',
    };
  }
  if (error instanceof StoreUnavailable || error instanceof StoreInUse) {
    return {
      code: 'STORE_UNAVAILABLE',
      message: 'The database can’t be reached at the moment. Try again shortly.',
    };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'TIMED_OUT', message: 'The request was given up before it was answered.' };
  }
  if (error instanceof QueryTimedOut) {
    return { code: 'TIMED_OUT', message: 'It took longer than allowed. Ask for less, or try again.' };
  }
  return null;
}

function withCode(formatted: GraphQLFormattedError, code: ErrorCode, message: string): GraphQLFormattedError {
  return {
    message,
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code },
  };
}

function clean(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}
