import type { Resolvers } from '../generated/schema.js';

export const introductionResolvers: Resolvers = {};
