import { saveChoices } from '../contacts/choose-sharing.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import type { TieSharing } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery, noRows } from '../store/queries.js';
import { type TieView, tieView } from '../ties/tie-view.js';

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
  await context.application.live.write((transaction) =>
    saveChoices(context, transaction, owner.id, new Map([[tie.b.id, sharing]])),
  );
  return tieView(context, owner.id, tie.b.id);
}

export interface SettingsView {
  readonly defaultSharing: TieSharing;
}

/** Company-wide settings of sharing. */
export function settings(context: Context): SettingsView {
  return { defaultSharing: context.directory.settings.defaultSharing };
}

/**
 * Changes the company default for ties to the outside whose owner has not chosen. In a trial: in a live store it follows
 * from the agreement, since nobody alone may widen what others see.
 */
export async function setDefaultSharing(context: Context, sharing: TieSharing): Promise<SettingsView> {
  await context.application.live.write(async (transaction) => {
    await transaction.run(setSetting, { id: 'defaultSharing', value: sharing });
    transaction.touch('settings');
  });
  return settings(context);
}
