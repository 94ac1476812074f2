import type { Resolvers } from '../generated/schema.js';
import { PROJECT, versionOf } from '../provenance/change-by-hand.js';
import { projectMembers, projectOrganizations } from './project-fields.js';
import {
  createProject,
  project,
  projects,
  removeProject,
  removeProjectMember,
  setProjectMember,
  updateProject,
} from './projects.js';

export const projectResolvers: Resolvers = {
  Query: {
    project: (_, { id }, context) => project(context, id),
    projects: (_, input, context) => projects(context, input),
  },
  Mutation: {
    createProject: (_, { input }, context) => createProject(context, input),
    updateProject: (_, { id, input, expected }, context) => updateProject(context, id, input, expected),
    removeProject: (_, { id }, context) => removeProject(context, id),
    setProjectMember: (_, { project: id, input }, context) => setProjectMember(context, id, input),
    removeProjectMember: (_, { project: id, person }, context) => removeProjectMember(context, id, person),
  },
  Project: {
    organizations: (row, _, context) => projectOrganizations(context, row),
    members: (row, _, context) => projectMembers(context, row),
    version: (row, _, context) => versionOf(context, PROJECT, row),
  },
};
