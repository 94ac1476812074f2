import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import type { TieSharing } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery, noRows } from '../store/queries.js';
import { touchedTie } from '../store/store.js';
import { type TieView, tieView } from '../ties/tie-view.js';
import { recordPairs } from '../ties/ties.js';

const removeSharing = defineQuery('privacy/remove-sharing', noRows);
const setSharing = defineQuery('privacy/set-sharing', noRows);
const setSetting = defineQuery('settings/set', noRows);

/**
 * Records who may use the viewer's own tie to somebody, and answers the tie. Between employees the stricter of the two
 * people's choices holds, and BLIND is BAD_INPUT. Throws NOT_FOUND for a tie that is not there.
 */
export async function setTieSharing(
  context: Context,
  withId: string,
  sharing: TieSharing,
): Promise<TieView | null> {
  const owner = context.requirePerson();
  const tie = tieView(context, owner.id, withId);
  if (tie === null) throw notFound('tie');
  if (sharing === 'BLIND' && standingOf(tie.b, context.model.asOf) === 'EMPLOYEE') {
    throw badInput('sharing', 'A tie between colleagues is NAMED or PRIVATE.');
  }
  const pairs = recordPairs(context.directory, owner.id, tie.b.id);
  const at = context.application.now().toISOString();
  await context.application.live.write(async (transaction) => {
    await transaction.run(removeSharing, { pairs });
    await transaction.run(setSharing, { from: owner.id, to: tie.b.id, level: sharing, at });
    transaction.touch(touchedTie(owner.id, tie.b.id));
  });
  return tieView(context, owner.id, tie.b.id);
}

export interface SettingsView {
  readonly defaultSharing: TieSharing;
}

/** Company-wide settings of sharing. */
export function settings(context: Context): SettingsView {
  context.requireViewer();
  return { defaultSharing: context.directory.settings.defaultSharing };
}

/**
 * Changes the company default for ties to the outside whose owner has not chosen. A steward of a trial; in a live store
 * nobody alone may widen what others see: FORBIDDEN.
 */
export async function setDefaultSharing(context: Context, sharing: TieSharing): Promise<SettingsView> {
  context.requireRole('STEWARD');
  if (context.application.config.mode === 'live') {
    throw new PerlenError('FORBIDDEN', 'In a live store the default follows from the agreement.');
  }
  await context.application.live.write(async (transaction) => {
    await transaction.run(setSetting, { id: 'defaultSharing', value: sharing });
    transaction.touch('settings');
  });
  return settings(context);
}
