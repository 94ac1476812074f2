import type { Resolvers } from '../generated/schema.js';
import { backUp, checkNow } from './operations.js';

export const operationResolvers: Resolvers = {
  Query: { check: (_parent, _input, context) => checkNow(context) },
  Mutation: { backup: (_parent, { folder }, context) => backUp(context, folder) },
};
