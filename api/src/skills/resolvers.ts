import type { Resolvers } from '../generated/schema.js';
import { skills } from './skills.js';

export const skillResolvers: Resolvers = {
  Query: {
    skills: (_, input, context) => skills(context, input),
  },
};
