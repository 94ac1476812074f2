import type { Resolvers } from '../generated/schema.js';
import { closeTour, isTourDue } from './tour.js';

export const tourResolvers: Resolvers = {
  Viewer: {
    isTourDue: (_parent, _input, context) => isTourDue(context),
  },
  Mutation: {
    closeTour: (_parent, _input, context) => closeTour(context),
  },
};
