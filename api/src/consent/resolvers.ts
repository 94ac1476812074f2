import type { Resolvers } from '../generated/schema.js';
import { agreementHistory, presentAgreement, setAgreement } from './agreement.js';
import { giveConsent, myConsents, withdrawConsent } from './my-consents.js';
import { recordObjection } from './objections.js';
import { participation } from './participation.js';

export const consentResolvers: Resolvers = {
  Query: {
    myConsents: (_, __, context) => myConsents(context),
    agreement: (_, __, context) => presentAgreement(context),
    agreementHistory: (_, { first }, context) => agreementHistory(context, first),
    participation: (_, __, context) => participation(context),
  },
  Mutation: {
    giveConsent: (_, input, context) => giveConsent(context, input.purposes),
    withdrawConsent: (_, input, context) => withdrawConsent(context, input.purposes),
    setAgreement: (_, { input }, context) => setAgreement(context, input),
    recordObjection: (_, { input }, context) => recordObjection(context, input),
  },
};
