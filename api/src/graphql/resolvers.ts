import type { Resolvers } from '../generated/schema.js';

export const rootResolvers: Resolvers = {};
