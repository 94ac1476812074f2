import type { Application } from '../application.js';
import { noteTokenUse, type TokenRow, tokensByHash } from './account-store.js';
import { GroupedReader } from './grouped-reader.js';
import { hashOf, newSecret } from './secrets.js';

/** How every API token begins, so that whoever finds one, or looks for them, knows what it is. */
const API_TOKEN_PREFIX = 'perlen_';

const USE_NOTED_EVERY_MS = 5 * 60_000;

export function newApiToken(): string {
  return API_TOKEN_PREFIX + newSecret();
}

export function isApiToken(text: string): boolean {
  return text.startsWith(API_TOKEN_PREFIX);
}

/** Finds API tokens as `Sessions` finds sessions: each request asks the store. */
export class ApiTokens {
  readonly #application: Pick<Application, 'store' | 'logger'>;
  readonly #reader: GroupedReader<TokenRow>;

  constructor(application: Pick<Application, 'store' | 'logger'>) {
    this.#application = application;
    this.#reader = new GroupedReader(async (hashes) => {
      const rows = await application.store.read(tokensByHash, { hashes });
      return new Map(rows.map((row) => [row.hash, row]));
    });
  }

  /** What a token stands for, and that it is used now; undefined if there is none or it is over. */
  async find(token: string): Promise<TokenRow | undefined> {
    const row = await this.#reader.read(hashOf(token));
    const now = Date.now();
    if (row === undefined || row.isDisabled || Date.parse(row.expiresAt) <= now) return undefined;
    if (row.usedAt === null || now - Date.parse(row.usedAt) >= USE_NOTED_EVERY_MS)
      await this.#noteUse(row, now);
    return row;
  }

  async #noteUse({ id }: TokenRow, now: number): Promise<void> {
    const usedAt = new Date(now).toISOString();
    await this.#application.store
      .write((transaction) => transaction.run(noteTokenUse, { id, usedAt }))
      .catch((error: unknown) => this.#application.logger.warn({ err: error }, 'token not noted as used'));
  }
}
