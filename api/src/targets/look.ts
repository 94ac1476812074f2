import type { Context } from '../graphql/context.js';
import { noteChangesSeen } from '../notifications/target-news.js';
import { snapshotText } from './changes.js';
import { targetStates } from './target-state.js';
import { looksOf, saveLook, saveSeen, storedTargets } from './target-store.js';
import { isNewVisit } from './visit.js';

export interface TargetVisitView {
  readonly since: string | null;
  readonly isNew: boolean;
}

/**
 * Notes that the viewer looks at their targets. Two snapshots are kept of each: that of the last look, and that of the
 * last look of the visit before, which news are measured from. A new visit moves the first to the second; every look
 * then renews the first. So news stay while somebody comes back within half an hour, and none is lost: what changes
 * after a look is news of the next visit.
 */
export async function visitTargets(context: Context): Promise<TargetVisitView> {
  const { application } = context;
  const now = application.now().toISOString();
  const states = await targetStates(
    context,
    (await storedTargets(context)).map(({ target }) => target),
  );
  const snapshots = new Map(states.map(({ target, snapshot }) => [target.id, snapshot]));
  return application.live.write(async (transaction) => {
    const looks = await looksOf(context, transaction);
    const isNew = isNewVisit(looks.lookedAt, now);
    const stored = await storedTargets(context, transaction);
    await noteChangesSeen(context, transaction, stored, snapshots, now);
    await saveSeen(
      transaction,
      stored.map((one) => {
        const { row, target } = one;
        const snapshot = snapshots.get(target.id) ?? null;
        const seen = snapshot === null ? row.seen : snapshotText(snapshot);
        const before = isNew ? row.seen : (row.before ?? seen);
        return {
          stored: one,
          properties: {
            ...(seen === row.seen ? {} : { seen }),
            ...(before === row.before ? {} : { before }),
            ...(row.told === null ? {} : { told: null }),
          },
        };
      }),
    );
    const since = isNew ? looks.lookedAt : looks.since;
    await saveLook(context, transaction, { lookedAt: now, since });
    return { since, isNew };
  });
}
