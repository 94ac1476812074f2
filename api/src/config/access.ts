import { isIP } from 'node:net';
import { z } from 'zod';

/** What the environment says about who may ask how much: limits, free queries, proxies in front. */

/** What is counted apart, each in requests a minute. */
export const rateKinds = ['all', 'write', 'search', 'file', 'signIn'] as const;
export type RateKind = (typeof rateKinds)[number];

/** Requests a minute of one user, of one address for `signIn`; 0: as many as one likes. */
export type RateLimits = Readonly<Record<RateKind, number>>;

/** Who may ask the API what the pages of Perlen do not ask. */
export type FreeQueries = 'everybody' | ReadonlySet<string>;

/** Far more than a page asks for; signing in is what somebody would try again and again. */
const DEFAULT_LIMITS: RateLimits = { all: 3_000, write: 600, search: 600, file: 120, signIn: 100 };
const SIGN_IN_LIMIT_LIVE = 10;
const MOST_A_MINUTE = 10_000_000;

const roles = ['EMPLOYEE', 'SALES', 'MANAGER', 'STEWARD', 'WORKS_COUNCIL', 'ADMIN'];
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/** `all=3000, search=600`: what is not named keeps its default. */
export const rateLimitsText = listOf((text) => {
  const [name, number] = text.split('=').map((part) => part.trim());
  const isKind = rateKinds.some((kind) => kind === name);
  return isKind && /^\d{1,8}$/.test(number ?? '') && Number(number) <= MOST_A_MINUTE;
});

/** `everybody`, `nobody`, or roles separated by commas. */
export const freeQueriesText = listOf((text) => ['everybody', 'nobody', ...roles].includes(text));

/** Addresses, ranges such as 10.0.0.0/8, or `loopback`, `linklocal`, `uniquelocal`, separated by commas. */
export const trustedProxiesText = listOf((text) => {
  if (NAMED_RANGES.includes(text)) return true;
  const [address, bits, ...more] = text.split('/');
  const family = isIP(address ?? '');
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
});

/** The limits that hold: those given over the defaults of the mode. */
export function rateLimitsOf(given: readonly string[], mode: 'trial' | 'live'): RateLimits {
  const named = given.map((text): [string, number] => {
    const [name = '', number] = text.split('=').map((part) => part.trim());
    return [name, Number(number)];
  });
  const signIn = mode === 'live' ? SIGN_IN_LIMIT_LIVE : DEFAULT_LIMITS.signIn;
  return { ...DEFAULT_LIMITS, signIn, ...Object.fromEntries(named) };
}

/** Everybody in a trial outside production, else nobody, unless the environment says whom. */
export function freeQueriesOf(given: readonly string[], isOpenTrial: boolean): FreeQueries {
  if (given.length === 0) return isOpenTrial ? 'everybody' : new Set();
  if (given.includes('everybody')) return 'everybody';
  return new Set(given.filter((name) => name !== 'nobody'));
}

function listOf(isAllowed: (text: string) => boolean) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.every(isAllowed));
}
