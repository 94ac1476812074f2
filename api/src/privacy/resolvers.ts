import type { Resolvers } from '../generated/schema.js';
import { setDefaultSharing, settings } from './sharing.js';

export const privacyResolvers: Resolvers = {
  Query: {
    settings: (_, __, context) => settings(context),
  },
  Mutation: {
    setDefaultSharing: (_, { sharing }, context) => setDefaultSharing(context, sharing),
  },
};
