import type { Resolvers } from '../generated/schema.js';

export const importResolvers: Resolvers = {};
