import type { Resolvers } from '../generated/schema.js';
import { systemInfo } from './system.js';

export const rootResolvers: Resolvers = {
  Query: { system: (_parent, _input, context) => systemInfo(context) },
  Mutation: { ping: () => true },
};
