import type { Resolvers } from '../generated/schema.js';
import { projectsOfPerson } from '../projects/project-fields.js';
import { PERSON, versionOf } from '../provenance/change-by-hand.js';
import { standingOf } from '../read-model/standing.js';
import { createPerson, updatePerson } from './change-person.js';
import { setEmployment } from './employment.js';
import { mergePeople, merges, undoMerge } from './merge.js';
import { mergePreview } from './merge-preview.js';
import { people, person } from './people.js';
import {
  askMeAboutOf,
  departmentOf,
  employmentsOf,
  managerOf,
  organizationOf,
  ownTieOf,
  shownEmail,
  shownKey,
  shownPhone,
  skillsOf,
  titleOf,
} from './person-fields.js';
import { removePerson } from './remove-person.js';
import { setSkills } from './state-skills.js';
import { tiesOfPerson } from './ties-of-person.js';

export const personResolvers: Resolvers = {
  Query: {
    person: (_, { id }, context) => person(context, id),
    people: (_, input, context) => people(context, input),
    mergePreview: (_, input, context) => mergePreview(context, input),
    merges: (_, __, context) => merges(context),
  },
  Mutation: {
    createPerson: (_, { input }, context) => createPerson(context, input),
    updatePerson: (_, { id, input, expected }, context) => updatePerson(context, id, input, expected),
    removePerson: (_, { id }, context) => removePerson(context, id),
    setEmployment: (_, { person: id, input, expected }, context) =>
      setEmployment(context, id, input, expected),
    setSkills: (_, { person: id, skills }, context) => setSkills(context, id, skills),
    mergePeople: (_, input, context) => mergePeople(context, input),
    undoMerge: (_, { id }, context) => undoMerge(context, id),
  },
  Person: {
    key: (row, _, context) => shownKey(context, row),
    kind: (row, _, context) => standingOf(row, context.model.asOf),
    email: (row, _, context) => shownEmail(context, row),
    phone: (row, _, context) => shownPhone(context, row),
    title: (row, _, context) => titleOf(context, row),
    department: (row, _, context) => departmentOf(context, row),
    organization: (row, _, context) => organizationOf(context, row),
    employments: (row, _, context) => employmentsOf(context, row),
    skills: (row, _, context) => skillsOf(context, row),
    reportsTo: (row, _, context) => managerOf(context, row),
    projects: (row, _, context) => projectsOfPerson(context, row),
    ownTie: (row, _, context) => ownTieOf(context, row),
    ties: (row, input, context) => tiesOfPerson(context, row, input),
    version: (row, _, context) => versionOf(context, PERSON, row),
    askMeAbout: (row, _, context) => askMeAboutOf(context, row),
  },
};
