import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The browser that asks, as far as signing in to an account needs it. */
export interface Browser {
  /** What its session cookie holds; undefined without one. */
  readonly sessionToken: string | undefined;
  /** What its owner signed in with before, if they did: guesses from elsewhere do not slow it. */
  readonly knownToken: string | undefined;
  /** How it describes itself. */
  readonly userAgent: string | undefined;
  /** Gives it the token of a session until an instant, or takes it away. */
  readonly keep: (session: { readonly token: string; readonly expiresAt: Date } | null) => void;
  /** Lets it be known again. */
  readonly remember: (knownToken: string) => void;
}

/** The cookie that remembers whom a browser of a trial looks through the eyes of: a person's id, signed. */
export const SESSION_COOKIE = 'perlen_viewer';

/** Signs and reads the session cookie with one key, which a process keeps for its life. */
export class Sessions {
  readonly #key: Buffer;

  constructor(key: Buffer = randomBytes(32)) {
    this.#key = key;
  }

  /** The cookie's value for a person. */
  seal(personId: string): string {
    return `${personId}.${this.#sign(personId)}`;
  }

  /** The person's id, or null if the value is not one that `seal` gave. */
  open(value: string | undefined): string | null {
    const dot = value?.lastIndexOf('.') ?? -1;
    if (value === undefined || dot < 1) return null;
    const personId = value.slice(0, dot);
    const given = Buffer.from(value.slice(dot + 1));
    const expected = Buffer.from(this.#sign(personId));
    return given.length === expected.length && timingSafeEqual(given, expected) ? personId : null;
  }

  #sign(personId: string): string {
    return createHmac('sha256', this.#key).update(personId).digest('base64url');
  }
}
