import type { Resolvers } from '../generated/schema.js';
import * as sources from './sources.js';
import { withdrawalPreview } from './withdrawal-preview.js';

export const sourceResolvers: Resolvers = {
  Query: {
    sources: (_, input, context) => sources.sources(context, input),
    source: (_, { id }, context) => sources.source(context, id),
    sourceWithdrawal: (_, { id }, context) => withdrawalPreview(context, id),
  },
  Mutation: {
    withdrawSource: (_, { id }, context) => sources.withdrawSource(context, id),
    switchSource: (_, { id, on }, context) => sources.switchSource(context, id, on),
  },
  Source: {
    id: (source) => sources.idOf(source),
    key: ({ record, number }) => (number === null ? record.key : null),
    kind: ({ record }) => record.kind,
    name: ({ record, number }) => (number === null ? record.name : null),
    number: ({ number }) => number,
    state: (source) => sources.stateOf(source),
    firstImportedAt: async ({ record, facts }) =>
      (await facts.runsOf(record.id)).at(-1)?.stored.startedAt ?? null,
    lastImportedAt: async ({ record, facts }) => (await facts.runsOf(record.id))[0]?.stored.startedAt ?? null,
    withdrawnAt: ({ record }) => record.withdrawnAt,
    imports: ({ record, facts }) => facts.runsOf(record.id),
    evidence: (source) => sources.evidenceCountsOf(source),
    people: (source) => sources.broughtBy(source, 'people'),
    organizations: (source) => sources.broughtBy(source, 'organizations'),
    projects: (source) => sources.broughtBy(source, 'projects'),
    skillClaims: (source) => sources.broughtBy(source, 'skillClaims'),
  },
};
