import { z } from 'zod';
import { type Permitting, type Purpose, purposes } from '../read-model/consents.js';
import { agreements, consentsOf, readInChunks } from '../read-model/queries.js';
import { defineQuery } from '../store/queries.js';
import type { Reader } from '../store/store.js';

const modeQuery = defineQuery('consent/mode', z.object({ value: z.string() }));

/** Who counts among some people, as a transaction sees it; `idsOf` names all records of a person. */
export async function readPermitting(
  reader: Reader,
  people: readonly string[],
  idsOf: (id: string) => readonly string[],
): Promise<Permitting> {
  const isLive = await isLiveStore(reader);
  if (!isLive) return TRIAL;
  const [agreement = null] = await reader.read(agreements, { limit: 1 });
  const rows = await readInChunks(reader, consentsOf, 'ids', people);
  const given = new Set(rows.map(({ personId, purpose }) => keyOf(personId, purpose)));
  return {
    isLive,
    agreement,
    hasConsent: (id, purpose) => idsOf(id).some((one) => given.has(keyOf(one, purpose))),
  };
}

/** Whether the store is live, and not a trial. */
async function isLiveStore(reader: Reader): Promise<boolean> {
  return (await reader.read(modeQuery))[0]?.value === 'live';
}

/** All that a trial asks for: nothing. */
const TRIAL: Permitting = { isLive: false, agreement: null, hasConsent: () => true };

function keyOf(personId: string, purpose: Purpose): string {
  return `${purposes.indexOf(purpose)} ${personId}`;
}
