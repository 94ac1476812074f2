import type { Resolvers } from '../generated/schema.js';
import * as duplicates from './duplicates.js';

export const duplicateResolvers: Resolvers = {
  Query: {
    duplicates: (_, input, context) => duplicates.duplicates(context, input),
    keptApart: (_, input, context) => duplicates.keptApart(context, input),
  },
  Mutation: {
    keepApart: (_, input, context) => duplicates.keepApart(context, input),
    undoKeepApart: (_, input, context) => duplicates.undoKeepApart(context, input),
  },
};
