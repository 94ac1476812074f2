import type { Role } from '../auth/viewer.js';
import type { AuditPart } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { dayInput } from '../graphql/inputs.js';
import { introductions } from '../introductions/introductions.js';
import { dayOf, isoOfDay } from '../network/day.js';
import type { Purpose } from '../read-model/consents.js';
import type { PersonRecord } from '../read-model/records.js';
import { roleOrNull } from './audit-entries.js';
import { auditLogOf } from './audit-log.js';
import type { AuditEntry } from './entry.js';
import { isOpenlyNaming } from './operations.js';
import { entriesOfDay, KEPT_DAYS, partIn } from './read-entries.js';
import { toldRole } from './told-roles.js';

const MOST_DAYS = 31;

export interface LookUpView {
  readonly day: string;
  readonly role: Role | null;
  readonly purpose: Purpose | null;
  readonly part: AuditPart;
  readonly isChange: boolean;
  readonly by: PersonRecord | null;
  readonly count: number;
}

export interface LookUpPageView {
  readonly nodes: LookUpView[];
  readonly earlier: string | null;
}

/**
 * Who had the viewer's data for what, a line for each day, role, purpose and way. Refused questions are left out: nothing
 * was told. Throws BAD_INPUT naming the argument.
 */
export async function lookUps(
  context: Context,
  input: { until?: string | null; days: number },
): Promise<LookUpPageView> {
  const viewer = context.requirePerson();
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > MOST_DAYS) {
    throw badInput('days', `1 to ${MOST_DAYS} days are read at once, not ${input.days}.`);
  }
  const until = dayInput('until', input.until);
  const log = auditLogOf(context.application);
  await log.flush();
  const today = dayOf(log.now);
  const firstKept = today - KEPT_DAYS + 1;
  const newest = until === null ? today : Math.min(today, dayOf(until));
  const oldest = Math.max(newest - input.days + 1, firstKept);
  const requests = await sharedRequests(context);
  const nodes: LookUpView[] = [];
  for (let day = newest; day >= oldest; day -= 1) {
    nodes.push(...(await lookUpsOfDay(context, viewer, requests, day)));
  }
  return { nodes, earlier: oldest > firstKept ? isoOfDay(oldest - 1) : null };
}

async function lookUpsOfDay(
  context: Context,
  viewer: PersonRecord,
  requests: SharedRequests,
  day: number,
): Promise<LookUpView[]> {
  const ids = context.directory.idsOf(viewer.id);
  const isOwn = new Set(ids);
  const lines = new Map<string, LookUpView>();
  for await (const { entry } of entriesOfDay(context.application.store, ids, day)) {
    const part = toldPart(entry, isOwn);
    if (part === null) continue;
    const by = requests.askerOf(entry);
    const { purpose, isChange } = entry;
    const role = roleFor(context, entry);
    const key = JSON.stringify([role, purpose, part, isChange, by?.id]);
    const count = (lines.get(key)?.count ?? 0) + 1;
    lines.set(key, { day: isoOfDay(day), role, purpose, part, isChange, by, count });
  }
  return [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
}

/**
 * How the viewer came into what somebody else did; null if that is not to be told. What somebody does about their own ties,
 * targets and suggestions is theirs: of that only answers count, in which anybody may turn up.
 */
function toldPart(entry: AuditEntry, ids: ReadonlySet<string>): 'NAMED' | 'SHOWN' | null {
  const part = partIn(entry, ids);
  if (part === null || part === 'ASKED' || entry.isRefused) return null;
  if (isOpenlyNaming(entry.operation)) return part;
  return !entry.isChange && entry.shownIds.some((id) => ids.has(id)) ? 'SHOWN' : null;
}

/** That the works council read the log is told as it is: it acts as a body, and nobody else can. */
function roleFor(context: Context, { operation, role }: AuditEntry): Role | null {
  return operation === 'auditEntries' ? roleOrNull(role) : toldRole(context.model, roleOrNull(role));
}

interface SharedRequests {
  /** Whoever asked, if they looked for the target of a request that they and the viewer are part of; else null. */
  readonly askerOf: (entry: AuditEntry) => PersonRecord | null;
}

/** Requests name to the viewer whom these views name: a holder behind an offer only once they said yes. */
async function sharedRequests(context: Context): Promise<SharedRequests> {
  const targetsOf = new Map<string, Set<string>>();
  const add = (person: PersonRecord | null, target: PersonRecord | null) => {
    if (person === null || target === null) return;
    targetsOf.set(person.id, (targetsOf.get(person.id) ?? new Set()).add(target.id));
  };
  for (const { asker, target } of await introductions(context, 'RECEIVED')) add(asker, target);
  for (const { introducer, target } of await introductions(context, 'SENT')) add(introducer, target);
  const { directory } = context;
  return {
    askerOf: ({ askerId, askedIds, shownIds, purpose }) => {
      const asker = askerId === null ? undefined : directory.person(askerId);
      if (asker === undefined || purpose !== 'FIND_PATHS') return null;
      const targets = targetsOf.get(asker.id);
      const isOfRequest = [...askedIds, ...shownIds].some((id) => targets?.has(directory.canonicalId(id)));
      return isOfRequest ? asker : null;
    },
  };
}
