import type { Resolvers } from '../generated/schema.js';
import * as imports from './imports.js';

export const importResolvers: Resolvers = {
  Query: {
    imports: (_parent, { first }, context) => imports.listImports(context, first),
    import: (_parent, { id }, context) => imports.findImport(context, id),
    importRefusals: (_parent, { id, after, first }, context) =>
      imports.listRefusals(context, id, after, first),
  },
  Mutation: {
    startImport: (_parent, { input }, context) => imports.startImport(context, input),
    cancelImport: (_parent, { id }, context) => imports.cancelImport(context, id),
    resumeImport: (_parent, { id }, context) => imports.resumeImport(context, id),
  },
  Import: {
    id: ({ stored }) => stored.id,
    kind: ({ stored }) => stored.kind,
    fileName: ({ stored }) => stored.fileName,
    state: ({ stored }) => stored.state,
    dryRun: ({ isDryRun }) => isDryRun,
    startedAt: ({ stored }) => stored.startedAt,
    endedAt: ({ stored }) => stored.endedAt,
    progress: (run) => imports.progressOf(run),
    report: (run) => imports.reportOf(run),
    errorCode: ({ stored }) => stored.errorCode,
    columns: ({ stored }) => stored.columns,
  },
};
