import type { Resolvers } from '../generated/schema.js';
import { alsoThroughIntroducer } from './also-through.js';
import { coverage } from './coverage.js';
import { reachable } from './reachable.js';

export const reachResolvers: Resolvers = {
  Query: {
    reachable: (_, { input }, context) => reachable(context, input),
    coverage: (_, { input }, context) => coverage(context, input),
    alsoThroughIntroducer: (_, input, context) => alsoThroughIntroducer(context, input),
  },
  ReachablePage: {
    introducers: ({ introducers }) => introducers(),
  },
};
