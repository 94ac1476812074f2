import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import type { WriteTransaction } from '../store/store.js';
import { accountsOf, requireSession } from './account-context.js';
import { type AccountRow, accountById, heldAccount, saveAccount } from './account-store.js';
import { beginAttempt, forgetAttempts } from './attempts.js';
import {
  hashOfRecoveryCode,
  isAppCode,
  newRecoveryCodes,
  newTotpKey,
  stepOfCode,
  totpAddress,
} from './second-factor-codes.js';

/** What an authenticator app is told, once. */
export interface SecondFactorSetup {
  /** For a picture that the app reads (otpauth://). */
  readonly address: string;
  /** The same to type. */
  readonly key: string;
}

export function hasSecondFactor({ totp }: Pick<AccountRow, 'totp'>): boolean {
  return totp !== null;
}

/** Makes a key for the viewer's authenticator app. It counts once a code of it was confirmed. */
export async function beginSecondFactor(context: Context): Promise<SecondFactorSetup> {
  const account = await ownLocalAccount(context);
  const { sealer } = accountsOf(context.application);
  if (sealer === null) {
    throw new PerlenError(
      'CONFLICT',
      'A second factor needs PERLEN_SECRET_KEY: ask who runs Perlen to set it.',
    );
  }
  if (hasSecondFactor(account)) {
    throw new PerlenError('CONFLICT', 'There is a second factor already: remove it first.');
  }
  const key = newTotpKey();
  const properties = { totpPending: sealer.seal(key, account.id) };
  await context.application.store.write((transaction) =>
    transaction.run(saveAccount, { id: account.id, properties }),
  );
  return { address: totpAddress(key, account.email), key };
}

/** Takes the first code of the app: from now on every sign-in asks for one. Answers the recovery codes, this once. */
export async function confirmSecondFactor(context: Context, code: string): Promise<string[]> {
  const { id } = requireSession(context);
  const { sealer } = accountsOf(context.application);
  const recoveryCodes = newRecoveryCodes();
  await context.application.store.write(async (transaction) => {
    const account = await heldAccount(transaction, id);
    const key = account?.totpPending == null ? null : (sealer?.open(account.totpPending, id) ?? null);
    if (account === undefined || key === null) {
      throw new PerlenError('CONFLICT', 'No second factor is being set up: begin anew.');
    }
    const step = stepOfCode(key, code.trim(), null, new Date());
    if (step === null) throw wrongCode();
    const recoveryHashes = recoveryCodes.map(hashOfRecoveryCode);
    const properties = { totp: account.totpPending, totpPending: null, totpLastStep: step, recoveryHashes };
    await transaction.run(saveAccount, { id, properties });
  });
  return recoveryCodes;
}

/** Removes the viewer's second factor, against a code of it. */
export async function removeSecondFactor(context: Context, code: string): Promise<boolean> {
  const account = await provenAccount(context, code);
  await context.application.store.write(async (transaction) => {
    await transaction.run(saveAccount, { id: account.id, properties: WITHOUT_SECOND_FACTOR });
    await forgetTurns(transaction, account);
  });
  return true;
}

/** New recovery codes in place of the old ones, against a code. */
export async function renewRecoveryCodes(context: Context, code: string): Promise<string[]> {
  const account = await provenAccount(context, code);
  const recoveryCodes = newRecoveryCodes();
  const properties = { recoveryHashes: recoveryCodes.map(hashOfRecoveryCode) };
  await context.application.store.write(async (transaction) => {
    await transaction.run(saveAccount, { id: account.id, properties });
    await forgetTurns(transaction, account);
  });
  return recoveryCodes;
}

/** What an account has no longer once its second factor is gone. */
export const WITHOUT_SECOND_FACTOR = {
  totp: null,
  totpPending: null,
  totpLastStep: null,
  recoveryHashes: [],
};

/** Takes a code of the app or a recovery code, each of them once, in whichever process it comes in. */
export async function takeCode(context: Context, accountId: string, code: string): Promise<boolean> {
  const { sealer } = accountsOf(context.application);
  const given = code.trim();
  const { value } = await context.application.store.write(async (transaction) => {
    const account = await heldAccount(transaction, accountId);
    if (account?.totp == null) return false;
    if (isAppCode(given)) {
      const key = sealer?.open(account.totp, accountId) ?? null;
      const step = key === null ? null : stepOfCode(key, given, account.totpLastStep, new Date());
      if (step === null) return false;
      await transaction.run(saveAccount, { id: accountId, properties: { totpLastStep: step } });
      return true;
    }
    const hash = hashOfRecoveryCode(given);
    if (!account.recoveryHashes.includes(hash)) return false;
    const recoveryHashes = account.recoveryHashes.filter((one) => one !== hash);
    await transaction.run(saveAccount, { id: accountId, properties: { recoveryHashes } });
    return true;
  });
  return value;
}

async function provenAccount(context: Context, code: string): Promise<AccountRow> {
  const account = await ownLocalAccount(context);
  if (!hasSecondFactor(account)) throw new PerlenError('CONFLICT', 'There is no second factor.');
  await requireTurn(context, account);
  if (!(await takeCode(context, account.id, code))) throw wrongCode();
  return account;
}

/**
 * Counts an attempt with a code or a password inside a session like one to sign in, but for itself: who guesses from
 * outside does not slow it. Throws CONFLICT if it is too early.
 */
export async function requireTurn(context: Context, { id }: Pick<AccountRow, 'id'>): Promise<void> {
  const { waitMs } = await beginAttempt(context.application.store, inSession(id));
  if (waitMs === 0) return;
  throw new PerlenError('CONFLICT', `Too many were wrong: wait ${Math.ceil(waitMs / 1000)} seconds.`);
}

/** Forgets wrong ones inside the transaction of a right one. */
export function forgetTurns(transaction: WriteTransaction, { id }: Pick<AccountRow, 'id'>): Promise<void> {
  return forgetAttempts(transaction, inSession(id));
}

function inSession(accountId: string): string {
  return `session of ${accountId}`;
}

/** The viewer's own account, with a password. Throws CONFLICT where the identity provider signs them in. */
export async function ownLocalAccount(context: Context): Promise<AccountRow> {
  const { id } = requireSession(context);
  const [account] = await context.application.store.read(accountById, { id });
  if (account?.passwordHash != null) return account;
  throw new PerlenError(
    'CONFLICT',
    'Password and second factor are those of the company’s identity provider.',
  );
}

function wrongCode(): PerlenError {
  return badInput('code', 'This code is not valid now. Each is taken once: wait for the next one.');
}
