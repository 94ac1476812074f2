import { z } from 'zod';
import type { Role } from '../auth/viewer.js';
import { type Group, toldGroups } from '../departments/told-groups.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { dayInput } from '../graphql/inputs.js';
import { dayOf, isoOfDay } from '../network/day.js';
import type { Purpose } from '../read-model/consents.js';
import { inSlices, Slices } from '../read-model/slices.js';
import { defineQuery } from '../store/queries.js';
import type { Reader } from '../store/store.js';
import { auditLogOf } from './audit-log.js';
import { tallyRows } from './block.js';

const tallies = defineQuery('audit/tallies', z.object({ tally: z.string() }));

const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday. */
const MONDAY = 4;

export interface AuditCountView {
  readonly purpose: Purpose | null;
  readonly role: Role | null;
  readonly count: number;
}

export interface AuditCountsView {
  readonly from: string;
  readonly to: string;
  readonly rows: AuditCountView[];
}

/**
 * What was asked for in one whole week that has ended: weeks do not overlap, so that no difference of two is about a day
 * or a person. The operator's questions are nobody's and left out. Throws BAD_INPUT for a week that lasts.
 */
export async function auditCounts(
  context: Context,
  input: { week?: string | null },
): Promise<AuditCountsView> {
  const asked = dayInput('week', input.week);
  const log = auditLogOf(context.application);
  const today = dayOf(log.now);
  const monday = mondayOf(asked === null ? today - DAYS_A_WEEK : dayOf(asked));
  if (monday + DAYS_A_WEEK > today) {
    throw badInput('week', 'This week lasts: what was asked for is counted once it has ended.');
  }
  await log.flush();
  const rows = toldCounts(await talliesOf(context.application.store, monday));
  return { from: isoOfDay(monday), to: isoOfDay(monday + DAYS_A_WEEK - 1), rows };
}

function mondayOf(day: number): number {
  return day - ((((day - MONDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK);
}

/** How often somebody asked for a purpose in a role. */
export interface Tally {
  readonly purpose: string | null;
  readonly role: string;
  readonly askerId: string | null;
  readonly count: number;
}

async function talliesOf(store: Reader, monday: number): Promise<Tally[]> {
  const sums = new Map<string, Tally>();
  const slices = new Slices();
  for (let day = monday; day < monday + DAYS_A_WEEK; day += 1) {
    for await (const { tally } of inSlices(await store.read(tallies, { day }), slices)) {
      for (const [purpose, role, askerId, count] of tallyRows.parse(JSON.parse(tally))) {
        const key = JSON.stringify([purpose, role, askerId]);
        sums.set(key, { purpose, role, askerId, count: count + (sums.get(key)?.count ?? 0) });
      }
    }
  }
  return [...sums.values()];
}

const ALL_ROLES = '';

/**
 * The counts that may be told together: for each purpose all roles together and each role, of whom 5 people or more asked
 * and where the rest are 5 or more or nobody. The largest first.
 */
export function toldCounts(tallies: readonly Tally[]): AuditCountView[] {
  const rows: AuditCountView[] = [];
  for (const purpose of purposes) {
    const ofPurpose = tallies.filter((tally) => tally.purpose === purpose && isOfSomebody(tally));
    const named = [ALL_ROLES, ...new Set(ofPurpose.map(({ role }) => role))];
    const isOf = (role: string) => (tally: Tally) => role === ALL_ROLES || tally.role === role;
    const groups = named.map((role): Group => {
      const members = new Set(ofPurpose.filter(isOf(role)).map(({ askerId }) => askerId ?? ''));
      return { id: role, parentIds: role === ALL_ROLES ? [] : [ALL_ROLES], members };
    });
    for (const role of toldGroups(groups)) {
      const count = ofPurpose.filter(isOf(role)).reduce((sum, tally) => sum + tally.count, 0);
      rows.push({ purpose, role: roles.find((one) => one === role) ?? null, count });
    }
  }
  return rows.sort((one, other) => other.count - one.count);
}

/** The operator and Perlen itself are nobody, and whoever has left has no role. */
function isOfSomebody({ askerId, role }: Tally): boolean {
  return askerId !== null && roles.some((one) => one === role);
}

const purposes: readonly (Purpose | null)[] = ['FIND_PATHS', 'FIND_EXPERTS', 'NETWORK_GAPS', null];
const roles: readonly Role[] = ['EMPLOYEE', 'SALES', 'MANAGER', 'STEWARD', 'WORKS_COUNCIL', 'ADMIN'];
