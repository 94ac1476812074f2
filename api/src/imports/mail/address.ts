import { hasKnownEnding, isOwnDomain, normaliseDomain } from './domain.js';

/** What a text that should be an e-mail address is. */
export type ReadAddress =
  /** Lowercase, domain in its Unicode form. */
  | { readonly kind: 'address'; readonly address: string; readonly domain: string }
  /** Well formed, but its top-level domain does not exist: text recognition, a typing error. */
  | { readonly kind: 'unknownDomain'; readonly address: string; readonly domain: string }
  | { readonly kind: 'broken' };

/**
 * Reads one address (without name and brackets). Quotes around it, `mailto:`, stray `;` and white space beside
 * dots and `@` (RFC 5322, 4.4) are removed. Dots may stand anywhere before the @, since real systems make such addresses.
 * `ownDomains` are taken even when they have no dot or an ending of their own.
 */
export function readAddress(value: string, ownDomains: readonly string[] = []): ReadAddress {
  if (value.length > MAX_ADDRESS_LENGTH * 2) return { kind: 'broken' };
  const text = value
    .replace(/;\s*/g, '')
    .replace(/\s*([.@])\s*/g, '$1')
    .replace(/^(?:mailto|smtp):/i, '')
    .replace(SURROUNDING_QUOTES, '')
    .normalize('NFC');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = at < 0 ? null : normaliseDomain(text.slice(at + 1));
  if (domain === null || !LOCAL_PART.test(local) || local.length + domain.length >= MAX_ADDRESS_LENGTH) {
    return { kind: 'broken' };
  }
  const address = `${local}@${domain}`;
  if (isOwnDomain(domain, ownDomains)) return { kind: 'address', address, domain };
  if (!domain.includes('.')) return { kind: 'broken' };
  return { kind: hasKnownEnding(domain) ? 'address' : 'unknownDomain', address, domain };
}

/** RFC 5321, 4.5.3.1.3 with erratum 1690. */
const MAX_ADDRESS_LENGTH = 254;
/** RFC 5322 atom characters and dots, letters of any script (RFC 6532), at most 64 (RFC 5321, 4.5.3.1.1). */
const LOCAL_PART = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u;
const SURROUNDING_QUOTES = /^[\s'"‘’‚“”„`]+|[\s'"‘’‚“”„`]+$/g;
