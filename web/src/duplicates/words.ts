import type { DuplicatePersonFragment, DuplicateReason } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import { importProblem, problemMessages } from '../imports/problems.js';
import './messages.js';

export const reasonMessages = {
  SAME_NAME: 'duplicates.reason.SAME_NAME',
  NAME_ORDER: 'duplicates.reason.NAME_ORDER',
  SHORTENED_NAME: 'duplicates.reason.SHORTENED_NAME',
  TYPO: 'duplicates.reason.TYPO',
  ALIKE_ADDRESS: 'duplicates.reason.ALIKE_ADDRESS',
  SAME_PHONE: 'duplicates.reason.SAME_PHONE',
  SAME_DEPARTMENT: 'duplicates.reason.SAME_DEPARTMENT',
  SAME_EMPLOYER: 'duplicates.reason.SAME_EMPLOYER',
} as const satisfies Record<DuplicateReason, MessageKey>;

export const personKindMessages = {
  EMPLOYEE: 'duplicates.kind.EMPLOYEE',
  CONTACT: 'duplicates.kind.CONTACT',
  FORMER_EMPLOYEE: 'duplicates.kind.FORMER_EMPLOYEE',
} as const satisfies Record<DuplicatePersonFragment['kind'], MessageKey>;

/** What went wrong with a pair, and what to do next. */
export function duplicateProblem(error: unknown): MessageKey {
  const problem = importProblem(error);
  if (problem === 'refused') return 'duplicates.problem.conflict';
  if (problem === 'notFound') return 'duplicates.problem.gone';
  return problem === 'offline' ? 'duplicates.problem.offline' : problemMessages[problem];
}
