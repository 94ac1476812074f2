import { signOut } from '../accounts/my-sessions.js';
import type { Resolvers } from '../generated/schema.js';
import { currentViewer, personas, signInAs, signInCandidates } from './auth.js';

export const authResolvers: Resolvers = {
  Query: {
    viewer: (_parent, _input, context) => currentViewer(context),
    personas: (_parent, _input, context) => personas(context),
    signInCandidates: (_parent, { text, first }, context) => signInCandidates(context, text, first),
  },
  Mutation: {
    signInAs: (_parent, { person }, context) => signInAs(context, person),
    signOut: (_parent, _input, context) => signOut(context),
  },
};
