import type { Resolvers } from '../generated/schema.js';
import { organizationsList } from './organizations-list.js';
import { peopleList } from './people-list.js';
import { projectsList } from './projects-list.js';
import { removeFilter, renameFilter, savedFilters, saveFilter } from './saved-filters.js';

export const listResolvers: Resolvers = {
  Query: {
    peopleList: (_, input, context) => peopleList(context, input),
    organizationsList: (_, input, context) => organizationsList(context, input),
    projectsList: (_, input, context) => projectsList(context, input),
    savedFilters: (_, { list }, context) => savedFilters(context, list),
  },
  Mutation: {
    saveFilter: (_, input, context) => saveFilter(context, input),
    renameFilter: (_, { id, name }, context) => renameFilter(context, id, name),
    removeFilter: (_, { id }, context) => removeFilter(context, id),
  },
  PeopleList: {
    totalCount: (list) => list.totalCount(),
    facets: (list, input) => list.facets(input),
  },
  OrganizationsList: {
    totalCount: (list) => list.totalCount(),
    facets: (list, input) => list.facets(input),
  },
  ProjectsList: {
    totalCount: (list) => list.totalCount(),
    facets: (list, input) => list.facets(input),
  },
};
