import type { Resolvers } from '../generated/schema.js';
import { linksAmong } from './links.js';
import { surroundings } from './surroundings.js';
import { exploreThings } from './things.js';
import { exploreView, exploreViews, removeExploreView, renameExploreView, saveExploreView } from './views.js';

export const exploreResolvers: Resolvers = {
  Query: {
    surroundings: (_, input, context) => surroundings(context, input),
    linksAmong: (_, input, context) => linksAmong(context, input),
    exploreThings: (_, { ids }, context) => exploreThings(context, ids),
    exploreView: (_, { id }, context) => exploreView(context, id),
    exploreViews: (_, __, context) => exploreViews(context),
  },
  Mutation: {
    saveExploreView: (_, input, context) => saveExploreView(context, input),
    renameExploreView: (_, input, context) => renameExploreView(context, input),
    removeExploreView: (_, { id }, context) => removeExploreView(context, id),
  },
};
