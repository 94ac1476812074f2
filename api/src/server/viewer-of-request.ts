import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { SESSION_COOKIE, type Sessions } from '../auth/session.js';
import type { Viewer } from '../auth/viewer.js';

const COOKIE_SECONDS = 30 * 24 * 3600;

/**
 * Who sends a request: the operator by a bearer token (as somebody else with X-Perlen-As), or whoever the session
 * cookie names. Whether that person is still an employee is looked at when rights are asked for.
 */
export function viewerOfRequest(
  request: Request,
  sessions: Sessions,
  operatorToken: string | undefined,
): Viewer {
  const authorization = request.get('authorization');
  if (authorization?.startsWith('Bearer ') === true) {
    if (operatorToken === undefined || !isSame(authorization.slice('Bearer '.length), operatorToken)) {
      return { kind: 'ANONYMOUS' };
    }
    const as = request.get('x-perlen-as');
    return as === undefined ? { kind: 'OPERATOR' } : { kind: 'PERSON', personId: as };
  }
  const personId = sessions.open(readCookie(request.get('cookie'), SESSION_COOKIE));
  return personId === null ? { kind: 'ANONYMOUS' } : { kind: 'PERSON', personId };
}

/** Lets a resolver sign a person in or out in the browser that asks. */
export function sessionSetter(response: Response, sessions: Sessions): (personId: string | null) => void {
  return (personId) => {
    const value = personId === null ? '' : sessions.seal(personId);
    const age = personId === null ? 0 : COOKIE_SECONDS;
    response.append(
      'Set-Cookie',
      `${SESSION_COOKIE}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${age}`,
    );
  };
}

/** Compares digests, so that the time taken tells nothing about where two tokens part. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function readCookie(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
