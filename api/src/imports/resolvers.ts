import type { Resolvers } from '../generated/schema.js';
import * as imports from './imports.js';

export const importResolvers: Resolvers = {
  Query: {
    imports: (_parent, { first }, context) => imports.listImports(context, first),
    import: (_parent, { id }, context) => imports.findImport(context, id),
    importRefusals: (_parent, { id, after, first }, context) =>
      imports.listRefusals(context, id, after, first),
    importSettings: (_parent, _input, context) => imports.importSettings(context),
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
    errorDe: (run) => imports.errorSentence(run, 'de'),
    errorEn: (run) => imports.errorSentence(run, 'en'),
    columns: ({ stored }) => stored.columns,
    upload: (run, _input, context) => imports.uploadOf(context, run),
    ownDomains: ({ stored }) => stored.settings.ownDomains,
    mapping: (run) => imports.mappingSaid(run),
    canResume: (run, _input, context) => imports.canResume(context, run),
  },
};
