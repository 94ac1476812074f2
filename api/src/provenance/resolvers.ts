import type { Resolvers } from '../generated/schema.js';
import { originsOfOrganization, originsOfPerson, originsOfProject } from './provenance.js';

export const provenanceResolvers: Resolvers = {
  Person: { origins: (row, _, context) => originsOfPerson(context, row) },
  Organization: { origins: (row, _, context) => originsOfOrganization(context, row) },
  Project: { origins: (row, _, context) => originsOfProject(context, row) },
};
