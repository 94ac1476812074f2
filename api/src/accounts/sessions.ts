import type { Application } from '../application.js';
import type { SignInLimits } from '../config/sign-in.js';
import { newId } from '../store/ids.js';
import type { WriteTransaction } from '../store/store.js';
import {
  type AccountRole,
  createSession,
  endSessionOfBrowser,
  noteSessionUse,
  removeEndedSessions,
  type SessionRow,
  type SignInWay,
  sessionsByHash,
} from './account-store.js';
import { forgetOldAttempts } from './attempts.js';
import { GroupedReader } from './grouped-reader.js';
import { hashOf, newSecret } from './secrets.js';

/** A session that has just begun: the only moment its token is known. */
export interface OpenedSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SessionInput {
  readonly accountId: string;
  readonly method: SignInWay;
  /** Roles that the groups of this sign-in bring. */
  readonly groupRoles: readonly AccountRole[];
  readonly device: string | null;
  /** The provider's name of the session there, which it names when it ends that. */
  readonly providerSid?: string | null;
  /** Sealed; with it the provider is asked now and then whether it still knows them. */
  readonly refreshToken?: string | null;
  /** Token of the session that the same browser had until now: it ends. */
  readonly replaces: string | undefined;
}

/** Note the use of a session so many times at most in the time after which it ends unused. */
const USES_NOTED_PER_IDLE_TIME = 20;

/**
 * Sessions are in the store, by the hash of their token, and every request asks the store for its own. So whatever ends
 * one (its owner, an admin, a limit, another process) ends it for the next request everywhere: there is no copy that has
 * to be told. The question is one look into an index, and all requests that wait share one (GroupedReader).
 */
export class Sessions {
  readonly #application: Pick<Application, 'store' | 'logger'>;
  readonly #limits: SignInLimits;
  readonly #reader: GroupedReader<SessionRow>;

  constructor(application: Pick<Application, 'store' | 'logger'>, limits: SignInLimits) {
    this.#application = application;
    this.#limits = limits;
    this.#reader = new GroupedReader(async (hashes) => {
      const rows = await application.store.read(sessionsByHash, { hashes });
      return new Map(rows.map((row) => [row.hash, row]));
    });
  }

  /** The session of a token, and that it is used now; undefined if there is none or it is over. */
  async find(token: string): Promise<SessionRow | undefined> {
    const row = await this.#reader.read(hashOf(token));
    const now = Date.now();
    if (row === undefined || row.isDisabled || Date.parse(row.expiresAt) <= now) return undefined;
    const unusedMs = now - Date.parse(row.usedAt);
    if (unusedMs >= this.#limits.idleMs) return undefined;
    if (unusedMs >= this.#limits.idleMs / USES_NOTED_PER_IDLE_TIME) await this.#noteUse(row, now);
    return row;
  }

  /** Begins a session inside the transaction that found out who signs in. Always with a new token. */
  async open(
    transaction: WriteTransaction,
    input: SessionInput,
    token = newSecret(),
  ): Promise<OpenedSession> {
    const now = Date.now();
    const expiresAt = new Date(now + this.#limits.sessionMs);
    const id = newId();
    if (input.replaces !== undefined) {
      await transaction.run(endSessionOfBrowser, { hash: hashOf(input.replaces) });
    }
    await transaction.run(createSession, {
      accountId: input.accountId,
      id,
      properties: {
        hash: hashOf(token),
        createdAt: new Date(now).toISOString(),
        usedAt: new Date(now).toISOString(),
        expiresAt: expiresAt.toISOString(),
        method: input.method,
        groupRoles: input.groupRoles,
        device: input.device,
        providerSid: input.providerSid ?? null,
        refreshToken: input.refreshToken ?? null,
        refreshedAt: input.refreshToken == null ? null : new Date(now).toISOString(),
      },
    });
    await this.#clearUp(transaction, now);
    return { id, token, expiresAt };
  }

  /** Ends the session of a token, if there is one. */
  async end(token: string): Promise<void> {
    await this.#application.store.write((transaction) =>
      transaction.run(endSessionOfBrowser, { hash: hashOf(token) }),
    );
  }

  /** A sign-in is seldom enough to clear up at. */
  async #clearUp(transaction: WriteTransaction, now: number): Promise<void> {
    const usedBefore = new Date(now - this.#limits.idleMs).toISOString();
    await transaction.run(removeEndedSessions, { now: new Date(now).toISOString(), usedBefore });
    await forgetOldAttempts(transaction);
  }

  /** A session that could not be noted as used is a session still. */
  async #noteUse({ id }: SessionRow, now: number): Promise<void> {
    const usedAt = new Date(now).toISOString();
    await this.#application.store
      .write((transaction) => transaction.run(noteSessionUse, { id, usedAt }))
      .catch((error: unknown) => this.#application.logger.warn({ err: error }, 'session not noted as used'));
  }
}
