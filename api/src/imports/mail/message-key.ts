import { createHash, createHmac } from 'node:crypto';
import { readAddressList } from './address-list.js';
import type { MailHeader } from './types.js';

/**
 * What makes a message the same message in another file: its Message-ID, trimmed; without one the SHA-256 (hex)
 * of date, from, sorted to and cc. Lists are compared by address, or by name where there is no address.
 */
export function messageKey(header: MailHeader): string {
  const id = (header.messageId ?? '').trim();
  if (id !== '') return id.length <= MAX_ID_LENGTH ? id : sha256([id]);
  return sha256([
    (header.date ?? '').replace(/\s+/g, ' ').trim(),
    ...sorted(header.from),
    'to',
    ...sorted(header.to),
    'cc',
    ...sorted(header.cc),
  ]);
}

/** A message's name in the store, the same whichever import brings it: betrays nothing without the key. */
export function messageHash(secretKey: string, key: string): string {
  return createHmac('sha256', secretKey).update(key).digest('hex');
}

/**
 * The keyed hash under which one message counts once for one pair and direction: HMAC-SHA-256 (hex). Without the
 * key it betrays neither message nor people. Fields are length-prefixed, so no two inputs share a text. `secrets`: those
 * of the consents it rests on; without them nobody can tell any more whom it was of.
 */
export function pairHash(
  secretKey: string | Uint8Array,
  key: string,
  fromAddress: string,
  toAddress: string,
  secrets: readonly string[] = [],
): string {
  const hmac = createHmac('sha256', secretKey);
  for (const field of [key, fromAddress, toAddress, ...secrets])
    hmac.update(`${Buffer.byteLength(field)}:${field}`);
  return hmac.digest('hex');
}

/** Longer ones come from broken or hostile mail; their hash tells them apart as well. */
const MAX_ID_LENGTH = 1000;

function sha256(fields: readonly string[]): string {
  const hash = createHash('sha256');
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field}`);
  return hash.digest('hex');
}

function sorted(list: string | null): string[] {
  return readAddressList(list ?? '')
    .map((mention) => (mention.address ?? mention.name ?? mention.text).toLowerCase())
    .sort();
}
