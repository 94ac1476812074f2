import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** What can go wrong between page and server, as far as it changes what a person does next. */
export type ProblemKind = 'offline' | 'server' | 'session' | 'forbidden' | 'refused' | 'notFound' | 'busy';

/** Sorts an error by what to do about it. */
export function problemKind(error: unknown): ProblemKind {
  if (CombinedGraphQLErrors.is(error)) {
    const code = error.errors[0]?.extensions?.['code'];
    return (typeof code === 'string' && kindsByCode[code]) || 'server';
  }
  if (ServerError.is(error) || ServerParseError.is(error)) {
    if (error.statusCode === 401) return 'session';
    return [429, 503, 504].includes(error.statusCode) ? 'busy' : 'server';
  }
  // What fetch throws when nothing answers is a TypeError; anything else is a fault of ours.
  return error instanceof TypeError ? 'offline' : 'server';
}

const kindsByCode: Readonly<Record<string, ProblemKind>> = {
  UNAUTHENTICATED: 'session',
  FORBIDDEN: 'forbidden',
  BAD_USER_INPUT: 'refused',
  CONSTRAINT: 'refused',
  CONFLICT: 'refused',
  NOT_FOUND: 'notFound',
  UNAVAILABLE: 'busy',
  STORE_UNAVAILABLE: 'busy',
  RATE_LIMITED: 'busy',
  TIMED_OUT: 'busy',
};
