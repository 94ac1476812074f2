import type { Resolvers } from '../generated/schema.js';
import { registerAnswer } from './register-answer.js';

export const registerResolvers: Resolvers = {
  Query: {
    register: (_parent, { language }) => registerAnswer(language),
  },
};
