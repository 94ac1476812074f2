import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config/config.js';
import { PerlenError } from '../graphql/errors.js';
import { readInChunks } from '../read-model/queries.js';
import { makeFolder } from '../store/make-folder.js';
import { defineQuery } from '../store/queries.js';
import type { Reader, WriteTransaction } from '../store/store.js';

/** Who objected is known by keyed hashes of their addresses alone; the key is never in the store. */

const hashRow = z.object({ hash: z.string() });
const objected = defineQuery('consent/objected', hashRow);
const anyObjection = defineQuery('consent/any-objection', hashRow);
const noteKey = defineQuery('consent/note-objection-key', z.object({ value: z.string() }));
const keyNoted = defineQuery('consent/objection-key', z.object({ value: z.string() }));

const KEY_FILE = 'objection.key';
const KEY_BYTES = 32;

export type KeyPlace = Pick<Config, 'objectionKey' | 'dataFolder'>;

/** The keyed hash of an address; the same for every spelling of it. */
export function objectionHash(key: string, address: string): string {
  return createHmac('sha256', key).update(`address\n${address.trim().toLowerCase()}`).digest('hex');
}

/**
 * The key that is configured, else that of the data folder; made there with the first objection. Throws CONFLICT if
 * objections were recorded under another one: they would be found by nobody.
 */
export async function keyForRecording(transaction: WriteTransaction, place: KeyPlace): Promise<string> {
  const key = place.objectionKey ?? keyOfFile(place.dataFolder) ?? madeKey(place.dataFolder);
  const [noted] = await transaction.run(noteKey, { value: nameOf(key) });
  refuseOther(key, noted?.value);
  return key;
}

/** Which of some addresses are of people who objected; costs one look where nobody did. Throws CONFLICT without the key. */
export async function objectedAmong(
  reader: Reader,
  place: KeyPlace,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  if (addresses.length === 0 || (await reader.read(anyObjection)).length === 0) return new Set();
  const key = place.objectionKey ?? keyOfFile(place.dataFolder) ?? '';
  refuseOther(key, (await reader.read(keyNoted))[0]?.value);
  const byHash = new Map(addresses.map((address) => [objectionHash(key, address), address]));
  const found = await readInChunks(reader, objected, 'hashes', [...byHash.keys()]);
  return new Set(found.flatMap(({ hash }) => byHash.get(hash) ?? []));
}

function keyOfFile(dataFolder: string): string | undefined {
  const path = join(dataFolder, KEY_FILE);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

function madeKey(dataFolder: string): string {
  const key = randomBytes(KEY_BYTES).toString('hex');
  makeFolder(dataFolder);
  writeFileSync(join(dataFolder, KEY_FILE), `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

/** Tells one key from another without telling either. */
function nameOf(key: string): string {
  return createHmac('sha256', key).update('the key of objections').digest('hex');
}

function refuseOther(key: string, noted: string | undefined): void {
  const isSame =
    noted === undefined ||
    (noted.length === nameOf(key).length && timingSafeEqual(Buffer.from(noted), Buffer.from(nameOf(key))));
  if (isSame) return;
  throw new PerlenError(
    'CONFLICT',
    'Objections were recorded under another key. Set PERLEN_OBJECTION_KEY as it was, or bring objection.key back into the data folder.',
  );
}
