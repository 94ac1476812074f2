import type { Application } from '../application.js';
import { newId } from '../store/ids.js';
import { accountsOf } from './account-context.js';
import { endSessionOf, holdSession, type SessionRow, saveSession } from './account-store.js';
import { ProviderFailed, type ProviderIdentity } from './provider.js';

const REFRESHED_EVERY_MS = 15 * 60_000;

/** A refresh token as a session keeps it; null without one, or without a key to seal it with. */
export function sealedRefreshToken(
  application: Application,
  refreshToken: string | null,
  accountId: string,
): string | null {
  const { refreshSealer } = accountsOf(application);
  return refreshToken === null ? null : (refreshSealer?.seal(refreshToken, accountId) ?? null);
}

/**
 * A session of the identity provider, asked for again every 15 minutes while it is used: whom the provider knows no
 * longer has none, and groups bring roles as they are now. While the provider is down it goes on as it is. One request
 * alone asks, in whichever process: many providers take a refresh token once, and a second use for theft.
 */
export async function withRefresh(
  application: Application,
  row: SessionRow | undefined,
): Promise<SessionRow | undefined> {
  if (row === undefined || row.identity === null || !isDue(row)) return row;
  const { provider, refreshSealer } = accountsOf(application);
  if (provider === null || refreshSealer === null) return row;
  const sealed = await takeTurn(application, row.id);
  const refreshToken = sealed === null ? null : refreshSealer.open(sealed, row.accountId);
  if (refreshToken === null) return row;
  try {
    const told = await provider.refresh(refreshToken, row.identity);
    await keep(application, row, told);
    return { ...row, groupRoles: [...told.groupRoles] };
  } catch (error) {
    if (!(error instanceof ProviderFailed)) throw error;
    if (error.failure === 'PROVIDER_DOWN') return row;
    const parameters = { accountId: row.accountId, id: row.id };
    await application.store.write((transaction) => transaction.run(endSessionOf, parameters));
    return undefined;
  }
}

function isDue({ refreshToken, refreshedAt }: Pick<SessionRow, 'refreshToken' | 'refreshedAt'>): boolean {
  return refreshToken !== null && Date.now() - Date.parse(refreshedAt ?? '') >= REFRESHED_EVERY_MS;
}

/** The sealed token for the one request whose turn it is; null for all others until the next time. */
async function takeTurn({ store }: Application, id: string): Promise<string | null> {
  const { value } = await store.write(async (transaction) => {
    const [held] = await transaction.run(holdSession, { id, lock: newId() });
    if (held === undefined || !isDue(held)) return null;
    await transaction.run(saveSession, { id, properties: { refreshedAt: new Date().toISOString() } });
    return held.refreshToken;
  });
  return value;
}

async function keep(application: Application, row: SessionRow, told: ProviderIdentity): Promise<void> {
  const next = sealedRefreshToken(application, told.refreshToken, row.accountId);
  const properties = { groupRoles: told.groupRoles, ...(next === null ? {} : { refreshToken: next }) };
  await application.store.write((transaction) => transaction.run(saveSession, { id: row.id, properties }));
}
