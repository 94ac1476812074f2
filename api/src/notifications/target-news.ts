import type { Application } from '../application.js';
import type { Context } from '../graphql/context.js';
import type { WriteTransaction } from '../store/store.js';
import {
  changesBetween,
  snapshotOf,
  snapshotText,
  type TargetChange,
  type TargetSnapshot,
} from '../targets/changes.js';
import { targetStates } from '../targets/target-state.js';
import { type StoredTarget, saveSeen, storedTargets } from '../targets/target-store.js';
import { forget, markRead, readNews, tell } from './notification-store.js';

/** How news of targets become notifications. */

const LOOK_EVERY_MS = 5 * 60_000;
const MOST_KEPT = 200;

/**
 * Looks whether something about the viewer's targets differs from what they saw last, and tells them once of each such
 * state. With `isHurried` only if the last look of this process is five minutes old and something was written since: so
 * a question a minute costs nothing.
 */
export async function tellTargetNews(context: Context, { isHurried }: { isHurried: boolean }): Promise<void> {
  if (isHurried && !isDue(context)) return;
  const stored = await storedTargets(context);
  const states = await targetStates(
    context,
    stored.map(({ target }) => target),
  );
  const snapshots = new Map(states.map(({ target, snapshot }) => [target.id, snapshot]));
  if (stored.every((one) => untold(one, snapshots) === null)) return;
  const at = context.application.now().toISOString();
  await context.application.live.write(async (transaction) => {
    await tellOf(context, transaction, await storedTargets(context, transaction), snapshots, at, null);
  });
}

/** At a look at the page: what was not told yet is noted as read, and so is all that was. */
export async function noteChangesSeen(
  context: Context,
  transaction: WriteTransaction,
  stored: readonly StoredTarget[],
  snapshots: ReadonlyMap<string, TargetSnapshot | null>,
  at: string,
): Promise<void> {
  await tellOf(context, transaction, stored, snapshots, at, at);
  const unread = (await readNews(context, transaction)).filter(({ isRead }) => !isRead).map(({ id }) => id);
  await markRead(context, transaction, { news: unread, received: [], answered: [] }, at);
}

async function tellOf(
  context: Context,
  transaction: WriteTransaction,
  stored: readonly StoredTarget[],
  snapshots: ReadonlyMap<string, TargetSnapshot | null>,
  at: string,
  readAt: string | null,
): Promise<void> {
  const news = stored.flatMap((one) => {
    const found = untold(one, snapshots);
    return found === null ? [] : [{ stored: one, ...found }];
  });
  if (news.length === 0) return;
  for (const one of news) {
    // That a request was answered has a notification of its own.
    const rest = one.changes.filter(({ kind }) => kind !== 'REQUEST_ANSWERED');
    if (rest.length > 0) await tell(transaction, one.stored, rest, at, readAt);
  }
  await saveSeen(
    transaction,
    news.map(({ stored, text }) => ({
      stored,
      // Seen on the page, it is forgotten as told: the same may happen again.
      properties: readAt === null ? { told: text, changedAt: at } : { changedAt: at },
    })),
  );
  const surplus = (await readNews(context, transaction)).slice(MOST_KEPT).map(({ id }) => id);
  await forget(context, transaction, surplus);
}

/** What changed since the last look and was not told of; null if nothing. */
function untold(
  { row, target }: StoredTarget,
  snapshots: ReadonlyMap<string, TargetSnapshot | null>,
): { readonly changes: TargetChange[]; readonly text: string } | null {
  const seen = snapshotOf(row.seen);
  const now = snapshots.get(target.id) ?? null;
  if (seen === null || now === null) return null;
  const changes = changesBetween(seen, now);
  const text = snapshotText(now);
  return changes.length === 0 || text === row.told ? null : { changes, text };
}

const lastLooks = new WeakMap<Application, Map<string, { readonly at: number; readonly version: string }>>();

function isDue({ application, model, requirePerson }: Context): boolean {
  const looks = lastLooks.get(application) ?? new Map();
  lastLooks.set(application, looks);
  const { id } = requirePerson();
  const version = `${model.change}/${model.asOfDay}`;
  const last = looks.get(id);
  const now = performance.now();
  if (last !== undefined && (last.version === version || now - last.at < LOOK_EVERY_MS)) return false;
  looks.set(id, { at: now, version });
  return true;
}
