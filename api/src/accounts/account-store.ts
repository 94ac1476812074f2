import { z } from 'zod';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';

/** How accounts are kept: what is written of them touches no read model, so it appends no Change. */

/** Roles that an account, a group of the identity provider or a token can bring. */
export const accountRoles = ['STEWARD', 'WORKS_COUNCIL', 'ADMIN'] as const;
export type AccountRole = (typeof accountRoles)[number];

const text = z.string().nullable();
const roleList = z
  .array(z.string())
  .nullable()
  .transform((roles) => accountRoles.filter((role) => roles?.includes(role)));

/** Roles that an API token can have: all that somebody with an account can, of whatever origin. */
export const tokenRoles = ['EMPLOYEE', 'SALES', 'MANAGER', ...accountRoles] as const;
const scopeList = z
  .array(z.string())
  .nullable()
  .transform((roles) => tokenRoles.filter((role) => roles?.includes(role)));

const accountRow = z.object({
  id: z.string(),
  /** In lower case. */
  email: z.string(),
  /** The employee whose account it is; null: nobody's, of one who runs the system. */
  personId: text,
  roles: roleList,
  isDisabled: z.boolean(),
  passwordHash: text,
  /** The sealed key of the second factor; null without one. */
  totp: text,
  /** The same, until a first code has shown that it arrived. */
  totpPending: text,
  /** The last step of 30 s whose code was taken: no code is taken twice. */
  totpLastStep: z.number().nullable(),
  recoveryHashes: z
    .array(z.string())
    .nullable()
    .transform((hashes) => hashes ?? []),
  /** Issuer and subject of who signs in to it by the identity provider. */
  identity: text,
  createdAt: z.string(),
});
export type AccountRow = z.output<typeof accountRow>;

/** What of an account a session or a token needs. */
const ownerRow = z.object({
  accountId: z.string(),
  personId: text,
  roles: roleList,
  isDisabled: z.boolean(),
});

const sessionRow = ownerRow.extend({
  hash: z.string(),
  id: z.string(),
  usedAt: z.string(),
  expiresAt: z.string(),
  groupRoles: roleList,
  /** Issuer and subject of its account's owner at the provider. */
  identity: text,
  /** Sealed; null where the provider gave none. */
  refreshToken: text,
  /** When the provider last said that it still knows them. */
  refreshedAt: text,
});
export type SessionRow = z.output<typeof sessionRow>;

/** How somebody signed in. */
const signInWays = ['PASSWORD', 'LINK', 'PROVIDER'] as const;
export type SignInWay = (typeof signInWays)[number];

const ownSessionRow = z.object({
  id: z.string(),
  createdAt: z.string(),
  usedAt: z.string(),
  expiresAt: z.string(),
  method: z.enum(signInWays),
  device: text,
});
export type OwnSessionRow = z.output<typeof ownSessionRow>;

const tokenRow = ownerRow.extend({
  hash: z.string(),
  id: z.string(),
  usedAt: text,
  expiresAt: z.string(),
  scopeRoles: scopeList,
  isReadOnly: z.boolean(),
});
export type TokenRow = z.output<typeof tokenRow>;

const ownTokenRow = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: text,
  roles: scopeList,
  isReadOnly: z.boolean(),
});
export type OwnTokenRow = z.output<typeof ownTokenRow>;

export const accountByEmail = defineQuery('accounts/by-email', accountRow);
export const accountById = defineQuery('accounts/by-id', accountRow);
export const accountsByPerson = defineQuery('accounts/by-person', accountRow);
export const accountByIdentity = defineQuery('accounts/by-identity', accountRow);
export const accountsPage = defineQuery('accounts/page', accountRow);
const holdAccount = defineQuery('accounts/hold', noRows);
export const holdAdmins = defineQuery('accounts/hold-admins', z.object({ id: z.string() }));
export const saveAccount = defineQuery('accounts/save', noRows);
export const removeAccountRow = defineQuery('accounts/remove', noRows);

export const createSession = defineQuery('accounts/create-session', noRows);
export const sessionsByHash = defineQuery('accounts/sessions-by-hash', sessionRow);
export const sessionsOf = defineQuery('accounts/sessions-of', ownSessionRow);
export const noteSessionUse = defineQuery('accounts/use-session', noRows);
export const holdSession = defineQuery(
  'accounts/hold-session',
  z.object({ refreshToken: text, refreshedAt: text }),
);
export const saveSession = defineQuery('accounts/save-session', noRows);
export const endSessionOfBrowser = defineQuery('accounts/end-session', noRows);
export const endSessionOf = defineQuery('accounts/end-session-of', noRows);
export const endSessions = defineQuery('accounts/end-sessions', noRows);
export const endSessionsOfProvider = defineQuery('accounts/end-sessions-of-provider', noRows);
export const endSessionsOfIdentity = defineQuery('accounts/end-sessions-of-identity', noRows);
export const removeEndedSessions = defineQuery('accounts/remove-ended-sessions', noRows);

export const createInvitation = defineQuery('accounts/create-invitation', noRows);
export const invitationByHash = defineQuery(
  'accounts/invitation',
  z.object({
    accountId: z.string(),
    email: z.string(),
    expiresAt: z.string(),
    isReset: z.boolean(),
    isDisabled: z.boolean(),
  }),
);
export const removeInvitations = defineQuery('accounts/remove-invitations', noRows);

export const holdAttempts = defineQuery(
  'accounts/hold-attempts',
  z.object({ failures: z.number(), nextAt: z.number() }),
);
export const saveAttempts = defineQuery('accounts/save-attempts', noRows);
export const removeAttempts = defineQuery('accounts/remove-attempts', noRows);
export const removeOldAttempts = defineQuery('accounts/remove-old-attempts', noRows);

export const knownBrowser = defineQuery('accounts/known-browser', z.object({ accountId: z.string() }));
export const knowBrowser = defineQuery('accounts/know-browser', noRows);
export const forgetBrowsers = defineQuery('accounts/forget-browsers', noRows);
export const forgetOldBrowsers = defineQuery('accounts/forget-old-browsers', noRows);

export const createToken = defineQuery('accounts/create-token', noRows);
export const tokensByHash = defineQuery('accounts/tokens-by-hash', tokenRow);
export const tokensOf = defineQuery('accounts/tokens-of', ownTokenRow);
export const noteTokenUse = defineQuery('accounts/use-token', noRows);
export const removeToken = defineQuery('accounts/remove-token', noRows);
export const removeTokens = defineQuery('accounts/remove-tokens', noRows);

export const saveFlow = defineQuery('accounts/save-flow', noRows);
export const holdFlow = defineQuery(
  'accounts/hold-flow',
  z.object({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    returnTo: z.string(),
    expiresAt: z.string(),
  }),
);
export const removeFlow = defineQuery('accounts/remove-flow', noRows);
export const removeOldFlows = defineQuery('accounts/remove-old-flows', noRows);

/** The account as it is now, held for the rest of the transaction; undefined if there is none. */
export async function heldAccount(
  transaction: WriteTransaction,
  id: string,
): Promise<AccountRow | undefined> {
  await transaction.run(holdAccount, { id, lock: newId() });
  return (await transaction.read(accountById, { id }))[0];
}
