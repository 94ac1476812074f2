import type { Browser } from '../auth/session.js';
import type { Context } from '../graphql/context.js';
import { ConstraintViolation } from '../store/errors.js';
import { newId } from '../store/ids.js';
import {
  type AccountRow,
  accountByEmail,
  accountByIdentity,
  heldAccount,
  removeInvitations,
  saveAccount,
} from './account-store.js';
import { employeeOf, ofPerson } from './accounts.js';
import type { ProviderIdentity } from './provider.js';
import { sealedRefreshToken } from './refresh.js';
import { isOpen, openSession } from './sign-in.js';

/** Why somebody the provider knows is not let in; a page has words for each. */
export type NotLetIn = 'UNVERIFIED_EMAIL' | 'NO_ACCOUNT' | 'OTHER_IDENTITY' | 'CLOSED';

/**
 * Signs in whom the identity provider vouches for. Who was here before is known by issuer and subject, whatever their
 * address is now. Who comes for the first time is linked by a checked address: to the account of it, or to a new one of
 * the present employee who has it, or of nobody if the groups bring a role. Answers why not, or null.
 */
export async function signInOfProvider(
  context: Context,
  browser: Browser,
  given: ProviderIdentity,
): Promise<NotLetIn | null> {
  const found = await accountFor(context, given);
  if (typeof found === 'string') return found;
  if (!isOpen(context, found.account)) return 'CLOSED';
  const { account, changes } = found;
  const isEmpty = account.personId === null && account.roles.length === 0 && given.groupRoles.length === 0;
  if (isEmpty) return 'NO_ACCOUNT';
  try {
    const { groupRoles, sid } = given;
    const refreshToken = sealedRefreshToken(context.application, given.refreshToken, account.id);
    const kind = { method: 'PROVIDER', groupRoles, providerSid: sid, refreshToken } as const;
    await openSession(context, browser, account, kind, async (transaction) => {
      if (changes === null) return;
      await heldAccount(transaction, account.id);
      await transaction.run(saveAccount, { id: account.id, properties: changes });
      await transaction.run(removeInvitations, { accountId: account.id });
    });
  } catch (error) {
    // Two browsers at once: the other one has made the account meanwhile.
    if (error instanceof ConstraintViolation) return 'OTHER_IDENTITY';
    throw error;
  }
  return null;
}

interface Found {
  readonly account: Pick<AccountRow, 'id' | 'personId' | 'roles' | 'isDisabled'>;
  /** What is written with the session; null if all is known already. */
  readonly changes: Record<string, unknown> | null;
}

async function accountFor(context: Context, given: ProviderIdentity): Promise<Found | NotLetIn> {
  const { store } = context.application;
  const [known] = await store.read(accountByIdentity, { identity: given.identity });
  if (known !== undefined) return { account: known, changes: null };
  if (given.email === null || !given.isEmailVerified) return 'UNVERIFIED_EMAIL';
  const person = employeeOf(context, given.email);
  const [ofAddress] = await store.read(accountByEmail, { email: given.email });
  const [ofSamePerson] = person === null ? [] : await ofPerson(context, store, person);
  const present = ofAddress ?? ofSamePerson;
  if (present === undefined) return newAccount(given, person?.id ?? null);
  // The address was somebody else's before: only an admin can say that it is the same person.
  if (present.identity !== null) return 'OTHER_IDENTITY';
  const personId = present.personId ?? (ofSamePerson === undefined ? (person?.id ?? null) : null);
  return { account: { ...present, personId }, changes: { identity: given.identity, personId } };
}

function newAccount(
  { identity, email, groupRoles }: ProviderIdentity,
  personId: string | null,
): Found | NotLetIn {
  if (personId === null && groupRoles.length === 0) return 'NO_ACCOUNT';
  const made = { personId, roles: [], isDisabled: false };
  const createdAt = new Date().toISOString();
  return { account: { id: newId(), ...made }, changes: { identity, email, createdAt, ...made } };
}
