import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import type { Store } from '../store/store.js';

const allSettings = defineQuery('settings/all', z.object({ id: z.string(), value: z.string() }));
const setSetting = defineQuery('settings/set', z.unknown());
const anyPerson = defineQuery(
  'people/page-end',
  z.object({ last: z.string().nullable(), count: z.number() }),
);

/** The store was created in the other mode. */
class ModeRefused extends Error {
  override readonly name = 'ModeRefused';
}

/** Whether nobody is in the store yet and nothing was seeded. */
export async function isEmptyStore(store: Store): Promise<boolean> {
  const settings = await store.read(allSettings);
  if (settings.some(({ id }) => id === 'dataSet')) return false;
  return (await store.read(anyPerson, { after: '', limit: 1 }))[0]?.count === 0;
}

/** Notes the mode at creation; later starts must keep to it. Throws ModeRefused otherwise. */
export async function keepMode(store: Store, mode: 'trial' | 'live'): Promise<void> {
  const known = (await store.read(allSettings)).find(({ id }) => id === 'mode')?.value;
  if (known === mode) return;
  if (known !== undefined) {
    throw new ModeRefused(
      `This store was created in ${known} mode and PERLEN_MODE is ${mode}. A store never changes its mode: for a live one, run perlen go-live FOLDER.`,
    );
  }
  await setSettings(store, { mode, defaultSharing: mode === 'live' ? 'BLIND' : 'NAMED' });
}

/** Says what the store was filled with first. */
export async function nameDataSet(
  store: Store,
  dataSet: 'DEMO' | 'ENRON' | 'GENERATED' | 'OWN',
): Promise<void> {
  await setSettings(store, { dataSet });
}

/** Writes settings of the store. */
export async function setSettings(store: Store, values: Record<string, string>): Promise<void> {
  await store.write(async (transaction) => {
    for (const [id, value] of Object.entries(values)) await transaction.run(setSetting, { id, value });
    transaction.touch('settings');
  });
}
