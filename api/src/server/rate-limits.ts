import { isIPv6 } from 'node:net';
import { HeaderMap } from '@apollo/server';
import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Viewer } from '../auth/viewer.js';
import { type RateKind, type RateLimits, rateKinds } from '../config/access.js';

const WINDOW_SECONDS = 60;

/** Under which names a request is counted. */
export interface Counted {
  /** The employee, or the address of whoever is not signed in; null: not at all. */
  readonly user: string | null;
  readonly address: string;
}

/**
 * Counts what users ask in windows of a minute. Counted per process and in memory: several processes together let through
 * as many times more, and a restart begins anew.
 */
export class RateCounters {
  readonly #counters: ReadonlyMap<RateKind, RateLimiterMemory>;
  readonly #requests = new WeakMap<AbortSignal, Counted>();

  constructor(limits: RateLimits) {
    const limited = rateKinds.filter((kind) => limits[kind] > 0);
    this.#counters = new Map(
      limited.map((kind) => [
        kind,
        new RateLimiterMemory({ points: limits[kind], duration: WINDOW_SECONDS, keyPrefix: kind }),
      ]),
    );
  }

  /** Counts so many requests of a kind. Rejects with RATE_LIMITED, which says when to try again, if they are too many. */
  async take(kind: RateKind, of: string, requests = 1): Promise<void> {
    const counter = this.#counters.get(kind);
    if (counter === undefined || requests === 0) return;
    try {
      await counter.consume(of, requests);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new RateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)));
    }
  }

  /** Keeps who is counted for a request, by its signal: its context is copied on the way. */
  remember(signal: AbortSignal, counted: Counted): void {
    this.#requests.set(signal, counted);
  }

  /** Who is counted for a request; undefined where it did not come from outside. */
  countedFor(signal: AbortSignal): Counted | undefined {
    return this.#requests.get(signal);
  }
}

/** Too much was asked in a short time. GraphQL answers it with status 429 and Retry-After. */
export class RateLimited extends GraphQLError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    const headers = new HeaderMap([['retry-after', `${retryAfterSeconds}`]]);
    super(`Too many requests in a short time. Try again in ${retryAfterSeconds} seconds.`, {
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http: { status: 429, headers } },
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The operator is not counted: the token opens everything there is. */
export function countedOf(viewer: Viewer, request: Request): Counted {
  const address = `address ${addressOf(request)}`;
  if (viewer.kind === 'OPERATOR') return { user: null, address };
  if (viewer.kind === 'PERSON') return { user: `person ${viewer.personId}`, address };
  return { user: viewer.kind === 'ACCOUNT' ? `account ${viewer.account.id}` : address, address };
}

/** The client's address as Express knows it, past trusted proxies alone; of IPv6 the network that one customer has. */
function addressOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(address) ? networkOf(address) : address;
}

/** The first 64 bits. Whoever has one address of a network has all of them. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  const all = tail === undefined ? groups : [...groups, ...between, ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
