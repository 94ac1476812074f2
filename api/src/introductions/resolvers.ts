import type { Resolvers } from '../generated/schema.js';
import { askForIntroduction } from './ask-for-introduction.js';
import { answerIntroduction, introductions, withdrawIntroduction } from './introductions.js';

export const introductionResolvers: Resolvers = {
  Query: {
    introductions: (_, { box }, context) => introductions(context, box),
  },
  Mutation: {
    askForIntroduction: (_, { input }, context) => askForIntroduction(context, input),
    answerIntroduction: (_, { id, answer }, context) => answerIntroduction(context, id, answer),
    withdrawIntroduction: (_, { id }, context) => withdrawIntroduction(context, id),
  },
};
