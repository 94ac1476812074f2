import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import type { WriteTransaction } from '../store/store.js';
import { requireBrowser, requireLive } from './account-context.js';
import {
  type AccountRow,
  accountById,
  createInvitation,
  endSessions,
  heldAccount,
  invitationByHash,
  removeInvitations,
  saveAccount,
} from './account-store.js';
import { forgetAttempts } from './attempts.js';
import { know } from './known-browsers.js';
import { checkNewPassword, hashPassword } from './passwords.js';
import { hashOf, newSecret } from './secrets.js';
import { isOpen, openSession, requireLocalAccounts, type SignInView } from './sign-in.js';

/** A link that sets a password, as whoever opens it sees it. */
export interface InvitationView {
  readonly email: string;
  readonly expiresAt: string;
  /** The account had a password before. */
  readonly isReset: boolean;
}

/** A link to hand on. It is told this once; null where everybody signs in by the identity provider. */
export interface LinkView {
  readonly account: AccountRow;
  readonly address: string | null;
  readonly expiresAt: string;
}

const LINK_LASTS_MS = 72 * 3_600_000;

export interface NewLink {
  readonly secret: string;
  readonly expiresAt: string;
  readonly isReset: boolean;
}

/** A link that has yet to be written: made outside of the transaction, which may run twice. */
export function newLink(isReset: boolean): NewLink {
  return { secret: newSecret(), expiresAt: new Date(Date.now() + LINK_LASTS_MS).toISOString(), isReset };
}

/** Writes the link of an account, in place of any earlier one. */
export async function writeLink(
  transaction: WriteTransaction,
  accountId: string,
  link: NewLink,
): Promise<void> {
  await transaction.run(removeInvitations, { accountId });
  await transaction.run(createInvitation, {
    accountId,
    hash: hashOf(link.secret),
    properties: { createdAt: new Date().toISOString(), expiresAt: link.expiresAt, isReset: link.isReset },
  });
}

/** What stands behind the # of an address stays in the browser: no log and no referrer ever holds it. */
export async function linkView(context: Context, accountId: string, link: NewLink): Promise<LinkView> {
  const { store, config } = context.application;
  const [account] = await store.read(accountById, { id: accountId });
  if (account === undefined) throw new PerlenError('CONFLICT', 'The account was removed meanwhile.');
  const { hasLocalAccounts, publicUrl } = config.signIn;
  const address = hasLocalAccounts ? `${publicUrl}/invitation#${link.secret}` : null;
  return { account, address, expiresAt: link.expiresAt };
}

/** What a link is for; null if it is none, used or over. */
export async function invitation(context: Context, secret: string): Promise<InvitationView | null> {
  requireLive(context);
  const [row] = await context.application.store.read(invitationByHash, { hash: hashOf(secret) });
  if (row === undefined || row.isDisabled || Date.parse(row.expiresAt) <= Date.now()) return null;
  return { email: row.email, expiresAt: row.expiresAt, isReset: row.isReset };
}

/**
 * Sets the password of the account that a link is for, and signs in. The link is used up, and whoever was signed in to
 * the account is no longer. Throws NOT_FOUND for a link that is none, used or over.
 */
export async function acceptInvitation(
  context: Context,
  { secret, password }: { readonly secret: string; readonly password: string },
): Promise<SignInView> {
  const browser = requireBrowser(context);
  requireLocalAccounts(context);
  const found = await invitation(context, secret);
  if (found === null) throw usedUp();
  checkNewPassword('password', password, found.email);
  const passwordHash = await hashPassword(password);
  const hash = hashOf(secret);
  const [row] = await context.application.store.read(invitationByHash, { hash });
  const [account] =
    row === undefined ? [] : await context.application.store.read(accountById, { id: row.accountId });
  if (account === undefined || !isOpen(context, account)) throw usedUp();
  const { id } = account;
  let knownToken = '';
  const signedIn = await openSession(context, browser, account, { method: 'LINK' }, async (transaction) => {
    // Held first: of two who use the link at once, the second finds it gone.
    const held = await heldAccount(transaction, id);
    const [present] = await transaction.read(invitationByHash, { hash });
    if (held === undefined || present === undefined) throw usedUp();
    await transaction.run(removeInvitations, { accountId: id });
    await transaction.run(endSessions, { accountId: id, exceptId: '' });
    await transaction.run(saveAccount, { id, properties: { passwordHash } });
    await forgetAttempts(transaction, account.email);
    knownToken = await know(transaction, browser, account);
  });
  browser.remember(knownToken);
  return signedIn;
}

function usedUp(): PerlenError {
  return new PerlenError(
    'NOT_FOUND',
    'This link was used already or is over: ask who runs Perlen for another one.',
  );
}
