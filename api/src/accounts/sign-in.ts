import type { SignedIn } from '../auth/auth.js';
import type { Browser } from '../auth/session.js';
import { rolesOf, type Viewer } from '../auth/viewer.js';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { emailInput } from '../graphql/inputs.js';
import { standingOf } from '../read-model/standing.js';
import type { WriteTransaction } from '../store/store.js';
import { accountsOf, deviceOf, requireBrowser } from './account-context.js';
import { type AccountRole, type AccountRow, accountByEmail, type SignInWay } from './account-store.js';
import { beginAttempt, forgetAttempts, takeAttemptBack } from './attempts.js';
import { countedName, know } from './known-browsers.js';
import { isRightPassword } from './passwords.js';
import { hasSecondFactor, takeCode } from './second-factor.js';

/** How an attempt to sign in ended. */
export interface SignInView {
  readonly outcome: 'SIGNED_IN' | 'SECOND_FACTOR' | 'REFUSED' | 'WAIT';
  /** Where it is too early for another attempt: for how long. */
  readonly waitSeconds: number | null;
  readonly viewer: SignedIn | null;
}

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** From the authenticator app, or a recovery code. */
  readonly code?: string | null | undefined;
}

/** How a session comes about. */
interface SignInKind {
  readonly method: SignInWay;
  readonly groupRoles?: readonly AccountRole[];
  readonly providerSid?: string | null;
  readonly refreshToken?: string | null;
}

const REFUSED: SignInView = { outcome: 'REFUSED', waitSeconds: null, viewer: null };

/**
 * Signs in with a password, and with a code where the account has a second factor. An unknown name, a wrong password, an
 * account that is closed and one without a password are answered alike, after the same work.
 */
export async function signIn(context: Context, { email, password, code }: SignInInput): Promise<SignInView> {
  const browser = requireBrowser(context);
  requireLocalAccounts(context);
  const { store } = context.application;
  const name = emailInput('email', email) ?? '';
  const counted = await countedName(store, browser, name);
  const { waitMs } = await beginAttempt(store, counted);
  if (waitMs > 0) return { outcome: 'WAIT', waitSeconds: Math.ceil(waitMs / 1000), viewer: null };
  const [account] = await store.read(accountByEmail, { email: name });
  const isRight = await isRightPassword(account?.passwordHash ?? null, password);
  if (account === undefined || !isRight || !isOpen(context, account)) return REFUSED;
  if (hasSecondFactor(account)) {
    if (code == null || code === '') {
      await takeAttemptBack(store, counted);
      return { outcome: 'SECOND_FACTOR', waitSeconds: null, viewer: null };
    }
    if (!(await takeCode(context, account.id, code))) return REFUSED;
  }
  let knownToken = '';
  const signedIn = await openSession(
    context,
    browser,
    account,
    { method: 'PASSWORD' },
    async (transaction) => {
      await forgetAttempts(transaction, counted);
      knownToken = await know(transaction, browser, account);
    },
  );
  browser.remember(knownToken);
  return signedIn;
}

/** Whether somebody may use an account: it is not closed, and the person it is of works here today. */
export function isOpen(
  { directory, model }: Context,
  account: Pick<AccountRow, 'isDisabled' | 'personId'>,
): boolean {
  if (account.isDisabled) return false;
  if (account.personId === null) return true;
  const person = directory.person(account.personId);
  return person !== undefined && standingOf(person, model.asOf) === 'EMPLOYEE';
}

/**
 * Begins a session in this browser, in place of the one it had, and says who is signed in. `alongside` is written with
 * it: both or neither.
 */
export async function openSession(
  context: Context,
  browser: Browser,
  account: Pick<AccountRow, 'id' | 'personId' | 'roles'>,
  { method, groupRoles = [], providerSid = null, refreshToken = null }: SignInKind,
  alongside: (transaction: WriteTransaction) => Promise<void>,
): Promise<SignInView> {
  const { sessions } = accountsOf(context.application);
  const input = {
    accountId: account.id,
    method,
    groupRoles,
    providerSid,
    refreshToken,
    device: deviceOf(browser),
    replaces: browser.sessionToken,
  };
  const { value: session } = await context.application.store.write(async (transaction) => {
    await alongside(transaction);
    return sessions.open(transaction, input);
  });
  browser.keep(session);
  const roles = [...account.roles, ...groupRoles];
  const of = { id: account.id, roles, sessionId: session.id };
  const viewer: Viewer =
    account.personId === null
      ? { kind: 'ACCOUNT', account: of }
      : { kind: 'PERSON', personId: context.directory.canonicalId(account.personId), account: of };
  return { outcome: 'SIGNED_IN', waitSeconds: null, viewer: signedInOf(context, viewer) };
}

/** Throws FORBIDDEN where everybody signs in by the company's identity provider. */
export function requireLocalAccounts(context: Context): void {
  if (context.application.config.signIn.hasLocalAccounts) return;
  throw new PerlenError('FORBIDDEN', 'Here everybody signs in with the company’s identity provider.');
}

function signedInOf({ directory, model }: Context, viewer: Viewer): SignedIn {
  const person = viewer.kind === 'PERSON' ? (directory.person(viewer.personId) ?? null) : null;
  return { person, roles: rolesOf(viewer, directory, model.asOf) };
}
