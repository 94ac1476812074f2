import { keepMode } from '../seed/first-start.js';
import { connect } from './connection.js';
import { printJson, printLine } from './outcome.js';

const INVITE = /* GraphQL */ `mutation Invite($email: String!, $roles: [AccountRole!]!) {
  inviteAccount(email: $email, roles: $roles) { address expiresAt account { email } }
}`;

interface Invited {
  readonly inviteAccount: {
    readonly address: string | null;
    readonly expiresAt: string;
    readonly account: { readonly email: string };
  };
}

/**
 * `perlen admin invite EMAIL`: the first account of a live store, or one for an admin who lost theirs. Who can read the
 * store's folder runs the system anyway.
 */
export async function runAdminInvite(
  email: string,
  { json, url }: { json?: boolean; url?: string },
): Promise<void> {
  const connection = await connect({ url });
  try {
    const { application } = connection;
    if (application?.config.mode === 'live') await keepMode(application.store, 'live');
    const { inviteAccount } = await connection.ask<Invited>(INVITE, { email, roles: ['ADMIN'] });
    if (json === true) {
      printJson(inviteAccount);
      return;
    }
    const { address, expiresAt, account } = inviteAccount;
    if (address === null)
      printLine(`${account.email} runs the system as soon as the identity provider signs them in.`);
    else
      printLine(
        `Open this link, once and until ${expiresAt}, to set the password of ${account.email}:\n${address}`,
      );
  } finally {
    await connection.close();
  }
}
