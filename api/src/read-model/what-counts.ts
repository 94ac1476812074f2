import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '../store/store.js';
import type { AgreementRecord } from './consents.js';
import { STRICTNESS } from './directory.js';
import { settingsOf } from './load-directory.js';
import { agreements, allSettings } from './queries.js';
import type { ReadModel } from './read-model.js';

/** Whether a Change alters which ties there are or who may use them at large: LESS may be shown than before, or MORE. */
export type ChangeOfWhatCounts = 'SAME' | 'MORE' | 'LESS';

/**
 * Another default changes who may use most ties, another agreement which there are: everything is read anew. All other
 * settings are taken as they are.
 */
export async function changeOfWhatCounts(
  store: Reader,
  model: ReadModel,
  touched: ReadonlySet<string>,
): Promise<ChangeOfWhatCounts> {
  const ofAgreement = touched.has('agreement') ? await changeOfAgreement(store, model) : 'SAME';
  const ofSettings = touched.has('settings') ? await changeOfSettings(store, model) : 'SAME';
  if (ofAgreement === 'LESS' || ofSettings === 'LESS') return 'LESS';
  return ofAgreement === 'MORE' || ofSettings === 'MORE' ? 'MORE' : 'SAME';
}

/** Whatever is agreed no more, or only from a later day on, is less, whatever was added. */
async function changeOfAgreement(store: Reader, { directory }: ReadModel): Promise<ChangeOfWhatCounts> {
  const [now = null] = await store.read(agreements, { limit: 1 });
  const before = directory.agreement;
  if (!directory.isLive || isDeepStrictEqual(before, now)) return 'SAME';
  return before !== null && (now === null || isLess(before, now)) ? 'LESS' : 'MORE';
}

function isLess(before: AgreementRecord, now: AgreementRecord): boolean {
  return (
    now.date > before.date ||
    before.purposes.some((purpose) => !now.purposes.includes(purpose)) ||
    before.sources.some((source) => !now.sources.includes(source))
  );
}

async function changeOfSettings(store: Reader, { directory }: ReadModel): Promise<ChangeOfWhatCounts> {
  const settings = settingsOf(await store.read(allSettings));
  const before = directory.settings;
  // A store says which it is when it is first opened.
  if (settings.isLive !== before.isLive) return settings.isLive ? 'LESS' : 'MORE';
  if (settings.defaultSharing !== before.defaultSharing) {
    return STRICTNESS[settings.defaultSharing] > STRICTNESS[before.defaultSharing] ? 'LESS' : 'MORE';
  }
  directory.settings = settings;
  return 'SAME';
}
