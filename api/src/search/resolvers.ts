import type { Resolvers } from '../generated/schema.js';
import { expertPath, expertsPage } from './experts-page.js';
import { resolve } from './resolve.js';
import { search } from './search.js';
import { stories } from './stories.js';

export const searchResolvers: Resolvers = {
  Query: {
    search: (_, input, context) => search(context, input),
    resolve: (_, { text }, context) => resolve(context, text),
    stories: (_, __, context) => stories(context),
    experts: (_, input, context) => expertsPage(context, input),
  },
  Expert: {
    path: ({ person }, _, context) => expertPath(context, person),
  },
  Experts: {
    departments: (page) => page.departments(),
    relatedSkills: (page) => page.relatedSkills(),
  },
};
