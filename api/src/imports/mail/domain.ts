import { domainToUnicode } from 'node:url';
import emailProviders from 'email-providers';
import { parse } from 'tldts';

/** Whose domain an address is in: one's own, a business, a free-mail provider, or nobody's. */

/** Whether a domain is one of the own domains or a sub-domain of one. */
export function isOwnDomain(domain: string, ownDomains: readonly string[]): boolean {
  return ownDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

/**
 * The registrable domain of a business (`us.andersen.com` -> `andersen.com`), which names an organization;
 * null for free-mail and internet providers and for domains that nobody can register.
 */
export function organizationDomain(domain: string): string | null {
  const registrable = parse(domain).domain;
  if (registrable === null) return null;
  return isFreeMail(domain) || isFreeMail(registrable) ? null : registrable;
}

/** Mail providers for private people, from the package `email-providers`, corrected here. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain);
}

/** The domain ends in a top-level domain that exists, or in one reserved for tests and internal networks. */
export function hasKnownEnding(domain: string): boolean {
  if (parse(domain).isIcann === true) return true;
  return RESERVED_ENDINGS.has(domain.slice(domain.lastIndexOf('.') + 1));
}

/** Lowercase, Unicode form (`xn--mller-kva.de` -> `müller.de`); null when it is no domain name. */
export function normaliseDomain(value: string): string | null {
  const given = value.trim().replace(/\.$/, '').toLowerCase();
  const isPlain = /^[!-~]*$/.test(given) && !given.includes('xn--');
  const domain = isPlain ? given : domainToUnicode(given).toLowerCase();
  if (domain === '' || domain.length > 253) return null;
  return domain.split('.').every((label) => DOMAIN_LABEL.test(label)) ? domain : null;
}

const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
/** RFC 2606, RFC 6761, RFC 6762 appendix G, and ICANN's `internal`. */
const RESERVED_ENDINGS = new Set(
  'example test invalid localhost local internal intranet private corp home lan intern'.split(' '),
);
/** `example.com` is reserved for documentation (RFC 2606); facebook.com is first of all a company. */
const NOT_FREE_MAIL = new Set(['example.com', 'facebook.com']);
/** Providers, mostly German-speaking, that the package does not list. */
const MORE_FREE_MAIL = [
  'posteo.de',
  'posteo.net',
  'mail.de',
  'a1.net',
  'ewetel.net',
  'htp-tel.de',
  'magenta.de',
  'osnanet.de',
  'unitybox.de',
  'versanet.de',
  'tutanota.com',
  'tutanota.de',
  'tuta.io',
  'tuta.com',
  'kpnmail.nl',
  'ziggo.nl',
  'flash.net',
  'home.com',
  'mediaone.net',
  'bigplanet.com',
  'dellnet.com',
  'pdq.net',
  'evl.net',
];
const FREE_MAIL: ReadonlySet<string> = new Set([
  ...emailProviders.filter((domain) => !NOT_FREE_MAIL.has(domain)),
  ...MORE_FREE_MAIL,
]);
