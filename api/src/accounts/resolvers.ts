import type { Resolvers } from '../generated/schema.js';
import {
  accounts,
  inviteAccount,
  personOfAccount,
  removeAccount,
  resetAccount,
  setAccountDisabled,
  setAccountRoles,
  stateOfAccount,
} from './accounts.js';
import { createApiToken, myApiTokens, removeApiToken } from './api-tokens.js';
import { acceptInvitation, invitation } from './invitations.js';
import { changePassword, endOtherSessions, endSession, myAccount, mySessions } from './my-sessions.js';
import {
  beginSecondFactor,
  confirmSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.js';
import { signIn } from './sign-in.js';
import { signInMethods } from './sign-in-methods.js';

export const accountResolvers: Resolvers = {
  Query: {
    signInMethods: (_, __, context) => signInMethods(context),
    myAccount: (_, __, context) => myAccount(context),
    mySessions: (_, __, context) => mySessions(context),
    myApiTokens: (_, __, context) => myApiTokens(context),
    invitation: (_, { secret }, context) => invitation(context, secret),
    accounts: (_, input, context) => accounts(context, input),
  },
  Mutation: {
    signIn: (_, input, context) => signIn(context, input),
    acceptInvitation: (_, input, context) => acceptInvitation(context, input),
    endSession: (_, { id }, context) => endSession(context, id),
    endOtherSessions: (_, __, context) => endOtherSessions(context),
    changePassword: (_, input, context) => changePassword(context, input),
    beginSecondFactor: (_, __, context) => beginSecondFactor(context),
    confirmSecondFactor: (_, { code }, context) => confirmSecondFactor(context, code),
    renewRecoveryCodes: (_, { code }, context) => renewRecoveryCodes(context, code),
    removeSecondFactor: (_, { code }, context) => removeSecondFactor(context, code),
    createApiToken: (_, { input }, context) => createApiToken(context, input),
    removeApiToken: (_, { id }, context) => removeApiToken(context, id),
    inviteAccount: (_, input, context) => inviteAccount(context, input),
    resetAccount: (_, { id }, context) => resetAccount(context, id),
    setAccountRoles: (_, { id, roles }, context) => setAccountRoles(context, id, roles),
    setAccountDisabled: (_, { id, isDisabled }, context) => setAccountDisabled(context, id, isDisabled),
    removeAccount: (_, { id }, context) => removeAccount(context, id),
  },
  Account: {
    person: (account, _, context) => personOfAccount(context, account),
    state: (account) => stateOfAccount(account),
    hasPassword: ({ passwordHash }) => passwordHash !== null,
    hasSecondFactor: (account) => hasSecondFactor(account),
    isOfProvider: ({ identity }) => identity !== null,
  },
};
