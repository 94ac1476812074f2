import type { Resolvers } from '../generated/schema.js';
import { evidenceWithoutTieCount, factsOf, keptOf, mirror, possibleOf } from './mirror.js';
import { mirrorPreview, mirrorTiePreview } from './preview.js';

export const mirrorResolvers: Resolvers = {
  Query: {
    mirror: (_, __, context) => mirror(context),
    mirrorPreview: (_, { as: role }, context, { schema }) => mirrorPreview(context, schema, role),
    mirrorTiePreview: (_, input, context, { schema }) => mirrorTiePreview(context, schema, input),
  },
  Mirror: {
    asOf: (_, __, { model }) => model.asOf,
    possible: (view, _, context) => possibleOf(context, view),
    facts: (view, _, context) => factsOf(context, view),
    kept: (view, _, context) => keptOf(context, view),
    evidenceWithoutTieCount: (view, _, context) => evidenceWithoutTieCount(context, view),
  },
};
