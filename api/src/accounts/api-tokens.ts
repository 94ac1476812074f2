import type { Role } from '../auth/viewer.js';
import type { ApiTokenInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import { nameInput } from '../graphql/inputs.js';
import { newId } from '../store/ids.js';
import { requireSession } from './account-context.js';
import { createToken, type OwnTokenRow, removeToken, tokenRoles, tokensOf } from './account-store.js';
import { newApiToken } from './api-token-reader.js';
import { hashOf } from './secrets.js';

/** An API token that was just made: the only moment its text is known. */
export interface CreatedToken {
  readonly token: string;
  readonly apiToken: OwnTokenRow;
}

const MOST_TOKENS = 20;
const LONGEST_DAYS = 366;
const DEFAULT_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

/** The viewer's API tokens, latest made first; those that are over as well, until they are removed. */
export function myApiTokens(context: Context): Promise<OwnTokenRow[]> {
  const { id } = requireSession(context);
  return context.application.store.read(tokensOf, { accountId: id });
}

/**
 * Makes an API token that acts for the viewer within some of their roles: never more than they may themselves at the
 * time it is used, and without EMPLOYEE not as a person, so that it reads and changes nothing that is somebody's own.
 */
export async function createApiToken(context: Context, input: ApiTokenInput): Promise<CreatedToken> {
  const { id: accountId } = requireSession(context);
  const name = nameInput('name', input.name);
  const roles = rolesInput(context, input.roles);
  const days = input.days ?? DEFAULT_DAYS;
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    throw badInput('days', `A token lasts 1 to ${LONGEST_DAYS} days.`);
  }
  const token = newApiToken();
  const now = Date.now();
  const created = {
    name,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + days * DAY_MS).toISOString(),
    roles,
    isReadOnly: input.isReadOnly ?? true,
  };
  const id = newId();
  await context.application.store.write(async (transaction) => {
    const present = await transaction.read(tokensOf, { accountId });
    if (present.filter((one) => one.id !== id).length >= MOST_TOKENS) {
      throw new PerlenError('CONFLICT', `At most ${MOST_TOKENS} tokens can be kept: remove one first.`);
    }
    await transaction.run(createToken, { accountId, id, properties: { hash: hashOf(token), ...created } });
  });
  return { token, apiToken: { id, usedAt: null, ...created } };
}

/** Removes one of the viewer's API tokens: its next request is refused. One that is not theirs stays. */
export async function removeApiToken(context: Context, id: string): Promise<boolean> {
  const { id: accountId } = requireSession(context);
  await context.application.store.write((transaction) => transaction.run(removeToken, { accountId, id }));
  return true;
}

function rolesInput(context: Context, roles: readonly Role[]): OwnTokenRow['roles'] {
  const own = new Set(context.roles());
  const wanted = new Set(roles);
  if (wanted.size === 0) throw badInput('roles', 'A token needs at least one role.');
  if ([...wanted].every((role) => own.has(role))) return tokenRoles.filter((role) => wanted.has(role));
  throw badInput('roles', 'A token can have only roles of its owner’s own.');
}
