import { isOperation, type Operation, operationRules } from '../policy/operation-rules.js';
import { type Route, routeRules } from '../policy/route-rules.js';
import type { Purpose } from '../read-model/consents.js';

/**
 * They search among everybody's data, whoever is in the answer, hold data of people whom nobody counts, or read the log
 * itself.
 */
const alwaysLogged: ReadonlySet<string> = new Set<Operation | Route>([
  'warmPaths',
  'reachable',
  'GET /export/reach.csv',
  'POST /imports/files',
  'GET /imports/:id/refusals.csv',
  'experts',
  'coverage',
  'auditEntries',
  'auditCounts',
  'auditVerification',
  'lookUps',
]);

/** They change nothing that is kept. */
const neverLogged: ReadonlySet<string> = new Set<Operation>(['ping', 'stopSearch']);

/**
 * Where those whom a question names, and the works council, may read that it named them. Everywhere else that could tell
 * of a tie that its owner shares with nobody, of a target or of a skipped suggestion: whom an operation names that does
 * not stand here is told to nobody.
 */
const openlyNaming: ReadonlySet<string> = new Set<Operation>([
  'person',
  'warmPaths',
  'reachable',
  'alsoThroughIntroducer',
  'coverage',
  'tie',
  'neighbourhood',
  'evidence',
  'surroundings',
  'linksAmong',
  'exploreThings',
  'mergePreview',
  'mergePeople',
  'updatePerson',
  'removePerson',
  'setSkills',
  'keepApart',
  'undoKeepApart',
  'setProjectMember',
  'removeProjectMember',
  'signInAs',
  'auditEntries',
  'askForIntroduction',
  'answerIntroduction',
  'withdrawIntroduction',
]);

export interface LoggingRule {
  readonly purpose: Purpose | null;
  /** Written down though nobody else's data was in the answer. */
  readonly isAlways: boolean;
}

/** How an operation is written down, for the purpose that the policy gives it; null: never. */
export function loggingRule(operation: string): LoggingRule | null {
  if (!isOperation(operation)) throw new Error(`The operation ${operation} has no rule in the policy.`);
  if (neverLogged.has(operation)) return null;
  return { purpose: operationRules[operation].purpose, isAlways: alwaysLogged.has(operation) };
}

/** The same of an address of the server. */
export function routeLoggingRule(route: Route): LoggingRule {
  return { purpose: routeRules[route].purpose, isAlways: alwaysLogged.has(route) };
}

/** Whether others than the asker may read whom the question named. */
export function isOpenlyNaming(operation: string): boolean {
  return openlyNaming.has(operation);
}
