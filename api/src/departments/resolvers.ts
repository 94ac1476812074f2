import type { Resolvers } from '../generated/schema.js';
import { checkPageSize } from '../graphql/paging.js';
import {
  childrenOf,
  createDepartment,
  department,
  departments,
  memberCount,
  parentOf,
  removeDepartment,
  updateDepartment,
} from './departments.js';
import { figuresOf, headOf, projectsOfDepartment } from './figures.js';

export const departmentResolvers: Resolvers = {
  Query: {
    department: (_, { id }, context) => department(context, id),
    departments: (_, __, context) => departments(context),
  },
  Mutation: {
    createDepartment: (_, input, context) => createDepartment(context, input),
    updateDepartment: (_, { id, input }, context) => updateDepartment(context, id, input),
    removeDepartment: (_, { id }, context) => removeDepartment(context, id),
  },
  Department: {
    parent: (row, _, context) => parentOf(context, row),
    children: (row, _, context) => childrenOf(context, row),
    memberCount: (row, _, context) => memberCount(context, row),
    figures: (row, _, context) => figuresOf(context, row),
    head: (row, _, context) => headOf(context, row),
    projects: (row, { first }, context) => projectsOfDepartment(context, row).slice(0, checkPageSize(first)),
  },
};
