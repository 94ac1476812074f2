import type { Resolvers } from '../generated/schema.js';
import { strengthWord } from '../network/strength.js';
import { ownsTie } from '../privacy/visibility.js';
import { canSeeNumbers } from '../ties/explanation.js';
import { reasonsOf } from '../ties/reasons.js';
import { warmPaths } from './paths.js';
import { stopSearch } from './running-searches.js';

export const pathResolvers: Resolvers = {
  Query: {
    warmPaths: (_, { input }, context) => warmPaths(context, input),
  },
  Mutation: {
    stopSearch: (_, { searchKey }, context) => stopSearch(context, searchKey),
  },
  PathTie: {
    word: ({ strength }) => strengthWord(strength),
    strength: (tie, _, context) => (canSeeNumbers(context, tie) ? tie.strength : null),
    isOwn: ({ a, b }, _, { viewer }) => ownsTie(viewer, a.id, b.id),
    reasons: (tie, _, context) => reasonsOf(context, tie),
  },
};
