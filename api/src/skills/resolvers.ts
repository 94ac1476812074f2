import type { Resolvers } from '../generated/schema.js';
import { createSkill, mergeSkills, removeSkill, renameSkill } from './change-skill.js';
import { countHolders, skill, skills } from './skills.js';
import { skillSuggestions } from './suggest.js';

export const skillResolvers: Resolvers = {
  Query: {
    skills: (_, input, context) => skills(context, input),
    skillSuggestions: (_, { text, first }, context) => skillSuggestions(context, text, first),
    skill: (_, { id }, context) => skill(context, id),
  },
  Mutation: {
    createSkill: (_, { name }, context) => createSkill(context, name),
    renameSkill: (_, { id, name }, context) => renameSkill(context, id, name),
    mergeSkills: (_, { from, into }, context) => mergeSkills(context, from, into),
    removeSkill: (_, { id }, context) => removeSkill(context, id),
  },
  Skill: {
    peopleCount: ({ id }, _, context) => countHolders(context, id),
  },
};
