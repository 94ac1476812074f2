import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { type ProblemKind, problemKind } from '../design/problem.js';
import type { MessageKey } from '../i18n/i18n.js';
import { UploadFailed, type UploadFault } from './upload-file.js';
import './messages.js';

/** What kept a file from being imported, as far as it changes what a steward does next. */
export type ImportProblem = 'busy' | 'ownDomains' | 'uploadGone' | 'columns' | ProblemKind | UploadFault;

/** Sorts an error by what to do about it. */
export function importProblem(error: unknown): ImportProblem {
  if (error instanceof UploadFailed) return error.fault;
  if (CombinedGraphQLErrors.is(error)) {
    const { code, field } = error.errors[0]?.extensions ?? {};
    if (code === 'BAD_INPUT') return fields[String(field)] ?? 'server';
  }
  return problemKind(error);
}

const fields: Readonly<Record<string, ImportProblem>> = {
  ownDomains: 'ownDomains',
  upload: 'uploadGone',
  mapping: 'columns',
};

/** What happened and what to do next. */
export const problemMessages = {
  busy: 'imports.problem.busy',
  cancelled: 'imports.problem.cancelled',
  columns: 'imports.problem.columns',
  diskFull: 'imports.problem.diskFull',
  forbidden: 'imports.problem.forbidden',
  notFound: 'imports.problem.uploadGone',
  offline: 'imports.problem.offline',
  ownDomains: 'imports.problem.ownDomains',
  refused: 'imports.problem.conflict',
  server: 'imports.problem.server',
  session: 'imports.problem.session',
  tooLarge: 'imports.problem.tooLarge',
  uploadGone: 'imports.problem.uploadGone',
} as const satisfies Record<ImportProblem, MessageKey>;
