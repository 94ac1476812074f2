import type { Resolvers } from '../generated/schema.js';
import { visitTargets } from './look.js';
import { matchTargets } from './match-targets.js';
import { addTargets, removeTargets, targetIds, targets } from './targets.js';

export const targetResolvers: Resolvers = {
  Query: {
    targets: (_, input, context) => targets(context, input),
    targetIds: (_, __, context) => targetIds(context),
    matchTargets: (_, { lines }, context) => matchTargets(context, lines),
  },
  Mutation: {
    addTargets: (_, { ids }, context) => addTargets(context, ids),
    removeTargets: (_, { ids }, context) => removeTargets(context, ids),
    visitTargets: (_, __, context) => visitTargets(context),
  },
};
