import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { emailInput } from '../graphql/inputs.js';
import { checkPageSize, type Page, pageOf, positionOf } from '../graphql/paging.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { ConstraintViolation } from '../store/errors.js';
import { newId } from '../store/ids.js';
import type { WriteTransaction } from '../store/store.js';
import { requireLive } from './account-context.js';
import {
  type AccountRole,
  type AccountRow,
  accountByEmail,
  accountById,
  accountRoles,
  accountsByPerson,
  accountsPage,
  endSessions,
  forgetBrowsers,
  heldAccount,
  holdAdmins,
  removeAccountRow,
  removeInvitations,
  removeTokens,
  saveAccount,
} from './account-store.js';
import { type LinkView, linkView, newLink, writeLink } from './invitations.js';
import { WITHOUT_SECOND_FACTOR } from './second-factor.js';
import { requireLocalAccounts } from './sign-in.js';

/** Accounts by e-mail address, for who runs the system. */
export async function accounts(
  context: Context,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
): Promise<Page<AccountRow>> {
  requireLive(context);
  const size = checkPageSize(first);
  const parameters = { after: positionOf(after)?.key ?? '', limit: size + 1 };
  const rows = await context.application.store.read(accountsPage, parameters);
  return pageOf(rows, size, ({ email, id }) => ({ key: email, id }));
}

/** The person whose account it is; null for nobody's. */
export function personOfAccount({ directory }: Context, { personId }: AccountRow): PersonRecord | null {
  return personId === null ? null : (directory.person(personId) ?? null);
}

/** Whether an account waits for its owner, is used, or is closed. */
export function stateOfAccount({ isDisabled, passwordHash, identity }: AccountRow) {
  if (isDisabled) return 'DISABLED' as const;
  return passwordHash === null && identity === null ? ('INVITED' as const) : ('ACTIVE' as const);
}

/**
 * Makes an account for a present employee of that address, or for one who runs the system, and a link that sets its
 * password. For an account that waits for its owner still, another link.
 */
export async function inviteAccount(
  context: Context,
  { email, roles }: { readonly email: string; readonly roles: readonly string[] },
): Promise<LinkView> {
  requireLive(context);
  const address = emailInput('email', email);
  if (address === null) throw badInput('email', 'An e-mail address is needed.');
  const granted = rolesInput(roles);
  const person = employeeOf(context, address);
  if (person === null && granted.length === 0) {
    throw badInput('email', 'No present employee has this address, and an account of nobody needs a role.');
  }
  const link = newLink(false);
  const id = newId();
  const accountId = await writeOnce(context, async (transaction) => {
    const [present] = await transaction.read(accountByEmail, { email: address });
    if (present !== undefined && stateOfAccount(present) !== 'INVITED') throw taken();
    const others = person === null ? [] : await ofPerson(context, transaction, person);
    if (others.some((other) => other.id !== present?.id)) throw taken();
    const own = { email: address, roles: granted, personId: person?.id ?? null };
    const made = { isDisabled: false, createdAt: new Date().toISOString() };
    const target = present?.id ?? id;
    const properties = present === undefined ? { ...own, ...made } : own;
    await transaction.run(saveAccount, { id: target, properties });
    await writeLink(transaction, target, link);
    return target;
  });
  return linkView(context, accountId, link);
}

/** Takes password, second factor, sessions and API tokens away from an account, and makes a link for a new password. */
export async function resetAccount(context: Context, id: string): Promise<LinkView> {
  requireLive(context);
  requireLocalAccounts(context);
  const link = newLink(true);
  await changeAccount(context, id, async (transaction) => {
    await transaction.run(saveAccount, { id, properties: { passwordHash: null, ...WITHOUT_SECOND_FACTOR } });
    await signOutEverywhere(transaction, id);
    await writeLink(transaction, id, link);
  });
  return linkView(context, id, link);
}

/** Gives an account other roles; they count from its next request on. */
export async function setAccountRoles(
  context: Context,
  id: string,
  roles: readonly string[],
): Promise<AccountRow> {
  requireLive(context);
  const granted = rolesInput(roles);
  await changeAccount(context, id, async (transaction, account) => {
    if (!granted.includes('ADMIN')) await keepAnAdmin(transaction, account);
    if (granted.length === 0 && account.personId === null) {
      throw badInput('roles', 'An account of nobody needs a role: remove the account instead.');
    }
    await transaction.run(saveAccount, { id, properties: { roles: granted } });
  });
  return accountOf(context, id);
}

/** Closes an account or opens it again. Closing ends its sessions and removes its API tokens and links. */
export async function setAccountDisabled(
  context: Context,
  id: string,
  isDisabled: boolean,
): Promise<AccountRow> {
  requireLive(context);
  await changeAccount(context, id, async (transaction, account) => {
    if (isDisabled) {
      await keepAnAdmin(transaction, account);
      await signOutEverywhere(transaction, id);
      await transaction.run(removeInvitations, { accountId: id });
    }
    await transaction.run(saveAccount, { id, properties: { isDisabled } });
  });
  return accountOf(context, id);
}

/** Removes an account with all that signs in to it. What its person did stays. */
export async function removeAccount(context: Context, id: string): Promise<boolean> {
  requireLive(context);
  await changeAccount(context, id, async (transaction, account) => {
    await keepAnAdmin(transaction, account);
    await signOutEverywhere(transaction, id);
    await transaction.run(removeInvitations, { accountId: id });
    await transaction.run(removeAccountRow, { id });
  });
  return true;
}

/** The present employee with this address; null if there is none. */
export function employeeOf({ directory, model }: Context, email: string): PersonRecord | null {
  const person = directory.personByEmail(email);
  return person !== undefined && standingOf(person, model.asOf) === 'EMPLOYEE' ? person : null;
}

/** The accounts of a person, under whichever of their merged records they were made. */
export function ofPerson(
  { directory }: Context,
  transaction: Pick<WriteTransaction, 'read'>,
  person: PersonRecord,
): Promise<AccountRow[]> {
  return transaction.read(accountsByPerson, { personIds: directory.idsOf(person.id) });
}

function rolesInput(roles: readonly string[]): AccountRole[] {
  return accountRoles.filter((role) => roles.includes(role));
}

async function changeAccount(
  context: Context,
  id: string,
  change: (transaction: WriteTransaction, account: AccountRow) => Promise<void>,
): Promise<void> {
  await context.application.store.write(async (transaction) => {
    const account = await heldAccount(transaction, id);
    if (account === undefined) throw notFound('account');
    await change(transaction, account);
  });
}

async function signOutEverywhere(transaction: WriteTransaction, accountId: string): Promise<void> {
  await transaction.run(endSessions, { accountId, exceptId: '' });
  await transaction.run(removeTokens, { accountId });
  await transaction.run(forgetBrowsers, { accountId });
}

/** Without anybody who may invite, only the command line of the machine itself could go on. */
async function keepAnAdmin(transaction: WriteTransaction, account: AccountRow): Promise<void> {
  if (!account.roles.includes('ADMIN')) return;
  const admins = await transaction.run(holdAdmins, { lock: newId() });
  if (admins.some(({ id }) => id !== account.id)) return;
  throw new PerlenError(
    'CONFLICT',
    'This is the last account that runs the system: give the role to another first.',
  );
}

async function accountOf(context: Context, id: string): Promise<AccountRow> {
  const [account] = await context.application.store.read(accountById, { id });
  if (account === undefined) throw notFound('account');
  return account;
}

async function writeOnce<T>(
  context: Context,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  try {
    return (await context.application.store.write(work)).value;
  } catch (error) {
    throw error instanceof ConstraintViolation ? taken() : error;
  }
}

function taken(): PerlenError {
  return new PerlenError('ALREADY_EXISTS', 'There is an account of this address or person already.', 'email');
}
