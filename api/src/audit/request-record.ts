import type { Role } from '../auth/viewer.js';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { allowRoute } from '../policy/guard.js';
import type { Route } from '../policy/route-rules.js';
import { visiblePerson } from '../ties/tie-view.js';
import { auditLogOf } from './audit-log.js';
import { type AskingRole, type AuditEntry, entryOf } from './entry.js';
import { type LoggingRule, routeLoggingRule } from './operations.js';

/** What one operation of a request asked about and showed, until it is answered. */
export interface OperationRecord {
  readonly operation: string;
  readonly rule: LoggingRule;
  readonly isChange: boolean;
  /** Ids of people that the question named. */
  readonly asked: Set<string>;
  /** Ids of people in the answer. */
  readonly shown: Set<string>;
}

/** The operations of one request by the name their answer has there. */
export type RequestRecord = Map<string | number, OperationRecord>;

const records = new WeakMap<Context, RequestRecord>();

/** The record of a request that is being answered; undefined if nothing of it is written down. */
export function recordOf(context: Context): RequestRecord | undefined {
  return records.get(context);
}

/**
 * Notes that an operation begins, and whom it names.
 * @throws PerlenError STORE_UNAVAILABLE while the log takes nothing.
 */
export function beginOperation(
  context: Context,
  name: string | number,
  facts: Pick<OperationRecord, 'operation' | 'rule' | 'isChange'>,
  input: unknown,
): void {
  auditLogOf(context.application).requireRoom();
  let record = records.get(context);
  if (record === undefined) {
    record = new Map();
    records.set(context, record);
  }
  const asked = new Set<string>();
  collectPeople(context, input, asked);
  record.set(name, { ...facts, asked, shown: new Set() });
}

/** An error as an answer tells it. */
export interface ToldError {
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: { readonly code?: unknown } | undefined;
}

/** Writes down what a request did, now that it is answered. */
export function endRequest(context: Context, errors: readonly ToldError[]): void {
  const record = records.get(context);
  if (record === undefined) return;
  records.delete(context);
  const failures = new Map<string | number, unknown>();
  for (const { path, extensions } of errors) {
    if (path?.length === 1 && path[0] !== undefined) failures.set(path[0], extensions?.code);
  }
  const entries = new Map<string, { asked: Set<string>; shown: Set<string>; entry: AuditEntry }>();
  for (const [name, done] of record) {
    const isFailed = failures.has(name);
    const isRefused = isFailed && isWantOfRights(failures.get(name));
    if (!isWorthWriting(context, done, isFailed, isRefused)) continue;
    // The same thing asked thirty times in one request is one entry about all of it.
    const key = `${done.operation} ${isRefused}`;
    const known = entries.get(key);
    const asked = new Set([...(known?.asked ?? []), ...done.asked]);
    const shown = new Set([...(known?.shown ?? []), ...done.shown]);
    entries.set(key, { asked, shown, entry: entryAbout(context, done, isRefused, asked, shown) });
  }
  for (const { entry } of entries.values()) auditLogOf(context.application).add(entry);
}

/**
 * Does the work behind an address, if the policy opens it, and writes down whose data it took: `note` names each person. A
 * file that broke off is written down, too.
 * @throws PerlenError STORE_UNAVAILABLE while the log takes nothing, what `allowRoute` throws, and what the work throws.
 */
export async function writingDown(
  context: Context,
  route: Route,
  work: (note: (personId: string | undefined) => void) => Promise<void>,
): Promise<void> {
  auditLogOf(context.application).requireRoom();
  const isChange = route.startsWith('POST ');
  const [asked, shown] = [new Set<string>(), new Set<string>()];
  const done = { operation: route, rule: routeLoggingRule(route), isChange, asked, shown };
  let failure: unknown;
  try {
    allowRoute(context, route);
    await work((id) => {
      if (id !== undefined) done.shown.add(id);
    });
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    const isRefused = failure instanceof PerlenError && isWantOfRights(failure.code);
    if (isWorthWriting(context, done, failure !== undefined, isRefused)) {
      auditLogOf(context.application).add(entryAbout(context, done, isRefused, done.asked, done.shown));
    }
  }
}

/** Every change that was made, every answer about somebody else, every search in everybody's data, every refusal. */
function isWorthWriting(
  context: Context,
  { isChange, rule, asked, shown }: Omit<OperationRecord, 'operation'>,
  isFailed: boolean,
  isRefused: boolean,
): boolean {
  const own = askerOf(context);
  // Whoever has not signed in is turned away as often as they like: nothing was told, and nobody is known.
  if (isRefused) return own !== null;
  const isAboutOthers = [...shown].some((id) => id !== own);
  if (isFailed) return isAboutOthers;
  return isChange || rule.isAlways || isAboutOthers || (rule.purpose !== null && asked.size > 0);
}

function entryAbout(
  context: Context,
  { operation, rule, isChange }: OperationRecord,
  isRefused: boolean,
  asked: ReadonlySet<string>,
  shown: ReadonlySet<string>,
): AuditEntry {
  const facts = {
    at: auditLogOf(context.application).now.getTime(),
    requestId: context.requestId,
    operation,
    isChange,
    isRefused,
    purpose: rule.purpose,
    role: leadingRole(context.roles()),
    askerId: askerOf(context),
  };
  return entryOf(facts, asked, shown);
}

function askerOf({ viewer }: Context): string | null {
  if (viewer.kind === 'ACCOUNT') return viewer.account.id;
  return viewer.kind === 'PERSON' ? viewer.personId : null;
}

const BY_REACH: readonly Role[] = [
  'OPERATOR',
  'ADMIN',
  'WORKS_COUNCIL',
  'STEWARD',
  'MANAGER',
  'SALES',
  'EMPLOYEE',
];

/** Of several roles the one that may do most. */
export function leadingRole(roles: readonly Role[]): AskingRole {
  return BY_REACH.find((role) => roles.includes(role)) ?? 'ANONYMOUS';
}

function isWantOfRights(code: unknown): boolean {
  return code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';
}

/** More is not looked through: nobody asks about thousands. */
const MOST_VALUES = 5_000;
/** They say who is not wanted. */
const NOT_ASKED_ABOUT: ReadonlySet<string> = new Set(['leaveOut', 'except']);

/**
 * Adds the people that an input names by id, as far as whoever asks may know of them: somebody hidden is written down like
 * nobody. Other texts are looked at and forgotten.
 */
function collectPeople(context: Context, input: unknown, found: Set<string>): void {
  const open: unknown[] = [input];
  for (let number = 0; number < open.length && number < MOST_VALUES; number += 1) {
    const value = open[number];
    if (typeof value === 'string') {
      const person = visiblePerson(context, value);
      if (person !== undefined) found.add(person.id);
    } else if (Array.isArray(value)) {
      open.push(...value);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, member] of Object.entries(value)) if (!NOT_ASKED_ABOUT.has(key)) open.push(member);
    }
  }
}
