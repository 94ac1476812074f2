import type { Resolvers } from '../generated/schema.js';
import { strengthWord } from '../network/strength.js';
import { chooseSharing } from './choose-sharing.js';
import { evidenceKinds } from './evidence-kinds.js';
import { doYouKnow, skipSuggestion, unskipSuggestions } from './know.js';
import { myContactIds, myContacts, ownLevel } from './my-contacts.js';
import { contactFile, dropContactFile } from './preview.js';
import { myContactSources, removeContact, withdrawContactSource } from './remove-contacts.js';
import {
  addSharingRule,
  departmentOfRule,
  mySharingRules,
  organizationOfRule,
  removeSharingRule,
  sharingRulePreview,
} from './sharing-rules.js';
import { takeContacts } from './take-contacts.js';

export const contactResolvers: Resolvers = {
  Query: {
    myContacts: (_, input, context) => myContacts(context, input),
    myContactIds: (_, { filter }, context) => myContactIds(context, filter),
    mySharingRules: (_, __, context) => mySharingRules(context),
    sharingRulePreview: (_, { rule }, context) => sharingRulePreview(context, rule),
    doYouKnow: (_, input, context) => doYouKnow(context, input),
    contactFile: (_, { id }, context) => contactFile(context, id),
    myContactSources: (_, __, context) => myContactSources(context),
  },
  Mutation: {
    chooseSharing: (_, { choices }, context) => chooseSharing(context, choices),
    addSharingRule: (_, { rule }, context) => addSharingRule(context, rule),
    removeSharingRule: (_, { id }, context) => removeSharingRule(context, id),
    takeContacts: (_, { input }, context) => takeContacts(context, input),
    dropContactFile: (_, { id }, context) => dropContactFile(context, id),
    removeContact: (_, { with: withId }, context) => removeContact(context, withId),
    withdrawContactSource: (_, { kind }, context) => withdrawContactSource(context, kind),
    skipSuggestion: (_, { person }, context) => skipSuggestion(context, person),
    unskipSuggestions: (_, { person }, context) => unskipSuggestions(context, person),
  },
  MyContact: {
    word: ({ strength }) => strengthWord(strength),
    evidence: (contact, _, context) => evidenceKinds(context, contact),
    ownLevel: (contact, _, context) => ownLevel(context, contact),
  },
  SharingRule: {
    organization: (rule, _, context) => organizationOfRule(context, rule),
    department: (rule, _, context) => departmentOfRule(context, rule),
    sharing: ({ level }) => level,
  },
};
