import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { accountsOf, requireAccount, requireBrowser, requireSession } from './account-context.js';
import {
  accountById,
  endSessionOf,
  endSessions,
  type OwnSessionRow,
  saveAccount,
  sessionsOf,
} from './account-store.js';
import { checkNewPassword, hashPassword, isRightPassword } from './passwords.js';
import { forgetTurns, ownLocalAccount, requireTurn } from './second-factor.js';
import { openSession } from './sign-in.js';
import { accountOf } from './viewer-of-account.js';

/** A session as its owner sees it. */
export interface MySessionView extends OwnSessionRow {
  /** True for the one that asks. */
  readonly isThis: boolean;
}

/** The viewer's sessions that are not over, latest used first. */
export async function mySessions(context: Context): Promise<MySessionView[]> {
  const { id, sessionId } = requireAccount(context);
  const { limits } = context.application.config.signIn;
  const rows = await context.application.store.read(sessionsOf, { accountId: id });
  const now = Date.now();
  return rows
    .filter(
      ({ usedAt, expiresAt }) => Date.parse(expiresAt) > now && Date.parse(usedAt) > now - limits.idleMs,
    )
    .map((row) => ({ ...row, isThis: row.id === sessionId }));
}

/** Ends one of the viewer's sessions. One that is not theirs stays, and is answered like one that is over. */
export async function endSession(context: Context, id: string): Promise<boolean> {
  const account = requireSession(context);
  const parameters = { accountId: account.id, id };
  await context.application.store.write((transaction) => transaction.run(endSessionOf, parameters));
  return true;
}

/** Ends all sessions of the viewer but the one that asks. */
export async function endOtherSessions(context: Context): Promise<boolean> {
  const { id, sessionId } = requireSession(context);
  const parameters = { accountId: id, exceptId: sessionId };
  await context.application.store.write((transaction) => transaction.run(endSessions, parameters));
  return true;
}

/** Ends the session of the browser that asks, or puts off the persona of a trial. */
export async function signOut(context: Context): Promise<boolean> {
  context.setSession?.(null);
  const { browser, application } = context;
  if (browser === undefined) return true;
  if (browser.sessionToken !== undefined) await accountsOf(application).sessions.end(browser.sessionToken);
  browser.keep(null);
  return true;
}

/** Sets another password. All other sessions end, and this one goes on under a new token. */
export async function changePassword(
  context: Context,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<boolean> {
  const browser = requireBrowser(context);
  const account = await ownLocalAccount(context);
  checkNewPassword('next', next, account.email);
  await requireTurn(context, account);
  if (!(await isRightPassword(account.passwordHash, current))) {
    throw badInput('current', 'This is not the present password.');
  }
  const passwordHash = await hashPassword(next);
  const id = account.id;
  await openSession(context, browser, account, { method: 'PASSWORD' }, async (transaction) => {
    await transaction.run(saveAccount, { id, properties: { passwordHash } });
    await transaction.run(endSessions, { accountId: id, exceptId: '' });
    await forgetTurns(transaction, account);
  });
  return true;
}

/** The viewer's own account; null in a trial and before sign-in. */
export async function myAccount(context: Context) {
  const account = accountOf(context.viewer);
  if (account === undefined) return null;
  return (await context.application.store.read(accountById, { id: account.id }))[0] ?? null;
}
