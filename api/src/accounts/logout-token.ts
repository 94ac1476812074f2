import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';

/** Whom a provider has signed out: one session of theirs, or all of somebody's. */
export interface SignedOut {
  /** The provider's name of the session; null: all of the subject's. */
  readonly sid: string | null;
  readonly subject: string | null;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const OLDEST_SECONDS = 120;
const TIMEOUT_MS = 5_000;
/** A key that is not known is looked for again, but not at the will of whoever makes up tokens. */
const KEYS_AGAIN_AFTER_MS = 10_000;

const claims = z
  .object({
    sub: z.string().optional(),
    sid: z.string().optional(),
    events: z.object({ [EVENT]: z.looseObject({}) }),
    // One that has a nonce could be an ID token that somebody took from elsewhere.
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** The provider's keys, read when they are needed and again when it has changed them. */
export function keysAt(address: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(address, { timeoutDuration: TIMEOUT_MS, cooldownDuration: KEYS_AGAIN_AFTER_MS });
}

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0, section 2.6, asks for: it comes over an open address,
 * so its signature is all that vouches for it.
 * @throws whatever is wrong with it.
 */
export async function checkLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string; readonly clockTolerance: number },
): Promise<SignedOut> {
  const { payload } = await jwtVerify(token, keys, {
    ...expected,
    maxTokenAge: OLDEST_SECONDS,
    requiredClaims: ['iat', 'jti', 'events'],
  });
  const { sid, sub } = claims.parse(payload);
  return { sid: sid ?? null, subject: sub ?? null };
}
