import type { Reader } from '../store/store.js';
import { STRICTNESS } from './directory.js';
import { settingsOf } from './load-directory.js';
import { allSettings } from './queries.js';
import type { ReadModel } from './read-model.js';

/** Whether a Change alters which ties there are or who may use them at large: LESS may be shown than before, or MORE. */
export type ChangeOfWhatCounts = 'SAME' | 'MORE' | 'LESS';

/** Another default changes who may use most ties, so everything is read anew; all other settings are taken as they are. */
export async function changeOfWhatCounts(
  store: Reader,
  { directory }: ReadModel,
  touched: ReadonlySet<string>,
): Promise<ChangeOfWhatCounts> {
  if (!touched.has('settings')) return 'SAME';
  const settings = settingsOf(await store.read(allSettings));
  const before = directory.settings.defaultSharing;
  if (settings.defaultSharing !== before) {
    return STRICTNESS[settings.defaultSharing] > STRICTNESS[before] ? 'LESS' : 'MORE';
  }
  directory.settings = settings;
  return 'SAME';
}
