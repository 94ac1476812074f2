import type { Resolvers } from '../generated/schema.js';

export const authResolvers: Resolvers = {};
