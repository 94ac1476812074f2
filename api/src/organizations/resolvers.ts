import type { Resolvers } from '../generated/schema.js';
import { ORGANIZATION, versionOf } from '../provenance/change-by-hand.js';
import { accountOwner, contacts, involvedDepartments, organizationProjects } from './organization-fields.js';
import {
  createOrganization,
  organization,
  organizations,
  removeOrganization,
  updateOrganization,
} from './organizations.js';

export const organizationResolvers: Resolvers = {
  Query: {
    organization: (_, { id }, context) => organization(context, id),
    organizations: (_, input, context) => organizations(context, input),
  },
  Mutation: {
    createOrganization: (_, { input }, context) => createOrganization(context, input),
    updateOrganization: (_, { id, input, expected }, context) =>
      updateOrganization(context, id, input, expected),
    removeOrganization: (_, { id }, context) => removeOrganization(context, id),
  },
  Organization: {
    domain: (row) => row.domain ?? row.otherDomains?.[0] ?? null,
    accountOwner: (row, _, context) => accountOwner(context, row),
    contacts: (row, input, context) => contacts(context, row, input),
    projects: (row, _, context) => organizationProjects(context, row),
    departments: (row, _, context) => involvedDepartments(context, row),
    version: (row, _, context) => versionOf(context, ORGANIZATION, row),
  },
};
